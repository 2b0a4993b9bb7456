// A file of films as the page has it: what is marked on which film. It is written as JSON, which `fixator films` reads as it reads YAML.

/** What is to be marked on every film, in the order in which it is asked for. Of an axis two points are needed, three are better. */
export const subjects = [
  ...['proximal', 'distal'].flatMap((ring) => [1, 2, 3, 4, 5, 6].map((strut) => ({ ring, strut }))),
  ...['proximal', 'distal'].flatMap((axis) => [1, 2, 3].map((number) => ({ axis, number }))),
  { point: 'origin' }, { point: 'corresponding' },
];

/** Whether a mark is one of a subject; axis marks are told apart by their order. */
const isOf = (mark, { ring, strut, axis, point }) => (ring ? mark.ring === ring && Number(mark.strut) === strut : axis ? mark.axis === axis : mark.point === point);

/** The mark of a subject on a film; undefined where it is not set. */
export function markOf(film, subject) {
  const marks = (film.marks ?? []).filter((mark) => isOf(mark, subject));
  return marks[(subject.number ?? 1) - 1];
}

/** Sets a mark, or takes it away with null. */
export function setMark(film, subject, at) {
  film.marks ??= [];
  const mark = markOf(film, subject);
  const place = at?.map((value) => Math.round(value * 100) / 100);
  if (!at) film.marks = film.marks.filter((one) => one !== mark);
  else if (mark) mark.at = place;
  else film.marks.push(made(subject, place));
}

/** Axes and points are harder to see than joints. */
const softer = 1;

function made({ ring, strut, axis, point }, at) {
  if (ring) return { ring, strut, at };
  return axis ? { axis, at, sd: softer } : { point, at, sd: softer };
}

/** Films of a case that nothing is marked on yet. */
export function beginning(values) {
  const text = (key) => (typeof values[key] === 'string' ? values[key] : null);
  const frame = values.frame ?? {};
  return {
    case: text('case') ?? 'films', side: text('side'), bone: text('bone'), reference: text('reference'),
    'axial-rotation': values.deformity?.['axial-rotation'] ?? '0 ± 5 internal',
    frame: {
      'proximal-ring': frame['proximal-ring'] ?? null, 'distal-ring': frame['distal-ring'] ?? null,
      ...(frame.struts ? { struts: frame.struts } : {}),
    },
    'ap-axis': 'beam',
    films: [
      { name: 'AP', ap: true, 'source-distance': '1150 ± 50', 'mark-sd': 0.5, marks: [] },
      { name: 'lateral', 'source-distance': '1150 ± 50', 'mark-sd': 0.5, marks: [] },
    ],
  };
}

/** The values that the server read, to be changed and written. */
export const filmsOf = (values) => {
  const file = structuredClone(values);
  if (!Array.isArray(file.films)) file.films = [];
  for (const film of file.films) if (!Array.isArray(film.marks)) film.marks = [];
  return file;
};

/** The text of a file: one mark a line. Marks are in pixels: on a film that has some, a spacing must be said, on one without it may be. */
export function textOf(file) {
  const said = ({ spacing = null, ...film }) => (film.marks.length || spacing !== null ? { ...film, spacing } : film);
  const plain = { ...file, films: file.films.map((film) => ({ ...said(film), marks: film.marks.length ? '\u0000' : [] })) };
  let index = 0;
  const filled = file.films.filter((film) => film.marks.length);
  return `${JSON.stringify(plain, null, 2).replace(/"\\u0000"/g, () => {
    const { marks } = filled[index];
    index += 1;
    return `[\n${marks.map((mark) => `        ${JSON.stringify(mark)}`).join(',\n')}\n      ]`;
  })}\n`;
}
