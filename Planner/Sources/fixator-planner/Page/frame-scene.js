// Where everything of a frame, or of the two of a limb, is on a day: in the axes of the fragment that stands still.
import { after, inverse, motion, move, rim, still } from './motion.js';

const fragment = (frame, pose) => after(after(motion(frame.mounting), motion(pose)), inverse(motion(frame.moving_mounting)));
const all = (place, points) => points.map((point) => move(place, point));

/** What one frame brings to a picture when its reference fragment stands at a place. `names` are those of its struts. */
function part(frame, pose, base, names, alarm) {
  const place = after(base, after(motion(frame.mounting), motion(pose)));
  const [standing, moving] = [[frame.standing, base], [frame.moving, place]].map(([ring, at]) => ({
    outline: all(at, ring.outline), tab: all(at, ring.tab), joints: all(at, ring.joints), bone: all(at, ring.bone),
    open: ring.open === true, plates: (ring.plates ?? []).map((ends) => all(at, ends)),
  }));
  return {
    rings: [standing, moving], radius: frame.diameter / 2,
    struts: standing.joints.map((from, index) => ({ from, to: moving.joints[index], index, name: names[index], isAlarmed: alarm.has(index + 1) })),
    structures: frame.structures.map(({ name, at }) => ({ name, at: move(place, at[0]) })),
    envelope: (frame.envelope ?? []).map(([x, y, z, width, depth]) => ({ place: base, x, y, z, width, depth })),
  };
}

const joined = (one, other) => ({
  rings: [...one.rings, ...other.rings], struts: [...one.struts, ...other.struts],
  structures: [...one.structures, ...other.structures], envelope: [...one.envelope, ...other.envelope],
});

/** Everything of frames on a day: of one, its reference fragment at rest; of two, the whole limb with its most proximal fragment at rest. */
export function scene(frames, poses, names, alarms) {
  const [first, second] = frames;
  if (!second) {
    const own = part(first, poses[0], still, names[0], alarms[0]);
    return { ...own, bones: own.rings.map((ring) => ({ ends: ring.bone, radius: own.radius })), hinge: first.hinge, isJoint: first.joint === true };
  }
  const motions = frames.map((frame, index) => fragment(frame, poses[index]));
  const isProximal = frames.map((frame) => frame.reference === 'proximal');
  const base = isProximal[0] ? still : inverse(motions[0]);
  const middle = after(isProximal[0] ? motions[0] : base, motion(second.step));
  const upper = part(first, poses[0], base, names[0], alarms[0]);
  const lower = part(second, poses[1], isProximal[1] ? middle : after(middle, inverse(motions[1])), names[1], alarms[1]);
  const [outer, above] = isProximal[0] ? upper.rings : [...upper.rings].reverse();
  const [below, last] = isProximal[1] ? lower.rings : [...lower.rings].reverse();
  return {
    ...joined(upper, lower),
    // The middle fragment goes from the one cut to the other.
    bones: [
      { ends: outer.bone, radius: upper.radius }, { ends: [above.bone[0], below.bone[0]], radius: Math.min(upper.radius, lower.radius), isCutTwice: true },
      { ends: last.bone, radius: lower.radius },
    ],
  };
}

/** What moves of a scene: every bone but the most proximal, or of one frame but the one that stands. */
export const movingBones = (things) => things.bones.slice(1);

/** Everything of a scene that a picture must have room for. */
const corners = ({ rings, bones, hinge, structures, envelope }) => [
  ...rings.flatMap((ring) => [...ring.outline, ...ring.tab, ...ring.plates.flat(), ...ring.joints]),
  ...bones.flatMap(({ ends, radius }) => [...rim(ends[0], ends[1], radius, 12), ...rim(ends[1], ends[0], radius, 12)]),
  ...(hinge ?? []), ...structures.map(({ at }) => at),
  ...envelope.flatMap(({ place, x, y, z, width, depth }) => [-1, 1].flatMap((side) => [[x + side * width / 2, y, z], [x, y + side * depth / 2, z]]).map((point) => move(place, point))),
];

/** The middle of what scenes need room for, half its height and how far it goes from the line through the middle, along the limb. */
export function extent(scenes) {
  const points = scenes.flatMap(corners);
  const [low, high] = [Math.min, Math.max].map((most) => [0, 1, 2].map((k) => points.reduce((so, point) => most(so, point[k]), points[0][k])));
  const middle = low.map((value, k) => (value + high[k]) / 2);
  const across = points.reduce((so, [x, y]) => Math.max(so, Math.hypot(x - middle[0], y - middle[1])), 1);
  return { middle, along: Math.max(1, (high[2] - low[2]) / 2), across };
}
