// What is wrong, at its field: the commands' own words.
import { Refused } from './api.js';
import { el } from './dom.js';
import { say } from './words.js';
import { fieldOfFinding } from './groups.js';

/** Errors of the case by the key, or the nearest one around it; warnings of the plan by what they are about. */
export function faultsByField({ refusal, plan }, fields) {
  const byField = new Map();
  const general = [];
  const add = (path, fault) => {
    if (!path) { general.push(fault); return; }
    const there = byField.get(path) ?? [];
    if (!there.some((one) => one.words === fault.words)) byField.set(path, [...there, fault]);
  };
  // An empty page has nothing wrong yet.
  for (const error of (refusal?.errors ?? []).filter((one) => one.code !== 'empty')) add(nearest(error.key ?? '', fields), faultOf(error));
  for (const check of plan?.checks ?? []) {
    if (check.severity === 'note') continue;
    const path = nearest(fieldOfFinding[check.code] ?? '', fields);
    if (path) add(path, { severity: check.severity, words: check.message });
  }
  return { byField, general };
}

/** The key itself where the form has it, or what stands around it. */
export function nearest(key, fields) {
  for (let at = key; at; at = at.replace(/(\[\d+\]|\.?[^.[\]]+)$/, '')) if (fields.has(at)) return at;
  return '';
}

function faultOf(error) {
  const isNeeded = error.code === 'missing';
  const details = [error.found && say('found', { what: error.found }), error.allowed && say('allowed', { what: error.allowed })].filter(Boolean);
  if (isNeeded) return { severity: 'needed', words: say('needed', { what: error.allowed ?? error.message }) };
  return { severity: 'error', words: error.message + (details.length ? ` (${details.join('; ')})` : '') };
}

/** What a request was refused for, in lines. */
export function errorWords(error) {
  const errors = error instanceof Refused && error.errors.length ? error.errors : [{ message: error.message }];
  return errors.map((one) => el('div', { className: 'fault error', role: 'alert' }, one.message));
}
