// What is written on a picture of a frame: a number on each strut, and names beside what they are of, none on another.
import { disc } from './shapes.js';

/** Half of what a strut's number takes, and how high a name is, in units of the picture. */
const numberRoom = 11, high = 14;

/** Each number on its strut, where it is farthest from those that stand already and from the points that `taken` are. */
export function numbers({ context, at, unit, palette }, struts, points) {
  const taken = [...points];
  const places = [];
  for (const { from, to, index, name, isAlarmed } of struts) {
    const [a, b] = [from, to].map(at);
    const shares = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74].map((share) => [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share]);
    const room = (place) => Math.min(...taken.map((other) => Math.hypot(other[0] - place[0], other[1] - place[1])), 1e9);
    const best = shares.find((place) => room(place) > 22 * unit) ?? shares.reduce((one, other) => (room(one) >= room(other) ? one : other));
    taken.push(best);
    places.push(best);
    disc(context, ...best, 9 * unit, palette.struts[index], isAlarmed ? palette.bad : palette.paper, 2 * unit);
    context.font = `bold ${(name.length > 1 ? 10.5 : 12) * unit}px sans-serif`;
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.fillStyle = index === 1 || index === 2 ? '#1b222b' : '#ffffff';
    context.fillText(name, best[0], best[1] + 0.5 * unit);
  }
  return places;
}

const box = (x, y, width, height) => ({ left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 });
const shared = (one, other) => Math.max(0, Math.min(one.right, other.right) - Math.max(one.left, other.left))
  * Math.max(0, Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top));

/** Ways from a point to its name: beside it, above and below it, then farther away. */
const ways = [1, 2, 3.2, 4.6, 6.2].flatMap((far) => [[1, 0], [-1, 0], [1, -1], [-1, -1], [1, 1], [-1, 1], [0, -1], [0, 1]].map(([x, y]) => [x, y, far]));

/**
 * Writes each of `names` (`{ text, x, y }`) beside its point, where it covers no strut's number and no other name and the picture has room for
 * it. Farther away a line leads to it.
 *
 * @returns the boxes that the names take
 */
export function labels({ context, unit, palette }, names, numbered, { width, height }) {
  const taken = [...numbered.map(([x, y]) => box(x, y, 2 * numberRoom * unit, 2 * numberRoom * unit)), ...names.map(({ x, y }) => box(x, y, 9 * unit, 9 * unit))];
  const inside = { left: 2, right: width - 2, top: 2, bottom: height - 2 };
  const written = [];
  context.font = `${12 * unit}px sans-serif`;
  for (const { text, x, y } of names) {
    const [wide, tall] = [context.measureText(text).width + 2 * unit, high * unit];
    const options = ways.map(([right, down, far]) => {
      const [dx, dy] = [right * ((right && !down ? 9 : 6) * far * unit + wide / 2), down * (9 * far * unit + tall / 2)];
      const place = box(x + dx, y + dy, wide, tall);
      const covered = taken.reduce((sum, other) => sum + shared(place, other), 0) + 4 * (wide * tall - shared(place, inside));
      return { place, covered, far };
    });
    const best = options.find(({ covered }) => covered < 1e-6) ?? options.reduce((one, other) => (other.covered < one.covered ? other : one));
    const { left, right, top, bottom } = best.place;
    // What must not be read is worse than what is moved.
    const shift = [Math.max(0, inside.left - left) - Math.max(0, right - inside.right), Math.max(0, inside.top - top) - Math.max(0, bottom - inside.bottom)];
    const place = { left: left + shift[0], right: right + shift[0], top: top + shift[1], bottom: bottom + shift[1] };
    taken.push(place);
    written.push(place);
    if (best.far > 1) lead(context, [x, y], place, unit, palette);
    write(context, text, place, unit, palette);
  }
  return written;
}

function lead(context, [x, y], { left, right, top, bottom }, unit, palette) {
  context.lineWidth = unit;
  context.strokeStyle = palette.muted;
  context.beginPath();
  context.moveTo(x, y);
  context.lineTo(Math.min(Math.max(x, left), right), Math.min(Math.max(y, top), bottom));
  context.stroke();
}

function write(context, text, { left, right, top, bottom }, unit, palette) {
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.lineWidth = 3 * unit;
  context.strokeStyle = palette.paper;
  context.strokeText(text, (left + right) / 2, (top + bottom) / 2);
  context.fillStyle = palette.ink;
  context.fillText(text, (left + right) / 2, (top + bottom) / 2);
}
