// What of the case that films were begun from goes into the case that they give, and what does not.
import { asInput } from './typed.js';
import { labelOf } from './words.js';

/** Keys of a case of two levels: films give one. */
const ofLevels = ['levels', 'motion', 'travels', 'middle', 'limb-now', 'limb-target', 'then'];
/** The frame's classes are what is to be had, which films do not show. */
const ofFrame = 'strut-classes';

const isSection = (value) => value !== null && typeof value === 'object' && !Array.isArray(value);
const keys = (value) => (isSection(value) ? Object.keys(value).filter((key) => value[key] !== null) : []);

/**
 * @param earlier values of the case that films were begun from @param made those of the case that they give
 * @returns `edits` that put into it what the films say nothing of, and names of what the earlier case had and this one has not
 */
export function carriedInto(made, earlier) {
  const isSame = ['side', 'reference'].every((key) => earlier[key] === undefined || earlier[key] === made[key]);
  const isOfLevels = earlier.levels !== undefined;
  const others = keys(earlier).filter((key) => !(key in made));
  // Seen from another fragment, or on another side, its numbers mean something else.
  const carried = isSame ? others.filter((key) => !isOfLevels || !ofLevels.includes(key)) : [];
  const edits = carried.map((key) => ({ set: key, value: asInput(earlier[key]) }));
  const classes = earlier.frame?.[ofFrame];
  if (isSame && classes && !made.frame?.[ofFrame]) edits.push({ set: `frame.${ofFrame}`, value: asInput(classes) });
  const replaced = keys(earlier.frame).filter((key) => !(key in (made.frame ?? {})) && !(key === ofFrame && isSame) && key !== 'struts');
  const angles = (earlier.deformity?.convention ?? 'film') === 'film' ? [] : ['deformity.convention'];
  const left = [...others.filter((key) => !carried.includes(key)), ...replaced, ...angles, ...(earlier.covariance ? ['covariance'] : [])];
  return { edits, left: left.map(labelOf) };
}
