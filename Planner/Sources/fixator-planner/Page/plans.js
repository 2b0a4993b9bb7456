// The plan that is shown: of which level, on which day, and beside which other motion.
import { extent, movingBones, scene } from './frame-scene.js';
import { say, word } from './words.js';

const none = new Set();

export class Plans extends EventTarget {
  plan = null;
  /** The plan of the level that is shown: of a case of one level the plan itself. */
  own = null;
  frame = null;
  frames = [];
  days = [];
  checks = [];
  level = 0;
  /** Whether the picture has both frames of a limb. */
  isLimb = true;
  day = 0;
  isStale = false;
  /** Another schedule's motion beside the plan's: `poses` of each level by the number of the day, and `apart` likewise. */
  ghost = null;

  /** Takes what the server made of the case: the day that is shown stays, as far as there is one. */
  take({ planned, state }) {
    this.isStale = !state.plan;
    if (!planned) Object.assign(this, { plan: null, own: null, frame: null, days: [], checks: [], ghost: null });
    else if (this.plan !== planned.plan) this.show(planned);
    this.dispatchEvent(new Event('plan'));
  }

  show({ plan, frames }) {
    Object.assign(this, { plan, frames });
    const { levels } = plan;
    this.level = Math.min(this.level, frames.length - 1);
    this.own = levels ? levels[this.level] : plan;
    this.frame = frames[this.level];
    this.days = this.own.days;
    this.checks = levels ? [...plan.checks, ...levels.flatMap((level) => level.checks.map((check) => ({ level: level.level, ...check })))] : plan.checks;
    this.day = Math.min(this.day, this.count - 1);
  }

  /** Days that can be shown: those of the plan, and of another schedule that goes on longer. */
  get count() { return Math.max(this.days.length, this.ghost ? this.ghost.last - (this.days[0]?.day ?? 0) + 1 : 0); }

  /** The number of a day by its place. */
  numberAt(place) { return this.days[place]?.day ?? (this.days[0]?.day ?? 0) + place; }

  /** The day of the plan that is shown; its last one where another schedule goes on longer. */
  get shown() { return this.days[Math.min(this.day, this.days.length - 1)]; }

  get hasLimb() { return this.frames.length > 1; }

  /** How a strut of a level is called: P1 to P6 and D1 to D6 where there are two frames, as on the patient's sheets. */
  nameOf(number, level = this.own?.level) { return `${{ proximal: 'P', distal: 'D' }[level] ?? ''}${number}`; }

  /** A strut of the frame that is shown. */
  strutName(number) { return this.nameOf(number); }

  /** Which frame the schedule is of, in words; empty where there is only one. */
  get frameName() { return this.own?.level ? this.nameOfFrame(this.own.level) : ''; }

  nameOfFrame(level) { return say('frame-of', { level: word(level), first: this.nameOf(1, level), last: this.nameOf(6, level) }); }

  /** Which frames the picture has, in words. */
  get pictureName() { return this.hasLimb && this.isLimb ? say('both-frames-long') : this.frameName; }

  /** Places of the levels whose frames the picture has. */
  get drawn() { return this.hasLimb && this.isLimb ? this.frames.map((_, index) => index) : [this.level]; }

  levelAt(index) { return this.plan.levels ? this.plan.levels[index] : this.plan; }

  /** The scene of the plan on one of its days, by its place. */
  sceneOn(place, isAlarmed = false) {
    const { drawn } = this;
    const levels = drawn.map((index) => this.levelAt(index));
    return scene(drawn.map((index) => this.frames[index]), levels.map(({ days }) => days[Math.min(place, days.length - 1)].pose),
      levels.map(({ level }) => [1, 2, 3, 4, 5, 6].map((number) => this.nameOf(number, level))),
      levels.map(({ level }) => (isAlarmed ? this.alarms(this.numberAt(place), level) : none)));
  }

  /** Where the other schedule has everything on a day, by its place; null where it does not say. */
  ghostScene(place = this.day) {
    if (!this.ghost) return null;
    const number = this.numberAt(place);
    const poses = this.drawn.map((index) => this.ghost.at(index, number)?.pose);
    if (poses.some((pose) => !pose)) return null;
    return scene(this.drawn.map((index) => this.frames[index]), poses, this.drawn.map(() => []), this.drawn.map(() => none));
  }

  /** What is drawn in outlines beside the plan: where it ends, and the other schedule. */
  shades() {
    const other = this.ghostScene();
    const key = `${this.level}/${this.isLimb}`;
    // The end is the same on every day.
    if (this.end?.plan !== this.plan || this.end.key !== key) this.end = { plan: this.plan, key, bones: movingBones(this.sceneOn(this.days.length - 1)), colour: 'accent' };
    const { end } = this;
    return other ? [end, { bones: movingBones(other), rings: other.rings.slice(1), struts: other.struts, colour: 'ghost' }] : [end];
  }

  /** What a picture of all days needs room for. */
  get room() {
    const places = (last) => [0, 0.25, 0.5, 0.75, 1].map((share) => Math.round(share * last));
    return extent([...places(this.days.length - 1).map((place) => this.sceneOn(place)), ...places(this.count - 1).map((place) => this.ghostScene(place)).filter(Boolean)]);
  }

  /** The struts of a level of which an error speaks on a day. */
  alarms(day, level) {
    const errors = this.checks.filter((check) => check.severity === 'error' && check.day === day);
    return new Set(errors.flatMap((check) => {
      const struts = check.struts ?? (check.strut ? [check.strut] : []);
      return struts.filter((_, index) => (check.strut_levels?.[index] ?? check.level ?? level) === level);
    }));
  }

  /** Shows the schedule of a level, and its frame alone unless the picture has both. */
  showLevel(level, isLimb = this.isLimb) {
    Object.assign(this, { level, isLimb });
    this.show({ plan: this.plan, frames: this.frames });
    this.dispatchEvent(new Event('plan'));
  }

  showGhost(ghost) {
    this.ghost = ghost;
    this.day = Math.max(0, Math.min(this.day, this.count - 1));
    this.dispatchEvent(new Event('plan'));
  }

  /** Shows a day by its place in the plan. */
  showDay(day) {
    const next = Math.max(0, Math.min(this.count - 1, day));
    if (next === this.day) return;
    this.day = next;
    this.dispatchEvent(new Event('day'));
  }

  /** Shows a day by its number. */
  showNumber(number) {
    const place = this.days.findIndex((day) => day.day === number);
    if (place >= 0) this.showDay(place);
    else if (this.ghost) this.showDay(number - (this.days[0]?.day ?? 0));
  }
}
