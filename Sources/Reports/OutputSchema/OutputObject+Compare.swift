extension OutputObject {
  /// What differs between two cases.
  static let compare = OutputObject(
    name: "compare", format: "fixator-compare/1", title: "What differs between two cases and their plans",
    """
    format | string |  | as in fixator-plan/1
    disclaimer | string |  | as in fixator-plan/1
    keys | objects |  | keys of the case that differ, in the order of the file, what was assumed with them; empty for the same case
    keys[].key | string |  | the key with its section
    keys[].one | string? |  | what stands there in the one, as it would be typed; missing where it is not said
    keys[].other | string? |  | the same of the other
    \(["one", "other"].map(side).joined(separator: "\n"))
    found_in_both | objects |  | findings of both plans, as the other has them, where that has other figures
    found_in_both[].level | string? |  | of two frames: `proximal` or `distal`, whose frame it is, `limb` for the whole limb
    found_in_both[].code | string |  | as in fixator-plan/1
    found_in_both[].severity | string |  | as in fixator-plan/1
    found_in_both[].message | string |  | as in fixator-plan/1
    first_day | integer? |  | the first day on which a strut is set otherwise; missing where none is
    struts | objects? |  | struts that are set otherwise on a day that both plans have; missing where the plans have not the same levels
    struts[].level | string |  | `proximal` or `distal`; of a case of one level `proximal`
    struts[].strut | integer |  | 1 to 6
    struts[].most_mm | number | mm | the other's reading less the one's, where that is largest
    struts[].day | integer |  | the day on which it is
    """)

  private static func side(_ name: String) -> String {
    """
    \(name) | object |  | the \(name) case's plan
    \(name).name | string |  | the file's name
    \(name).refusal | string? |  | why there is no plan of it; all that follows is then missing
    \(name).days | integer? | days | days of turning
    \(name).visit_days | integers? |  | days with a visit
    \(name).strut_changes | integer? |  | how many strut changes
    \(name).max_error_mm | number? | mm | as in fixator-plan/1's `summary`
    \(name).max_error_deg | number? | deg | as in fixator-plan/1's `summary`
    \(name).found_here_alone | objects? |  | findings of which the other plan has none of the same code and severity in the same frame
    \(name).found_here_alone[].level | string? |  | as in found_in_both
    \(name).found_here_alone[].code | string |  | as in fixator-plan/1
    \(name).found_here_alone[].severity | string |  | as in fixator-plan/1
    \(name).found_here_alone[].message | string |  | as in fixator-plan/1
    """
  }
}
