// The list of what is to be marked on a film, with the place of each mark to be typed too.
import { el, setText } from './dom.js';
import { markOf, subjects } from './films-file.js';
import { number, say } from './words.js';

export class FilmMarks {
  constructor(select, move) {
    this.rows = subjects.map((subject) => this.row(subject, select, move));
    this.count = el('p', { className: 'quiet-words', role: 'status' });
    this.node = el('div', {}, el('h2', {}, say('film-marks')), this.count, el('ol', { className: 'mark-list' }, ...this.rows.map((row) => row.node)));
  }

  /** As the program names it. */
  fileName({ ring, strut, axis, point }) {
    if (ring) return `${ring} ring, strut ${strut}`;
    return axis ? `${axis} axis` : point === 'origin' ? 'origin' : 'corresponding point';
  }

  name({ ring, strut, axis, number: place, point }) {
    if (ring) return say(`mark-${ring}-ring`, { strut });
    return axis ? say(`mark-${axis}-axis`, { number: place }) : say(`mark-${point}`);
  }

  /** At a mark: P1 to P6 and D1 to D6 as on the patient's sheet. */
  short({ ring, strut, axis, point }) {
    if (ring) return `${ring === 'proximal' ? 'P' : 'D'}${strut}`;
    return axis ? '' : point === 'origin' ? 'O' : 'C';
  }

  row(subject, select, move) {
    const name = this.name(subject);
    const button = el('button', { className: 'mark', type: 'button', onclick: () => select(subject) }, name);
    const inputs = ['u', 'v'].map((axis) => el('input', {
      type: 'text', inputMode: 'decimal', autocomplete: 'off', 'aria-label': `${name}: ${axis}, px`, placeholder: axis,
      onfocus: () => select(subject),
      onchange: () => {
        const typed = inputs.map((input) => input.value.trim().replace(',', '.'));
        const at = typed.map(Number);
        if (typed.every((text) => text === '')) move(subject, null);
        else if (typed.every((text) => text !== '') && at.every(Number.isFinite)) move(subject, at);
      },
    }));
    const fit = el('small', {});
    return { subject, node: el('li', {}, button, ...inputs, fit), button, inputs, fit };
  }

  show(film, selected, drawn) {
    const seen = new Map();
    let set = 0;
    for (const { subject, node, button, inputs, fit } of this.rows) {
      const mark = markOf(film, subject);
      if (mark) set += 1;
      node.className = `${mark ? 'set' : ''} ${subject === selected ? 'selected' : ''}`;
      button.setAttribute('aria-pressed', String(subject === selected));
      inputs.forEach((input, axis) => { if (input !== document.activeElement) input.value = mark ? Number(mark.at[axis]).toFixed(1) : ''; });
      const name = this.fileName(subject);
      const all = (drawn?.misfits ?? []).filter((one) => one.mark === name);
      const own = all[subject.axis ? (seen.get(name) ?? 0) : 0];
      if (mark) seen.set(name, (seen.get(name) ?? 0) + 1);
      setText(fit, mark && own ? `${number(own.sds, 1)} sd` : '');
      fit.className = own?.outlier ? 'bad' : '';
    }
    setText(this.count, say('marks-set', { set, all: this.rows.length }));
  }
}
