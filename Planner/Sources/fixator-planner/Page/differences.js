// What of a plan is not as it was, in words: days, changes of each strut, visits, checks that are new.
import { count, finding, say, word } from './words.js';

/** `days-longer` or `days-shorter` with how many; nothing for none. */
function change(more, less, number, values) {
  return number === 0 ? [] : [count(number > 0 ? more : less, Math.abs(number), values)];
}

export function differences(before, now) {
  const levels = (plan) => plan.levels ?? [plan];
  if (levels(before).length !== levels(now).length) return [];
  const words = change('days-longer', 'days-shorter', now.summary.days - before.summary.days);
  levels(now).forEach((level, index) => {
    const other = levels(before)[index];
    const of = (plan, strut) => plan.strut_changes.filter((one) => one.strut === strut).length;
    for (let strut = 1; strut <= 6; strut += 1) {
      const name = level.level ? `${word(level.level)} ${strut}` : strut;
      words.push(...change('strut-more', 'strut-less', of(level, strut) - of(other, strut), { strut: name }));
    }
  });
  words.push(...change('visits-more', 'visits-less', (now.summary.visits ?? 0) - (before.summary.visits ?? 0)));
  const checks = (plan) => [...plan.checks, ...(plan.levels ?? []).flatMap((level) => level.checks)].filter((check) => check.severity === 'error');
  const known = new Set(checks(before).map((check) => check.code));
  for (const check of checks(now)) {
    if (!known.has(check.code)) words.push(say('new-check', { message: finding(check) ?? check.message }));
    known.add(check.code);
  }
  return words;
}
