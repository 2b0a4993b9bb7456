// What is asked for and takes longer than a key press: error bars, a second opinion, going on from today's readings.
import { askJSON } from './api.js';
import { el } from './dom.js';
import { checkList } from './checks.js';
import { errorWords } from './faults.js';
import { Ghost } from './ghost.js';
import { count, labelOf, number, say, word } from './words.js';
import { askedField, numberIn, valuesOf } from './asked.js';

/** Runs a request and shows what comes of it, or what is wrong in the commands' words. */
async function study(button, output, request, show) {
  button.disabled = true;
  output.replaceChildren(el('p', { className: 'quiet-words', role: 'status' }, say('working')));
  try {
    output.replaceChildren(...show(await request()));
  } catch (error) {
    output.replaceChildren(...errorWords(error));
  }
  button.disabled = false;
}

export function errorBars(session, form) {
  const output = el('div', {});
  const published = el('input', { type: 'checkbox', id: 'published' });
  const button = el('button', { className: 'button', type: 'button', onclick: () => {
    const query = `sensitivity?samples=20000${published.checked ? '&assume=published' : ''}`;
    study(button, output, () => askJSON('POST', query, session.text, true), (answer) => bars(answer, form));
  } }, say('errors-run'));
  return el('div', {}, el('p', { className: 'quiet-words' }, say('errors-about')),
    el('p', {}, button, ' ', published, ' ', el('label', { htmlFor: 'published' }, say('published'))), output);
}

function bars(answer, form) {
  const remaining = Object.entries(answer.remaining);
  const most = Math.max(...remaining.map(([, one]) => one.sd), 1e-9);
  const sums = new Map();
  for (const share of answer.shares ?? []) sums.set(share.input, Math.max(sums.get(share.input) ?? 0, share.total ?? share.first));
  form.showShares(sums);
  const shares = [...sums].sort((one, other) => other[1] - one[1]).slice(0, 12);
  const line = (name, value, top, words) => el('div', { className: 'bar-line' }, el('span', {}, name),
    el('meter', { min: 0, max: top, value, 'aria-label': name }), el('span', {}, words));
  return [
    el('h3', {}, say('errors-remaining')),
    ...remaining.map(([key, one]) => line(labelOf(key), one.sd, most, `${number(one.sd, 2)} ${one.unit === 'deg' ? '°' : one.unit}`)),
    el('h3', {}, say('errors-shares')), ...shares.map(([input, share]) => line(labelOf(input), share, 1, `${number(100 * share)} %`)),
    ...(answer.advice ?? []).map((words) => el('p', { className: 'quiet-words', lang: 'en' }, typeof words === 'string' ? words : words.message ?? '')),
  ];
}

export function secondOpinion(session, plans) {
  const output = el('div', {});
  const table = el('textarea', { 'aria-label': say('opinion-table'), spellcheck: false, placeholder: 'day,strut_1,strut_2,strut_3,strut_4,strut_5,strut_6' });
  let asked = null;
  const run = () => {
    asked = session.text;
    plans.showGhost(null);
    return study(button, output, () => askJSON('POST', 'check?identify', { case: asked, schedule: table.value }), opinion);
  };
  const button = el('button', { className: 'button', type: 'button', onclick: run }, say('opinion-run'));
  const file = el('input', { type: 'file', 'aria-label': say('choose-file'), accept: '.csv,.tsv,.txt,text/*', onchange: () => take(file.files[0]) });
  const drop = el('div', {
    className: 'drop',
    ondragover: (event) => { event.preventDefault(); drop.classList.add('over'); },
    ondragleave: () => drop.classList.remove('over'),
    ondrop: (event) => {
      event.preventDefault();
      drop.classList.remove('over');
      take(event.dataTransfer.files[0]);
    },
  }, el('p', { className: 'quiet-words' }, say('opinion-about')), table, el('span', { className: 'tools' }, button, file));
  async function take(one) {
    if (!one) return;
    table.value = await one.text();
    run();
  }
  function opinion(answer) {
    const checks = checksOf(answer);
    plans.showGhost(new Ghost(answer, asked));
    return [
      ...(answer.understood ?? []).map((words) => el('p', { className: 'quiet-words', lang: 'en' }, words)),
      el('p', { className: 'ghost-name' }, say('ghost-drawn')),
      ...(checks.length ? checkList(checks, { onDay: (day) => plans.showNumber(day) }) : [el('p', {}, say('opinion-good'))]),
    ];
  }
  // What was found is about the case as it was.
  session.addEventListener('state', () => {
    if (asked === null || session.text === asked) return;
    asked = null;
    if (plans.ghost) plans.showGhost(null);
    output.replaceChildren(el('p', { className: 'quiet-words', role: 'status' }, say('opinion-stale')));
  });
  return el('div', {}, drop, output);
}

