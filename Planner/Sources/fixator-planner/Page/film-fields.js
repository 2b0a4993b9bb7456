// What a file of films says beside its marks: the limb, the rings, and of each film its scale and its source.
import { el } from './dom.js';
import { choice, field, plain, showFaults, typed } from './film-field.js';
import { objectFields } from './film-objects.js';
import { say } from './words.js';

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
  const things = objectFields(change);
  const all = [...fields, ...things.fields];
  const at = (file, key) => key.split('.').reduce((value, step) => value?.[step], file);
  return {
    node: el('div', {}, el('h2', {}, say('films-title')), el('p', { className: 'about' }, say('films-about')), ...all.map((one) => one.node)),
    ball: things.ball,
    clear: things.clear,
    show(file, errors) {
      things.show(file);
      for (const { control, key } of fields) {
        const value = at(file, key);
        const text = Array.isArray(value) ? value.join(' ') : typeof value === 'string' || typeof value === 'number' ? String(value) : '';
        if (control === document.activeElement) continue;
        if (control.tagName === 'SELECT' && text && ![...control.options].some((option) => option.value === text)) control.append(el('option', { value: text }, text));
        control.value = text;
      }
      return showFaults(all, errors);
    },
  };
}

export function filmFields(change, choose) {
  const set = (key) => (event) => change((_, film) => { film[key] = plain(event.target.value); if (film[key] === null && key !== 'spacing') delete film[key]; }, `film ${key}`);
  const tick = (key, value, act) => el('input', { type: 'checkbox', onchange: (event) => change((file, film) => (act ?? ((_, own) => { if (event.target.checked) own[key] = value; else delete own[key]; }))(file, film)) });
  const ap = tick('ap', true, (file, film) => { for (const one of file.films) delete one.ap; film.ap = true; });
  const fields = [
    field(say('film-name'), typed(set('name')), 'name'),
    field(say('film-spacing'), typed(set('spacing'), { inputMode: 'decimal', placeholder: '0.143' }), 'spacing'),
    field(say('film-distance'), typed(set('source-distance'), { placeholder: say('film-solved') }), 'source-distance'),
    field(say('film-sd'), typed(set('mark-sd'), { inputMode: 'decimal' }), 'mark-sd'),
    field(say('film-ap'), ap, 'ap'), field(say('film-pa'), tick('beam', 'posterior-anterior'), 'beam'), field(say('film-mirrored'), tick('mirrored', true), 'mirrored'),
  ];
  const picture = el('span', { className: 'quiet-words' }), said = el('ul', { className: 'film-said', role: 'status', 'aria-label': say('film-said') });
  return {
    picture,
    node: el('div', { className: 'film-fields' }, el('div', { className: 'tools' }, el('button', { className: 'button', type: 'button', onclick: choose }, say('choose-picture')), picture), said, ...fields.map((one) => one.node)),
    /** What the file of the picture says, sentence by sentence. */
    say(sentences) {
      said.hidden = !sentences.length;
      const isSame = [...said.children].map((one) => one.textContent).join() === sentences.map(({ text }) => text).join();
      if (!isSame) said.replaceChildren(...sentences.map(({ text, isDoubt }) => el('li', { className: isDoubt ? 'doubt' : '' }, text)));
    },
    show(film, index, errors) {
      for (const { control, key } of fields) {
        if (control.type === 'checkbox') control.checked = film[key] !== undefined && film[key] !== null && String(film[key]) !== 'false' && String(film[key]) !== 'anterior-posterior';
        else if (control !== document.activeElement) control.value = film[key] ?? '';
      }
      return showFaults(fields, errors, `films[${index + 1}].`);
    },
  };
}
