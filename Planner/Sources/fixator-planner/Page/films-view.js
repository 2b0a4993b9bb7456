// Films instead of the case: pictures, marks, and what they say while they are being set.
import { askJSON } from './api.js';
import { saidOf, takenOf } from './dicom-tags.js';
import { el, setText } from './dom.js';
import { FilmCanvas } from './film-canvas.js';
import { filmFields, headFields } from './film-fields.js';
import { FilmMarks } from './film-marks.js';
import { filmPicture } from './film-picture.js';
import { filmResult } from './film-result.js';
import { beginning, filmsOf, isMetric, nextOf, othersOf, placeOf, setMark, sheetOf, subjectsOf, textOf, usualDistance } from './films-file.js';
import { PictureFault } from './picture-fault.js';
import { say } from './words.js';

export class FilmsView {
  constructor(session, hardware, notices) {
    Object.assign(this, { session, notices, at: 0, subject: null, pictures: new Map(), taken: new Map(), file: null });
    this.canvas = new FilmCanvas({
      click: (at, there) => this.click(at, there),
      move: (subject, at, isDone) => this.mark(subject, this.sheet.typed(at), false, isDone),
      key: (event) => this.key(event),
    });
    this.marks = new FilmMarks((subject) => this.select(subject), (subject, at) => this.mark(subject, at, false));
    const change = (act, path) => this.change(act, path);
    this.head = headFields(change, hardware);
    this.fields = filmFields(change, () => this.picker.click());
    this.picker = el('input', { type: 'file', accept: 'image/png,image/jpeg,application/dicom,.dcm,*/*', multiple: true, hidden: true, 'aria-label': say('choose-picture'), onchange: () => { this.take([...this.picker.files]); this.picker.value = ''; } });
    this.tabs = el('div', { className: 'tabs', role: 'tablist', 'aria-label': say('films-title') });
    this.result = el('section', { className: 'card panel film-result', 'aria-label': say('films-say') });
    this.node = el('main', { className: 'films', hidden: true },
      el('section', { className: 'card film-side', 'aria-label': say('films-title') }, this.head.node),
      el('section', { className: 'card film-card', 'aria-label': say('film') }, this.tabs, this.fields.node, this.tools(), this.canvas.node, this.picker),
      el('section', { className: 'card film-side film-marks', 'aria-label': say('film-marks') }, this.marks.node), this.result);
    session.addEventListener('state', () => this.heard());
    session.addEventListener('opened', () => this.opened());
    session.addEventListener('refused', ({ detail }) => { if (this.isOpen) notices.say('films', detail.errors[0]?.message ?? null); });
    // Until the answer comes, what they say is of the marks before.
    for (const name of ['pending', 'kept', 'opened']) session.addEventListener(name, () => { this.result.inert = session.isBusy; });
  }

  opened() {
    Object.assign(this, { at: 0, subject: null });
    for (const map of [this.pictures, this.taken]) map.clear();
    this.head.clear();
    this.canvas.setPicture(null);
    this.heard();
  }

  /** An answer: the file as the server has it, unless something newer is on its way there. Nothing else takes the place of what stands here. */
  heard() {
    if (!this.session.isAhead) this.file = this.isOpen ? filmsOf(this.session.state.values) : null;
    this.show();
  }

  /** Films of the case that is open. */
  async begin() {
    const { session } = this;
    await session.settled();
    // Films that are begun again are of the same case.
    const from = this.isOpen ? session.from : session.text;
    await session.show(await askJSON('POST', 'drafts', { text: textOf(beginning(session.state.values ?? {})), from }));
  }

  tools() {
    const light = ['brightness', 'contrast'].map(() => el('input', { type: 'range', min: 0.3, max: 3, step: 0.05, value: 1, oninput: () => this.canvas.light(light[0].value, light[1].value) }));
    const button = (text, name, act) => el('button', { className: 'button', type: 'button', 'aria-label': name, title: name, onclick: act }, text);
    return el('div', { className: 'tools film-tools' }, button('+', say('zoom-in'), () => this.canvas.zoom(1.4)), button('−', say('zoom-out'), () => this.canvas.zoom(1 / 1.4)),
      button(say('fit'), say('fit'), () => this.canvas.fit()), ...light.map((input, index) => el('label', {}, say(['brightness', 'contrast'][index]), input)), el('small', { className: 'quiet-words' }, say('film-how')));
  }

