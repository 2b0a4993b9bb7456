// What is said above the page: another window, a file that was changed, a server that does not answer.
import { askJSON } from './api.js';
import { el } from './dom.js';
import { tellOfPlan } from './opening.js';
import { say } from './words.js';

/** A window says that it is here every few seconds. */
const beat = 4000;

export class Notices {
  constructor(session) {
    this.session = session;
    this.node = el('div', { role: 'status', 'aria-live': 'polite' });
    this.standing = new Map();
    session.addEventListener('unreachable', () => this.say('server', say('unreachable')));
    session.addEventListener('kept', () => this.say('server', null));
    session.addEventListener('conflict', ({ detail }) => this.conflict(detail));
    session.addEventListener('opened', () => {
      // What was said is of another case.
      for (const name of [...this.standing.keys()]) if (!['server', 'text'].includes(name)) this.say(name, null);
      this.beat();
      // It begins at its top, where what is said of it stands.
      scrollTo({ top: 0 });
    });
    session.addEventListener('refused', ({ detail }) => { if (detail.status === 410) this.say('deleted', say('deleted')); });
    session.addEventListener('state', ({ detail }) => {
      this.say('text', session.state.readable === false ? say('not-readable') : null);
      if (detail.sent !== undefined && !detail.isBack) tellOfPlan(session, this, detail.sent, say('text-title'));
    });
    setInterval(() => this.beat(), beat);
    addEventListener('pagehide', () => this.send(true));
  }

  /** Why something that was asked for was not done. */
  fail(error) { this.say('file', error.status ? error.message : say('unreachable'), [say('understood'), () => this.say('file', null)]); }

  /** Says something with buttons `[words, what they do]`; nothing takes it away. */
  say(name, words, ...buttons) {
    if (words === null && !this.standing.has(name)) return;
    this.standing.get(name)?.remove();
    this.standing.delete(name);
    if (words === null) return;
    const node = el('div', { className: 'notice' }, el('span', {}, words), ...buttons.map(([text, act]) => el('button', { className: 'button', type: 'button', onclick: act }, text)));
    this.standing.set(name, node);
    this.node.append(node);
  }

  send(leaves) {
    const { draft, window } = this.session;
    return draft && askJSON('POST', 'windows', { draft: draft.id, window, leaves });
  }

  async beat() {
    const { draft } = this.session;
    try {
      const heard = await this.send(false);
      if (!heard || draft?.id !== this.session.draft?.id) return;
      this.say('windows', heard.others > 0 ? say('other-window') : null);
      const isBehind = heard.revision > this.session.revision && !this.session.isBusy;
      if (isBehind) this.conflict({ mine: this.session.text });
    } catch (error) {
      if (draft?.id !== this.session.draft?.id) return;
      if (error.status === 410 || error.status === 404) this.say('deleted', say('deleted'));
      else if (!error.status) this.say('server', say('unreachable'));
    }
  }

  conflict({ mine }) {
    const { session } = this;
    if (this.standing.has('conflict')) return;
    this.say('conflict', say('conflict'),
      [say('take-theirs'), async () => session.show(await askJSON('GET', `drafts/${session.draft.id}`))],
      [say('keep-mine'), async () => {
        await session.show(await askJSON('POST', 'drafts', { text: mine }));
      }]);
  }
}
