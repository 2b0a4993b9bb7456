// Draws a frame on a day: far things first.
import { labels, numbers } from './frame-labels.js';
import { move, rim, view } from './motion.js';
import { disc, line, polygon } from './shapes.js';

/** Colours of the page as they are now, light or dark. */
export function colours() {
  const style = getComputedStyle(document.documentElement);
  const get = (name) => style.getPropertyValue(`--${name}`).trim();
  return {
    paper: get('paper'), ink: get('ink'), muted: get('muted'), bone: get('bone'), boneDark: get('bone-dark'), boneLine: get('bone-line'), ring: get('ring'),
    ringLight: get('ring-light'), bad: get('bad'), accent: get('accent'), ghost: get('ghost'), joint: get('joint'), jointLine: get('joint-line'), struts: [1, 2, 3, 4, 5, 6].map((number) => get(`s${number}`)),
  };
}

/**
 * Draws a scene into a part of a canvas, but for what is kept free `above` and `below`. `look` has azimuth, height, zoom, what `extent` says, and
 * `names` of a joint's parts. `shades` are scenes of which outlines are drawn: where the plan ends, and another schedule's motion.
 */
export function draw(context, { left, width, height, above = 0, below = 0 }, things, look, palette, shades = []) {
  context.save();
  context.beginPath();
  context.rect(left, 0, width, height);
  context.clip();
  context.translate(left, 0);
  // However it is turned about the limb's length, it stays as large.
  const tall = Math.abs(Math.cos(look.height)) * look.along + Math.abs(Math.sin(look.height)) * look.across;
  const unit = Math.max(1, Math.min(width, height) / 420);
  const [across, room] = [width - 2 * edge * unit, height - above - below - 2 * edge * unit].map((size) => Math.max(1, size));
  const scale = Math.min(across / 2 / look.across, room / 2 / tall) * look.zoom;
  const project = view(look.azimuth, look.height);
  const at = (point) => {
    const [right, up, near] = project(point.map((value, k) => value - look.middle[k]));
    return [width / 2 + right * scale, (height + above - below) / 2 - up * scale, near];
  };
  const pen = { context, at, scale, unit, palette };
  const items = [];
  for (const ring of things.rings) addRing(items, pen, ring);
  for (const strut of things.struts) addStrut(items, pen, strut);
  for (const bone of things.bones) addBone(items, pen, bone, things.isJoint);
  for (const { bones, rings = [], struts = [], colour } of shades) {
    for (const bone of bones) addShade(items, pen, bone, palette[colour]);
    for (const ring of rings) addRingShade(items, pen, ring, palette[colour]);
    for (const strut of struts) addStrutShade(items, pen, strut, palette[colour]);
  }
  for (const section of things.envelope) addEnvelope(items, pen, section);
  if (things.hinge) addHinge(items, pen, things.hinge);
  for (const structure of things.structures) addStructure(items, pen, structure);
  items.sort((one, other) => one.near - other.near);
  context.lineCap = 'round';
  context.lineJoin = 'round';
  for (const item of items) item.draw();
  const points = things.structures.map((structure) => at(structure.at));
  const numbered = numbers(pen, things.struts, points);
  const named = things.structures.map(({ name }, index) => ({ text: name, x: points[index][0], y: points[index][1] }));
  labels(pen, [...named, ...jointNames(pen, things, look.names)], numbered, { width, height: height - below });
  context.restore();
}

/** How much of a picture's height its caption takes. */
export const captionHeight = (width, height) => 24 * Math.max(1, Math.min(width, height) / 420);

/** What a view is called and what is to the left and to the right of it, at its lower edge. */
export function caption(context, { left, width, height }, words, palette) {
  const unit = Math.max(1, Math.min(width, height) / 420);
  context.font = `${12 * unit}px sans-serif`;
  context.fillStyle = palette.muted;
  context.textBaseline = 'bottom';
  words.forEach((text, index) => {
    context.textAlign = ['left', 'center', 'right'][index];
    context.fillText(text, left + [14 * unit, width / 2, width - 14 * unit][index], height - 8 * unit);
  });
}