  /** Takes pictures that were dropped or chosen: the film that is shown gets the first, those without one the others. */
  async take(files) {
    const { id } = this.session.draft, refused = [];
    this.canvas.node.setAttribute('aria-busy', 'true');
    for (const file of files) {
      const index = files.length === 1 ? this.at : this.file.films.findIndex((_, index) => !this.pictures.has(index));
      if (!this.file.films[index]) break;
      try {
        const picture = await filmPicture(file);
        if (this.session.draft.id !== id || !this.file?.films[index]) break;
        this.lay(picture, file.name, index);
      } catch (error) { refused.push(error instanceof PictureFault ? error.message : say('no-picture', { name: file.name })); }
    }
    this.canvas.node.removeAttribute('aria-busy');
    this.notices.say('films', refused.join(' ') || null);
    this.open(this.at);
  }

  /** Lays a picture under a film, with what its file says of it, in place of what a picture that lay there said. */
  lay(picture, name, index) {
    const size = [picture.width, picture.height], film = this.file.films[index];
    if (isMetric(film)) throw new PictureFault('film-metric', { name });
    if (film.marks.length && film.size && String(film.size) !== String(size)) throw new PictureFault('other-size', { name, size: size.join(' × '), other: film.size.join(' × ') });
    this.pictures.set(index, picture);
    this.change((file) => {
      const film = file.films[index];
      for (const [key, [before, after]] of Object.entries(this.taken.get(index) ?? {})) {
        if (String(film[key]) !== String(after)) continue;
        if (before === undefined && key !== 'spacing') delete film[key]; else film[key] = before ?? null;
      }
      const taken = picture.tags ? takenOf(picture.tags, film) : {};
      this.taken.set(index, Object.fromEntries(Object.entries(taken).map(([key, value]) => [key, [film[key], value]])));
      Object.assign(film, { image: name, size }, taken);
    });
  }

  get film() { return this.file?.films[this.at]; }

  get ball() { return this.head.ball(this.file); }

  get subjects() { return subjectsOf(this.file, this.ball); }

  /** What is wrong with the file, and what of it is left out as there is too little yet. */
  get errors() {
    const { refusal, films } = this.session.state;
    return [...(refusal?.errors ?? []), ...(films?.unfinished?.errors ?? []).map((error) => ({ ...error, isUnfinished: true }))];
  }

  /** How coordinates of the film stand on what is shown of it. */
  get sheet() { return sheetOf(this.film); }

  /** Changes the file, and sends it; changes at one `path` that follow each other are one step back. */
  change(act, path = '') {
    act(this.file, this.film);
    this.session.replace(textOf(this.file), path);
    this.redraw();
  }

  mark(chosen, at, goesOn, isDone = true) {
    const { film } = this;
    if (!film) return;
    const subject = at ? nextOf(film, chosen) : chosen;
    setMark(film, subject, at, this.ball);
    if (isDone) this.change(() => {}, at ? `${this.at} ${JSON.stringify(subject)}` : '');
    const { subjects } = this;
    this.subject = (goesOn && subjects.slice(subjects.indexOf(subject) + 1).find((one) => !placeOf(film, one))) || subject;
    this.redraw();
    if (isDone) this.canvas.say(this.marks.name(subject), at);
  }

  /** A click sets the chosen mark, on another mark too; once it is set, a click on another chooses that. */
  click(at, there) {
    if (!this.film) return;
    if (there && there !== this.subject && placeOf(this.film, this.subject)) this.select(there);
    else this.mark(this.subject, this.sheet.typed(at), true);
  }

  select(subject) {
    this.subject = subject;
    const at = this.film && placeOf(this.film, subject);
    if (at) this.canvas.reveal(this.sheet.shown(at));
    this.redraw();
    this.canvas.say(this.marks.name(subject), at);
  }

  /** Arrow keys move a mark by a tenth of a pixel or of a mm, with Shift by one, with Alt by ten. */
  key(event) {
    const { film, subjects } = this;
    if (!film) return;
    const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    const at = placeOf(film, this.subject);
    if (way && at) {
      const step = event.altKey ? 10 : event.shiftKey ? 1 : 0.1;
      const upwards = isMetric(film) ? -1 : 1;
      this.mark(this.subject, [at[0] + step * way[0], at[1] + upwards * step * way[1]], false);
    } else if (event.key === 'Enter' && !at) this.mark(this.subject, this.sheet.typed(this.canvas.middle), false);
    else if (event.key === 'Delete' && at) this.mark(this.subject, null, false);
    else if (event.key === '+' || event.key === '-') this.canvas.zoom(event.key === '+' ? 1.4 : 1 / 1.4);
    else if (event.key === 'n' || event.key === 'p') {
      const next = subjects.indexOf(this.subject) + (event.key === 'n' ? 1 : subjects.length - 1);
      this.select(subjects[next % subjects.length]);
    } else return;
    event.preventDefault();
  }

