extension OutputObject {
  /// A plan of several levels: plan.json.
  static let plan2 = OutputObject(
    name: "plan2", format: "fixator-plan/2", title: "A plan of several levels: plan.json",
    """
    format | string |  | `fixator-plan/2`
    disclaimer | string |  | what the program is for
    program | string? |  | name and version of what planned; with `made_from` only in plan.json, \
      `--format json` and `batch --self-contained`
    case | string |  | name of the case
    input | string? |  | where the case stands, `file:line`; in a batch only
    draw | integer? |  | number of the variation, from 1; with `batch --draws` only
    side | string |  | as in the case
    bone | string |  | as in the case
    fingerprint | string |  | SHA-256 of every value of the case and its hardware, all levels together; of a resumed \
      plan also of day, readings and what was asked for
    motion | string |  | `independent` or `transport`
    travels | string? |  | of a transport: `distally` or `proximally`
    summary | object |  | the chief numbers
    summary.days | integer | days | of turning, of both frames together; of a resumed plan also of the pause before it
    summary.first_turn | date? |  | date of the first day of turning, at either level
    summary.last_turn | date? |  | date of the last
    summary.strut_changes | integer |  | how many struts of both frames are changed
    summary.visits | integer |  | on how many days struts of either frame are changed
    summary.contact_day | integer? | day | of a transport: the first on which the docking faces meet; of a resumed \
      plan only if that is still to come
    summary.limb_error_mm | object? |  | what whole steps displace the limb by at the distal cut's rim
    summary.limb_error_mm.mean | number | mm | on average over the days
    summary.limb_error_mm.max | number | mm | the largest of any day
    summary.limb_error_deg | object? |  | what whole steps turn the limb by
    summary.limb_error_deg.mean | number | deg | on average over the days
    summary.limb_error_deg.max | number | deg | the largest of any day
    resumed | object? |  | only of a resumed plan: what was found of the limb on that day
    resumed.day | integer | day | today, in days of the case's plan
    resumed.slow | number |  | share of every rate with which it goes on
    resumed.pause_days | integer | days | without a turn
    resumed.limb_off_mm | number? | mm | of a transport: how far the limb is from its path today, root mean square of the \
      distal cut's rim
    resumed.limb_off_deg | number? | deg | the same as an angle
    resumed.last_day | integer | day | the last day of this plan
    resumed.last_day_planned | integer | day | the last day of the case's plan
    limb | objects? |  | the whole limb, day 0 to the last; of a resumed plan from today
    limb[].day | integer | day | its number
    limb[].pose | object |  | the most distal fragment in the most proximal one's frame, before rounding
    limb[].pose.translation_mm | numbers3 | mm | `[x, y, z]`
    limb[].pose.quaternion_wxyz | numbers4 |  | `[w, x, y, z]`, w ≥ 0
    limb[].remaining | object? | mm or deg, with its word | what is wrong with the limb, of the most distal \
      fragment seen from the most proximal one at the distal level's point; left out from 90° on
    limb[].remaining.<parameter> | string | mm or deg, with its word | what is wrong with the limb
    limb[].remaining_signed | object? |  | the same as numbers, each positive for the first word of its \
      parameter: varus, apex-anterior, internal, lateral, posterior, short; as `made_from`
    limb[].remaining_signed.ap_angulation_deg | number | deg | positive for varus
    limb[].remaining_signed.lateral_angulation_deg | number | deg | positive for apex-anterior
    limb[].remaining_signed.axial_rotation_deg | number | deg | positive for internal
    limb[].remaining_signed.ap_translation_mm | number | mm | positive for lateral
    limb[].remaining_signed.lateral_translation_mm | number | mm | positive for posterior
    limb[].remaining_signed.axial_translation_mm | number | mm | positive for short
    limb[].error_mm | number | mm | the limb as set against the exact one: root mean square displacement of the \
      distal cut's rim
    limb[].error_deg | number | deg | the limb as set against the exact one: angle
    limb[].docking | object? |  | of a transport: how the docking faces stand to each other
    limb[].docking.gap_mm | number | mm | between their centres along the face's normal; negative in compression
    limb[].docking.ap_offset_mm | number | mm | beside each other; positive for lateral
    limb[].docking.lateral_offset_mm | number | mm | beside each other; positive for posterior
    limb[].docking.angle_deg | number | deg | between their normals
    checks | objects |  | findings about the limb as a whole, errors first
    checks[].code | string |  | what it is about
    checks[].severity | string |  | `error`, `warning` or `note`
    checks[].day | integer? | day | the first on which it holds
    checks[].strut | integer? |  | the strut that it is about, if it is one
    checks[].struts | integers? |  | the struts, if they are several
    checks[].strut_levels | strings? |  | the level of that strut, or of each of them: `proximal` or `distal`
    checks[].value | number? | in `unit` | the figure found
    checks[].limit | number? | in `unit` | what the figure is held against
    checks[].unit | string? |  | of both
    checks[].message | string |  | what, where, how much against which limit, and what to do about it
    rates | objects? |  | how far each structure that spans both cuts goes; as `made_from`
    rates[].name | string |  | its name
    rates[].rate_mm | number | mm a day | how far it may go in a day
    rates[].daily_mm | numbers | mm | how far it goes on each of the days, 0 on the first
    made_from | object? |  | the case, every key as it would be typed; written to a file it plans to \
      the same bytes
    defaults | object? |  | what was assumed: key of the case and value, as it would be typed
    hardware | object? |  | `rings` and `struts`: the numbers that names of the catalogue stood for, \
      with their source, as the catalogue has them
    levels | objects |  | each frame, from proximal to distal
    levels[].level | string |  | `proximal` or `distal`
    levels[].rates[].compression_rate_mm | number? | mm a day | of a face of a defect, how far it may go in a day from contact \
      on; `rate_mm` holds until then
    levels[].rates[].compression_from_day | integer? | day | the first day of it
    """,
    and: plan.keys.filter { key in
      // What a plan of several levels says once, or does not say.
      let first = key.path.prefix { $0.isLetter || $0 == "_" }
      return ![
        "format", "disclaimer", "program", "case", "input", "draw", "side", "bone", "chosen", "height_hint",
        "made_from", "defaults", "hardware", "joint",
      ].contains(first)
    }.map { $0.inside("levels[].") })
}
