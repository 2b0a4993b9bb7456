// Every check, with the way to its day and to the field that it is about.
import { el } from './dom.js';
import { finding, say, word } from './words.js';
import { fieldOfFinding } from './groups.js';
import { nearest } from './faults.js';

/** In the page's language, with the program's own words below, which say more. */
function words(check) {
  const [level, own] = [check.level ? `${word(check.level)}: ` : '', finding(check)];
  if (!own) return el('span', {}, level + check.message);
  return el('span', {}, level + own, el('br'), el('span', { className: 'quiet-words', lang: 'en' }, check.message));
}

export function checkList(checks, { onDay, form }) {
  if (!checks.length) return [el('p', { className: 'quiet-words' }, say('no-checks'))];
  return checks.map((check) => {
    const path = form && nearest(fieldOfFinding[check.code] ?? '', form.fields);
    return el('div', { className: `check ${check.severity}` },
      el('span', { className: 'severity' }, say(check.severity)),
      words(check),
      el('span', { className: 'go' },
        check.day !== undefined && onDay ? el('button', { className: 'button quiet', type: 'button', onclick: () => onDay(check.day) }, say('go-day', { day: check.day })) : null,
        path ? el('button', { className: 'button quiet', type: 'button', onclick: () => form.focus(path) }, say('go-field')) : null));
  });
}
