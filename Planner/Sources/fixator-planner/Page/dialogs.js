// What is asked beside the form: drafts, and the case file as text.
import { askJSON } from './api.js';
import { el } from './dom.js';
import { language, say } from './words.js';

/** A dialog that goes when it is closed. */
function dialog(title, ...content) {
  const node = el('dialog', { 'aria-label': title }, el('h2', {}, title), ...content);
  node.addEventListener('close', () => node.remove());
  document.body.append(node);
  node.showModal();
  return node;
}

export async function showDrafts(session) {
  const list = el('div', {});
  const node = dialog(say('drafts-title'), list, el('footer', {}, el('button', { className: 'button', type: 'button', onclick: () => node.close() }, say('close'))));
  const fill = async () => {
    const drafts = await askJSON('GET', 'drafts');
    list.replaceChildren(...(drafts.length ? drafts.map(row) : [el('p', { className: 'quiet-words' }, say('no-drafts'))]));
  };
  function row(draft) {
    const title = draft.title || say('untitled');
    const time = new Date(draft.changed * 1000).toLocaleString(language);
    return el('div', { className: 'row draft' },
      el('span', {}, title, el('small', {}, [say('changed-at', { time }), draft.file?.split('/').at(-1)].filter(Boolean).join(' · '))),
      el('span', { className: 'tools' },
        el('button', { className: 'button', type: 'button', 'aria-label': `${say('open')}: ${title}`, onclick: async () => {
          node.close();
          session.show(await askJSON('GET', `drafts/${draft.id}`));
        } }, say('open')),
        el('button', { className: 'button', type: 'button', disabled: draft.id === session.draft?.id, 'aria-label': `${say('delete')}: ${title}`, onclick: async () => {
          await askJSON('DELETE', `drafts/${draft.id}`);
          fill();
        } }, say('delete'))));
  }
  await fill();
}

export function showText(session) {
  const text = el('textarea', { className: 'source', value: session.text, spellcheck: false, 'aria-label': say('text-title') });
  const node = dialog(say('text-title'), text, el('footer', {},
    el('button', { className: 'button', type: 'button', onclick: () => node.close() }, say('close')),
    el('button', { className: 'button primary', type: 'button', onclick: () => {
      session.replace(text.value);
      node.close();
    } }, say('apply'))));
}
