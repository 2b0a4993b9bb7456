// How values are typed: a number with ± and its word, and lists on one line.

const quantity = /^\s*([+-]?[\d.,]+(?:e[+-]?\d+)?)?\s*(?:(?:±|\+-|\+\/-)\s*([\d.,]*))?\s*([a-z][a-z-]*)?\s*$/i;

/** Number, deviation and word of a quantity as it is typed; the whole text as the number where it is none. */
export function parts(text, words = []) {
  const found = quantity.exec(text ?? '');
  const word = found?.[3] ?? '';
  if (!found || (word && !words.includes(word))) return { number: text ?? '', deviation: '', word: '' };
  return { number: found[1] ?? '', deviation: found[2] ?? '', word };
}

/**
 * A number typed with its ± and its word, as `12,5 ± 1 varus`: by `words`, from what people type to what files have. `rest` is the beginning of
 * a word; null for a number alone, and for what is none of this.
 */
export function inOneGo(text, words, hasDeviation) {
  const found = /^\s*([+-]?[\d.,]+)\s*(?:(?:±|\+-|\+\/-)\s*([\d.,]+))?\s*(\p{L}.*?)?\s*$/u.exec(text);
  if (!found || (!found[2] && !found[3]) || (found[2] && !hasDeviation)) return null;
  const said = (found[3] ?? '').toLowerCase(), word = words.get(said) ?? '';
  const isBegun = said !== '' && !word && [...words.keys()].some((name) => name.startsWith(said));
  return said === '' || word || isBegun ? { number: found[1], deviation: found[2] ?? '', word, rest: isBegun ? said : '' } : null;
}

/** A decimal comma is a point to the case file. */
export const point = (text) => {
  const trimmed = text.trim();
  return /^[+-]?\d+,\d+$/.test(trimmed) ? trimmed.replace(',', '.') : trimmed;
};

/** The quantity as it is typed; null for nothing. */
export function quantityText({ number, deviation, word }) {
  const pieces = [point(number), deviation.trim() ? `± ${point(deviation)}` : '', word].filter(Boolean);
  // A word alone says nothing yet.
  return point(number) === '' && !deviation.trim() ? null : pieces.join(' ');
}

/** A list or section as it is typed on one line: `[a, b]`, `{name: x, min: 1}`; without brackets a list of what commas part. */
export function flowText(value) {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map((item) => inner(item)).join(', ');
  return typeof value === 'string' ? value : inner(value);
}

function inner(value) {
  if (Array.isArray(value)) return `[${value.map(inner).join(', ')}]`;
  if (value && typeof value === 'object') {
    return `{${Object.entries(value).map(([key, item]) => `${key}: ${inner(item)}`).join(', ')}}`;
  }
  return value ?? '';
}

/**
 * Commas within numbers are points where others part the items: `-112,5, 112,5`, or semicolons do: `-112,5; 112,5`. Numbers with nothing but a
 * comma between them are two.
 */
function withPoints(text) {
  if (/[{"']/.test(text) || !/\d,\d/.test(text) || !/;|,\s/.test(text)) return text;
  return text.replace(/(\d),(\d)/g, '$1.$2').replace(/;/g, ',');
}

/** What is typed, read; null for nothing. */
export function flowValue(text) {
  const source = withPoints(text.trim());
  if (source === '') return null;
  const reader = { source, at: 0 };
  const items = list(reader, '');
  if (reader.at < source.length || items === null) return source;
  const isWhole = source.startsWith('[') && items.length === 1 && Array.isArray(items[0]);
  return isWhole ? items[0] : items.length === 1 ? (source.includes(',') ? items : items[0]) : items;
}

function blanks(reader) { while (' \n\t'.includes(reader.source[reader.at] ?? '.')) reader.at += 1; }

function list(reader, end) {
  const items = [];
  for (;;) {
    blanks(reader);
    if (reader.source[reader.at] === end) { reader.at += 1; return items; }
    if (reader.at >= reader.source.length) return end === '' ? items : null;
    const item = value(reader, end);
    if (item === null) return null;
    items.push(item);
    blanks(reader);
    if (reader.source[reader.at] === ',') reader.at += 1;
    else if (reader.at < reader.source.length && reader.source[reader.at] !== end) return null;
  }
}

function value(reader, end) {
  const here = reader.source[reader.at];
  if (here === '[') { reader.at += 1; return list(reader, ']'); }
  if (here !== '{') return plain(reader, end === '' ? /[,]/ : /[,\]}]/);
  reader.at += 1;
  const section = {};
  for (;;) {
    blanks(reader);
    if (reader.source[reader.at] === '}') { reader.at += 1; return section; }
    const key = plain(reader, /[:,}]/);
    if (!key || reader.source[reader.at] !== ':') return null;
    reader.at += 1;
    blanks(reader);
    const item = value(reader, '}');
    if (item === null) return null;
    section[key] = item;
    blanks(reader);
    if (reader.source[reader.at] === ',') reader.at += 1;
  }
}

function plain(reader, ends) {
  const start = reader.at;
  while (reader.at < reader.source.length && !ends.test(reader.source[reader.at])) reader.at += 1;
  return reader.source.slice(start, reader.at).trim();
}

/** What stands at a key as it can be typed again: texts, lists and sections without what is nothing. */
export function asInput(value) {
  if (Array.isArray(value)) return value.map(asInput);
  if (value && typeof value === 'object') return Object.fromEntries(Object.entries(value).filter(([, item]) => item !== null).map(([key, item]) => [key, asInput(item)]));
  return value ?? '';
}
