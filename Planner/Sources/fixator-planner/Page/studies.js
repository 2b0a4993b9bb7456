// What is asked of a plan that is followed: a second opinion on a schedule, and going on from today's readings.
import { AnswerPane } from './answer-pane.js';
import { askJSON } from './api.js';
import { el } from './dom.js';
import { checkList } from './checks.js';
import { errorWords } from './faults.js';
import { fileText } from './file-text.js';
import { Ghost } from './ghost.js';
import { count, date, say, word } from './words.js';
import { askedField, numberIn, valuesOf } from './asked.js';

export function secondOpinion(session, plans) {
  let ghost = null;
  const pane = new AnswerPane(session, {
    cleared: () => {
      if (ghost) plans.showGhost(null);
      ghost = null;
      table.value = file.value = '';
    },
    // Its motion is of the case that it was held against.
    turned: (isStale) => { if (ghost) plans.showGhost(isStale ? null : ghost); },
  });
  const table = el('textarea', { 'aria-label': say('opinion-table'), spellcheck: false, placeholder: 'day,strut_1,strut_2,strut_3,strut_4,strut_5,strut_6' });
  const run = () => {
    const schedule = table.value;
    ghost = null;
    plans.showGhost(null);
    return pane.ask(button, (text) => askJSON('POST', 'check?identify', { case: text, schedule }), opinion);
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
    try { table.value = await fileText(one); } catch (error) {
      pane.refuse(error);
      return;
    }
    run();
  }
  function opinion(answer, asked) {
    const checks = checksOf(answer);
    ghost = new Ghost(answer, asked);
    plans.showGhost(pane.isStale ? null : ghost);
    return [
      ...(answer.understood ?? []).map((words) => el('p', { className: 'quiet-words', lang: 'en' }, words)),
      el('p', { className: 'ghost-name' }, say('ghost-drawn')),
      ...(checks.length ? checkList(checks, { onDay: (day) => plans.showNumber(day) }) : [el('p', {}, say('opinion-good'))]),
    ];
  }
  return el('div', {}, drop, pane.node);
}

/** Lengths and readings of struts are within this, mm. */
const longest = 2000;
/** The last day that a plan may have. */
const lastDay = 4000;

export function goOn(session) {
  let struts = [];
  // Readings are those of one frame, as the plan from them is.
  const pane = new AnswerPane(session, { cleared: () => { for (const field of [...struts.map(([, one]) => one), day]) field.empty(); } });
  const readings = el('span', { className: 'six' });
  // Six struts, of two frames twelve, named as on the patient's sheet.
  function offer() {
    const isOfTwo = Array.isArray(session.value('levels'));
    const names = isOfTwo ? ['P', 'D'].flatMap((frame) => [1, 2, 3, 4, 5, 6].map((strut) => `${frame}${strut}`)) : [1, 2, 3, 4, 5, 6];
    if (struts.length === names.length) return;
    struts = names.map((name) => [name, askedField(say('strut', { number: name }), { inputMode: 'decimal' }, ...numberIn(-longest, longest))]);
    readings.replaceChildren(...struts.map(([, field]) => field.node));
  }
  for (const event of ['state', 'opened']) session.addEventListener(event, offer);
  const [isNumber, allowed] = numberIn(0, lastDay);
  const day = askedField(say('resume-day'), { inputMode: 'numeric' }, (text) => (Number.isInteger(isNumber(text)) ? isNumber(text) : undefined), allowed);
  offer();
  const button = el('button', { className: 'button', type: 'button', onclick: () => {
    const values = valuesOf([...struts, ['day', day]]);
    if (!values) return;
    const missing = struts.filter(([name]) => values[name] === null);
    for (const [, field] of missing) field.tell(say('needed', { what: say('resume-reading') }));
    if (missing.length) { missing[0][1].input.focus(); return; }
    const body = { struts: struts.map(([name]) => values[name]), day: values.day };
    pane.ask(button, (text) => askJSON('POST', 'resume', { case: text, ...body }), rest);
  } }, say('resume-run'));
  return el('div', {}, el('p', { className: 'quiet-words' }, say('resume-about')),
    readings, el('div', { className: 'six' }, day.node, button), pane.node);
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
    el('tbody', {}, ...frame.days.map((one) => el('tr', {}, el('td', {}, String(one.day)), el('td', {}, date(one.date)), ...one.set.map((reading) => el('td', {}, String(reading)))))));
}
