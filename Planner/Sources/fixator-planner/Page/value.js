// The controls of a value, by its kind. Each has `nodes`, perhaps `below`, and shows what stands at its key.
import { el } from './dom.js';
import { allowedText, dateInFile, say, word } from './words.js';
import { choiceValue, hardwareValue } from './choices.js';
import { quantityValue } from './quantity.js';
import { flowText, flowValue } from './typed.js';

/** Kinds whose value is always a list. */
const lists = new Set(['list', 'holds', 'classes', 'readings']);

export function makeValue(field) {
  switch (field.row.kind) {
    case 'quantity': case 'number': case 'whole': return quantityValue(field);
    case 'choice': return choiceValue(field);
    case 'ring': case 'strutChoice': return hardwareValue(field);
    case 'readings': return readingsValue(field);
    case 'list': case 'holds': case 'classes': case 'names': return listValue(field);
    default: return textValue(field);
  }
}

export const placeholder = (row) => (row.assumed ? say('default', { value: allowedText(row.assumed) ?? word(row.assumed) }) : row.required ? '' : say('none'));

function textValue(field) {
  const { row } = field;
  const input = el('input', {
    type: 'text', id: field.id, className: 'text', autocomplete: 'off', spellcheck: false,
    placeholder: row.kind === 'date' ? say('date-form') : row.required ? row.example ?? '' : placeholder(row), 'data-example': Boolean(row.required && row.example),
    oninput: (event) => field.send(input.value === '' ? null : inFile(input.value), event), onchange: () => { input.value = inFile(input.value); },
  });
  const inFile = (text) => (row.kind === 'date' ? dateInFile(text) : text);
  return { nodes: [input], show: (value) => { input.value = flowText(value); } };
}

/** Six numbers, one for each strut. */
function readingsValue(field) {
  const inputs = [1, 2, 3, 4, 5, 6].map((number) => el('input', {
    type: 'text', inputMode: 'decimal', className: 'reading', autocomplete: 'off', placeholder: String(number),
    'aria-label': say('reading', { name: field.name, number }), 'data-place': `[${number}]`,
    oninput: (event) => {
      const values = inputs.map((input) => input.value.trim().replace(/^(\d+),(\d+)$/, '$1.$2'));
      while (values.length && values.at(-1) === '') values.pop();
      field.send(values.length ? values : null, event);
    },
  }));
  return {
    nodes: inputs, isGroup: true, isWide: true,
    show: (value) => inputs.forEach((input, index) => { input.value = Array.isArray(value) ? value[index] ?? '' : ''; }),
  };
}

/** What has no controls of its own, on one line as files have it. */
function listValue(field) {
  const { row } = field;
  const input = el('textarea', {
    id: field.id, rows: 1, autocomplete: 'off', spellcheck: false, placeholder: row.example ?? placeholder(row), 'data-example': Boolean(row.example),
    oninput: (event) => {
      const value = flowValue(input.value);
      field.send(value !== null && lists.has(row.kind) && row.word !== 'visits' && !Array.isArray(value) ? [value] : value, event);
    },
  });
  return { nodes: [input], isWide: true, show: (value) => { input.value = flowText(value); } };
}
