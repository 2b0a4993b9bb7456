// The frame on the page: turned, zoomed, and drawn on the day that is shown.
import { el, measure, setText } from './dom.js';
import { date, number, say, word } from './words.js';
import { caption, captionHeight, colours, draw } from './frame-picture.js';

const looks = { '3d': [0.55, 0.3], front: [0, 0], side: [Math.PI / 2, 0], top: [0, Math.PI / 2], films: [0, 0] };

export class FrameView {
  constructor(plans) {
    this.plans = plans;
    [this.azimuth, this.height] = looks['3d'];
    this.zoom = 1;
    this.canvas = el('canvas', { tabIndex: 0, role: 'img', 'aria-label': say('plan') });
    this.today = el('div', { className: 'today' });
    this.left = el('span', { className: 'side-words left' });
    this.right = el('span', { className: 'side-words right' });
    this.up = el('span', { className: 'side-words up' });
    this.down = el('span', { className: 'side-words down' });
    this.levels = el('span', { className: 'tools' });
    this.corner = el('div', { className: 'corner' }, this.levels,
      ...Object.keys(looks).map((name) => el('button', { className: 'button', type: 'button', onclick: () => this.look(name) }, say(name))),
      el('span', { className: 'zoom' }, el('button', { className: 'button', type: 'button', 'aria-label': say('zoom-in'), onclick: () => this.zoomBy(1.2) }, '+'),
        el('button', { className: 'button', type: 'button', 'aria-label': say('zoom-out'), onclick: () => this.zoomBy(1 / 1.2) }, '−')));
    this.node = el('div', { className: 'frame' }, el('div', { className: 'frame-head' }, this.today, this.corner),
      el('div', { className: 'scene' }, this.canvas, this.left, this.right, this.up, this.down));
    this.listen();
    new ResizeObserver(() => this.fit()).observe(this.canvas);
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => { this.palette = null; this.ask(); });
  }

  listen() {
    const { canvas } = this;
    const touches = new Map();
    canvas.addEventListener('pointerdown', (event) => {
      canvas.setPointerCapture(event.pointerId);
      touches.set(event.pointerId, event);
    });
    canvas.addEventListener('pointermove', (event) => {
      const before = touches.get(event.pointerId);
      if (!before) return;
      if (touches.size === 2) {
        const other = [...touches.values()].find((touch) => touch.pointerId !== event.pointerId);
        const far = (one) => Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY) || 1;
        this.zoomBy(far(event) / far(before));
      } else this.turn((before.clientX - event.clientX) * 0.009, (event.clientY - before.clientY) * 0.009);
      touches.set(event.pointerId, event);
    });
    for (const name of ['pointerup', 'pointercancel']) canvas.addEventListener(name, (event) => touches.delete(event.pointerId));
    canvas.addEventListener('wheel', (event) => {
      if (!event.ctrlKey && !event.shiftKey && document.activeElement !== canvas) return;
      event.preventDefault();
      this.zoomBy(event.deltaY < 0 ? 1.08 : 1 / 1.08);
    }, { passive: false });
    canvas.addEventListener('keydown', (event) => {
      const turns = { ArrowLeft: [-0.12, 0], ArrowRight: [0.12, 0], ArrowUp: [0, 0.12], ArrowDown: [0, -0.12] };
      if (turns[event.key]) this.turn(...turns[event.key]);
      else if (event.key === '+') this.zoomBy(1.15);
      else if (event.key === '-') this.zoomBy(1 / 1.15);
      else return;
      event.preventDefault();
    });
  }

  /** Another view that is turned and zoomed with this one. */
  pairWith(other) {
    [this.twin, other.twin] = [other, this];
    other.corner.hidden = true;
  }

  turn(azimuth, height) {
    this.isPair = false;
    this.azimuth += azimuth;
    this.height = Math.max(-Math.PI / 2, Math.min(Math.PI / 2, this.height + height));
    this.changed();
  }

  zoomBy(factor) {
    this.zoom = Math.max(0.4, Math.min(6, this.zoom * factor));
    this.changed();
  }

  changed() {
    const { azimuth, height, zoom, isPair, twin } = this;
    this.ask();
    if (!twin) return;
    Object.assign(twin, { azimuth, height, zoom, isPair });
    twin.ask();
  }

  look(name) {
    [this.azimuth, this.height] = looks[name];
    if (name === 'side' && this.plans.frame?.side === 'right') this.azimuth = -this.azimuth;
    this.zoom = 1;
    this.isPair = name === 'films';
    this.changed();
  }

  fit() {
    const ratio = Math.min(devicePixelRatio || 1, 2);
    const [width, height] = [this.canvas.clientWidth, this.canvas.clientHeight].map((size) => Math.max(1, Math.round(size * ratio)));
    if (this.canvas.width === width && this.canvas.height === height) return;
    Object.assign(this.canvas, { width, height });
    this.ask();
  }

  /** A plan is new, or another frame is shown: room is made for its first and last day. */
  show() {
    this.room = this.plans.frame && this.plans.room;
    this.ask();
  }

  /** Draws once before the next frame of the screen, however often it is asked. */
  ask() {
    if (this.isAsked) return;
    this.isAsked = true;
    requestAnimationFrame(() => {
      this.isAsked = false;
      this.draw();
    });
  }

  draw() {
    const { plans } = this;
    if (!plans.frame) return;
    const start = performance.now();
    this.palette ??= colours();
    this.drawViews(plans.sceneOn(plans.day, true), plans.shades());
    this.tellSides();
    this.tellDay();
    measure('fixator-drawing', start);
  }

  tellDay() {
    const { plans } = this;
    const day = plans.numberAt(plans.day), when = date(plans.days[plans.day]?.date);
    const words = [say('day', { day }), when, plans.pictureName, this.apart(day)];
    if (this.today.dataset.words === words.join('|')) return;
    this.today.dataset.words = words.join('|');
    this.today.replaceChildren(el('b', {}, words[0]), ' ', when, plans.pictureName ? el('span', { className: 'frame-name' }, plans.pictureName) : '',
      words[3] ? el('span', { className: 'ghost-name' }, words[3]) : '');
    this.canvas.setAttribute('aria-label', [plans.pictureName, say('frame-picture', { day }), words[3]].filter(Boolean).join('. '));
  }

  /** How far the other schedule's motion is from the plan's on a day, in words; empty without one. */
  apart(day) {
    const { ghost, drawn } = this.plans;
    if (!ghost) return '';
    const rows = drawn.map((level) => ghost.at(level, day));
    if (rows.some((row) => row && !row.pose)) return say('ghost-none');
    const known = rows.filter((row) => row?.day === day && row.mm !== undefined);
    if (!known.length) return say('ghost-name');
    return say('ghost-apart', { mm: number(Math.max(...known.map(({ mm }) => mm)), 1), deg: number(Math.max(...known.map(({ deg }) => deg)), 1) });
  }

  /** The view that was chosen, or the AP and the lateral one side by side, as films are hung. */
  drawViews(things, shades) {
    const { canvas, palette } = this;
    const { width, height } = canvas;
    const look = { ...this.room, names: { hinge: say('picture-hinge'), joint: say('picture-joint') } };
    // From above there are words above and below.
    const ratio = height / Math.max(1, canvas.clientHeight), room = this.isFromAbove ? { above: 22 * ratio, below: 22 * ratio } : {};
    const context = canvas.getContext('2d');
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, width, height);
    if (!this.isPair) {
      draw(context, { left: 0, width, height, ...room }, things, { ...look, azimuth: this.azimuth, height: this.height, zoom: this.zoom }, palette, shades);
      return;
    }
    const lateral = this.plans.frame.side === 'right' ? -Math.PI / 2 : Math.PI / 2;
    [[say('ap-film'), 0], [say('lateral-film'), lateral]].forEach(([name, azimuth], index) => {
      const box = { left: (index * width) / 2, width: width / 2, height, below: captionHeight(width / 2, height) };
      draw(context, box, things, { ...look, azimuth, height: 0, zoom: this.zoom }, palette, shades);
      const [left, right] = this.sides(azimuth);
      caption(context, box, [left, name, right], palette);
    });
  }

  tellSides() {
    const [left, right] = this.isPair ? ['', ''] : this.sides(this.azimuth);
    // Seen from above what is up on the picture is what lies a quarter of a turn on; from below it is down.
    const [down, up] = this.isFromAbove ? this.sides(this.azimuth + (this.height > 0 ? Math.PI / 2 : -Math.PI / 2)) : ['', ''];
    [left, right, up, down].forEach((text, index) => setText([this.left, this.right, this.up, this.down][index], text));
  }

  /** Whether the picture is seen along the limb, more or less. */
  get isFromAbove() { return !this.isPair && Math.abs(this.height) > 1; }

  /** What is to the left and to the right, as on films. */
  sides(azimuth) {
    const { side } = this.plans.frame;
    const turned = Math.sin(azimuth), facing = Math.cos(azimuth);
    const isAcross = Math.abs(facing) >= Math.abs(turned);
    const lateral = side === 'left' ? facing > 0 : facing < 0;
    return (isAcross ? (lateral ? ['medial', 'lateral'] : ['lateral', 'medial']) : turned > 0 ? ['anterior', 'posterior'] : ['posterior', 'anterior']).map(word);
  }
}
