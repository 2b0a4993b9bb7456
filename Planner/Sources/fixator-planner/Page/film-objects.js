// Things of known shape that stand by the limb: the ball's diameter, and the points of an object, one a line.
import { el } from './dom.js';
import { field, plain, showFaults, typed } from './film-field.js';
import { ballOf, setBall } from './films-file.js';
import { say } from './words.js';

/** The points of `b1 10 20 30`, one a line: decimal commas are taken, and commas and semicolons between numbers. Throws what is wrong in words. */
export function pointsOf(text) {
  const points = new Map();
  for (const [index, line] of text.split('\n').entries()) {
    if (!line.trim()) continue;
    const [name, ...numbers] = line.trim().split(/[\s;]+|,\s+/).map((part) => part.replace(/[,:]$/, '')).filter(Boolean);
    const place = numbers.map((value) => Number(value.replace(',', '.')));
    if (place.length !== 3 || !place.every(Number.isFinite)) throw new Error(say('object-line', { line: index + 1 }));
    if (points.has(name)) throw new Error(say('object-twice', { line: index + 1, name }));
    points.set(name, place);
  }
  return points;
}

const textOf = (points) => Object.entries(points ?? {}).map(([name, place]) => [name, ...(Array.isArray(place) ? place : [place])].join(' ')).join('\n');

/** Two fields: `show(file)`, `clear()` for another file, and `ball(file)`, which is to be marked though no mark holds it yet. */
export function objectFields(change) {
  let diameter = null;
  const ballField = field(say('film-ball'), typed(null, { inputMode: 'decimal', placeholder: say('film-no-ball'), onchange: ({ target }) => {
    diameter = plain(target.value);
    change((file) => setBall(file, ballOf(file), diameter), 'head ball');
  } }), 'ball');
  const area = el('textarea', { rows: 3, spellcheck: false, autocomplete: 'off', placeholder: 'b1 10 20 30', 'data-example': '', onchange: () => takePoints() });
  const objectField = field(say('film-object'), area, 'calibration');
  function takePoints() {
    let points;
    objectField.wrong = null;
    try { points = pointsOf(area.value); } catch (error) {
      objectField.wrong = error.message;
      showFaults([objectField], []);
      return;
    }
    change((file) => {
      file.calibration = { ...file.calibration, points: Object.fromEntries(points) };
      if (!points.size) delete file.calibration.points;
      if (!Object.keys(file.calibration).length) delete file.calibration;
    }, 'head object');
  }
  objectField.node.classList.add('wide');
  return {
    fields: [ballField, objectField],
    ball: (file) => ballOf(file, diameter),
    clear() { diameter = null; objectField.wrong = null; },
    show(file) {
      const ball = ballOf(file, diameter);
      if (ballField.control !== document.activeElement) ballField.control.value = ball.diameter ?? '';
      if (area !== document.activeElement && !objectField.wrong) area.value = textOf(file.calibration?.points);
    },
  };
}
