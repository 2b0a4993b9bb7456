// Where a tool's answer stands. It is about a case: it goes when another is opened, and once the case has changed it says so.
import { el } from './dom.js';
import { errorWords } from './faults.js';
import { say } from './words.js';

export class AnswerPane {
  /** `cleared` is called when another case is opened, `turned(isStale)` when what stands here is of the case no more, or is so again. */
  constructor(session, { cleared = () => {}, turned = () => {} } = {}) {
    Object.assign(this, { session, cleared, turned, asked: null, known: new Set(), isStale: false });
    this.mark = el('p', { className: 'answer-stale', role: 'status', hidden: true }, say('answer-stale'));
    this.body = el('div', {});
    this.node = el('div', { className: 'answer' }, this.mark, this.body);
    session.addEventListener('opened', () => this.clear());
    session.addEventListener('state', () => this.look());
  }

  /** Nothing stands here, and what is still on its way does not come. */
  clear() {
    if (this.button) this.button.disabled = false;
    Object.assign(this, { asked: null, button: null });
    this.known.clear();
    this.body.replaceChildren();
    this.cleared();
    this.look();
  }

  /** Asks `request(text)` about the case as it stands; `show(answer, text)` makes nodes of what comes, `refused(error)` of what is wrong. */
  async ask(button, request, show, refused = errorWords) {
    const asked = { text: this.session.text };
    this.known.clear();
    this.known.add(asked.text);
    Object.assign(this, { asked, button });
    button.disabled = true;
    this.body.replaceChildren(el('p', { className: 'quiet-words', role: 'status' }, say('working')));
    this.look();
    const act = await request(asked.text).then((answer) => () => show(answer, asked.text), (error) => () => refused(error));
    if (this.asked !== asked) return;
    this.body.replaceChildren(...act());
    button.disabled = false;
  }

  /** Says why nothing is asked. */
  refuse(error) {
    this.clear();
    this.body.replaceChildren(...errorWords(error));
  }

  /** Of the case as it has become it holds too. */
  accept(text) {
    this.known.add(text);
    this.look();
  }

  /** Whether it is of the case as it stands. */
  look() {
    const isStale = this.known.size > 0 && !this.known.has(this.session.text);
    if (isStale === this.isStale) return;
    this.isStale = isStale;
    this.mark.hidden = !isStale;
    this.node.classList.toggle('stale', isStale);
    this.turned(isStale);
  }
}
