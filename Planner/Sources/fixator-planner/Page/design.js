// A better frame: those that serve the limb best, with their pictures, and a way to take one into the case.
import { AnswerPane } from './answer-pane.js';
import { askJSON } from './api.js';
import { el, setText } from './dom.js';
import { count, number, say, word } from './words.js';
import { errorWords, faultOf } from './faults.js';
import { askedField, namesOf, numberIn, rangeIn, valuesOf } from './asked.js';
import { asInput } from './typed.js';

/** A margin below this is marked, mm, as the command marks it. */
const tight = 5;
/** The path of the change that takes a frame. */
const taking = 'better frame';
/** What a frame has of a case, whose `at` is the case, or one of its levels. */
const sections = ['frame'], places = ['mounting.axial-offset', 'mounting.rotation'];

export function betterFrame(session, hardware) {
  const pane = new AnswerPane(session, {
    cleared: () => { end(); rest(); bounds.empty(); },
    // A frame that was found for another limb is not taken.
    turned: (isStale) => { for (const button of pane.body.querySelectorAll('.take')) button.disabled = isStale; },
  });
  const bounds = makeBounds(session, hardware);
  const progress = el('progress', { 'aria-label': say('design-progress'), max: 1, value: 0 });
  const words = el('span', { className: 'quiet-words', role: 'status' });
  const stop = el('button', { className: 'button', type: 'button', onclick: () => { stop.disabled = true; end(); } }, say('design-stop'));
  const bar = el('p', { className: 'searching', hidden: true }, progress, stop, words);
  const run = el('button', { className: 'button', type: 'button', onclick: () => search() }, say('design-run'));
  let study = null, asked = null, timer = 0;

  const end = () => study && askJSON('DELETE', `studies/${study}`).catch(() => {});

  /** No search is under way. */
  function rest() {
    clearInterval(timer);
    [study, bar.hidden] = [null, true];
  }

  async function search() {
    const query = bounds.query();
    if (query === null) return;
    const own = study = crypto.randomUUID();
    stop.disabled = false;
    bar.hidden = false;
    progress.removeAttribute('value');
    setText(words, '');
    timer = setInterval(look, 250);
    await pane.ask(run, (text) => { asked = text; return askJSON('POST', `design?files&study=${own}${query}`, text, true); }, (files) => {
      const find = (name) => files.find((file) => file.name === name)?.text;
      return table(JSON.parse(find('design.json')), find);
    }, (error) => {
      const all = error.errors ?? [];
      // What is wrong with a bound stands at its field, the rest below.
      error.errors = bounds.show(all);
      return all.length && !error.errors.length ? [] : errorWords(error);
    });
    if (study === own) rest();
  }

  async function look() {
    const far = study && await askJSON('GET', `studies/${study}`).catch(() => null);
    if (!far || !far.total || !study) return;
    progress.value = far.tried / far.total;
    setText(words, count('design-far', far.total, { tried: number(far.tried), total: number(far.total) }));
  }

  /** Takes what a frame's case has for rings, struts and where they stand; the rest of the case stays as it was typed. */
  async function take(frame) {
    const { draft } = session;
    const { values } = await askJSON('POST', 'drawn', { text: frame.text });
    if (session.draft !== draft || pane.isStale) return;
    const edits = [];
    const compare = (path, value) => {
      if (JSON.stringify(session.value(path)) === JSON.stringify(value)) return;
      if (value !== undefined && value !== null) edits.push({ set: path, value: asInput(value) });
      else if (session.value(path) !== undefined) edits.push({ remove: path });
    };
    const within = (at, path) => (path.match(/[^.[\]]+/g) ?? []).reduce((value, step) => value?.[Array.isArray(value) ? Number(step) - 1 : step], at);
    const levels = Array.isArray(values.levels) ? values.levels.map((_, index) => `levels[${index + 1}].`) : [];
    for (const at of ['', ...levels]) {
      for (const section of sections.map((name) => at + name)) {
        for (const key of new Set([...Object.keys(session.value(section) ?? {}), ...Object.keys(within(values, section) ?? {})])) compare(`${section}.${key}`, within(values, `${section}.${key}`));
      }
      for (const path of places) compare(at + path, within(values, at + path));
    }
    compare('covariance', values.covariance);
    if (edits.length) session.edit(edits, taking);
  }

  session.addEventListener('state', ({ detail }) => {
    // In a frame that was taken from it the limb is the same; the typed frame has other figures then.
    if (detail.path === taking && !detail.isBack) pane.accept(session.text);
    const typed = pane.body.querySelector('.typed-frame');
    if (typed) typed.hidden = session.text !== asked;
  });

  function table(answer, find) {
    const { frames, searched, typed, draws, ended } = answer;
    const about = el('p', { className: 'quiet-words' }, count('design-tried', searched.tried, { tried: number(searched.tried), serving: number(searched.serving) }), ended ? ` ${say('design-ended')}` : '');
    if (!frames.length) return [about, el('p', {}, say('design-none'))];
    const columns = ['visits', 'changes', 'margin', 'stiffness', ...(draws ? ['kept'] : [])];
    return [about,
      el('div', { className: 'scroll', tabIndex: 0, role: 'region', 'aria-label': say('design-table') }, el('table', { className: 'designs', role: 'table' },
        el('thead', {}, el('tr', {}, el('th', { scope: 'col' }, say('design-frame')), el('th', { scope: 'col' }, say('design-built')), ...columns.map((name) => el('th', { scope: 'col' }, say(`design-${name}`))))),
        el('tbody', { role: 'rowgroup' }, ...frames.map((frame, index) => row(frame, index + 1, draws, find(`frame-${String(index + 1).padStart(2, '0')}.svg`))), typed ? typedRow(typed, draws) : null))),
      el('p', { className: 'quiet-words' }, say('design-about-figures'), searched.levels ? ` ${say('design-about-levels')}` : '')];
  }

  function row(frame, place, draws, picture) {
    const levels = frame.levels ?? [frame];
    const built = levels.flatMap((level, index) => {
      const rings = [index ? levels[index - 1].distal_ring : frame.proximal_ring, level.distal_ring].join(' / ');
      const place = [level.neutral_height_mm !== undefined && say('design-place-height', { height: number(level.neutral_height_mm, 0, 1) }),
        level.axial_offset !== undefined && say('design-place-mounting', { offset: level.axial_offset, rotation: level.rotation })].filter(Boolean);
      return [level.level ? `${word(level.level)}: ${rings}` : rings, [...new Set(level.struts)].join(', '), place.join(', ')];
    });
    return el('tr', { role: 'row' },
      el('td', { role: 'cell' }, picture ? el('img', { alt: say('design-picture', { place }), src: `data:image/svg+xml;charset=utf-8,${encodeURIComponent(picture)}` }) : String(place)),
      el('td', { role: 'cell' }, ...built.map((line) => el('div', {}, line)), frame.warnings ? el('div', { className: 'warned' }, count('design-warnings', frame.warnings)) : null,
        el('button', { className: 'button take', type: 'button', disabled: pane.isStale, 'aria-label': say('take-frame-of', { place }), onclick: () => take(frame) }, say('take-frame'))), ...figures(frame),
      draws ? cell('kept', `${number((100 * (frame.draws_kept ?? 0)) / draws)} %`) : null);
  }

  function typedRow(typed, draws) {
    return el('tr', { className: 'typed-frame', role: 'row', hidden: session.text !== asked }, el('td', { role: 'cell' }, say('design-typed')), el('td', { role: 'cell' }, typed.serves ? '' : say('design-typed-fails')), ...figures(typed), draws ? el('td', {}) : null);
  }

  addEventListener('pagehide', end);
  return el('div', {}, el('p', { className: 'quiet-words' }, say('design-about')), bounds.node, el('p', {}, run), bar, pane.node);
}

