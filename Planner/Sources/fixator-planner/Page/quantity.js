// A number with its word beside it, its standard deviation, and a slider.
import { el } from './dom.js';
import { say, word as read } from './words.js';
import { inOneGo, parts, point, quantityText } from './typed.js';

/** A slider's reach by unit: what limbs have; the range of the key where that is less. */
const reach = { deg: 45, mm: 80 };

export function quantityValue(field) {
  const { row } = field;
  const words = row.words ?? [];
  const hasWords = words.length > 0;
  // Of each word the words that mean the same: they are read, kept and offered behind it.
  const synonyms = row.synonyms ?? words.map(() => []);
  const known = [...words, ...synonyms.flat()];
  // As this page calls them, and as files do.
  const spoken = new Map(known.flatMap((text) => [[read(text).toLowerCase(), text], [text.toLowerCase(), text]]));
  const sideOf = (text) => words.findIndex((own, side) => own === text || synonyms[side].includes(text));
  const number = el('input', {
    type: 'text', inputMode: 'decimal', id: field.id, className: 'number', autocomplete: 'off',
    placeholder: row.default ?? '', oninput: (event) => change(event), onkeydown: (event) => nudge(event), onchange: (event) => part(event),
  });
  const deviation = row.deviation && el('input', {
    type: 'text', inputMode: 'decimal', className: 'deviation', autocomplete: 'off', placeholder: 'sd',
    'aria-label': say('deviation', { name: field.name }), oninput: (event) => change(event),
  });
  const direction = hasWords && el('select', {
    'aria-label': say('direction', { name: field.name }), onchange: (event) => change(event),
  }, el('option', { value: '' }, '–'), ...known.map((text) => el('option', { value: text }, read(text))));
  const slider = makeSlider();

  function typed() {
    const inOne = inOneGo(number.value, spoken, Boolean(deviation));
    if (inOne?.word) direction.value = inOne.word;
    return { number: inOne?.number ?? number.value, deviation: inOne?.deviation || (deviation?.value ?? ''), word: direction?.value ?? '' };
  }

  /** What was typed in one go goes to the controls that it is of; what is no whole word stays, and is wrong. */
  function part(event) {
    const inOne = inOneGo(number.value, spoken, Boolean(deviation));
    if (!inOne) { makeRoom(); return; }
    if (inOne.rest) { field.send(quantityText({ number: number.value, deviation: '', word: '' }), event); return; }
    number.value = inOne.number;
    if (inOne.deviation) deviation.value = inOne.deviation;
    makeRoom();
    showSlider();
  }

  /** A number that is computed has many digits: all of them are seen. */
  function makeRoom() { field.node.classList.toggle('long', number.value.length > 6 || (deviation?.value.length ?? 0) > 5); }

  function change(event) {
    field.send(quantityText(typed()), event);
    showSlider();
  }

  /** The arrow keys are the slider of those who type: a step of 1, with Shift of 0.1. */
  function nudge(event) {
    const sign = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (!sign) return;
    part(event);
    const size = Number(point(number.value === '' ? row.default ?? '' : number.value));
    if (!Number.isFinite(size) || number.value === '' && !row.default) return;
    event.preventDefault();
    const step = event.shiftKey && row.kind !== 'whole' ? 0.1 : 1;
    const next = Math.round((size + sign * step) * 1000) / 1000;
    // Through nothing the number does not turn to the other word by itself.
    number.value = String(hasWords || (row.range?.[0] ?? -1) >= 0 ? Math.max(0, next) : next);
    change(event);
  }

  function makeSlider() {
    if (!row.range) return null;
    const [low, high] = row.range;
    const most = Math.min(reach[row.unit] ?? high, high);
    const isTall = most > 100 || !row.unit;
    return el('input', {
      type: 'range', className: 'slider', tabIndex: -1, 'aria-label': say('slider', { name: field.name }),
      min: hasWords ? -most : low, max: hasWords ? most : Math.min(high, isTall ? high : Math.max(most, low + 1)),
      step: row.kind === 'whole' ? 1 : row.unit || high > 20 ? 0.5 : 0.05,
      oninput: (event) => {
        const value = Number(slider.value);
        number.value = String(hasWords ? Math.abs(value) : value);
        const side = value > 0 ? 0 : 1;
        if (hasWords && value === 0) direction.value = '';
        else if (hasWords && sideOf(direction.value) !== side) direction.value = words[side];
        field.send(quantityText(typed()), event);
      },
    });
  }

  function showSlider() {
    if (!slider) return;
    const text = typed().number;
    const size = Number(point(text === '' ? row.default ?? '0' : text));
    if (!Number.isFinite(size)) return;
    const value = hasWords && sideOf(direction.value) === 1 ? -size : size;
    if (Math.abs(value) > Number(slider.max)) {
      slider.max = Math.min(Math.ceil(Math.abs(value) * 1.25), row.range[1]);
      if (hasWords) slider.min = -slider.max;
    }
    slider.value = value;
  }

  return {
    nodes: [number, deviation && el('span', { className: 'sign', 'aria-hidden': 'true' }, '±'), deviation,
      row.unit ? el('span', { className: 'unit' }, row.unit === 'deg' ? '°' : row.unit) : el('span', { className: 'unit' }), direction || null],
    below: slider, isGroup: false, hasWords,
    show(value) {
      const shown = parts(typeof value === 'string' ? value : '', known);
      number.value = shown.number;
      if (deviation) deviation.value = shown.deviation;
      if (direction) direction.value = shown.word;
      makeRoom();
      showSlider();
    },
  };
}
