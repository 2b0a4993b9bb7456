// Every check, with the way to its day and to the field that it is about.
import { el } from './dom.js';
import { say } from './words.js';
import { fieldOfFinding } from './groups.js';
import { nearest } from './faults.js';

export function checkList(checks, { onDay, form }) {
  if (!checks.length) return [el('p', { className: 'quiet-words' }, say('no-checks'))];
  return checks.map((check) => {
    const path = form && nearest(fieldOfFinding[check.code] ?? '', form.fields);
    return el('div', { className: `check ${check.severity}` },
      el('span', { className: 'severity' }, say(check.severity)),
      el('span', {}, (check.level ? `${check.level}: ` : '') + check.message),
      el('span', { className: 'go' },
        check.day !== undefined && onDay ? el('button', { className: 'button quiet', type: 'button', onclick: () => onDay(check.day) }, say('go-day', { day: check.day })) : null,
        path ? el('button', { className: 'button quiet', type: 'button', onclick: () => form.focus(path) }, say('go-field')) : null));
  });
}
