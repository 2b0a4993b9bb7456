// The plan that is shown: of which level, and on which day.

import { say } from './words.js';

export class Plans extends EventTarget {
  plan = null;
  /** The plan of the level that is shown: of a case of one level the plan itself. */
  own = null;
  frame = null;
  frames = [];
  days = [];
  checks = [];
  level = 0;
  day = 0;
  isStale = false;

  /** Takes what the server made of the case: the day that is shown stays, as far as there is one. */
  take(session) {
    const { planned, state } = session;
    this.isStale = !state.plan;
    if (!planned) Object.assign(this, { plan: null, own: null, frame: null, days: [], checks: [] });
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
    this.day = Math.min(this.day, this.days.length - 1);
  }

  /** How a strut is called: P1 to P6 and D1 to D6 where there are two frames, as on the patient's sheets. */
  strutName(number) {
    return `${{ proximal: 'P', distal: 'D' }[this.own?.level] ?? ''}${number}`;
  }

  /** Which frame is shown, in words; empty where there is only one. */
  get frameName() {
    return this.own?.level ? say('frame-of', { level: this.own.level, first: this.strutName(1), last: this.strutName(6) }) : '';
  }

  /** The struts of the frame that is shown of which an error speaks on a day. */
  alarms(day) {
    const errors = this.checks.filter((check) => check.severity === 'error' && check.day === day);
    return new Set(errors.flatMap((check) => {
      const struts = check.struts ?? (check.strut ? [check.strut] : []);
      return struts.filter((_, index) => (check.strut_levels?.[index] ?? check.level ?? this.own.level) === this.own.level);
    }));
  }

  showLevel(level) {
    this.level = level;
    this.show({ plan: this.plan, frames: this.frames });
    this.dispatchEvent(new Event('plan'));
  }

  /** Shows a day by its place in the plan. */
  showDay(day) {
    const next = Math.max(0, Math.min(this.days.length - 1, day));
    if (next === this.day) return;
    this.day = next;
    this.dispatchEvent(new Event('day'));
  }

  /** Shows a day by its number. */
  showNumber(number) {
    const place = this.days.findIndex((day) => day.day === number);
    if (place >= 0) this.showDay(place);
  }
}
