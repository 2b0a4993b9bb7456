extension OutputObject {
  /// The chief numbers of a plan in a batch.
  static let summary = OutputObject(
    name: "summary", format: "fixator-summary/1", title: "The chief numbers of a plan in a batch",
    """
    format | string |  | as in fixator-plan/1
    case | string |  | as in fixator-plan/1
    input | string? |  | as in fixator-plan/1; not with `--filter`
    draw | integer? |  | as in fixator-plan/1
    days | integer | days | as in its `summary`
    first_turn | date? |  | as in its `summary`
    last_turn | date? |  | as in its `summary`
    strut_changes | integer |  | as in its `summary`
    visits | integer |  | as in its `summary`
    max_error_mm | number | mm | as in its `summary`
    max_error_deg | number | deg | as in its `summary`
    end | numbers6 | mm | six set readings of the last day
    lowest | numbers6 | mm | the lowest reading of each strut on any day
    highest | numbers6 | mm | the highest reading of each strut on any day
    checks | object |  | how many findings of each severity and code
    checks.<severity> | object? |  | by code; a severity that does not occur is left out
    checks.<severity>.<code> | integer |  | how many; a code that does not occur is left out
    sensitivity | object? |  | only with `--sensitivity`
    sensitivity.samples | integer |  | draws, as in fixator-sensitivity/1
    sensitivity.end_error | number-or-null |  | as in fixator-sensitivity/1, by the linear model
    sensitivity.any_outside | number-or-null |  | as in fixator-sensitivity/1
    sensitivity.sd | object | deg or mm | one standard deviation of what is left, by parameter
    sensitivity.sd.<parameter> | number-or-null | deg or mm | one standard deviation of what is left
    inputs | object? |  | only with `--inputs`: chief inputs of the case, a drawn one's as they were drawn, by the \
      names that columns of tables have (CaseFile.md), words as signed numbers: `deformity.ap-angulation_deg`
    """)

  /// The chief numbers of a plan of several levels in a batch.
  static let summary2 = OutputObject(
    name: "summary2", format: "fixator-summary/2",
    title: "The chief numbers of a plan of several levels in a batch",
    """
    format | string |  | `fixator-summary/2`
    case | string |  | as in fixator-plan/2
    input | string? |  | as in fixator-plan/2; not with `--filter`
    draw | integer? |  | as in fixator-plan/2
    days | integer | days | as in its `summary`
    first_turn | date? |  | as in its `summary`
    last_turn | date? |  | as in its `summary`
    strut_changes | integer |  | as in its `summary`
    visits | integer |  | as in its `summary`
    contact_day | integer? | day | as in its `summary`
    limb_error_mm | object? |  | as in its `summary`
    limb_error_mm.mean | number | mm | as in its `summary`
    limb_error_mm.max | number | mm | as in its `summary`
    limb_error_deg | object? |  | as in its `summary`
    limb_error_deg.mean | number | deg | as in its `summary`
    limb_error_deg.max | number | deg | as in its `summary`
    levels | objects |  | each frame, from proximal to distal
    levels[].level | string |  | `proximal` or `distal`
    levels[].strut_changes | integer |  | how many of its struts are changed
    levels[].max_error_mm | number | mm | the largest `error_mm` of any day
    levels[].max_error_deg | number | deg | the largest `error_deg` of any day
    levels[].end | numbers6 | mm | six set readings of the last day
    levels[].lowest | numbers6 | mm | the lowest reading of each strut on any day
    levels[].highest | numbers6 | mm | the highest reading of each strut on any day
    levels[].inputs | object? |  | only with `--inputs`: as in fixator-summary/1, of the level
    checks | object |  | how many findings of each severity and code, of the limb and of both levels
    checks.<severity> | object? |  | by code; a severity that does not occur is left out
    checks.<severity>.<code> | integer |  | how many; a code that does not occur is left out
    sensitivity | object? |  | only with `--sensitivity`
    sensitivity.samples | integer |  | draws, as in fixator-sensitivity/2
    sensitivity.end_error | number-or-null |  | as in fixator-sensitivity/2, by the linear model
    sensitivity.any_outside | number-or-null |  | as in fixator-sensitivity/2
    sensitivity.sd | object | deg or mm | one standard deviation of what is left
    sensitivity.sd.limb | object | deg or mm | of the limb
    sensitivity.sd.limb.<parameter> | number-or-null | deg or mm | of the limb
    sensitivity.sd.proximal | object | deg or mm | of the proximal level
    sensitivity.sd.proximal.<parameter> | number-or-null | deg or mm | of the proximal level
    sensitivity.sd.distal | object | deg or mm | of the distal level
    sensitivity.sd.distal.<parameter> | number-or-null | deg or mm | of the distal level
    sensitivity.sd.docking | object? | mm or deg | of a transport: of the faces of the defect
    sensitivity.sd.docking.gap | number-or-null | mm | between their centres
    sensitivity.sd.docking.ap_offset | number-or-null | mm | beside each other, in the AP view
    sensitivity.sd.docking.lateral_offset | number-or-null | mm | beside each other, in the lateral view
    sensitivity.sd.docking.offset | number-or-null | mm | how far they lie beside each other
    sensitivity.sd.docking.angle | number-or-null | deg | between their normals
    """)
}
