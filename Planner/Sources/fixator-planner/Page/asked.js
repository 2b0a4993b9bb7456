// Fields of what is asked beside the case: a name, what is typed, and what is wrong with it.
import { el, freshID } from './dom.js';
import { number, say } from './words.js';
import { point } from './typed.js';

/**
 * A field whose text `read` turns into a value; of what is none `read` gives undefined, and `allowed` says in words what is one.
 * `value()` is null where nothing is typed, and undefined where that is wrong, which then stands at the field; `empty()` takes what is typed away.
 */
export function askedField(name, attributes, read, allowed) {
  const id = freshID('asked');
  const input = el('input', { type: 'text', autocomplete: 'off', spellcheck: false, id, 'aria-describedby': `${id}-fault`, oninput: () => tell(''), ...attributes });
  const fault = el('div', { id: `${id}-fault`, role: 'status' });
  const node = el('div', { className: 'asked' }, el('label', { htmlFor: id }, name), input, fault);

  /** Says what is wrong with it; nothing takes that away. */
  function tell(words) {
    input.setAttribute('aria-invalid', String(words !== ''));
    fault.replaceChildren(...(words ? [el('div', { className: 'fault error' }, `${name}: ${words}`)] : []));
  }

  function value() {
    const text = input.value.trim();
    const typed = text === '' ? null : read(text);
    tell(typed === undefined ? `${say('found', { what: text })}; ${say('allowed', { what: typeof allowed === 'function' ? allowed() : allowed })}` : '');
    return typed;
  }

  /** As if nothing had been typed. */
  function empty() {
    input.value = '';
    tell('');
  }
  return { node, input, tell, value, empty };
}

/** Values of fields by their names; null where one is wrong, which then has the focus. */
export function valuesOf(fields) {
  const values = fields.map(([name, field]) => [name, field.value()]);
  const wrong = values.findIndex(([, value]) => value === undefined);
  if (wrong >= 0) fields[wrong][1].input.focus();
  return wrong >= 0 ? null : Object.fromEntries(values);
}

const plain = (text) => (/^[+-]?\d+([.,]\d+)?$/.test(text.trim()) ? Number(point(text)) : NaN);

/** A number from one to another. */
export const numberIn = (low, high) => [
  (text) => { const value = plain(text); return value >= low && value <= high ? value : undefined; },
  say('asked-number', { low: number(low), high: number(high) }),
];

/** Where to where, as `150-220`; one number is both ends. */
export const rangeIn = (low, high, example) => [
  (text) => {
    const ends = text.split(/\s*(?:[–—]|\bto\b|\bbis\b|(?<=[\d\s])-)\s*/).map(plain);
    const [from, to] = ends.length === 1 ? [ends[0], ends[0]] : ends;
    return ends.length <= 2 && from >= low && from <= to && to <= high ? `${from}-${to}` : undefined;
  },
  say('asked-range', { low: number(low), high: number(high), example }),
];

/** Names out of those that there are, with commas between them. */
export const namesOf = (known) => [
  (text) => {
    const names = text.split(/[,;]/).map((name) => name.trim()).filter(Boolean);
    return names.length && names.every((name) => known().includes(name)) ? names.join(',') : undefined;
  },
  () => known().join(', '),
];
