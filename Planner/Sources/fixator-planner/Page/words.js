// What the page says, in one file a language, with a file of findings; the meaning of keys is said in the program's own words.
import english from './words-en.js';
import german from './words-de.js';

const languages = { en: english, de: german };
const asked = new URLSearchParams(location.search).get('language');
const own = asked ?? (navigator.language || 'en').slice(0, 2);
/** The language of the page. */
export const language = languages[own] ? own : 'en';
const words = languages[language];
/** Dates and numbers as the browser has them, where it speaks this language. */
const locale = (navigator.language || '').startsWith(language) ? navigator.language : language;

/** What stands for a name, with values in the place of `{name}`. */
export function say(name, values = {}) {
  const text = words[name] ?? english[name] ?? name;
  return text.replace(/\{(\w+)\}/g, (_, key) => values[key] ?? '');
}

/** One of two forms by a number: `say` with the name and `-one` where it is one. */
export const count = (name, number, values = {}) => say(number === 1 ? `${name}-one` : name, { number, ...values });

/** A part of a template with its values; nothing where one is missing. */
const filled = (part, values) => [...part.matchAll(/\{(\w+)\}/g)].some(([, key]) => values[key] === undefined)
  ? '' : part.replace(/\{(\w+)\}/g, (_, key) => values[key]);

/** A finding in this language, by its code and figures; null where only the program's own words are. */
export function finding(check) {
  const template = words.findings?.[check.code];
  if (!template) return null;
  const unitOf = (value) => (value === 1 && words.units?.[`${check.unit}-one`]) || (words.units?.[check.unit] ?? check.unit ?? '');
  // As many decimals as it takes that a value does not read as the limit that it missed.
  const digits = check.value === undefined || check.limit === undefined || check.value === check.limit ? 2
    : [2, 3, 4, 5].find((most) => number(check.value, 0, most) !== number(check.limit, 0, most)) ?? 6;
  const figure = (value) => value === undefined ? undefined : number(value, 0, digits) + (['', '°'].includes(unitOf(value)) ? '' : ' ') + unitOf(value);
  const struts = check.struts ?? (check.strut ? [check.strut] : []);
  const values = {
    Struts: struts.length ? say(struts.length > 1 ? 'struts-more' : 'struts', { list: struts.join(', ') }) : undefined,
    day: check.day, value: figure(check.value), limit: figure(check.limit),
  };
  return template.split(/(\[[^\]]*\])/).map((part) => filled(part.replace(/^\[|\]$/g, ''), values)).join('');
}

/** A fault of a value in this language, by its code; null where only the program's own words are. */
export const faultText = (code) => words.errors?.[code] ?? null;

/** What films say of themselves, likewise. */
export const filmFinding = (check) => words.filmFindings?.[`${check.code} ${check.severity}`] ?? words.filmFindings?.[check.code] ?? null;

/** What a key means or how it is measured: in this language, or `null` where that is not known. */
export const meaning = (text) => (words.meanings ? words.meanings[text] ?? null : text);

/** What is allowed, word by word; null where a word of it is not known in this language. What stands in brackets is typed as it is. */
export function allowedText(text) {
  if (!words.phrases) return text;
  const read = text.split(/(\[[^\]]*\]|\{[^}]*\})/).map((part, index) => (index % 2 ? part : inWords(part)));
  return read.includes(null) ? null : read.join('');
}

function inWords(text) {
  const parts = text.split(/([A-Za-z][\w'-]*)/);
  const read = parts.map((part, index) => (index % 2 === 0 ? part : words.phrases[part] ?? words.values[part]));
  if (read.some((part) => part === undefined)) return null;
  return read.join('').replace(/(\d)\.(\d)/g, '$1,$2').replace(/ Grad\b/g, '°').replace('mm/Tag', 'mm am Tag');
}

/** A key's label: in this language where its file has it, else as the case file calls it. */
export function label(row) {
  const own = words.keys?.[row.word];
  if (own) return own;
  const text = row.label.replace(/\bap\b/g, 'AP');
  return text[0].toUpperCase() + text.slice(1);
}

/** A key's label by its path. */
export function labelOf(path) {
  const name = path.replace(/\[\d+\]$/, '').split('.').at(-1);
  return label({ word: name, label: name.replace(/-/g, ' ') });
}

/** What one entry of a list is called; the list itself where its file does not say. */
export const entryName = (row) => words.entries?.[row.word] ?? label(row);

/** A word of the case file as people read it. */
export const word = (text) => words.values?.[text] ?? text;

const inFull = new Intl.DateTimeFormat(locale, { weekday: 'short', day: 'numeric', month: 'short' });
const ofMonth = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' });

/** A day of the calendar as people write it here; without its day of the week where that has no room. */
export function date(text, isShort = false) {
  if (!text) return '';
  return (isShort ? ofMonth : inFull).format(new Date(`${text}T12:00:00`));
}

/** A day as files have it, of one that is typed as people write it here, where that is no other day elsewhere: 1.3.2026. */
export const dateInFile = (text) => {
  const found = language === 'de' && /^\s*(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})\s*$/.exec(text);
  return found ? [found[3], found[2].padStart(2, '0'), found[1].padStart(2, '0')].join('-') : text;
};

/** How far whole steps leave something from where it is to be. */
export const errorText = (mm, deg) => `${number(mm, 2)} mm · ${number(deg, 2)}°`;

/** A number with a fixed count of decimals, as people write it here. */
export const number = (value, decimals = 0, most = decimals) =>
  value.toLocaleString(locale, { minimumFractionDigits: decimals, maximumFractionDigits: most });
