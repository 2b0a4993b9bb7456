// A film to mark on: the picture, what is marked on it, and the rings as they must appear. Pictures stay in this window.
import { el, svg } from './dom.js';
import { number, say } from './words.js';

/** From this many screen pixels on a press is a drag. */
const dragFrom = 4;
/** How near a mark has to be to be taken hold of, screen pixels. */
const reach = 9;
const loupeSize = 132, loupeScale = 4;

export class FilmCanvas {
  /** `act` has `click(at, subject)`, with the subject of a mark that is there, `move(subject, at, isDone)` and `key(event)`. */
  constructor(act) {
    Object.assign(this, { act, scale: 1, offset: [0, 0], picture: null, tone: [1, 1], shown: { marks: [], others: [], drawn: null, size: [2000, 2000] } });
    this.canvas = el('canvas', {});
    this.overlay = svg('svg', { 'aria-hidden': 'true' });
    this.loupe = el('canvas', { className: 'loupe', width: loupeSize, height: loupeSize, 'aria-hidden': 'true' });
    this.spoken = el('p', { className: 'hidden-words', role: 'status' });
    this.node = el('div', { className: 'film', tabIndex: 0, role: 'application', 'aria-roledescription': say('film'), 'aria-label': say('film-keys') }, this.canvas, this.overlay, this.loupe, this.spoken);
    this.node.addEventListener('wheel', (event) => { event.preventDefault(); this.zoom(Math.exp(-event.deltaY / 400), this.local(event)); }, { passive: false });
    this.node.addEventListener('pointerdown', (event) => this.press(event));
    this.node.addEventListener('pointermove', (event) => this.look(this.imageAt(this.local(event))));
    this.node.addEventListener('pointerleave', () => this.look(null));
    this.node.addEventListener('keydown', (event) => this.act.key(event));
    new ResizeObserver(() => (this.isFitted ? this.fit() : this.draw())).observe(this.node);
  }

  get box() { return this.node.getBoundingClientRect(); }

  local(event) { const { left, top } = this.box; return [event.clientX - left, event.clientY - top]; }

  imageAt([x, y]) { return [(x - this.offset[0]) / this.scale, (y - this.offset[1]) / this.scale]; }

  screenAt([u, v]) { return [u * this.scale + this.offset[0], v * this.scale + this.offset[1]]; }

  /** The middle of what is seen, in the picture's pixels. */
  get middle() { return this.imageAt([this.box.width / 2, this.box.height / 2]); }

  /** A picture as `filmPicture` gives it, or null. */
  setPicture(picture) {
    this.picture = picture;
    this.light(...this.tone);
    this.fit();
  }

  show(shown) {
    const isOther = String(shown.size) !== String(this.shown.size);
    this.shown = shown;
    if (isOther) this.fit(); else this.draw();
  }

  fit() {
    const { width, height } = this.box;
    const [columns, rows] = this.shown.size;
    this.scale = Math.max(0.01, Math.min(width / columns, height / rows) * 0.98);
    this.offset = [(width - columns * this.scale) / 2, (height - rows * this.scale) / 2];
    this.isFitted = true;
    this.draw();
  }

  zoom(factor, [x, y] = [this.box.width / 2, this.box.height / 2]) {
    const scale = Math.min(40, Math.max(0.02, this.scale * factor));
    this.offset = [x, y].map((at, axis) => at - (at - this.offset[axis]) * scale / this.scale);
    this.scale = scale;
    this.isFitted = false;
    this.draw();
  }

  /** Brings a place into view. */
  reveal(at) {
    const [x, y] = this.screenAt(at);
    const { width, height } = this.box;
    if (x > 20 && y > 20 && x < width - 20 && y < height - 20) return;
    this.offset = [this.offset[0] + width / 2 - x, this.offset[1] + height / 2 - y];
    this.draw();
  }

  /** A picture that has a window of its own is drawn anew through it; others are dimmed as they are. */
  light(brightness, contrast) {
    this.tone = [brightness, contrast];
    this.canvas.style.filter = this.loupe.style.filter = this.picture?.light ? '' : `brightness(${brightness}) contrast(${contrast})`;
    this.draw();
  }

  press(event) {
    if (event.button > 1) return;
    const start = this.local(event);
    const held = event.button === 0 ? this.nearest(start) : null;
    const from = [...this.offset];
    let isDrag = false;
    this.node.setPointerCapture(event.pointerId);
    const move = (next) => {
      const [x, y] = this.local(next);
      if (!isDrag && Math.hypot(x - start[0], y - start[1]) < dragFrom) return;
      isDrag = true;
      if (held) this.act.move(held.subject, this.imageAt([x, y]), false);
      else {
        this.offset = [from[0] + x - start[0], from[1] + y - start[1]];
        this.isFitted = false;
        this.draw();
      }
    };
    const end = (last) => {
      this.node.removeEventListener('pointermove', move);
      this.node.removeEventListener('pointerup', end);
      this.node.removeEventListener('pointercancel', end);
      if (last.type === 'pointercancel') return;
      if (held && isDrag) this.act.move(held.subject, this.imageAt(this.local(last)), true);
      else if (!isDrag && event.button === 0) this.act.click(this.imageAt(this.local(last)), held?.subject);
    };
    this.node.addEventListener('pointermove', move);
    this.node.addEventListener('pointerup', end);
    this.node.addEventListener('pointercancel', end);
  }

