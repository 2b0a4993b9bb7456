// Films instead of the case: pictures, marks, and what they say while they are being set.
import { askJSON } from './api.js';
import { el, setText } from './dom.js';
import { FilmCanvas } from './film-canvas.js';
import { filmFields, headFields } from './film-fields.js';
import { FilmMarks } from './film-marks.js';
import { filmResult } from './film-result.js';
import { beginning, filmsOf, markOf, setMark, subjects, textOf } from './films-file.js';
import { say } from './words.js';

export class FilmsView {
  constructor(session, hardware, notices) {
    Object.assign(this, { session, notices, at: 0, subject: subjects[0], pictures: new Map(), file: null });
    this.canvas = new FilmCanvas({
      click: (at, there) => this.click(at, there),
      move: (subject, at, isDone) => this.mark(subject, at, false, isDone),
      key: (event) => this.key(event),
    });
    this.marks = new FilmMarks((subject) => this.select(subject), (subject, at) => this.mark(subject, at, false));
    const change = (act, path) => this.change(act, path);
    this.head = headFields(change, hardware);
    this.fields = filmFields(change, () => this.picker.click());
    this.picker = el('input', { type: 'file', accept: 'image/png,image/jpeg', multiple: true, hidden: true, 'aria-label': say('choose-picture'), onchange: () => { this.take([...this.picker.files]); this.picker.value = ''; } });
    this.tabs = el('div', { className: 'tabs', role: 'tablist', 'aria-label': say('films-title') });
    this.result = el('section', { className: 'card panel film-result', 'aria-label': say('films-say') });
    this.node = el('main', { className: 'films', hidden: true },
      el('section', { className: 'card film-side', 'aria-label': say('films-title') }, this.head.node),
      el('section', { className: 'card film-card', 'aria-label': say('film') }, this.tabs, this.fields.node, this.tools(), this.canvas.node, this.picker),
      el('section', { className: 'card film-side film-marks', 'aria-label': say('film-marks') }, this.marks.node), this.result);
    session.addEventListener('state', () => this.show());
    session.addEventListener('opened', () => { this.at = 0; this.subject = subjects[0]; this.pictures.clear(); this.canvas.setPicture(null); this.show(); });
    session.addEventListener('refused', ({ detail }) => notices.say('films', detail.errors[0]?.message ?? null));
  }

  /** Films of the case that is open. */
  async begin() {
    const { session } = this;
    const file = beginning(session.state.values ?? {});
    const [from, rest] = [session.draft?.id, session.state.values];
    await session.show(await askJSON('POST', 'drafts', { text: textOf(file) }));
    this.from = { id: session.draft.id, case: from, values: rest };
  }

  tools() {
    const light = ['brightness', 'contrast'].map(() => el('input', { type: 'range', min: 0.3, max: 3, step: 0.05, value: 1, oninput: () => this.canvas.light(light[0].value, light[1].value) }));
    const button = (text, name, act) => el('button', { className: 'button', type: 'button', 'aria-label': name, title: name, onclick: act }, text);
    return el('div', { className: 'tools film-tools' }, button('+', say('zoom-in'), () => this.canvas.zoom(1.4)), button('−', say('zoom-out'), () => this.canvas.zoom(1 / 1.4)),
      button(say('fit'), say('fit'), () => this.canvas.fit()), ...light.map((input, index) => el('label', {}, say(['brightness', 'contrast'][index]), input)), el('small', { className: 'quiet-words' }, say('film-how')));
  }

  /** Takes pictures that were dropped or chosen: the film that is shown gets the first, those without one the others. */
  async take(files) {
    const pictures = files.filter((file) => /^image\/(png|jpeg)$/.test(file.type));
    if (pictures.length < files.length) this.notices.say('films', say(files.some((file) => /\.dcm$|dicom/i.test(file.name + file.type)) ? 'no-dicom' : 'no-picture'));
    for (const [order, picture] of pictures.entries()) {
      const free = this.file.films.findIndex((_, index) => !this.pictures.has(index));
      const index = order === 0 && pictures.length === 1 ? this.at : free;
      const film = this.file.films[index];
      if (!film) return;
      let bitmap;
      try { bitmap = await createImageBitmap(picture); } catch { this.notices.say('films', say('no-picture')); continue; }
      const size = [bitmap.width, bitmap.height];
      if (film.marks.length && film.size && String(film.size) !== String(size)) { this.notices.say('films', say('other-size', { name: picture.name, size: size.join(' × '), other: film.size.join(' × ') })); continue; }
      this.pictures.set(index, bitmap);
      this.change((file) => Object.assign(file.films[index], { image: picture.name, size }));
    }
    this.open(this.at);
  }

  get film() { return this.file?.films[this.at]; }