/** A figure, which has its column's name with it where there are no columns. */
const cell = (name, value, className = '', ...more) => el('td', { className, 'data-name': say(`design-${name}`), role: 'cell' }, String(value), ...more);

function figures({ visits, strut_changes: changes, margin_mm: margin, stiffness }) {
  const [kind, words] = margin < 0.05 ? ['bad', say('margin-none')] : margin < tight ? ['warn', say('margin-tight')] : ['', ''];
  return [cell('visits', visits), cell('changes', changes),
    cell('margin', `${number(margin, 1)} mm`, kind && `margin ${kind}`, words ? el('small', {}, words) : null), cell('stiffness', number(stiffness, 2))];
}

/** What may be chosen; left open, the command takes what is near the typed frame. */
function makeBounds(session, hardware) {
  const namesIn = (parts) => parts.map(({ name }) => name);
  const own = () => ['strut-classes', 'frame.struts'].flatMap((path) => [session.value(path)].flat()).map((one) => one?.name).filter((name) => typeof name === 'string');
  const made = [
    ['height', 'number', '150-220', rangeIn(20, 600, '150-220')], ['axial-offset', 'number', '40-80', rangeIn(0, 600, '40-80')], ['rotation', 'number', '30', numberIn(0, 180)],
    ['rings', 'names', 'generic-155, generic-180', namesOf(() => namesIn(hardware.rings))],
    ['struts', 'names', 'short, medium, long', namesOf(() => [...new Set([...namesIn(hardware.struts), ...own()])])],
  ];
  const fields = made.map(([name, className, example, rule]) => [name, askedField(say(`design-${name}`), { className, placeholder: example, 'data-example': true }, ...rule)]);
  const node = el('details', { className: 'inner' }, el('summary', {}, say('design-bounds')), el('div', { className: 'six' }, ...fields.map(([, field]) => field.node)));
  return {
    node,
    /** What is asked of the command; null where a field is wrong, which then says so. */
    query() {
      node.open ||= fields.some(([, field]) => field.value() === undefined);
      const values = valuesOf(fields);
      return values && Object.entries(values).filter(([, value]) => value !== null).map(([name, value]) => `&${name}=${encodeURIComponent(value)}`).join('');
    },
    empty() { for (const [, field] of fields) field.empty(); },
    /** Says what is wrong at its field, and gives back what is about none of them. */
    show(errors) {
      for (const [name, field] of fields) {
        const own = errors.filter(({ key }) => key === name);
        if (own.length) field.tell(own.map((error) => faultOf(error).words).join('; '));
      }
      const wrong = fields.find(([name]) => errors.some(({ key }) => key === name));
      if (wrong) { node.open = true; wrong[1].input.focus(); }
      return errors.filter(({ key }) => !fields.some(([name]) => name === key));
    },
  };
}
