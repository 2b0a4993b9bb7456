// What is wrong, at its field: the commands' own words.
import { Refused } from './api.js';
import { el } from './dom.js';
import { allowedText, faultText, finding, label, labelOf, say } from './words.js';
import { fieldOfFinding } from './groups.js';

/**
 * Errors of the case by the key, or the nearest one around it; warnings of the plan by what they are about. Of a section that is missing what it
 * must have stands at the fields themselves.
 */
export function faultsByField({ refusal, plan }, fields, schema) {
  const byField = new Map();
  const general = [];
  const add = (path, fault) => {
    if (!path) { general.push(fault); return; }
    const there = byField.get(path) ?? [];
    if (!there.some((one) => one.words === fault.words)) byField.set(path, [...there, fault]);
  };
  // An empty page has nothing wrong yet.
  for (const error of (refusal?.errors ?? []).filter((one) => one.code !== 'empty')) {
    const key = error.key ?? '', path = nearest(key, fields);
    const rows = error.code === 'missing' && !path ? (schema[key] ?? []).filter((row) => row.required) : [];
    for (const row of rows) add(`${key}.${row.word}`, { severity: 'needed', words: say('needed', { what: label(row) }) });
    if (!rows.length) add(path, faultOf(error, path));
  }
  for (const check of plan?.checks ?? []) {
    if (check.severity === 'note') continue;
    const path = fieldOf(check, fields);
    const own = finding(check);
    if (path) add(path, { severity: check.severity, words: own ?? check.message, below: own ? check.message : '' });
  }
  return { byField, general };
}

/** The field that a finding is about; what is about the neutral height stands at the pose that is declared instead. */
export function fieldOf(check, fields) {
  const path = nearest(fieldOfFinding[check.code] ?? '', fields);
  return (path.endsWith('frame.neutral-height') && fields.get(path).node.hidden && nearest(path.replace(/-height$/, ''), fields)) || path;
}

/** The key itself where the form has it, or what stands around it. */
export function nearest(key, fields) {
  for (let at = key; at; at = at.replace(/(\[\d+\]|\.?[^.[\]]+)$/, '')) if (fields.has(at)) return at;
  return '';
}

/** In the page's language by its code, with the program's own words below; in English those alone. Whose field is another says its name. */
export function faultOf(error, path = error.key ?? '') {
  const key = error.key ?? '', own = faultText(error.code);
  const isElsewhere = key !== '' && path !== key && !key.startsWith(`${path}[`);
  const named = (fault) => ({ key, ...fault, words: isElsewhere && (own || fault.severity === 'needed') ? `${labelOf(key)}: ${fault.words}` : fault.words });
  const allowed = error.allowed && allowedText(error.allowed);
  if (error.code === 'missing') {
    // What is not known in this language is called by its name, with whatever more the program says of it.
    const isName = isSectionWords(error.allowed) || Boolean(own && !allowed);
    const more = own && !allowed && !/^[\w-]+ is missing$/.test(error.message) ? error.message : '';
    if (isName && key) return { key, severity: 'needed', words: say('needed', { what: labelOf(key) }), below: isSectionWords(error.allowed) ? '' : more };
    return named({ severity: 'needed', words: say('needed', { what: allowed || error.message }), below: more });
  }
  const details = (limits) => {
    const list = [error.found && say('found', { what: error.found }), limits && say('allowed', { what: limits })].filter(Boolean);
    return list.length ? ` (${list.join('; ')})` : '';
  };
  if (!own) return named({ severity: 'error', words: error.message + details(error.allowed) });
  const rest = error.allowed && !allowed ? ` (allowed: ${error.allowed})` : '';
  return named({ severity: 'error', words: own + details(allowed), below: error.message + rest });
}

/** What files call a part of a case is no word of a planner's. */
const isSectionWords = (allowed) => /^a (section|list)$/.test(allowed ?? '');

/** A fault as it stands at its field. */
export const faultNode = ({ severity, words, below }) => el('div', { className: `fault ${severity}` }, words, below ? el('small', { lang: 'en' }, below) : null);

/** What a request was refused for, in lines. */
export function errorWords(error) {
  const errors = error instanceof Refused && error.errors.length ? error.errors : [{ message: error.message }];
  return errors.map((one) => {
    const node = faultNode(faultOf(one));
    node.setAttribute('role', 'alert');
    return node;
  });
}
