// What a file of films says beside its marks: the limb, the rings, and of each film its scale and its source.
import { el, freshID } from './dom.js';
import { say, word } from './words.js';

/** A decimal comma is a point in files. */
const plain = (text) => text.trim().replace(/(\d),(\d)/g, '$1.$2') || null;

function field(name, control, key) {
  control.id = freshID('film');
  const fault = el('div', { role: 'status' });
  return { control, key, fault, node: el('div', { className: 'field film-field', 'data-film-key': key }, el('div', { className: 'line' }, el('label', { className: 'name', htmlFor: control.id }, name), control), fault) };
}

const typed = (oninput, attributes = {}) => el('input', { type: 'text', autocomplete: 'off', spellcheck: false, oninput, ...attributes });

const choice = (names, onchange) => el('select', { onchange }, el('option', { value: '' }, say('choose')), ...names.map((name) => el('option', { value: name }, word(name))));

/** Errors of the file at their fields, in the program's words. */
function showFaults(fields, errors, base = '') {
  for (const { key, control, fault } of fields) {
    const own = errors.filter((error) => (error.key ?? '') === base + key || (error.key ?? '').startsWith(`${base}${key}.`));
    fault.replaceChildren(...own.map((error) => el('div', { className: 'fault error' }, error.message + (error.allowed ? ` (${say('allowed', { what: error.allowed })})` : ''))));
    control.setAttribute('aria-invalid', String(own.length > 0));
  }
}

export function headFields(change, hardware) {
  const rings = hardware.rings.map((ring) => ring.name);
  const set = (key, act = (file, value) => { file[key] = value; }) => (event) => change((file) => act(file, plain(event.target.value)), `head ${key}`);
  const inFrame = (key) => set(key, (file, value) => { file.frame = { ...file.frame, [key]: value }; });
  const fields = [
    field(say('film-case'), typed(set('case')), 'case'),
    field(say('film-side'), choice(['left', 'right'], set('side')), 'side'),
    field(say('film-bone'), typed(set('bone'), { placeholder: 'tibia' }), 'bone'),
    field(say('film-reference'), choice(['proximal', 'distal'], set('reference')), 'reference'),
    field(say('film-upper-ring'), choice(rings, inFrame('proximal-ring')), 'frame.proximal-ring'),
    field(say('film-lower-ring'), choice(rings, inFrame('distal-ring')), 'frame.distal-ring'),
    field(say('film-rotation'), typed(set('axial-rotation')), 'axial-rotation'),
    field(say('film-now'), typed(set('struts-now', (file, value) => {
      const readings = value?.split(/[\s;]+|,(?=\s)/).filter(Boolean) ?? [];
      if (readings.length) file['struts-now'] = readings; else delete file['struts-now'];
    }), { placeholder: say('film-now-example') }), 'struts-now'),
  ];
  const at = (file, key) => key.split('.').reduce((value, step) => value?.[step], file);
  return {
    node: el('div', {}, el('h2', {}, say('films-title')), el('p', { className: 'about' }, say('films-about')), ...fields.map((one) => one.node)),
    show(file, refusal) {
      for (const { control, key } of fields) {
        const value = at(file, key);
        const text = Array.isArray(value) ? value.join(' ') : typeof value === 'string' || typeof value === 'number' ? String(value) : '';
        if (control === document.activeElement) continue;
        if (control.tagName === 'SELECT' && text && ![...control.options].some((option) => option.value === text)) control.append(el('option', { value: text }, text));
        control.value = text;
      }
      showFaults(fields, refusal?.errors ?? []);
    },
  };
}

export function filmFields(change, choose) {
  const set = (key) => (event) => change((_, film) => { film[key] = plain(event.target.value); if (film[key] === null) delete film[key]; }, `film ${key}`);
  const tick = (key, value, act) => el('input', { type: 'checkbox', onchange: (event) => change((file, film) => (act ?? ((_, own) => { if (event.target.checked) own[key] = value; else delete own[key]; }))(file, film)) });
  const ap = tick('ap', true, (file, film) => { for (const one of file.films) delete one.ap; film.ap = true; });
  const fields = [
    field(say('film-name'), typed(set('name')), 'name'),
    field(say('film-spacing'), typed(set('spacing'), { inputMode: 'decimal', placeholder: '0.143' }), 'spacing'),
    field(say('film-distance'), typed(set('source-distance'), { placeholder: say('film-solved') }), 'source-distance'),
    field(say('film-sd'), typed(set('mark-sd'), { inputMode: 'decimal' }), 'mark-sd'),
    field(say('film-ap'), ap, 'ap'), field(say('film-pa'), tick('beam', 'posterior-anterior'), 'beam'), field(say('film-mirrored'), tick('mirrored', true), 'mirrored'),
  ];
  const picture = el('span', { className: 'quiet-words' });
  return {
    picture,
    node: el('div', { className: 'film-fields' }, el('div', { className: 'tools' }, el('button', { className: 'button', type: 'button', onclick: choose }, say('choose-picture')), picture), ...fields.map((one) => one.node)),
    show(film, index, refusal) {
      for (const { control, key } of fields) {
        if (control.type === 'checkbox') control.checked = film[key] !== undefined && film[key] !== null && String(film[key]) !== 'false' && String(film[key]) !== 'anterior-posterior';
        else if (control !== document.activeElement) control.value = film[key] ?? '';
      }
      showFaults(fields, refusal?.errors ?? [], `films[${index + 1}].`);
    },
  };
}