/** Lengths and readings of struts are within this, mm. */
const longest = 2000;
/** The last day that a plan may have. */
const lastDay = 4000;

export function goOn(session) {
  const output = el('div', {});
  let struts = [];
  const readings = el('span', { className: 'six' });
  // Six struts, of two frames twelve, named as on the patient's sheet.
  function offer() {
    const isOfTwo = Array.isArray(session.value('levels'));
    const names = isOfTwo ? ['P', 'D'].flatMap((frame) => [1, 2, 3, 4, 5, 6].map((strut) => `${frame}${strut}`)) : [1, 2, 3, 4, 5, 6];
    if (struts.length === names.length) return;
    struts = names.map((name) => [name, askedField(say('strut', { number: name }), { inputMode: 'decimal' }, ...numberIn(-longest, longest))]);
    readings.replaceChildren(...struts.map(([, field]) => field.node));
    output.replaceChildren();
  }
  for (const event of ['state', 'opened']) session.addEventListener(event, offer);
  offer();
  const [isNumber, allowed] = numberIn(0, lastDay);
  const day = askedField(say('resume-day'), { inputMode: 'numeric' }, (text) => (Number.isInteger(isNumber(text)) ? isNumber(text) : undefined), allowed);
  const button = el('button', { className: 'button', type: 'button', onclick: () => {
    const values = valuesOf([...struts, ['day', day]]);
    if (!values) return;
    const missing = struts.filter(([name]) => values[name] === null);
    for (const [, field] of missing) field.tell(say('needed', { what: say('resume-reading') }));
    if (missing.length) { missing[0][1].input.focus(); return; }
    const body = { case: session.text, struts: struts.map(([name]) => values[name]), day: values.day };
    study(button, output, () => askJSON('POST', 'resume', body), rest);
  } }, say('resume-run'));
  return el('div', {}, el('p', { className: 'quiet-words' }, say('resume-about')),
    readings, el('div', { className: 'six' }, day.node, button), output);
}

/** What was found, of two levels with those of each. */
const checksOf = ({ checks, levels }) => [...checks, ...(levels ?? []).flatMap((frame) => frame.checks.map((check) => ({ ...check, level: frame.level })))];

function rest(plan) {
  const frames = plan.levels ?? [plan];
  const checks = checksOf(plan);
  return [
    el('p', {}, el('b', {}, say('resume-done', { days: count('days', plan.summary.days), first: frames[0].days[0].day }))), ...checkList(checks, {}),
    ...frames.map((frame) => el('div', { className: 'scroll', tabIndex: 0, role: 'region', 'aria-label': `${say('tab-schedule')} ${frame.level ? word(frame.level) : ''}` }, restTable(frame))),
  ];
}

function restTable(frame) {
  const letter = frame.level ? frame.level[0].toUpperCase() : '';
  return el('table', {}, frame.level ? el('caption', { className: 'frame-name' }, `${say('level')} ${word(frame.level)}`) : null,
    el('thead', {}, el('tr', {}, el('th', {}, say('col-day')), el('th', {}, say('col-date')), ...[1, 2, 3, 4, 5, 6].map((one) => el('th', {}, `${letter}${one}`)))),
    el('tbody', {}, ...frame.days.map((one) => el('tr', {}, el('td', {}, String(one.day)), el('td', {}, one.date ?? ''), ...one.set.map((reading) => el('td', {}, String(reading)))))));
}
