// What the uncertainty of the inputs does to the end: what may be left, how likely that is outside tolerance, and which input makes it.
import { AnswerPane } from './answer-pane.js';
import { askJSON } from './api.js';
import { el } from './dom.js';
import { count, labelOf, number, say, word } from './words.js';

/** An input below this share of a number's variance is not listed, and so many are, as the command lists them. */
const leastShare = 0.01, mostShares = 5;
/** Where the total share differs by this, it stands beside. */
const differs = 0.02;
/** A share whose standard error is larger is said with it. */
const rough = 0.1;
/** Days on which the chance is this are named. */
const leastChance = 0.01;

export function errorBars(session, form) {
  const published = el('input', { type: 'checkbox', id: 'published' });
  const pane = new AnswerPane(session, { cleared: () => { published.checked = false; } });
  const button = el('button', { className: 'button', type: 'button', onclick: () => {
    const query = `sensitivity${published.checked ? '?assume=published' : ''}`;
    pane.ask(button, (text) => askJSON('POST', query, text, true), (answer) => {
      if (!pane.isStale) form.showShares(largest(answer.shares));
      return words(answer, form);
    });
  } }, say('errors-run'));
  return el('div', {}, el('p', { className: 'quiet-words' }, say('errors-about')),
    el('p', {}, button, ' ', published, ' ', el('label', { htmlFor: 'published' }, say('published'))), pane.node);
}

const within = (share) => Math.min(1, Math.max(0, share));

/** Of each input the largest share that it has of any number. */
function largest(shares = []) {
  const found = new Map();
  for (const { input, first } of shares) if (first >= leastShare) found.set(input, Math.max(found.get(input) ?? 0, within(first)));
  return found;
}

/** A share in percent, to two figures. */
export function percent(share) {
  const value = 100 * share;
  return value > 0 && value < 0.1 ? say('errors-under') : `${number(value, value < 9.95 ? 1 : 0)} %`;
}

function words(answer, form) {
  const { samples, samples_asked: asked, without_pose: noPose, without_angles: noAngles, tolerance } = answer;
  const parts = partsOf(answer);
  return [
    el('p', { className: 'quiet-words' }, count('errors-draws', samples, { number: number(samples) }), asked ? ` ${say('errors-ended', { asked: number(asked) })}` : ''),
    ...(answer.inputs.length ? [] : [el('p', {}, say('errors-none'))]),
    ...(answer.advice ?? []).map((text) => el('p', { className: 'quiet-words', lang: 'en' }, text)),
    ...parts.flatMap((part) => left(part, tolerance, form)),
    ...(answer.levels ? [el('p', {}, el('b', {}, say('errors-any-of-all', { share: percent(answer.any_outside) })))] : []),
    noPose ? el('p', {}, count('errors-no-pose', noPose, { number: number(noPose) })) : '',
    noAngles ? el('p', {}, count('errors-no-angles', noAngles, { number: number(noAngles) })) : '',
    ...(answer.inputs.length ? [el('h3', {}, say('errors-rates')), ...parts.filter(({ rates }) => rates).map((part) => el('p', {}, rates(part, answer.rate_samples))),
      el('h3', {}, say('errors-shares')), ...parts.flatMap((part) => shares(part, answer.shares))] : []),
  ].filter(Boolean);
}

/** The limb, or of two levels the whole limb, the docking faces and each level, with what may be left of each. */
function partsOf(answer) {
  if (!answer.levels) return [{ ...answer, title: '' }];
  const { limb, docking, levels } = answer;
  const faces = docking && Object.fromEntries(['gap', 'ap_offset', 'lateral_offset', 'offset', 'angle'].filter((name) => docking[name]).map((name) => [name.replace('_', '-'), docking[name]]));
  return [
    { ...limb, part: 'limb', title: say('errors-limb') },
    ...(docking ? [{ ...docking, remaining: faces, part: 'docking', title: say('errors-docking') }] : []),
    ...levels.map((level) => ({ ...level, part: level.level, title: say('errors-level', { level: word(level.level) }) })),
  ];
}

/** A number stays with its word. */
const bound = (text) => text.replaceAll(' ', '\u00a0');

const unit = ({ unit: name }) => (name === 'deg' ? '°' : '\u00a0mm');
const names = { gap: 'errors-gap', offset: 'errors-offset', angle: 'errors-angle', 'worst-point-displacement': 'errors-worst' };
const nameOf = (key) => (names[key] ? say(names[key]) : labelOf(key));

/** Which word a number of the end is positive for, and which it is negative for; none of a size. */
function wordsOf(key, form) {
  const alike = { 'ap-offset': 'ap-translation', 'lateral-offset': 'lateral-translation' };
  if (key === 'gap') return [say('errors-apart'), say('errors-pressed')];
  return form.row(`deformity.${alike[key] ?? key}`)?.words?.map(word) ?? null;
}