  open(index) {
    // Another film begins at the first mark that it has not.
    if (index !== this.at) this.subject = null;
    this.at = index;
    this.canvas.setPicture(this.pictures.get(index) ?? null);
    this.show();
  }

  /** Whether the draft that is open is of films. */
  get isOpen() { return this.session.value('films') !== undefined; }

  show() {
    document.body.dataset.mode = this.isOpen ? 'films' : 'case';
    this.node.hidden = !this.isOpen;
    if (!this.isOpen) this.file = null;
    if (!this.file) return;
    this.at = Math.max(0, Math.min(this.at, this.file.films.length - 1));
    this.tabs.replaceChildren(...this.file.films.map((film, index) => el('button', {
      type: 'button', role: 'tab', 'aria-selected': String(index === this.at), onclick: () => this.open(index),
    }, String(film.name ?? index + 1))), el('button', { type: 'button', onclick: () => this.add() }, say('film-add')));
    const { errors } = this;
    const shown = [...this.head.show(this.file, errors), ...(this.film ? this.fields.show(this.film, this.at, errors) : []), ...this.redraw()];
    this.result.replaceChildren(...filmResult(this.session, this.notices, this.file, errors.filter((error) => !shown.includes(error)), (name, words) => this.goTo(name, words)));
  }

  add() {
    this.change((file) => file.films.push({ name: `film ${file.films.length + 1}`, 'source-distance': usualDistance, 'mark-sd': 0.5, marks: [] }));
    this.open(this.file.films.length - 1);
  }

  /** Shows a mark that a finding names. */
  goTo(film, words) {
    const index = this.file.films.findIndex((one) => one.name === film);
    if (index >= 0 && index !== this.at) this.open(index);
    const subject = this.subjects.find((one) => this.marks.fileName(one, this.file) === words);
    if (subject) this.select(subject);
    this.canvas.node.focus();
  }

  /** Gives the errors that it has shown at marks. */
  redraw() {
    if (!this.film) return [];
    const { film, sheet, subjects, ball } = this;
    if (!subjects.includes(this.subject)) this.subject = subjects.find((one) => !placeOf(film, one)) ?? subjects[0];
    const drawn = onSheet(this.session.state.films?.drawn?.[this.at], sheet);
    const bad = new Set((drawn?.misfits ?? []).filter((one) => one.outlier).map((one) => one.mark));
    const marks = subjects.map((subject) => ({ subject, at: placeOf(film, subject) })).filter(({ at }) => at).map(({ subject, at }) => ({
      subject, at: sheet.shown(at), short: this.marks.short(subject), isSelected: subject === this.subject, isBad: bad.has(this.marks.fileName(subject, this.file)),
    }));
    const picture = this.pictures.get(this.at);
    const size = sheet.size ?? (picture ? [picture.width, picture.height] : film.size?.map(Number)) ?? [2000, 2000];
    this.canvas.show({ marks, others: othersOf(film, ball).map(sheet.shown), drawn, size });
    setText(this.fields.picture, picture ? film.image : film.image ? say('picture-again', { name: film.image }) : say('picture-none'));
    this.fields.say(picture?.tags ? saidOf(picture.tags, film, this.file) : []);
    return this.marks.show(this.file, this.at, subjects, this.subject, drawn, this.errors);
  }
}

/** Where everything must appear, as it stands on a sheet. */
function onSheet(drawn, { size, shown }) {
  if (!drawn || !size) return drawn ?? null;
  const all = (places) => places?.map((place) => (place.length ? shown(place) : place));
  const ends = ['proximal-ring', 'distal-ring', 'proximal-axis', 'distal-axis'].filter((name) => drawn[name]);
  return { ...drawn, ...Object.fromEntries(ends.map((name) => [name, all(drawn[name])])), ...(drawn.misfits ? { misfits: drawn.misfits.map((one) => ({ ...one, at: all(one.at) })) } : {}) };
}