/** What is kept free around everything, for the width of lines and discs. */
const edge = 9;

/** Names of a joint's surfaces and of its hinge, at places of theirs that are seen. */
function jointNames({ at }, { isJoint, hinge, bones }, names) {
  if (!isJoint || !names) return [];
  const ends = hinge?.map(at).sort((one, other) => one[0] - other[0]);
  const [x, y] = at(bones[1].ends[0]);
  return [...(ends ? [{ text: names.hinge, x: ends[1][0], y: ends[1][1] }] : []), { text: names.joint, x, y }];
}

/** Corners of a ring's outline that are drawn as one, and parts of a strut. */
const piece = 4, parts = 6;

function addRing(items, { context, at, unit, palette }, ring) {
  const points = ring.outline.map(at);
  const nears = points.map((point) => point[2]);
  const back = Math.min(...nears), depth = Math.max(...nears) - back || 1;
  // In pieces, so that what passes through the ring is before one and behind another; an open ring does not close.
  const count = ring.open ? points.length - 1 : points.length;
  for (let index = 0; index < count; index += piece) {
    const part = Array.from({ length: piece + 1 }, (_, step) => points[Math.min(index + step, count) % points.length]);
    const near = part.reduce((sum, point) => sum + point[2], 0) / part.length;
    items.push({ near, draw: () => line(context, part, (5.5 + 2.5 * ((near - back) / depth)) * unit, near - back > depth / 2 ? palette.ring : palette.ringLight) });
  }
  const [inner, outer] = ring.tab.map(at);
  items.push({ near: outer[2], draw: () => line(context, [inner, outer], 9 * unit, palette.ring) });
  for (const ends of ring.plates) {
    const [from, to] = ends.map(at);
    items.push({ near: (from[2] + to[2]) / 2, draw: () => line(context, [from, to], 6 * unit, palette.ring) });
  }
  for (const joint of ring.joints) {
    const [x, y, near] = at(joint);
    items.push({ near: near + 6, draw: () => disc(context, x, y, 4.2 * unit, palette.paper, palette.ring, 1.6 * unit) });
  }
}

function addStrut(items, { context, at, unit, palette }, { from: start, to: end, index, isAlarmed }) {
  const ends = [start, end];
  const colour = palette.struts[index];
  // A sleeve and a rod, in pieces, so that bones pass before and behind.
  for (let part = 0; part < parts; part += 1) {
    const [from, to] = [part, part + 1].map((step) => at(ends[0].map((value, k) => value + ((ends[1][k] - value) * step) / parts)));
    const width = (part < parts / 2 ? 8 : 4.6) * unit;
    items.push({
      near: (from[2] + to[2]) / 2 + 1,
      draw: () => {
        context.lineCap = 'butt';
        line(context, [from, to], width + 3 * unit, isAlarmed ? palette.bad : palette.paper);
        context.lineCap = 'round';
        line(context, [from, to], width, colour);
      },
    });
  }
}