/** A table of what may be left of a part. */
function left({ remaining, worst_point_displacement: worst, any_outside: any, title, apart, beside_bone: beside, part }, tolerance, form) {
  const rows = [...Object.entries(remaining), ...(worst ? [['worst-point-displacement', worst]] : [])];
  const heads = ['errors-mean', 'errors-sd', 'errors-most', 'errors-outside'].map((name) => say(name, { deg: number(tolerance.deg, 0, 2), mm: number(tolerance.mm, 0, 2) }));
  const top = (name) => Math.max(...rows.filter(([, one]) => one.unit === name).map(([, one]) => one.sd), 1e-9);
  const line = ([key, one]) => {
    const sides = wordsOf(key, form);
    const value = (size) => (Number.isFinite(size) ? sides ? `${number(Math.abs(size), 2)}${unit(one)} ${Math.abs(size) < 0.005 ? '' : sides[size < 0 ? 1 : 0]}`.trim() : `${number(size, 2)}${unit(one)}` : '–');
    return el('tr', {}, el('th', { scope: 'row' }, nameOf(key)), el('td', {}, value(one.mean)),
      el('td', {}, el('meter', { min: 0, max: top(one.unit), value: one.sd ?? 0, 'aria-label': nameOf(key) }), ` ± ${number(one.sd ?? 0, 2)}${unit(one)}`),
      el('td', {}, say('errors-range', { low: bound(value(one.p5)), high: bound(value(one.p95)) })), el('td', {}, percent(one.outside ?? 0)));
  };
  const heading = title ? say('errors-remaining-of', { part: title }) : say('errors-remaining');
  return [
    el('h3', {}, heading),
    el('div', { className: 'scroll', tabIndex: 0, role: 'region', 'aria-label': heading }, el('table', { className: 'left-over' },
      el('thead', {}, el('tr', {}, el('th', { scope: 'col' }, say('errors-number')), ...heads.map((head) => el('th', { scope: 'col' }, head)))), el('tbody', {}, ...rows.map(line)))),
    any === undefined ? '' : el('p', {}, say(part === 'docking' ? 'errors-any-docking' : 'errors-any', { share: percent(any) })),
    apart === undefined ? '' : el('p', {}, say('errors-faces', { apart: percent(apart), beside: percent(beside ?? 0) })),
  ].filter(Boolean);
}

/** On which days a rate may be exceeded, in a sentence. */
function rates({ rates: days, title }, samples) {
  const known = days.filter(({ p95_of_rate: most }) => Number.isFinite(most));
  const begin = title ? `${title}: ` : '';
  if (!known.length) return begin + say('errors-no-days');
  const worst = known.reduce((one, other) => (other.p95_of_rate > one.p95_of_rate ? other : one));
  const runs = [];
  for (const one of days.filter(({ chance }) => chance >= leastChance)) {
    if (runs.at(-1)?.at(-1).day + 1 === one.day) runs.at(-1).push(one);
    else runs.push([one]);
  }
  const over = number(100 * (days[0].over - 1), 0, 1);
  const list = runs.map((run) => {
    const chances = run.map(({ chance }) => chance);
    const [least, most] = [percent(Math.min(...chances)), percent(Math.max(...chances))];
    const chance = least === most ? most : say('errors-range', { low: least, high: most });
    return run.length === 1 ? say('errors-day', { day: run[0].day, chance }) : say('errors-days', { first: run[0].day, last: run.at(-1).day, chance });
  }).join(', ');
  const found = runs.length ? say('errors-over', { over, days: list }) : say('errors-not-over', { over });
  return `${begin}${found} ${say('errors-worst-day', { draws: number(samples), times: number(worst.p95_of_rate, 2), day: worst.day })}`;
}

/** Which inputs make how much of the variance of each number of a part. */
function shares({ remaining, worst_point_displacement: worst, part, title }, all = []) {
  const keys = [...Object.keys(remaining), ...(worst ? ['worst-point-displacement'] : [])];
  const blocks = keys.flatMap((key) => {
    const own = all.filter((one) => one.output === key && (part === undefined || one.part === part) && (one.total ?? one.first) >= leastShare);
    const shown = own.sort((one, other) => other.first - one.first).slice(0, mostShares);
    if (!shown.length) return [];
    return [el('h4', {}, nameOf(key)), ...shown.map((one) => {
      const name = inputName(one.input), total = one.total ?? one.first;
      const text = `${percent(within(one.first))}${one.first_error > rough ? ` ± ${percent(one.first_error)}` : ''}`;
      return el('div', { className: 'bar-line' }, el('span', {}, name), el('meter', { min: 0, max: 1, value: within(one.first), 'aria-label': `${nameOf(key)}: ${name}` }),
        el('span', {}, text, Math.abs(total - one.first) >= differs ? el('small', {}, ` (${percent(Math.min(1, total))})`) : ''));
    })];
  });
  return blocks.length && title ? [el('h3', {}, title), ...blocks] : blocks;
}

/** An input by its name, with what it is of. */
function inputName(path) {
  const steps = path.split('.').slice(0, -1).filter((step) => step !== 'frame').map((step) => {
    const [, name, place] = /^([\w-]+)(?:\[(\d+)\])?$/.exec(step) ?? [];
    if (name === 'levels') return say('errors-of-level', { number: place });
    if (name === 'struts' && place) return say('strut', { number: place });
    return place ? `${labelOf(name)} ${place}` : labelOf(step);
  });
  return steps.length ? `${labelOf(path)} (${steps.join(', ')})` : labelOf(path);
}
