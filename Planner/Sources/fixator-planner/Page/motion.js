// Rigid motions and views: points are [x, y, z] in mm, x to the patient's left, y back, z up.

/** A motion from a translation and a unit quaternion [w, x, y, z]. */
export function motion({ translation_mm: at, quaternion_wxyz: [w, x, y, z] }) {
  return {
    at,
    turn: [
      1 - 2 * (y * y + z * z), 2 * (x * y - w * z), 2 * (x * z + w * y),
      2 * (x * y + w * z), 1 - 2 * (x * x + z * z), 2 * (y * z - w * x),
      2 * (x * z - w * y), 2 * (y * z + w * x), 1 - 2 * (x * x + y * y),
    ],
  };
}

const rotate = (m, p) => [m[0] * p[0] + m[1] * p[1] + m[2] * p[2], m[3] * p[0] + m[4] * p[1] + m[5] * p[2], m[6] * p[0] + m[7] * p[1] + m[8] * p[2]];
const add = (p, q) => [p[0] + q[0], p[1] + q[1], p[2] + q[2]];

/** A point moved. */
export const move = ({ at, turn }, point) => add(rotate(turn, point), at);

/** One motion behind another. */
export function after(outer, inner) {
  const { turn: m } = outer, { turn: n } = inner;
  const turn = [0, 3, 6].flatMap((row) => [0, 1, 2].map((column) => m[row] * n[column] + m[row + 1] * n[column + 3] + m[row + 2] * n[column + 6]));
  return { at: move(outer, inner.at), turn };
}

/** The motion back. */
export function inverse({ at, turn: m }) {
  const turn = [m[0], m[3], m[6], m[1], m[4], m[7], m[2], m[5], m[8]];
  return { turn, at: rotate(turn, at).map((value) => -value) };
}

/** Nothing moved. */
export const still = { at: [0, 0, 0], turn: [1, 0, 0, 0, 1, 0, 0, 0, 1] };

/** A view from an azimuth (0 in front, turning towards the patient's left) and a height, both radians: right, up and nearness of a point. */
export function view(azimuth, height) {
  const [ca, sa, ch, sh] = [Math.cos(azimuth), Math.sin(azimuth), Math.cos(height), Math.sin(height)];
  const right = [ca, sa, 0], near = [ch * sa, -ch * ca, sh], up = [-sh * sa, sh * ca, ch];
  const dot = (a, b) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
  return (point) => [dot(right, point), dot(up, point), dot(near, point)];
}

/** Points on a circle about an axis from one point to another. */
export function rim(centre, towards, radius, count = 28) {
  const axis = towards.map((value, index) => value - centre[index]);
  const size = Math.hypot(...axis) || 1;
  const n = axis.map((value) => value / size);
  const helper = Math.abs(n[2]) < 0.9 ? [0, 0, 1] : [1, 0, 0];
  const cross = (a, b) => [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
  const u = cross(n, helper);
  const scale = Math.hypot(...u);
  const a = u.map((value) => value / scale), b = cross(n, a);
  return Array.from({ length: count }, (_, index) => {
    const angle = (2 * Math.PI * index) / count;
    return centre.map((value, k) => value + radius * (a[k] * Math.cos(angle) + b[k] * Math.sin(angle)));
  });
}
