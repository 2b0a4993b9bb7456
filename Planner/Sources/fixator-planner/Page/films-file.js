// A file of films as the page has it: what is marked on which film. It is written as JSON, which `fixator films` reads as it reads YAML.

const ofRings = ['proximal', 'distal'].flatMap((ring) => [1, 2, 3, 4, 5, 6].map((strut) => ({ ring, strut })));
const points = [{ point: 'origin' }, { point: 'corresponding' }];

/** So many points are asked for of an axis, which needs two, and of the edge of a ball, which needs three. */
const ofAxis = 3, ofEdge = 8;

/** Every subject is one object, however often it is asked for. */
const known = new Map();
const one = (subject) => {
  const key = JSON.stringify(subject);
  if (!known.has(key)) known.set(key, subject);
  return known.get(key);
};

const marksOf = (film) => film.marks.filter((mark) => mark !== null && typeof mark === 'object');
const isBall = (mark) => mark.ball !== undefined && mark.ball !== null;
const numbered = (count, subject) => Array.from({ length: count }, (_, index) => ({ ...subject, number: index + 1 }));

/** What is to be marked on every film, in the order in which it is asked for: more where a film has more. */
export function subjectsOf(file, ball = ballOf(file)) {
  const most = (subject, least) => Math.max(least, ...file.films.map((film) => count(film, subject)));
  const several = (subject, least) => numbered(most(subject, least), subject);
  const axes = ['proximal', 'distal'].flatMap((axis) => several({ axis }, ofAxis));
  const object = new Set([...Object.keys(file.calibration?.points ?? {}), ...file.films.flatMap(marksOf).map((mark) => mark.object).filter((name) => typeof name === 'string')]);
  const edge = ball.diameter === null ? [] : several({ ball: ball.name }, ofEdge);
  return [...ofRings, ...axes, ...points, ...[...object].map((name) => ({ object: name })), ...edge].map(one);
}

/** The ball of the file that is marked here, its first that has a name; without one the next to be marked. */
export function ballOf(file, diameter = null) {
  const mark = file.films.flatMap(marksOf).find((mark) => isBall(mark) && typeof mark.name === 'string');
  return mark ? { name: mark.name, diameter: mark.ball } : { name: 'ball', diameter };
}

/** Another diameter of a ball, mm; with null its marks are taken away. */
export function setBall(file, { name }, diameter) {
  const isOwn = (mark) => mark && isBall(mark) && mark.name === name;
  for (const film of file.films) {
    if (diameter === null) film.marks = film.marks.filter((mark) => !isOwn(mark));
    else for (const mark of film.marks.filter(isOwn)) mark.ball = diameter;
  }
}

/** Whether a mark is one of a subject; axis marks are told apart by their order. */
const isOf = (mark, { ring, strut, axis, point, object, ball }) => (ring ? mark.ring === ring && Number(mark.strut) === strut
  : axis ? mark.axis === axis : point ? mark.point === point : object !== undefined ? mark.object === object : isBall(mark) && mark.name === ball);

const all = (film, subject) => marksOf(film).filter((mark) => isOf(mark, subject));
/** The points on the edge of a ball are one mark, which holds them all. */
const edgeOf = (film, subject) => { const at = all(film, subject)[0]?.at; return Array.isArray(at) ? at : []; };
const count = (film, subject) => (subject.ball !== undefined ? edgeOf(film, subject).length : all(film, subject).length);

const place = (at) => (Array.isArray(at) && at.length === 2 && at.every((value) => value !== null && value !== '' && Number.isFinite(Number(value))) ? at.map(Number) : null);

/** Where a subject is marked on a film; null where it is not. */
export function placeOf(film, subject) {
  const index = (subject.number ?? 1) - 1;
  return place(subject.ball !== undefined ? edgeOf(film, subject)[index] : all(film, subject)[index]?.at);
}

/** The place of a subject's mark in the list of the film's, from 0; -1 without one. */
export const indexOf = (film, subject) => film.marks.indexOf(all(film, subject)[subject.ball !== undefined ? 0 : (subject.number ?? 1) - 1]);

/** Where else something is marked: other balls, of which the page takes no marks. */
export const othersOf = (film, ball) => marksOf(film).filter((mark) => isBall(mark) && mark.name !== ball.name && Array.isArray(mark.at)).flatMap((mark) => mark.at.map(place).filter(Boolean));

/** The number by which the program calls a ball: balls of one name are one, the others each their own. */
export function ballNumber(file, name) {
  const names = file.films.flatMap(marksOf).filter(isBall).map((mark) => mark.name);
  return names.filter((other, index) => other === undefined || names.indexOf(other) === index).indexOf(name) + 1;
}

/** The subject that a mark would be of that is set for one: of several points of one thing the next that is free, with none left out. */
export const nextOf = (film, subject) => (subject.number ? one({ ...subject, number: Math.min(subject.number, count(film, subject) + 1) }) : subject);

/** Sets a mark, or takes it away with null. */
export function setMark(film, subject, at, ball) {
  const fine = isMetric(film) ? 10000 : 100;
  const rounded = at?.map((value) => Math.round(value * fine) / fine);
  if (film.spacing === undefined && film.marks.length === 0) film.spacing = null;
  if (subject.ball !== undefined) { setEdge(film, subject, rounded, ball); return; }
  const mark = all(film, subject)[(subject.number ?? 1) - 1];
  if (!at) film.marks = film.marks.filter((one) => one !== mark);
  else if (mark) mark.at = rounded;
  else film.marks.push(made(subject, rounded));
}

