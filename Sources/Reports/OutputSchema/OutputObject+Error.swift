extension OutputObject {
  /// A case of a batch without a plan.
  static let error = OutputObject(
    name: "error", format: nil, title: "A case of a batch without a plan",
    """
    case | string? |  | as in fixator-plan/1, where they are known
    input | string |  | as in fixator-plan/1, where they are known
    draw | integer? |  | as in fixator-plan/1, where they are known
    errors | objects |  | all of them
    errors[].code | string |  | for programs
    errors[].key | string? |  | dotted key of the case, if it is about one
    errors[].message | string |  | what is wrong and what to do about it
    errors[].found | string? |  | what was found, and what is allowed
    errors[].allowed | string? |  | what was found, and what is allowed
    errors[].line | integer? |  | where it stands
    errors[].column | integer? |  | where it stands
    """)
}
