// The page: puts its parts together and opens a case.
import { askJSON } from './api.js';
import { el } from './dom.js';
import { FilmsView } from './films-view.js';
import { Form } from './form.js';
import { makeHeader } from './header.js';
import { Notices } from './notices.js';
import { openFile } from './opening.js';
import { Plans } from './plans.js';
import { Result } from './result.js';
import { Session } from './session.js';
import { language, say } from './words.js';

const session = new Session();
const plans = new Plans();

async function start() {
  document.documentElement.lang = language;
  document.title = say('brand');
  const [schema, hardware] = await Promise.all([askJSON('GET', 'form'), askJSON('GET', 'hardware')]);
  const notices = new Notices(session);
  const films = new FilmsView(session, hardware, notices);
  const header = makeHeader(session, notices, films);
  const form = new Form(session, schema, hardware);
  const result = new Result(session, plans, form);
  document.getElementById('app').append(header, el('p', { className: 'disclaimer' }, say('disclaimer')), notices.node, views(),
    el('main', { className: 'work' }, form.node, el('div', { className: 'side' }, ...result.nodes)), films.node);
  document.body.dataset.view = 'case';
  addEventListener('dragover', (event) => event.preventDefault());
  addEventListener('drop', (event) => {
    event.preventDefault();
    const file = event.dataTransfer.files[0];
    // A table is for the second opinion.
    if (event.target.closest?.('.drop')) return;
    if (file && /\.(ya?ml|json)$/i.test(file.name)) openFile(session, notices, file);
    else if (films.isOpen) films.take([...event.dataTransfer.files]);
  });
  await open(notices);
  document.body.dataset.ready = 'true';
}

/** On a narrow screen the case and its plan take turns. */
function views() {
  const buttons = ['case', 'plan'].map((name) => el('button', { className: 'button', type: 'button', 'aria-pressed': String(name === 'case'), onclick: () => {
    document.body.dataset.view = name;
    buttons.forEach((button, index) => button.setAttribute('aria-pressed', String(['case', 'plan'][index] === name)));
  } }, say(`view-${name}`)));
  return el('nav', { className: 'views', 'aria-label': say('brand') }, ...buttons);
}

/** The draft of the address, else the file of the program's start, else the last draft, else an empty case. */
async function open(notices) {
  const asked = location.hash.slice(1);
  const known = asked && await askJSON('GET', `drafts/${asked}`).catch(() => null);
  const opened = known || await askJSON('POST', 'open') || await last() || await askJSON('POST', 'drafts', { text: '' });
  await session.show(opened);
  if (opened.draft.file && opened.text !== opened.saved) {
    notices.say('restored', say('restored'), [say('discard'), () => { session.replace(session.saved); notices.say('restored', null); }]);
  }
}

async function last() {
  const [draft] = await askJSON('GET', 'drafts');
  return draft && askJSON('GET', `drafts/${draft.id}`);
}

start();
