// The list of what is to be marked on a film, with the place of each mark to be typed too.
import { el, setText } from './dom.js';
import { faultNode } from './faults.js';
import { faultOf } from './film-field.js';
import { ballNumber, indexOf, isMetric, placeOf } from './films-file.js';
import { number, say } from './words.js';

export class FilmMarks {
  constructor(select, move) {
    Object.assign(this, { select, move, rows: new Map(), listed: '' });
    this.count = el('p', { className: 'quiet-words', role: 'status' });
    this.list = el('ol', { className: 'mark-list' });
    this.node = el('div', {}, el('h2', {}, say('film-marks')), this.count, this.list);
  }

  /** As the program names it. */
  fileName({ ring, strut, axis, point, object, ball }, file) {
    if (ring) return `${ring} ring, strut ${strut}`;
    if (object !== undefined) return `object point ${object}`;
    if (ball !== undefined) return `calibration ball ${ballNumber(file, ball)}`;
    return axis ? `${axis} axis` : point === 'origin' ? 'origin' : 'corresponding point';
  }

  name({ ring, strut, axis, number: place, point, object, ball }) {
    if (ring) return say(`mark-${ring}-ring`, { strut });
    if (object !== undefined) return say('mark-object', { name: object });
    if (ball !== undefined) return say('mark-ball', { number: place });
    return axis ? say(`mark-${axis}-axis`, { number: place }) : say(`mark-${point}`);
  }

  /** At a mark: P1 to P6 and D1 to D6 as on the patient's sheet. */
  short({ ring, strut, point, object }) {
    if (ring) return `${ring === 'proximal' ? 'P' : 'D'}${strut}`;
    return object ?? { origin: 'O', corresponding: 'C' }[point] ?? '';
  }

  row(subject) {
    const name = this.name(subject);
    const button = el('button', { className: 'mark', type: 'button', onclick: () => this.select(subject) }, name);
    const inputs = ['u', 'v'].map((axis) => el('input', {
      type: 'text', inputMode: 'decimal', autocomplete: 'off', placeholder: axis,
      onfocus: () => this.select(subject),
      onchange: () => {
        const typed = inputs.map((input) => input.value.trim().replace(',', '.'));
        const at = typed.map(Number);
        if (typed.every((text) => text === '')) this.move(subject, null);
        else if (typed.every((text) => text !== '') && at.every(Number.isFinite)) this.move(subject, at);
      },
    }));
    const fit = el('small', {}), fault = el('div', { className: 'mark-fault' });
    return { subject, name, node: el('li', {}, button, ...inputs, fit, fault), button, inputs, fit, fault };
  }

  /** The rows of these subjects; those that were there stay what they are, with what is being typed in them. */
  rowsOf(subjects) {
    for (const subject of subjects) if (!this.rows.has(subject)) this.rows.set(subject, this.row(subject));
    const listed = JSON.stringify(subjects);
    if (listed !== this.listed) this.list.replaceChildren(...subjects.map((subject) => this.rows.get(subject).node));
    this.listed = listed;
    return subjects.map((subject) => this.rows.get(subject));
  }

  /** Brings a row into sight within the list, and the list nowhere else. */
  reveal({ offsetTop, offsetHeight }) {
    const { scrollTop, clientHeight } = this.list;
    if (offsetTop < scrollTop) this.list.scrollTop = offsetTop;
    else if (offsetTop + offsetHeight > scrollTop + clientHeight) this.list.scrollTop = offsetTop + offsetHeight - clientHeight;
  }

  /** Shows a film's marks with the `errors` of each; gives those that it has shown. */
  show(file, index, subjects, selected, drawn, errors) {
    const film = file.films[index], unit = isMetric(film) ? 'mm' : 'px';
    const seen = new Map(), shown = [];
    let set = 0;
    for (const { subject, name: words, node, button, inputs, fit, fault } of this.rowsOf(subjects)) {
      const place = placeOf(film, subject);
      if (place) set += 1;
      node.className = `${place ? 'set' : ''} ${subject === selected ? 'selected' : ''}`;
      button.setAttribute('aria-pressed', String(subject === selected));
      inputs.forEach((input, axis) => {
        input.setAttribute('aria-label', `${words}: ${'uv'[axis]}, ${unit}`);
        if (input !== document.activeElement) input.value = place ? place[axis].toFixed(1) : '';
      });
      const name = this.fileName(subject, file);
      const all = (drawn?.misfits ?? []).filter((one) => one.mark === name);
      const own = all[subject.number ? (seen.get(name) ?? 0) : 0];
      if (place) seen.set(name, (seen.get(name) ?? 0) + 1);
      setText(fit, place && own ? `${number(own.sds, 1)} sd` : '');
      fit.className = own?.outlier ? 'bad' : '';
      const key = `films[${index + 1}].marks[${indexOf(film, subject) + 1}]`;
      // Points of one ball are one mark: what is wrong with it stands at its first.
      const faults = errors.filter((error) => (error.key ?? '').startsWith(key) && !shown.includes(error));
      shown.push(...faults);
      fault.replaceChildren(...faults.map((error) => faultNode(faultOf(error))));
    }
    if (selected !== this.selected) this.reveal(this.rows.get(selected).node);
    this.selected = selected;
    setText(this.count, say('marks-set', { set, all: subjects.length }));
    return shown;
  }
}