function addBone(items, { context, at, unit, palette }, { ends, radius, isCutTwice }, isJoint) {
  const steps = 10;
  const start = rim(ends[0], ends[1], radius), stop = rim(ends[1], ends[0], radius).reverse();
  const [a, b] = ends.map(at);
  const across = Math.hypot(a[0] - b[0], a[1] - b[1]) || 1;
  const normal = [-(b[1] - a[1]) / across, (b[0] - a[0]) / across];
  const half = Math.max(...start.map(at).map((point) => Math.abs((point[0] - a[0]) * normal[0] + (point[1] - a[1]) * normal[1])), 1);
  const shade = context.createLinearGradient(a[0] - normal[0] * half, a[1] - normal[1] * half, a[0] + normal[0] * half, a[1] + normal[1] * half);
  shade.addColorStop(0, palette.boneDark);
  shade.addColorStop(0.35, palette.bone);
  shade.addColorStop(0.7, palette.bone);
  shade.addColorStop(1, palette.boneDark);
  for (let step = 0; step < steps; step += 1) {
    const [from, to] = [step, step + 1].map((k) => at(ends[0].map((value, j) => value + ((ends[1][j] - value) * k) / steps)));
    items.push({
      near: (from[2] + to[2]) / 2,
      draw: () => {
        context.fillStyle = shade;
        context.beginPath();
        const over = step < steps - 1 ? 0.6 : 0;
        const [dx, dy] = [(to[0] - from[0]) * over * 0.06, (to[1] - from[1]) * over * 0.06];
        context.moveTo(from[0] + normal[0] * half, from[1] + normal[1] * half);
        context.lineTo(to[0] + dx + normal[0] * half, to[1] + dy + normal[1] * half);
        context.lineTo(to[0] + dx - normal[0] * half, to[1] + dy - normal[1] * half);
        context.lineTo(from[0] - normal[0] * half, from[1] - normal[1] * half);
        context.fill();
      },
    });
  }
  for (const [circle, isCut] of [[start, true], [stop, isCutTwice]]) {
    const points = circle.map(at);
    const near = points.reduce((sum, point) => sum + point[2], 0) / points.length;
    const [fill, stroke, thick] = !isCut ? [palette.bone, palette.boneLine, 1] : isJoint ? [palette.joint, palette.jointLine, 3] : [palette.bone, palette.ink, 1.5];
    items.push({ near: near + (isCut ? 0.5 : 0), draw: () => polygon(context, points, fill, stroke, thick * unit) });
  }
  items.push({ near: Math.max(a[2], b[2]) + radius, draw: () => {
    context.setLineDash([9 * unit, 3 * unit, 2 * unit, 3 * unit]);
    line(context, [a, b], 1.1 * unit, palette.ink);
    context.setLineDash([]);
  } });
}

function dashed(context, unit, act) {
  context.setLineDash([5 * unit, 4 * unit]);
  act();
  context.setLineDash([]);
}

/** A bone's axis, and the face of its cut. */
function addShade(items, { context, at, unit }, { ends, radius }, colour) {
  const [from, to] = ends.map(at);
  const outline = rim(ends[0], ends[1], radius).map(at);
  items.push({ near: -1e6, draw: () => dashed(context, unit, () => {
    line(context, [from, to], 1.6 * unit, colour);
    polygon(context, outline, null, colour, 1.3 * unit);
  }) });
}

function addRingShade(items, { context, at, unit }, { outline, open }, colour) {
  const points = outline.map(at);
  const trace = open
    ? () => line(context, points, 1.8 * unit, colour) : () => polygon(context, points, null, colour, 1.8 * unit);
  items.push({ near: 1e4, draw: () => dashed(context, unit, trace) });
}

function addStrutShade(items, { context, at, unit }, { from, to }, colour) {
  const [start, end] = [from, to].map(at);
  items.push({ near: 1e4, draw: () => dashed(context, unit, () => line(context, [start, end], 1.2 * unit, colour)) });
}

function addEnvelope(items, { context, at, unit, palette }, { place, x, y, z, width, depth }) {
  const points = Array.from({ length: 40 }, (_, index) => {
    const angle = (2 * Math.PI * index) / 40;
    return at(move(place, [x + (width / 2) * Math.sin(angle), y - (depth / 2) * Math.cos(angle), z]));
  });
  items.push({ near: -1e5, draw: () => polygon(context, points, null, palette.ringLight, 1 * unit) });
}

/** The axis that a joint is turned about, as it stands while it is. */
function addHinge(items, { context, at, unit, palette }, ends) {
  const [from, to] = ends.map(at);
  items.push({ near: 1e4, draw: () => {
    context.setLineDash([7 * unit, 4 * unit]);
    line(context, [from, to], 2.4 * unit, palette.jointLine);
    context.setLineDash([]);
    for (const [x, y] of [from, to]) disc(context, x, y, 3.5 * unit, palette.jointLine, palette.paper, 1 * unit);
  } });
}

function addStructure(items, { context, at, unit, palette }, { at: place }) {
  const [x, y] = at(place);
  items.push({ near: 1e5, draw: () => disc(context, x, y, 4 * unit, palette.accent, palette.paper, 1.5 * unit) });
}
