// The motion of a schedule that was dropped, from the answer of a second opinion.

export class Ghost {
  /** @param answer `fixator-check/1` or `/2` @param text the case that it was asked of */
  constructor(answer, text) {
    this.text = text;
    const levels = answer.levels ?? [answer];
    this.levels = levels.map(({ days, plan_comparison: compared }) => {
      // Of a day's rows the last is where it ends.
      const rows = new Map(days.map((row) => [row.day, { day: row.day, pose: row.pose }]));
      for (const { day, pose_mm: mm, pose_deg: deg } of compared?.days ?? []) Object.assign(rows.get(day) ?? {}, { mm, deg });
      return [...rows.values()].sort((one, other) => one.day - other.day);
    });
    this.last = Math.max(0, ...this.levels.flatMap((rows) => rows.map(({ day }) => day)));
  }

  /** The row that stands on a day of a level: where days are left out, the one before. */
  at(level, day) { return this.levels[level]?.findLast((row) => row.day <= day); }
}
