// What the tags of a DICOM film say of its scale, its source and its sides, and what the film takes of that. No other tag is read: nothing of
// who the patient is. Films.md says what is done with each, and why.
import { usualDistance } from './films-file.js';
import { number, say, word } from './words.js';

/** The text of a tag, or none: a tag that runs out of the file says nothing. */
export function textIn(data, tag, index = 0) {
  try { return data.string(tag)?.split('\\')[index]?.replace(/\0/g, '').trim() ?? ''; } catch { return ''; }
}

/** A code of capital letters, as these tags have them. */
const code = (text) => (/^[A-Z]{1,16}$/.test(text) ? text : '');

export function tagsOf(data) {
  const pair = (tag) => {
    const both = [0, 1].map((index) => textIn(data, tag, index));
    return both.every((text) => text !== '' && Number.isFinite(Number(text))) ? both.map(Number) : null;
  };
  const within = (from, tag) => from?.elements[tag]?.items?.[0]?.dataSet;
  // Of one frame it may stand with what all frames share, or with what is each frame's.
  const frame = [data, within(data, 'x52009229'), within(data, 'x52009230')].map((from) => within(from, 'x00209071')).find(Boolean);
  const sides = [[data, 'x00200062'], [frame, 'x00209072'], [data, 'x00200060']].map(([from, tag]) => (from ? code(textIn(from, tag)) : ''));
  const distance = textIn(data, 'x00181110');
  return {
    imager: pair('x00181164'), spacing: pair('x00280030'), calibration: textIn(data, 'x00280a02').slice(0, 16),
    distance: distance !== '' && Number.isFinite(Number(distance)) ? Math.round(Number(distance) * 10) / 10 : null,
    view: code(textIn(data, 'x00185101')), orientation: [0, 1].map((index) => code(textIn(data, 'x00200020', index))),
    side: sides.map((side) => ({ L: 'left', R: 'right' })[side]).find(Boolean) ?? null,
  };
}

/** The ± of a distance that a file states, mm: our own choice. */
const own = 20;

/** The spacing that a film may take, mm a pixel, and how that is said; or only why it may not. */
function spacingOf({ imager, spacing, calibration }) {
  const [pair, tag] = imager ? [imager, say('tag-1164')] : [spacing, say('tag-0030')];
  if (!pair) return { why: 'tag-no-spacing', values: {} };
  const [rows, columns] = pair;
  const values = { tag, value: pair.map((one) => figure(one)).join(' × ') };
  if (!imager && calibration) return { why: 'tag-calibrated', values: { ...values, type: calibration } };
  if (!pair.every((one) => one >= 0.01 && one <= 5)) return { why: 'tag-out-of-range', values };
  if (Math.abs(rows - columns) > 0.001 * Math.min(rows, columns)) return { why: 'tag-unequal', values };
  const value = Number(((rows + columns) / 2).toPrecision(6));
  const isOther = imager && spacing && Math.abs(spacing[0] - value) > 0.001 * value;
  return { value, why: imager ? isOther ? 'tag-imager-not-other' : 'tag-imager' : 'tag-guess', values: { tag, value: figure(value), other: spacing ? figure(spacing[0]) : '' } };
}

/** A decimal as people write it here; thousands stand together, for what parts them would be read as a decimal point elsewhere. */
const figure = (value) => String(value).replace('.', number(0.5, 1)[1]);

const distanceOf = ({ distance }) => (distance >= 200 && distance <= 10000 ? `${distance} ± ${own}` : null);

/**
 * Whether the picture is as seen from the detector; null where the tag does not tell. Along the beam of an AP film one sees the patient from in
 * front, their left on one's right; of a PA film from behind. The tag says to which side of the patient rows of the picture go.
 */
function isMirrored({ orientation: [along, down], view }, film) {
  const isFrontal = isTrue(film.ap) || ['AP', 'PA'].includes(view);
  if (!isFrontal || !/^[LR]/.test(along) || !down.startsWith('F')) return null;
  const isFromBehind = isTrue(film.ap) ? isPA(film) : view === 'PA';
  return along.startsWith('L') === isFromBehind;
}

const isTrue = (value) => value === true || value === 'true';
const isPA = ({ beam }) => beam === 'posterior-anterior';

/** What the film takes of them, by key, where nobody typed anything else. */
export function takenOf(tags, film) {
  const isFree = (key) => film[key] === undefined || film[key] === null;
  const taken = {};
  const { value } = spacingOf(tags), distance = distanceOf(tags);
  if (value && isFree('spacing')) taken.spacing = value;
  if (distance && film['source-distance'] === usualDistance) taken['source-distance'] = distance;
  if (isTrue(film.ap) && tags.view === 'PA' && isFree('beam')) taken.beam = 'posterior-anterior';
  if (isMirrored(tags, { ...film, ...taken }) && isFree('mirrored')) taken.mirrored = true;
  return taken;
}

/** Sentences after which somebody has to look. */
const doubts = new Set(['tag-guess', 'tag-calibrated', 'tag-unequal', 'tag-out-of-range', 'tag-no-spacing', 'tag-not-taken', 'tag-view-frontal', 'tag-view-other', 'tag-upside-down', 'tag-side']);

/** What the file says, sentence by sentence, as the film and its fields stand now: `text`, and whether somebody has to look. */
export function saidOf(tags, film, file) {
  const said = [];
  const add = (why, values = {}) => said.push({ text: say(why, values), isDoubt: doubts.has(why) });
  const spacing = spacingOf(tags);
  if (spacing.value && Number(film.spacing) !== spacing.value) add('tag-not-taken', { tag: spacing.values.tag, value: `${spacing.values.value} mm` });
  else add(spacing.why, spacing.values);
  if (tags.distance !== null) {
    const tag = say('tag-1110'), typed = String(film['source-distance'] ?? '');
    if (!distanceOf(tags)) add('tag-out-of-range', { tag, value: figure(tags.distance) });
    else if (typed === distanceOf(tags)) add('tag-distance', { value: figure(tags.distance), own });
    else if (Number(typed.split(/±|\+/)[0]) !== tags.distance) add('tag-not-taken', { tag, value: `${figure(tags.distance)} mm` });
  }
  const { view } = tags, isFrontal = ['AP', 'PA'].includes(view);
  if (view && isTrue(film.ap) !== isFrontal) add(isFrontal ? 'tag-view-frontal' : isTrue(film.ap) ? 'tag-view-other' : 'tag-view', { view });
  else if (view && isFrontal) add((view === 'PA') === isPA(film) ? 'tag-view' : 'tag-not-taken', { view, tag: say('tag-5101'), value: view });
  const orientation = tags.orientation.filter(Boolean).join('\\'), mirrored = isMirrored(tags, film);
  if (tags.orientation[1].startsWith('H')) add('tag-upside-down', { value: orientation });
  else if (mirrored !== null && mirrored !== isTrue(film.mirrored)) add('tag-not-taken', { tag: say('tag-0020'), value: orientation });
  else if (mirrored !== null) add(mirrored ? 'tag-mirrored' : 'tag-not-mirrored', { value: orientation });
  if (tags.side && ['left', 'right'].includes(file.side) && tags.side !== file.side) add('tag-side', { one: word(tags.side), other: word(file.side) });
  return said;
}