  nearest([x, y]) {
    let best = null;
    for (const mark of this.shown.marks) {
      const at = this.screenAt(mark.at);
      const distance = Math.hypot(at[0] - x, at[1] - y);
      if (distance < reach && (!best || distance < best.distance)) best = { ...mark, distance };
    }
    return best;
  }

  draw() {
    cancelAnimationFrame(this.waiting);
    this.waiting = requestAnimationFrame(() => this.redraw());
  }

  redraw() {
    const { width, height } = this.box;
    const ratio = devicePixelRatio || 1;
    if (this.canvas.width !== Math.round(width * ratio) || this.canvas.height !== Math.round(height * ratio)) {
      Object.assign(this.canvas, { width: Math.round(width * ratio), height: Math.round(height * ratio) });
    }
    const context = this.canvas.getContext('2d');
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, width, height);
    const [columns, rows] = this.shown.size;
    context.setTransform(ratio * this.scale, 0, 0, ratio * this.scale, ratio * this.offset[0], ratio * this.offset[1]);
    context.imageSmoothingEnabled = this.scale < 2;
    this.picture?.light?.(...this.tone);
    if (this.picture) context.drawImage(this.picture.image, 0, 0);
    else { context.fillStyle = '#20262d'; context.fillRect(0, 0, columns, rows); }
    this.overlay.setAttribute('viewBox', `0 0 ${width} ${height}`);
    this.overlay.replaceChildren(...this.ringLines(), ...this.misfits(), ...this.others(), ...this.marks());
    const selected = this.shown.marks.find((mark) => mark.isSelected);
    this.look(selected?.at ?? null);
  }

  points(places) { return places.map((place) => this.screenAt(place).map((value) => value.toFixed(1)).join(',')).join(' '); }

  /** Rings, struts and axes as the present solution has them. */
  ringLines() {
    const { drawn } = this.shown;
    if (!drawn) return [];
    const nodes = [];
    const [upper, lower] = ['proximal', 'distal'].map((end) => drawn[`${end}-ring`]);
    for (const ring of [upper, lower]) {
      if (!ring) continue;
      const seen = around(ring.filter((place) => place.length));
      nodes.push(svg('polygon', { class: 'film-ring', points: this.points(seen) }));
      for (const place of seen) { const [cx, cy] = this.screenAt(place); nodes.push(svg('circle', { class: 'film-joint', cx, cy, r: 6 })); }
    }
    if (upper && lower) {
      upper.forEach((place, index) => {
        if (place.length && lower[index].length) nodes.push(svg('polyline', { class: `film-strut k${index + 1}`, points: this.points([place, lower[index]]) }));
      });
    }
    for (const end of ['proximal', 'distal']) {
      const feet = drawn[`${end}-axis`] ?? [];
      if (feet.length > 1) nodes.push(svg('polyline', { class: 'film-axis', points: this.points(feet) }));
    }
    return nodes;
  }

  /** Ten times as long as they are. */
  misfits() {
    return (this.shown.drawn?.misfits ?? []).map(({ at: [mark, foot], outlier }) => {
      const tip = foot.map((value, axis) => value + 10 * (mark[axis] - value));
      return svg('polyline', { class: outlier ? 'film-misfit bad' : 'film-misfit', points: this.points([foot, tip]) });
    });
  }

  /** Marks that are of nothing in the list. */
  others() {
    return this.shown.others.map((at) => { const [cx, cy] = this.screenAt(at); return svg('circle', { class: 'film-other', cx, cy, r: 3 }); });
  }

  marks() {
    return this.shown.marks.flatMap((mark) => {
      const [x, y] = this.screenAt(mark.at);
      const cross = svg('path', { class: `film-mark${mark.isSelected ? ' selected' : ''}${mark.isBad ? ' bad' : ''}`, d: `M${x - 6} ${y}h12M${x} ${y - 6}v12` });
      const name = svg('text', { class: `film-name${mark.isSelected ? ' selected' : ''}`, x: x + 8, y: y - 7 }, mark.short);
      return [cross, name];
    });
  }

  /** The loupe over a place; nothing where there is no picture or no place. */
  look(at) {
    const place = at ?? this.shown.marks.find((mark) => mark.isSelected)?.at;
    this.loupe.hidden = !this.picture || !place;
    if (this.loupe.hidden) return;
    const context = this.loupe.getContext('2d');
    const span = loupeSize / loupeScale;
    context.imageSmoothingEnabled = false;
    context.fillStyle = '#000';
    context.fillRect(0, 0, loupeSize, loupeSize);
    context.drawImage(this.picture.image, place[0] - span / 2, place[1] - span / 2, span, span, 0, 0, loupeSize, loupeSize);
    context.strokeStyle = '#ffcf33';
    context.beginPath();
    for (const [x, y] of [[1, 0], [0, 1]]) {
      context.moveTo(loupeSize / 2 - 40 * x, loupeSize / 2 - 40 * y);
      context.lineTo(loupeSize / 2 + 40 * x, loupeSize / 2 + 40 * y);
    }
    context.stroke();
  }

  /** Says where a mark is, for those who hear the page. */
  say(name, at) { this.spoken.textContent = at ? `${name}: ${number(at[0], 1)}, ${number(at[1], 1)}` : `${name}: ${say('not-marked')}`; }
}

/** Places in the order in which they go around their middle. */
function around(places) {
  const middle = [0, 1].map((axis) => places.reduce((sum, place) => sum + place[axis], 0) / places.length);
  return [...places].sort((one, other) => Math.atan2(one[1] - middle[1], one[0] - middle[0]) - Math.atan2(other[1] - middle[1], other[0] - middle[0]));
}
