extension OutputObject {
  /// A second opinion on the schedules of two levels.
  static let check2 = OutputObject(
    name: "check2", format: "fixator-check/2", title: "A second opinion on the schedules of two levels",
    """
    format | string |  | `fixator-check/2`
    disclaimer | string |  | as in fixator-plan/1
    case | string |  | as in fixator-plan/1
    understood | strings |  | how the table or the two tables were read, in sentences
    limb | objects |  | the whole limb by the readings, on the days of either level; a level that has not begun or has ended \
      stands still
    limb[].day | integer | day | its number
    limb[].pose | object |  | the most distal fragment in the most proximal one's frame
    limb[].pose.translation_mm | numbers3 | mm | `[x, y, z]`
    limb[].pose.quaternion_wxyz | numbers4 |  | `[w, x, y, z]`, w ≥ 0
    limb[].remaining | object? | mm or deg, with its word | as in fixator-plan/2
    limb[].remaining.<parameter> | string | mm or deg, with its word | as in fixator-plan/2
    limb[].off_mm | number? | mm | root mean square displacement of the distal cut's rim: in transport from the path that the limb \
      keeps to, otherwise from the case's own plan of the day
    limb[].off_deg | number? | deg | the angle to the same
    limb[].docking | object? |  | of a transport: how the docking faces stand to each other by the readings
    limb[].docking.gap_mm | number | mm | as in fixator-plan/2
    limb[].docking.ap_offset_mm | number | mm | as in fixator-plan/2
    limb[].docking.lateral_offset_mm | number | mm | as in fixator-plan/2
    limb[].docking.angle_deg | number | deg | as in fixator-plan/2
    checks | objects |  | what both levels together say, mistakes first
    checks[].code | string |  | as in fixator-plan/1
    checks[].severity | string |  | as in fixator-plan/1
    checks[].day | integer? |  | as in fixator-plan/1
    checks[].value | number? |  | as in fixator-plan/1
    checks[].limit | number? |  | as in fixator-plan/1
    checks[].unit | string? |  | as in fixator-plan/1
    checks[].message | string |  | as in fixator-plan/1
    checks[].part | integer? |  | as in fixator-check/1
    levels | objects |  | each frame, from proximal to distal, with the keys of fixator-check/1
    levels[].level | string |  | `proximal` or `distal`
    """,
    and: check.keys.filter { key in
      let first = key.path.prefix { $0.isLetter || $0 == "_" }
      return !["format", "disclaimer", "case", "understood", "no_plan"].contains(first)
    }.map { $0.inside("levels[].") })
}
