extension OutputObject {
  /// The program measured.
  static let verification = OutputObject(
    name: "verification", format: "fixator-verification/1",
    title: "The program measured: scenarios, figures, tolerances",
    """
    format | string |  | as in fixator-plan/1
    disclaimer | string |  | as in fixator-plan/1
    program | string |  | the program and its version
    scope | string |  | what is claimed by it: software error, not clinical accuracy
    holds | boolean |  | whether every figure of every scenario is within its tolerance
    software_error | objects |  | what the parts of the program add, over all scenarios that were run
    software_error[].part | string |  | solver, whole steps, films, levels
    software_error[].worst_mm | number-or-null? | mm | the largest distance; null for one that is not finite
    software_error[].mean_mm | number-or-null? | mm | the mean distance
    software_error[].worst_deg | number-or-null? | deg | the largest angle
    software_error[].mean_deg | number-or-null? | deg | the mean angle
    scenarios | objects |  | in the order of `verify --list`
    scenarios[].scenario | string |  | its name
    scenarios[].kind | string |  | `schedules`, `levels`, `reviews`, `films`, `outside`, `exact`
    scenarios[].holds | boolean |  | whether its figures do
    scenarios[].failure | string? |  | why nothing could be measured
    scenarios[].figures | objects |  | what was measured
    scenarios[].figures[].requirement | string |  | as the headings of [Verification.md](Verification.md) have it
    scenarios[].figures[].what | string |  | what was measured
    scenarios[].figures[].unit | string |  | `mm`, `deg`, `days`, `times`, or nothing
    scenarios[].figures[].worst | number-or-null | its own | the largest difference, in all its digits
    scenarios[].figures[].mean | number-or-null | its own | the mean difference
    scenarios[].figures[].count | integer |  | how many differences
    scenarios[].figures[].tolerance | number | its own | as large as the largest may be
    scenarios[].figures[].source | string |  | what it is held against
    scenarios[].figures[].holds | boolean |  | whether the largest is within the tolerance
    """)
}