  /** Changes the file, and sends it; changes at one `path` that follow each other are one step back. */
  change(act, path = '') {
    act(this.file, this.film);
    this.session.replace(textOf(this.file), path);
    this.redraw();
  }

  mark(subject, at, goesOn, isDone = true) {
    if (!this.film) return;
    setMark(this.film, subject, at);
    if (isDone) this.change(() => {}, at ? `${this.at} ${JSON.stringify(subject)}` : '');
    const next = goesOn && subjects.slice(subjects.indexOf(subject) + 1).find((one) => !markOf(this.film, one));
    if (next) this.subject = next; else this.subject = subject;
    this.redraw();
    if (isDone) this.canvas.say(this.marks.name(subject), at);
  }

  /** A click sets the chosen mark, on another mark too; once it is set, a click on another chooses that. */
  click(at, there) {
    if (there && there !== this.subject && markOf(this.film, this.subject)) this.select(there);
    else this.mark(this.subject, at, true);
  }

  select(subject) {
    this.subject = subject;
    const mark = markOf(this.film, subject);
    if (mark) this.canvas.reveal(mark.at.map(Number));
    this.redraw();
    this.canvas.say(this.marks.name(subject), mark?.at.map(Number));
  }

  /** Arrow keys move a mark by a tenth of a pixel, with Shift by one, with Alt by ten. */
  key(event) {
    const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    const mark = markOf(this.film, this.subject);
    if (way && mark) {
      const step = event.altKey ? 10 : event.shiftKey ? 1 : 0.1;
      this.mark(this.subject, mark.at.map((value, axis) => Number(value) + step * way[axis]), false);
    } else if (event.key === 'Enter' && !mark) this.mark(this.subject, this.canvas.middle, false);
    else if (event.key === 'Delete' && mark) this.mark(this.subject, null, false);
    else if (event.key === '+' || event.key === '-') this.canvas.zoom(event.key === '+' ? 1.4 : 1 / 1.4);
    else if (event.key === 'n' || event.key === 'p') {
      const at = subjects.indexOf(this.subject) + (event.key === 'n' ? 1 : subjects.length - 1);
      this.select(subjects[at % subjects.length]);
    } else return;
    event.preventDefault();
  }

  open(index) {
    this.at = index;
    this.canvas.setPicture(this.pictures.get(index) ?? null);
    this.show();
  }

  /** Whether the draft that is open is of films. */
  get isOpen() { return this.session.value('films') !== undefined; }

  show() {
    document.body.dataset.mode = this.isOpen ? 'films' : 'case';
    this.node.hidden = !this.isOpen;
    if (!this.isOpen) { this.file = null; return; }
    if (!this.session.isAhead) this.file = filmsOf(this.session.state.values);
    this.at = Math.min(this.at, this.file.films.length - 1);
    this.tabs.replaceChildren(...this.file.films.map((film, index) => el('button', {
      type: 'button', role: 'tab', 'aria-selected': String(index === this.at), onclick: () => this.open(index),
    }, String(film.name ?? index + 1))), el('button', { type: 'button', onclick: () => this.add() }, say('film-add')));
    this.head.show(this.file, this.session.state.refusal);
    this.fields.show(this.film, this.at, this.session.state.refusal);
    this.result.replaceChildren(...filmResult(this.session, this.from, this.file, (name, words) => this.goTo(name, words)));
    this.redraw();
  }

  add() {
    this.change((file) => file.films.push({ name: `film ${file.films.length + 1}`, 'source-distance': '1150 ± 50', 'mark-sd': 0.5, marks: [] }));
    this.open(this.file.films.length - 1);
  }

  /** Shows a mark that a finding names. */
  goTo(film, words) {
    const index = this.file.films.findIndex((one) => one.name === film);
    if (index >= 0 && index !== this.at) this.open(index);
    const subject = subjects.find((one) => this.marks.fileName(one) === words);
    if (subject) this.select(subject);
    this.canvas.node.focus();
  }

  redraw() {
    const { film } = this;
    if (!film) return;
    const drawn = this.session.state.films?.drawn?.[this.at] ?? null;
    const bad = new Set((drawn?.misfits ?? []).filter((one) => one.outlier).map((one) => one.mark));
    const marks = subjects.map((subject) => ({ subject, mark: markOf(film, subject) })).filter(({ mark }) => mark).map(({ subject, mark }) => ({
      subject, at: mark.at.map(Number), short: this.marks.short(subject), isSelected: subject === this.subject, isBad: bad.has(this.marks.fileName(subject)),
    }));
    const picture = this.pictures.get(this.at);
    const size = (picture ? [picture.width, picture.height] : film.size?.map(Number)) ?? [2000, 2000];
    this.canvas.show({ marks, drawn, size });
    this.marks.show(film, this.subject, drawn);
    setText(this.fields.picture, picture ? film.image : film.image ? say('picture-again', { name: film.image }) : say('picture-none'));
  }
}
