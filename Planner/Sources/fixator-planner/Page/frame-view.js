// The frame on the page: turned, zoomed, and drawn on the day that is shown.
import { el, measure, setText } from './dom.js';
import { date, say } from './words.js';
import { caption, colours, draw, extent, scene } from './frame-picture.js';

const looks = { '3d': [0.55, 0.3], front: [0, 0], side: [Math.PI / 2, 0], top: [0, Math.PI / 2], films: [0, 0] };

export class FrameView {
  constructor(plans) {
    this.plans = plans;
    [this.azimuth, this.height] = looks['3d'];
    this.zoom = 1;
    this.canvas = el('canvas', { tabIndex: 0, role: 'img' });
    this.today = el('div', { className: 'today' });
    this.left = el('span', { className: 'side-words left' });
    this.right = el('span', { className: 'side-words right' });
    this.levels = el('span', { className: 'tools' });
    this.node = el('div', { className: 'frame' }, this.canvas, this.today, this.left, this.right,
      el('div', { className: 'corner' }, this.levels,
        ...Object.keys(looks).map((name) => el('button', { className: 'button', type: 'button', onclick: () => this.look(name) }, say(name))),
        el('button', { className: 'button', type: 'button', 'aria-label': say('zoom-in'), onclick: () => this.zoomBy(1.2) }, '+'),
        el('button', { className: 'button', type: 'button', 'aria-label': say('zoom-out'), onclick: () => this.zoomBy(1 / 1.2) }, '−')));
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

  turn(azimuth, height) {
    this.isPair = false;
    this.azimuth += azimuth;
    this.height = Math.max(-Math.PI / 2, Math.min(Math.PI / 2, this.height + height));
    this.ask();
  }

  zoomBy(factor) {
    this.zoom = Math.max(0.4, Math.min(6, this.zoom * factor));
    this.ask();
  }

  look(name) {
    [this.azimuth, this.height] = looks[name];
    if (name === 'side' && this.plans.frame?.side === 'right') this.azimuth = -this.azimuth;
    this.zoom = 1;
    this.isPair = name === 'films';
    this.ask();
  }

  fit() {
    const ratio = Math.min(devicePixelRatio || 1, 2);
    const [width, height] = [this.canvas.clientWidth, this.canvas.clientHeight].map((size) => Math.max(1, Math.round(size * ratio)));
    if (this.canvas.width === width && this.canvas.height === height) return;
    Object.assign(this.canvas, { width, height });
    this.ask();
  }

  /** A plan is new: room is made for its first and last day. */
  show() {
    const { frame, days } = this.plans;
    this.room = frame && extent(frame, [days[0].pose, days.at(-1).pose]);
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
    const { frame, days, day } = this.plans;
    if (!frame) return;
    const start = performance.now();
    this.palette ??= colours();
    const shown = days[day];
    const things = scene(frame, shown.pose, days.at(-1).pose);
    things.names = [1, 2, 3, 4, 5, 6].map((number) => this.plans.strutName(number));
    this.drawViews(things, this.plans.alarms(shown.day));
    this.tellSides();
    const words = say('day', { day: shown.day }), { frameName } = this.plans;
    if (this.today.dataset.words !== words + shown.date + frameName) {
      this.today.dataset.words = words + shown.date + frameName;
      this.today.replaceChildren(el('b', {}, words), date(shown.date), frameName ? el('span', { className: 'frame-name' }, frameName) : '');
      this.canvas.setAttribute('aria-label', [frameName, say('frame-picture', { day: shown.day })].filter(Boolean).join('. '));
    }
    measure('fixator-drawing', start);
  }

  /** The view that was chosen, or the AP and the lateral one side by side, as films are hung. */
  drawViews(things, alarm) {
    const { canvas, palette } = this;
    const { width, height } = canvas;
    const context = canvas.getContext('2d');
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, width, height);
    if (!this.isPair) {
      draw(context, { left: 0, width, height }, things, { azimuth: this.azimuth, height: this.height, zoom: this.zoom, ...this.room }, palette, alarm);
      return;
    }
    const lateral = this.plans.frame.side === 'right' ? -Math.PI / 2 : Math.PI / 2;
    [['AP', 0], [say('lateral-film'), lateral]].forEach(([name, azimuth], index) => {
      const box = { left: (index * width) / 2, width: width / 2, height };
      draw(context, box, things, { azimuth, height: 0, zoom: 0.84 * this.zoom, ...this.room }, palette, alarm);
      const [left, right] = this.sides(azimuth);
      caption(context, box, [left, name, right], palette);
    });
  }

  tellSides() {
    const words = this.isPair ? ['', ''] : this.sides(this.azimuth);
    setText(this.left, words[0]);
    setText(this.right, words[1]);
  }

  /** What is to the left and to the right, as on films. */
  sides(azimuth) {
    const { side } = this.plans.frame;
    const turned = Math.sin(azimuth), facing = Math.cos(azimuth);
    const isAcross = Math.abs(facing) >= Math.abs(turned);
    const lateral = side === 'left' ? facing > 0 : facing < 0;
    return isAcross ? (lateral ? ['medial', 'lateral'] : ['lateral', 'medial']) : turned > 0 ? ['anterior', 'posterior'] : ['posterior', 'anterior'];
  }
}
