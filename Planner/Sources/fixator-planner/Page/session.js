// The case that is open: its text on the server, what was typed and is on its way there, and the way back.
import { ask, askJSON, Refused } from './api.js';

const mostSteps = 500;
/** Changes of one field within this time are one step back, ms. */
const oneStep = 700;

export class Session extends EventTarget {
  draft = null;
  revision = 0;
  text = '';
  saved = '';
  /** Of films the case that they were begun from. */
  from = '';
  /** What the server last made of it: values, and plan with frames or refusal. */
  state = { values: {} };
  /** The last plan there was, with its frames. */
  planned = null;
  past = [];
  future = [];
  window = crypto.randomUUID();
  #waiting = [];
  #isAsking = false;
  #wholeTimer = 0;
  /** How often a draft was opened: what is answered to one before is not of this one. */
  #turn = 0;

  tell(name, detail) { this.dispatchEvent(new CustomEvent(name, { detail })); }

  /** Shows a draft that was opened, begun or restored. */
  async show({ draft, text, saved, from = '' }) {
    const turn = (this.#turn += 1);
    Object.assign(this, { draft, revision: draft.revision, text, saved, from, past: [], future: [], planned: null, state: { values: {} } });
    this.#waiting = [];
    this.#isAsking = true;
    clearTimeout(this.#wholeTimer);
    location.hash = draft.id;
    await this.#send({ edits: [] });
    if (turn !== this.#turn) return;
    this.#isAsking = false;
    this.tell('opened');
    this.#flush();
  }

  /** Whether the file has not what stands here. */
  get isChanged() { return this.text !== this.saved; }

  /** Whether something is on its way to the server. */
  get isBusy() { return this.#isAsking || this.#waiting.length > 0; }

  /** Whether what stands here is newer than the last answer. */
  get isAhead() { return this.#waiting.length > 0; }

  value(path) {
    let at = this.state.values;
    for (const step of path.match(/[^.[\]]+/g) ?? []) {
      if (at === null || at === undefined || typeof at === 'string') return undefined;
      at = Array.isArray(at) ? at[Number(step) - 1] : at[step];
    }
    return at;
  }

  /** Until nothing is on its way to the server. */
  async settled() { while (this.isBusy) await new Promise((done) => { this.addEventListener('kept', done, { once: true }); }); }

  /** Makes changes at keys; those of one key that wait take each other's place. */
  edit(edits, path, at = performance.now()) {
    const last = this.#waiting.at(-1);
    const isSame = last?.edits && last.path === path && edits.length === 1 && (edits[0].set || edits[0].remove) === path;
    if (isSame) Object.assign(last, { edits, at });
    else this.#waiting.push({ edits, path, at });
    this.#flush();
  }

  set(path, value, at) { this.edit([value === null ? { remove: path } : { set: path, value }], path, at); }

  /** Another text; those of one `path` that wait take each other's place, and follow each other as one step back. */
  replace(text, path = '') {
    const last = this.#waiting.at(-1);
    if (path && last?.text !== undefined && last.path === path) Object.assign(last, { text, at: performance.now() });
    else this.#waiting.push({ text, path, at: performance.now() });
    this.#flush();
  }

  /** One step back, behind all that is on its way. */
  undo() { this.#step(this.past, this.future); }

  redo() { this.#step(this.future, this.past); }

  #step(from, to) {
    this.#waiting.push({ from, to, at: performance.now() });
    this.#flush();
  }

  /** What a step back or forth sends; nothing where there is none. */
  #resolve(change) {
    if (!change.from) return change;
    const step = change.from.pop();
    if (!step) return null;
    change.to.push({ text: this.text, path: step.path, at: 0 });
    return { text: step.text, path: step.path, at: change.at, isBack: true };
  }

  async #flush() {
    this.tell('pending');
    if (this.#isAsking) return;
    const turn = this.#turn;
    this.#isAsking = true;
    while (this.#waiting.length) {
      const change = this.#resolve(this.#waiting.shift());
      if (change) await this.#send(change);
      if (turn !== this.#turn) return;
    }
    this.#isAsking = false;
    this.tell('kept');
    clearTimeout(this.#wholeTimer);
    this.#wholeTimer = setTimeout(() => this.#complete(), 700);
  }

  /** What takes longer than a key press may, once nobody types. */
  async #complete() {
    if (this.#isAsking || !this.draft || !this.state.plan) return;
    const turn = this.#turn;
    this.#isAsking = true;
    await this.#send({ edits: [], whole: true });
    if (turn !== this.#turn) return;
    this.#isAsking = false;
    if (this.#waiting.length) this.#flush();
    else this.tell('kept');
  }

  async #send({ edits, text, path, at, whole, isBack }) {
    const before = this.text, turn = this.#turn;
    try {
      const answer = await ask('POST', 'state', { draft: this.draft.id, base: this.revision, edits, text, whole });
      if (turn !== this.#turn) return;
      const state = JSON.parse(answer.text);
      if (state.text !== before && !isBack) this.#remember(before, path, at);
      Object.assign(this, { state, text: state.text, revision: answer.revision });
      if (state.plan) this.planned = { plan: state.plan, frames: state.frames };
      this.tell('state', { path, at, isBack, sent: text });
    } catch (error) {
      if (turn !== this.#turn) return;
      if (!(error instanceof Refused)) {
        this.#waiting.unshift({ edits, text, path, at, whole, isBack });
        this.tell('unreachable');
        await new Promise((done) => setTimeout(done, 1500));
        return;
      }
      if (error.status === 409) {
        this.#waiting = [];
        this.tell('conflict', { theirs: error.body, mine: this.text });
      } else this.tell('refused', { path, errors: error.errors, status: error.status });
    }
  }

  #remember(text, path, at) {
    const last = this.past.at(-1);
    this.future = [];
    if (last && path && last.path === path && at - last.at < oneStep) {
      last.at = at;
      return;
    }
    this.past.push({ text, path, at });
    if (this.past.length > mostSteps) this.past.shift();
  }

  async save(force = false) {
    const turn = this.#turn;
    const opened = await askJSON('POST', 'save', { draft: this.draft.id, base: this.revision, force });
    if (turn !== this.#turn) return;
    this.saved = opened.saved;
    this.draft = opened.draft;
    this.tell('saved');
    this.tell('kept');
  }
}
