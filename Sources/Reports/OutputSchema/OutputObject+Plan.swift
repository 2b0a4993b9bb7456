extension OutputObject {
  /// A plan: plan.json, and a line of a batch.
  static let plan = OutputObject(
    name: "plan", format: "fixator-plan/1", title: "A plan: plan.json, and a line of a batch",
    """
    format | string |  | `fixator-plan/1`
    disclaimer | string |  | what the program is for
    program | string? |  | name and version of what planned; with `made_from` only in plan.json, \
      `--format json` and `batch --self-contained`
    case | string |  | name of the case
    input | string? |  | where the case stands, `file:line`, and behind that `:column` where another case begins on its line before it; in a batch only
    draw | integer? |  | number of the variation, from 1; with `batch --draws` only
    side | string |  | as in the case
    bone | string |  | as in the case
    reference | string |  | as in the case: the fragment of which no word of a deformity is said
    mode | string |  | as in the case
    convention | string |  | as in the case
    fingerprint | string |  | SHA-256 of every value of the case and its hardware; of a resumed plan \
      also of day, readings and what was asked for
    convention_spread_deg | number | deg | largest angle between the rotations that two conventions \
      make of the case's angles
    joint | object? |  | only where a joint is corrected without a cut: what is done to it
    joint.drawn_apart_mm | number | mm | by how much its surfaces are drawn apart before it is turned; so far \
      apart they stay at the end
    joint.hinge_axis | string? |  | `medial-lateral`, `anterior-posterior`, `long`; only with a hinge
    joint.hinge_at_mm | numbers3? | mm | a place on the hinge's axis before the surfaces are drawn apart, in the \
      reference fragment's axes; only with a hinge
    joint.stages | objects |  | in order; of a resumed plan those that are left
    joint.stages[].stage | integer |  | its number
    joint.stages[].what | string |  | `drawn-apart`, `turned` about the hinge, the `rest` that turning about \
      it leaves, `corrected` without a hinge
    joint.stages[].first_day | integer | day | the first day on which it is turned
    joint.stages[].last_day | integer | day | the last of these days
    joint.stages[].angle_deg | number? | deg | of `turned`: by which angle about the hinge in these days
    joint.stages[].left_mm | number? | mm | of `rest`: how far the corresponding point is from where it is to be
    joint.stages[].left_deg | number? | deg | of `rest`: how far the fragment is turned from where it is to be
    struts | strings |  | the class of each strut on the first day, by name
    chosen | objects? |  | only where the planner chose a value (`--choose-height`, `--choose-offset`)
    chosen[].key | string |  | dotted key of the case
    chosen[].typed | string | mm | what stood in the case, as it would be typed
    chosen[].chosen | string | mm | what was chosen, as it would be typed
    chosen[].from | string | mm | the lower end of the range from which it was chosen, as it would be \
      typed
    chosen[].to | string | mm | the upper end of that range
    strut_classes | objects |  | every class that is mounted at some time
    strut_classes[].name | string |  | its name
    strut_classes[].min_mm | number | mm | reading at the lower end of its scale
    strut_classes[].max_mm | number | mm | reading at the upper end of its scale
    strut_classes[].step_mm | number | mm | its smallest turn
    strut_classes[].reading_offset_mm | number | mm | length, joint to joint, less reading
    strut_classes[].pitch_mm | number? | mm | of a threaded rod: length a turn of the nut
    strut_classes[].steps_per_turn | integer? |  | of a threaded rod: positions of the nut in a turn
    strut_changes | objects |  | in order; empty when no strut is changed
    strut_changes[].strut | integer |  | number of the strut
    strut_changes[].from | string |  | name of the class that is taken off
    strut_changes[].to | string |  | name of the class that takes its place, at the same length
    strut_changes[].earliest_day | integer? | day | the first of the days on which both classes can \
      take the strut's length; left out when there are none
    strut_changes[].latest_day | integer? | day | the last of these days
    strut_changes[].day | integer | day | the day on which the plan does it, before that day's first turn
    visits | objects |  | the days with a change
    visits[].day | integer | day | its number
    visits[].date | date? |  | its date
    visits[].struts | integers |  | numbers of the struts that are changed then
    height_hint | object? |  | only of `plan`, and only where there is one: a neutral height at which \
      fewer struts have to be changed
    height_hint.neutral_height_mm | number | mm | the height
    height_hint.strut_changes | integer |  | how many strut changes the plan then has
    height_hint.visits | integer |  | how many visits the plan then has
    summary | object |  | the chief numbers
    summary.days | integer | days | of turning; of a resumed plan also of the pause before it
    summary.first_turn | date? |  | date of the first day of turning
    summary.last_turn | date? |  | date of the last day of turning
    summary.strut_changes | integer |  | how many struts are changed
    summary.visits | integer |  | on how many days struts are changed
    summary.max_error_mm | number | mm | the largest `error_mm` of any day
    summary.max_error_deg | number | deg | the largest `error_deg` of any day
    certificates | object? |  | only of `plan --certify`: whether readings allow one pose only (Model, section 15)
    certificates.message | string |  | what is proven, in words
    certificates.days | integer | days | how many days' readings were looked at
    certificates.certified_days | integer | days | how many of them have a certificate after every adjustment
    certificates.moments | integer |  | how many adjustments that are, and the readings of the first day
    certificates.missing | objects |  | readings without a certificate
    certificates.missing[].day | integer | day | the day
    certificates.missing[].part | integer? |  | the adjustment, where it is not the day's last
    certificates.missing[].result | string |  | what stands in the way, as `certificate.result` in fixator-pose/1
    certificates.missing[].message | string |  | the same in words
    resumed | object? |  | only of a resumed plan: what was found on that day
    resumed.day | integer | day | today, in days of the case's plan
    resumed.words | string |  | where the limb is beside the plan, in words
    resumed.readings | numbers6 | mm | the six readings that were given
    resumed.start | string |  | `as-planned`: the readings are those that the plan sets at some moment, \
      and the limb is where the plan had it; `as-read`: the limb is where the readings have it
    resumed.planned_day | number | days | where the plan has the limb most nearly as it is, with fractions
    resumed.behind_days | number | days | by which the limb is behind the plan; negative when it is ahead
    resumed.off_mm | number | mm | how far the corresponding point is from that place of the plan
    resumed.off_deg | number | deg | how far the fragment is turned from that place of the plan
    resumed.farthest_off_mm | number | mm | the same for the point at risk that is farthest off
    resumed.residual_mm | number | mm | largest difference between a measured distance and the pose's; \
      0 unless `--distance` gave more than six
    resumed.slow | number |  | share of every rate with which it goes on
    resumed.pause_days | integer | days | without a turn
    resumed.remaining | object | mm or deg, with its word | the deformity still there today
    resumed.remaining.<parameter> | string | mm or deg, with its word | the deformity still there today
    resumed.planned | object? | mm or deg, with its word | the deformity that the plan wanted to be \
      there today
    resumed.planned.<parameter> | string | mm or deg, with its word | the deformity that the plan \
      wanted to be there today
    resumed.last_day | integer | day | the last day of this plan
    resumed.last_day_planned | integer | day | the last day of the case's plan
    resumed.turned | objects? |  | only with `--done`: what was turned from record to record
    resumed.turned[].from_day | integer | day | first day of turning
    resumed.turned[].to_day | integer | day | last day of turning
    resumed.turned[].planned_day | number | days | where the limb was at the end, in days of the plan
    resumed.turned[].point | string |  | the point at risk nearest to its rate, or farthest beyond it
    resumed.turned[].path_mm | number | mm | how far it went in these days
    resumed.turned[].allowed_mm | number | mm | how far it may go in these days
    resumed.turned[].exceeded | boolean |  | whether a point went further than its rate, by more than \
      whole steps explain
    days | objects |  | day 0 to the last; of a resumed plan from today
    days[].day | integer | day | its number
    days[].stage | integer? |  | the stage of the motion that it belongs to, from 1; the first day that from which it goes on; \
      left out where there is one
    days[].date | date? |  | its date
    days[].exact | numbers6 | mm | six strut lengths, joint to joint, before rounding
    days[].set | numbers6 | mm | six readings to set, on the scale of the class that is mounted that day
    days[].turns | integers6 | steps | turned since the day before; positive lengthens
    days[].nut_turns | numbers-or-null6? | turns | the same as turns of the nut; `null` for a strut \
      that is no rod; only with rods
    days[].pose | object |  | the moving ring in the reference ring's frame, before rounding
    days[].pose.translation_mm | numbers3 | mm | `[x, y, z]`
    days[].pose.quaternion_wxyz | numbers4 |  | `[w, x, y, z]`, w ≥ 0
    days[].remaining | object | mm or deg, with its word | the deformity still there, before rounding, \
      at most six decimals: of the fragment that is not `reference`, seen from it
    days[].remaining.<parameter> | string | mm or deg, with its word | the deformity still there, \
      before rounding; at most six decimals
    days[].remaining_signed | object? |  | the same as numbers, each positive for the first word of its \
      parameter: varus, apex-anterior, internal, lateral, posterior, short; as `made_from`
    days[].remaining_signed.ap_angulation_deg | number | deg | positive for varus
    days[].remaining_signed.lateral_angulation_deg | number | deg | positive for apex-anterior
    days[].remaining_signed.axial_rotation_deg | number | deg | positive for internal
    days[].remaining_signed.ap_translation_mm | number | mm | positive for lateral
    days[].remaining_signed.lateral_translation_mm | number | mm | positive for posterior
    days[].remaining_signed.axial_translation_mm | number | mm | positive for short
    days[].error_mm | number | mm | the pose reached with `set` against the plan's: distance of the \
      corresponding point
    days[].error_deg | number | deg | the pose reached with `set` against the plan's: angle of the \
      fragment
    days[].stiffness | number |  | smallest singular value of the scaled Jacobian; 0 is singular
    days[].held | integers? |  | numbers of the struts that are held that day
    days[].at_range_end | integers? |  | numbers of the struts that stand at the end of their range and \
      would go further
    days[].lost_mm | number? | mm | only on days behind the path or catching up with it: how far the \
      corresponding point is from where the path wants it, before rounding
    days[].lost_deg | number? | deg | the same of the angle of the fragment
    days[].adjustments | objects? |  | what is turned on the way to `set`, in order; not on day 0
    days[].adjustments[].part | integer |  | 1 for the day's first
    days[].adjustments[].set | numbers6 | mm | six readings
    timeline | objects |  | phases in order
    timeline[].phase | string |  | `surgery`, `latency`, `correction`, then `consolidation`, or of a \
      joint `retention`
    timeline[].from | date? |  | its first date
    timeline[].to | date? |  | its last date; consolidation and retention have none
    timeline[].days | integer? | days | its length, if its end is known
    time_in_frame_estimate | object? |  | an estimate, never a date to rely on; only for plans that \
      lengthen by 10 mm or more
    time_in_frame_estimate.lengthening_mm | number | mm | along the bone, from start to target
    time_in_frame_estimate.days_per_cm | numbers2 | days/cm | lowest and highest published index
    time_in_frame_estimate.days | integers2 | days | from surgery to removal, lowest and highest
    time_in_frame_estimate.removal_from | date? |  | the lowest as a date
    time_in_frame_estimate.removal_to | date? |  | the highest as a date
    checks | objects |  | findings, errors first
    checks[].code | string |  | what it is about ([PlannersGuide.md](PlannersGuide.md) says what to do)
    checks[].severity | string |  | `error`: do not use this plan; `warning`: look before using it; `note`
    checks[].day | integer? | day | the first on which it holds
    checks[].strut | integer? |  | the strut that it is about, if it is one
    checks[].struts | integers? |  | the struts, if they are several
    checks[].value | number? | in `unit` | the figure found
    checks[].limit | number? | in `unit` | what the figure is held against
    checks[].unit | string? |  | of both; left out for a ratio
    checks[].message | string |  | what, where, how much against which limit, and what to do about it
    rates | objects? |  | how far each point at risk goes, the rim of the cut, or the surfaces of a \
      joint, last; as `made_from`
    rates[].name | string |  | its name
    rates[].rate_mm | number | mm a day | how far it may go in a day
    rates[].daily_mm | numbers | mm | how far it goes on each of `days`, 0 on the first; of the rim the \
      farthest of its points
    made_from | object? |  | the case, every key as it would be typed; written to a file it plans to \
      the same bytes
    defaults | object? |  | what was assumed: key of the case and value, as it would be typed
    hardware | object? |  | `rings` and `struts`: the numbers that names of the catalogue stood for, \
      with their source, as the catalogue has them
    """)
}
