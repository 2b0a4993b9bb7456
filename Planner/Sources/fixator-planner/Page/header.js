// The bar above the page: the case's name, back and forth, save, and what else can be done.
import { ask, askJSON, reportAddress } from './api.js';
import { el, setText } from './dom.js';
import { showDrafts, showText } from './dialogs.js';
import { openFile } from './opening.js';
import { say } from './words.js';
import { download, zip } from './zip.js';

export function makeHeader(session, notices, films) {
  const name = el('small', {});
  const kept = el('span', { className: 'kept', role: 'status' });
  const undo = el('button', { className: 'button', type: 'button', 'aria-keyshortcuts': 'Control+Z', onclick: () => session.undo() }, say('undo'));
  const redo = el('button', { className: 'button', type: 'button', 'aria-keyshortcuts': 'Control+Shift+Z', onclick: () => session.redo() }, say('redo'));
  const save = el('button', { className: 'button primary', type: 'button', 'aria-keyshortcuts': 'Control+S', onclick: () => doSave() }, say('save'));
  const picker = el('input', { type: 'file', accept: '.yaml,.yml,.json', hidden: true, onchange: async () => {
    const file = picker.files[0];
    picker.value = '';
    if (file) await openFile(session, notices, file);
  } });
  const menu = makeMenu([
    ['new', async () => session.show(await askJSON('POST', 'drafts', { text: '' }))],
    ['from-films', () => films.begin()],
    ['open-file', () => picker.click()], ['drafts', () => showDrafts(session)], ['edit-text', () => showText(session)],
    ['report', () => window.open(reportAddress(session.draft.id), '_blank', 'noopener')],
    ['download-case', () => download(`${fileName()}.yaml`, session.text)],
    ['download-all', async () => {
      try {
        const files = JSON.parse((await ask('POST', 'files', session.text, true)).text);
        download(`${fileName()}.zip`, zip([{ name: 'case.yaml', text: session.text }, ...files]));
      } catch (error) { notices.say('file', say('no-files', { message: error.message })); }
    }],
    ['language', () => { location.search = `?language=${say('other-language')}`; }],
  ], (error) => notices.fail(error));

  const fileName = () => (session.value('case') || 'case').toString().replace(/[^\w.-]+/g, '-').slice(0, 80) || 'case';

  async function doSave(force = false) {
    if (!session.draft?.file) { download(`${fileName()}.yaml`, session.text); return; }
    try {
      await session.save(force);
      notices.say('file', null);
      notices.say('restored', null);
    } catch (error) {
      const again = error.status === 412 ? [[say('save-anyway'), () => doSave(true)]] : [];
      notices.say('file', say(error.status === 412 ? 'file-on-disk' : 'file-unsaved', { message: error.message }), ...again);
    }
  }

  let slow = 0;
  function show() {
    setText(name, [session.draft?.file?.split('/').at(-1), session.value('case')].filter((part) => typeof part === 'string').join(' · '));
    undo.disabled = session.past.length === 0;
    redo.disabled = session.future.length === 0;
    const isSaved = session.draft?.file && !session.isChanged;
    const words = session.isBusy ? say('keeping') : isSaved ? say('saved') : session.draft?.file ? say('unsaved') : session.revision ? say('kept') : '';
    document.body.dataset.busy = String(session.isBusy);
    clearTimeout(slow);
    // What is kept within a moment is not said to be on its way.
    if (session.isBusy) slow = setTimeout(() => setText(kept, words), 250);
    else setText(kept, words);
  }
  for (const event of ['state', 'kept', 'opened', 'pending']) session.addEventListener(event, show);

  document.addEventListener('keydown', (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
    const key = event.key.toLowerCase();
    const act = key === 's' ? () => doSave() : key === 'z' ? () => (event.shiftKey ? session.redo() : session.undo()) : key === 'y' ? () => session.redo() : null;
    if (!act || document.querySelector('dialog')) return;
    event.preventDefault();
    act();
  });
  const node = el('header', { className: 'top' }, el('h1', { className: 'brand' }, say('brand'), name), el('span', { className: 'grow' }), kept,
    el('div', { className: 'tools' }, undo, redo, save, menu, picker));
  return node;
}

function makeMenu(entries, fail) {
  const list = el('div', { hidden: true }, ...entries.map(([name, act]) => el('button', { className: 'button', type: 'button', onclick: () => { close(); Promise.resolve(act()).catch(fail); } }, say(name))));
  const button = el('button', { className: 'button', type: 'button', 'aria-expanded': 'false', onclick: () => (list.hidden ? open() : close()) }, say('more'));
  const open = () => { list.hidden = false; button.setAttribute('aria-expanded', 'true'); };
  const close = () => { list.hidden = true; button.setAttribute('aria-expanded', 'false'); };
  const node = el('div', { className: 'menu' }, button, list);
  document.addEventListener('click', (event) => { if (!node.contains(event.target)) close(); });
  node.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    close();
    button.focus();
  });
  return node;
}
