extension OutputObject {
  /// A second opinion on a schedule.
  static let check = OutputObject(
    name: "check", format: "fixator-check/1", title: "A second opinion on a schedule",
    """
    format | string |  | as in fixator-plan/1
    disclaimer | string |  | as in fixator-plan/1
    case | string |  | as in fixator-plan/1
    convention | string |  | as in fixator-plan/1
    understood | strings |  | how the table was read, in sentences
    days | objects |  | a row of the schedule each, in the order of the days
    days[].day | integer | day | its number
    days[].date | date? |  | its date
    days[].part | integer? |  | which of its day's rows; only where a day has several
    days[].set | numbers6 | mm | the six readings of the row
    days[].status | string |  | how the search for the pose ended: `found`, `beyond-singularity`, \
      `singular`, `not-converged`, `no-such-pose`; the keys below are there for `found` only
    days[].pose | object? |  | the moving ring in the reference ring's frame
    days[].pose.translation_mm | numbers3 | mm | `[x, y, z]`
    days[].pose.quaternion_wxyz | numbers4 |  | `[w, x, y, z]`, w ≥ 0
    days[].remaining | object? | mm or deg, with its word | the deformity that the readings leave
    days[].remaining.<parameter> | string | mm or deg, with its word | the deformity that the readings \
      leave
    days[].stiffness | number? |  | as in fixator-plan/1
    days[].bone_gap_mm | number? | mm | gap of the bone ends, negative where they overlap
    days[].rates_mm | object? | mm/day | length of the point's path from the end of the day before, \
      straight; of the rim, the farthest point's
    days[].rates_mm.<point> | number | mm/day | length of the point's path from the end of the day \
      before, straight; of the rim, the farthest point's
    days[].paths_mm | object? | mm | the same since the first row
    days[].paths_mm.<point> | number | mm | the same since the first row
    checks | objects |  | the mistakes that explain most first, then what follows from them
    checks[].code | string |  | as in fixator-plan/1
    checks[].severity | string |  | as in fixator-plan/1
    checks[].day | integer? |  | as in fixator-plan/1
    checks[].value | number? |  | as in fixator-plan/1
    checks[].limit | number? |  | as in fixator-plan/1
    checks[].unit | string? |  | as in fixator-plan/1
    checks[].message | string |  | as in fixator-plan/1
    checks[].part | integer? |  | which of the day's rows; only where a day has several
    checks[].struts | integers? |  | the struts that it is about
    plan_comparison | object? |  | the schedule beside the case's own plan; left out when none can be made
    plan_comparison.plan_days | integer | days | of turning in the plan
    plan_comparison.schedule_days | integer | days | of turning in the schedule
    plan_comparison.days | objects |  | the days that both have
    plan_comparison.days[].day | integer | day | its number
    plan_comparison.days[].differences_mm | numbers6 | mm | schedule's reading less plan's set reading, \
      six
    plan_comparison.days[].pose_mm | number? | mm | distance of the corresponding point from where the \
      plan wants it before rounding
    plan_comparison.days[].pose_deg | number? | deg | angle of the fragment to where the plan wants it \
      before rounding
    no_plan | string? |  | why the case's own plan could not be made
    verdict | string? |  | only with `--identify`: `told`, `cannot-tell`, `none-explains`
    identified | objects? |  | only with `--identify`: the best twenty, the best first
    identified[].hypothesis | object |  | how the case may have been understood
    identified[].hypothesis.convention | string |  | as in a case
    identified[].hypothesis.side | string |  | as in a case
    identified[].hypothesis.reference | string |  | as in a case
    identified[].hypothesis.struts | string |  | the case's number of each column, `1 2 3 4 5 6` for \
      its own
    identified[].same_as | objects? |  | hypotheses, as above, that no reading can tell from this one: on a symmetric \
      frame the other side is the struts counted the other way round
    identified[].same_as[].convention | string |  | as above
    identified[].same_as[].side | string |  | as above
    identified[].same_as[].reference | string |  | as above
    identified[].same_as[].struts | string |  | as above
    identified[].rms_mm | number | mm | root mean square over rows and struts of what the readings \
      differ by
    """)
}