function setEdge(film, subject, at, { name, diameter }) {
  let mark = all(film, subject)[0];
  if (!mark && at) film.marks.push(mark = { ball: diameter, name, at: [] });
  if (!mark) return;
  if (!Array.isArray(mark.at)) mark.at = [];
  mark.at.splice(subject.number - 1, 1, ...(at ? [at] : []));
  if (!mark.at.length) film.marks = film.marks.filter((one) => one !== mark);
}

/** Axes and points are harder to see than joints. */
const softer = 1;

function made({ ring, strut, axis, point, object }, at) {
  if (ring) return { ring, strut, at };
  if (object !== undefined) return { object, at };
  return axis ? { axis, at, sd: softer } : { point, at, sd: softer };
}

/** Of what a new film is taken for, mm. */
export const usualDistance = '1150 ± 50';

/** Films of a case that nothing is marked on yet. */
export function beginning(values) {
  const text = (key) => (typeof values[key] === 'string' ? values[key] : null);
  const frame = values.frame ?? {};
  return {
    case: text('case') ?? 'films', side: text('side'), bone: text('bone'), reference: text('reference'),
    'axial-rotation': values['axial-rotation'] ?? values.deformity?.['axial-rotation'] ?? '0 ± 5 internal',
    frame: {
      'proximal-ring': frame['proximal-ring'] ?? null, 'distal-ring': frame['distal-ring'] ?? null,
      ...(frame.struts ? { struts: frame.struts } : {}), ...(frame['strut-classes'] ? { 'strut-classes': frame['strut-classes'] } : {}),
    },
    'ap-axis': 'beam',
    films: [
      { name: 'AP', ap: true, 'source-distance': usualDistance, 'mark-sd': 0.5, marks: [] },
      { name: 'lateral', 'source-distance': usualDistance, 'mark-sd': 0.5, marks: [] },
    ],
  };
}

const isSection = (value) => value !== null && typeof value === 'object' && !Array.isArray(value);

/** The values that the server read, to be changed and written. */
export const filmsOf = (values) => {
  const file = structuredClone(values);
  file.films = (Array.isArray(file.films) ? file.films : []).map((film) => (isSection(film) ? film : {}));
  for (const film of file.films) if (!Array.isArray(film.marks)) film.marks = [];
  return file;
};

/** Whether coordinates are mm with v upwards: marks of a film that has no spacing. Marks that are set here say that theirs is missing. */
export const isMetric = (film) => film.spacing === undefined && film.marks.length > 0;

/** How the coordinates of a film stand on a picture: pixels as they are, mm in the middle of an empty sheet that has room for them. */
export function sheetOf(film) {
  if (!isMetric(film)) return { size: null, shown: (at) => at, typed: (at) => at };
  const far = Math.max(0, ...film.marks.flatMap((mark) => [mark?.at].flat(2)).map((value) => Math.abs(Number(value))).filter(Number.isFinite));
  const scale = 950 / Math.max(200, far);
  return { size: [2000, 2000], shown: ([u, v]) => [1000 + u * scale, 1000 - v * scale], typed: ([x, y]) => [(x - 1000) / scale, (1000 - y) / scale] };
}

/** Keys of names, which may look like numbers. */
const names = ['case', 'bone', 'name', 'image', 'object', 'source', 'proximal-ring', 'distal-ring', 'struts', 'strut-classes'];
const truths = { true: true, false: false };

/** What is typed, and comes from the server, as text, as a file by hand has it: numbers digit by digit, behind a sign that is taken away when they are written. */
function asByHand(value, key) {
  if (Array.isArray(value)) return value.map((item) => asByHand(item, key));
  if (isSection(value)) return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, asByHand(item, name)]));
  if (typeof value !== 'string' || names.includes(key)) return value;
  if (['ap', 'mirrored'].includes(key)) return truths[value] ?? value;
  if (/^-?(0|[1-9]\d*)(\.\d+)?$/.test(value)) return `\u0001${value}`;
  return /^[+-]?(\d+\.?\d*|\.\d+)$/.test(value) ? Number(value) : value;
}

const written = (value, indent) => JSON.stringify(value, null, indent).replace(/"\\u0001(-?[\d.]+)"/g, '$1');

/** The text of a file: one mark a line. */
export function textOf(file) {
  const said = (film) => (isMetric(film) ? film : inPixels(film));
  const inPixels = ({ spacing = null, ...film }) => (spacing !== null || film.marks.length ? { ...film, spacing } : film);
  const plain = asByHand({ ...file, films: file.films.map((film) => ({ ...said(film), marks: film.marks.length ? '\u0000' : [] })) });
  let index = 0;
  const filled = file.films.filter((film) => film.marks.length);
  return `${written(plain, 2).replace(/"\\u0000"/g, () => {
    const { marks } = filled[index];
    index += 1;
    return `[\n${marks.map((mark) => `        ${written(asByHand(mark))}`).join(',\n')}\n      ]`;
  })}\n`;
}
