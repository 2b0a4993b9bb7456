extension OutputObject {
  /// The chief numbers of a plan in a batch.
  static let summary = OutputObject(
    name: "summary", format: "fixator-summary/1", title: "The chief numbers of a plan in a batch",
    """
    format | string |  | as in fixator-plan/1
    case | string |  | as in fixator-plan/1
    input | string |  | as in fixator-plan/1
    draw | integer? |  | as in fixator-plan/1
    days | integer | days | as in its `summary`
    first_turn | date? |  | as in its `summary`
    last_turn | date? |  | as in its `summary`
    strut_changes | integer |  | as in its `summary`
    visits | integer |  | as in its `summary`
    max_error_mm | number | mm | as in its `summary`
    max_error_deg | number | deg | as in its `summary`
    end | numbers6 | mm | six set readings of the last day; the lowest and the highest of any day
    lowest | numbers6 | mm | six set readings of the last day; the lowest and the highest of any day
    highest | numbers6 | mm | six set readings of the last day; the lowest and the highest of any day
    checks | object |  | how many findings of each severity and code
    checks.<severity> | object? |  | counts; what does not occur is left out
    checks.<severity>.<code> | integer |  | counts; what does not occur is left out
    sensitivity | object? |  | only with `--sensitivity`
    sensitivity.samples | integer |  | as in fixator-sensitivity/1, `end_error` by the linear model
    sensitivity.end_error | number |  | as in fixator-sensitivity/1, `end_error` by the linear model
    sensitivity.any_outside | number |  | as in fixator-sensitivity/1, `end_error` by the linear model
    sensitivity.sd | object | deg or mm | one standard deviation of what is left
    sensitivity.sd.<parameter> | number | deg or mm | one standard deviation of what is left
    """)
}
