extension OutputObject {
  /// A case of a batch without a plan.
  static let error = OutputObject(
    name: "error", format: nil, title: "A case of a batch without a plan",
    """
    case | string? |  | as in fixator-plan/1, where it is known
    input | string? |  | as in fixator-plan/1; not with `--filter`
    draw | integer? |  | as in fixator-plan/1
    errors | objects |  | all of them
    errors[].code | string |  | for programs
    errors[].key | string? |  | dotted key of the case, if it is about one
    errors[].message | string |  | what is wrong and what to do about it
    errors[].found | string? |  | what was found
    errors[].allowed | string? |  | what is allowed
    errors[].line | integer |  | the line in which it stands, from 1; 0 for what stands in none
    errors[].column | integer? |  | where in the line it stands, from 1
    """)
}
