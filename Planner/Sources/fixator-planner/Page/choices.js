// One of some words, and hardware by its name.
import { el, freshID } from './dom.js';
import { say, word } from './words.js';

/** Up to three words stand side by side, more in a list. What stands where nothing is chosen is underlined. */
export function choiceValue(field) {
  const { row } = field;
  if (row.choices.length > 3) {
    const select = el('select', { id: field.id, className: 'choice', onchange: (event) => field.send(select.value || null, event) },
      el('option', { value: '' }, row.assumed ? say('default', { value: word(row.assumed) }) : say(row.required ? 'choose' : 'none')),
      ...row.choices.map((text) => el('option', { value: text }, word(text))));
    return { nodes: [select], show: (value) => offer(select, value) };
  }
  const name = freshID('choice');
  const inputs = row.choices.map((text) => el('input', {
    type: 'radio', name, value: text,
    onchange: (event) => field.send(text, event),
    // A word that is chosen once more goes: what was assumed stands again.
    onclick: (event) => { if (event.target.dataset.was === 'true' && !row.required) field.send(null, event); },
  }));
  const labels = inputs.map((input) => el('label', { className: input.value === row.default ? 'standing' : '' }, input, word(input.value)));
  return {
    nodes: [el('span', { className: 'segments' }, ...labels)], isGroup: true,
    show: (value) => inputs.forEach((input) => {
      input.checked = input.value === value;
      input.dataset.was = input.checked;
    }),
  };
}

/** Shows a value in a list, with what the list does not have as an entry of its own. */
function offer(select, value) {
  const text = typeof value === 'string' ? value : '';
  if (text && ![...select.options].some((option) => option.value === text)) select.append(el('option', { value: text }, text));
  select.value = text;
}

const own = '\u0000own', each = '\u0000each', named = '\u0000named';
// What a ring has besides its circles: it may stand beside a name of the catalogue too.
const besides = new Set(['joints', 'inner-radius', 'joint-tilt', 'arc', 'arms', 'plates']);

/** A ring or struts: a name of the catalogue, a ring's with more beside it, their own numbers, or a class for each strut. */
export function hardwareValue(field) {
  const { row, context } = field;
  const isRing = row.kind === 'ring';
  const names = (isRing ? context.hardware.rings : context.hardware.struts).map((part) => part.name);
  const options = [
    el('option', { value: '' }, row.assumed ? say('default', { value: row.assumed }) : say('choose')),
    ...(isRing ? [] : [el('option', { value: 'auto' }, 'auto')]), ...names.map((name) => el('option', { value: name }, name)),
    el('option', { value: own }, say('own-numbers')), ...(isRing ? [el('option', { value: named }, say('named-and-more'))] : [el('option', { value: each }, say('one-each'))]),
  ];
  const select = el('select', {
    id: field.id,
    onchange: (event) => {
      if (select.value === own) field.send(isRing ? { 'joint-radius': '93.8', 'half-angle': '4.58' } : { min: '100', max: '300' }, event);
      else if (select.value === named) field.send({ name: lastName }, event);
      else if (select.value === each) field.send(Array(6).fill(names[0]), event);
      else field.send(select.value || null, event);
      // What it takes stands below at once, while the list still has the focus.
      build(inside[select.value] ? select.value : '');
    },
  }, ...options);
  const below = el('div', {});
  let shown = '', [lastName] = names;
  const inside = {
    [own]: () => context.innerRows(row.section, field.path, ({ word: key }) => key !== 'name'),
    [named]: () => context.innerRows(row.section, field.path, ({ word: key }) => key === 'name' || besides.has(key)),
    [each]: () => sixClasses(field, names),
  };

  function build(kind) {
    if (kind === shown) return;
    shown = kind;
    below.replaceChildren(...(inside[kind]?.() ?? []));
    for (const inner of context.fields.values()) if (inner !== field && inner.path.startsWith(`${field.path}.`)) inner.show(true);
  }

  return {
    nodes: [select], below,
    show(value) {
      const isSection = value && typeof value === 'object';
      const kind = Array.isArray(value) ? each : isSection ? (isRing && 'name' in value ? named : own) : '';
      if (typeof value === 'string' && names.includes(value)) lastName = value;
      if (kind) select.value = kind;
      else offer(select, value);
      build(kind);
      if (kind === each) below.querySelectorAll('select').forEach((one, index) => offer(one, value[index]));
    },
  };
}

function sixClasses(field, names) {
  const selects = [1, 2, 3, 4, 5, 6].map((number) => el('select', {
    'data-place': `[${number}]`, onchange: (event) => field.send(selects.map((select) => select.value), event),
  }, ...names.map((name) => el('option', { value: name }, name))));
  return [el('div', { className: 'six' }, ...selects.map((select, index) => el('label', {}, say('strut', { number: index + 1 }), select)))];
}
