// What the marks say so far: numbers with their error bars, what does not fit, and the case that they give.
import { askJSON } from './api.js';
import { el } from './dom.js';
import { textOf } from './films-file.js';
import { checkWords } from './checks.js';
import { carriedInto } from './films-case.js';
import { faultNode } from './faults.js';
import { faultOf } from './film-field.js';
import { filmFinding, label, labelOf, number, say, word } from './words.js';
import { download } from './zip.js';

const parts = [['deformity', 'group-deformity'], ['mounting', 'group-mounting'], ['frame.moving-mounting', 'moving-ring']];

/** `rest` are errors that stand at no field of the page. */
export function filmResult(session, notices, file, rest, goTo) {
  const { films } = session.state;
  const name = `${String(file.case ?? 'films').replace(/[^\w.-]+/g, '-').slice(0, 80)}`;
  const heading = el('h2', {}, say('films-say'));
  const files = el('div', { className: 'tools' }, el('button', { className: 'button', type: 'button', onclick: () => download(`${name}.films.json`, textOf(file)) }, say('download-films')));
  const faults = rest.map((error) => faultNode(elsewhere(error, file)));
  if (!films) return [heading, el('p', { className: 'quiet-words' }, say('films-wait')), ...faults, files];
  const { answer, refused } = films;
  return [
    heading, ...faults, ...answer.checks.map((check) => finding(check, goTo)), ...parts.flatMap(([section, title]) => table(answer.parameters ?? {}, section, title)), struts(answer),
    refused ? el('p', { className: 'quiet-words' }, say('films-no-case'), el('small', { lang: 'en' }, refused)) : null,
    el('div', { className: 'tools' }, el('button', { className: 'button primary', type: 'button', disabled: !films.case, onclick: () => take(session, notices, films.case).catch((error) => notices.fail(error)) }, say('take-values'))), files,
  ].filter(Boolean);
}

const fieldNames = { name: 'film-name', spacing: 'film-spacing', 'source-distance': 'film-distance', 'mark-sd': 'film-sd' };

/** An error of another film, or of a key that has no field here, with the names of both. */
function elsewhere(error, file) {
  const [, film, key, mark] = /^films\[(\d+)\]\.(\w[\w-]*)(?:\[(\d+)\])?/.exec(error.key ?? '') ?? [];
  if (!film) return faultOf(error, '');
  const fault = faultOf(error);
  const what = mark ? say('film-mark', { number: mark }) : fieldNames[key] ? say(fieldNames[key]) : labelOf(key);
  return { ...fault, words: `${file.films[film - 1]?.name ?? film}, ${what}: ${error.code === 'missing' && !mark ? say('needed-here') : fault.words}` };
}

function finding(check, goTo) {
  const marks = (check.marks ?? []).slice(0, 3);
  return el('div', { className: `check ${check.severity}` }, el('span', { className: 'severity' }, say(check.severity)), checkWords(filmFinding(check), check.message),
    el('span', { className: 'go' }, ...marks.map((mark) => el('button', { className: 'button quiet', type: 'button', onclick: () => goTo(check.film, mark) }, mark))));
}

function table(parameters, section, title) {
  const rows = Object.entries(parameters).filter(([key]) => key.startsWith(`${section}.`) && !key.slice(section.length + 1).includes('.'));
  if (!rows.length) return [];
  return [el('table', { className: 'numbers' }, el('caption', {}, say(title)), el('tbody', {}, ...rows.map(([key, value]) => {
    const last = key.split('.').at(-1);
    const name = label({ word: last, label: last.replace(/-/g, ' ') });
    return el('tr', { title: key }, el('th', { scope: 'row' }, `${name}, ${value.unit === 'deg' ? '°' : value.unit}`), el('td', {}, value.words.replace(/[a-z][a-z-]+/g, (text) => word(text))));
  })))];
}

function struts(answer) {
  if (!answer.struts_mm) return null;
  return el('table', { className: 'numbers' }, el('caption', {}, say('film-lengths')), el('tbody', {}, ...answer.struts_mm.map((length, index) => el('tr', {},
    el('th', { scope: 'row' }, `${say('strut', { number: index + 1 })}, mm`), el('td', {}, `${number(length, 1)} ± ${number(answer.struts_sd_mm[index], 1)}`)))));
}

/** A new draft of the case, with all that films say nothing of from the case that they were begun from; what does not go into it is said. */
async function take(session, notices, text) {
  const { draft, from } = session;
  const valuesOf = async (one) => (await askJSON('POST', 'drawn', { text: one })).values;
  const [made, earlier] = [await valuesOf(text), from ? await valuesOf(from) : {}];
  const { edits, left } = carriedInto(made, earlier);
  const opened = await askJSON('POST', 'drafts', { text, edits });
  if (session.draft !== draft) return;
  await session.show(opened);
  const lost = [...left, ...(opened.left ?? []).map(labelOf)];
  if (lost.length) notices.say('films', say('films-left', { list: lost.join(', ') }), [say('understood'), () => notices.say('films', null)]);
}
