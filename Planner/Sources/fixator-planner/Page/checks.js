// Every check, with the way to its day and to the field that it is about.
import { el } from './dom.js';
import { finding, say, word } from './words.js';
import { fieldOf } from './faults.js';

/** In the page's language, with the program's own words below, which say more; those alone where there are no others. */
export function checkWords(own, message, before = '') {
  if (!own) return el('span', {}, before, el('span', { lang: 'en' }, message));
  return el('span', {}, before + own, el('br'), el('span', { className: 'quiet-words', lang: 'en' }, message));
}

export function checkList(checks, { onDay, form }) {
  if (!checks.length) return [el('p', { className: 'quiet-words' }, say('no-checks'))];
  return checks.map((check) => {
    const path = form && fieldOf(check, form.fields);
    return el('div', { className: `check ${check.severity}` },
      el('span', { className: 'severity' }, say(check.severity)),
      checkWords(finding(check), check.message, check.level ? `${word(check.level)}: ` : ''),
      el('span', { className: 'go' },
        check.day !== undefined && onDay ? el('button', { className: 'button quiet', type: 'button', onclick: () => onDay(check.day) }, say('go-day', { day: check.day })) : null,
        path ? el('button', { className: 'button quiet', type: 'button', onclick: () => form.focus(path) }, say('go-field')) : null));
  });
}
