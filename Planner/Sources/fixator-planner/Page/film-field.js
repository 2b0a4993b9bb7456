// A field of a file of films, with what is wrong with it below.
import { el, freshID } from './dom.js';
import { faultNode, faultOf as anyFaultOf } from './faults.js';
import { say, word } from './words.js';

/** Of a ball whose edge is being marked only that: it is left out until then. */
export const faultOf = (error, path) => (error.isUnfinished ? { key: error.key, severity: 'needed', words: say('ball-unfinished') } : anyFaultOf(error, path));

/** A decimal comma is a point in files. */
export const plain = (text) => text.trim().replace(/(\d),(\d)/g, '$1.$2') || null;

export function field(name, control, key) {
  control.id = freshID('film');
  const fault = el('div', { role: 'status' });
  return { name, control, key, fault, node: el('div', { className: 'field film-field', 'data-film-key': key }, el('div', { className: 'line' }, el('label', { className: 'name', htmlFor: control.id }, name), control), fault) };
}

export const typed = (oninput, attributes = {}) => el('input', { type: 'text', autocomplete: 'off', spellcheck: false, oninput, ...attributes });

export const choice = (names, onchange) => el('select', { onchange }, el('option', { value: '' }, say('choose')), ...names.map((name) => el('option', { value: name }, word(name))));

/** What is wrong with the file stands at its fields, and what the page finds wrong itself (`wrong`) before it; gives the errors that are shown. */
export function showFaults(fields, errors, base = '') {
  return fields.flatMap(({ name, key, control, fault, wrong }) => {
    const own = errors.filter((error) => (error.key ?? '') === base + key || (error.key ?? '').startsWith(`${base}${key}.`));
    const faults = own.map((error) => faultIn(error, base + key, name));
    // What is missing may be missed twice.
    const told = faults.filter((one, index) => faults.findIndex(({ words }) => words === one.words) === index);
    fault.replaceChildren(...(wrong ? [el('div', { className: 'fault error' }, wrong)] : []), ...told.map(faultNode));
    control.setAttribute('aria-invalid', String(fault.childElementCount > 0));
    return own;
  });
}

/** What is missing is called as its field is. */
const faultIn = (error, key, name) => (error.code === 'missing' && error.key === key ? { severity: 'needed', words: say('needed', { what: name }) } : faultOf(error));
