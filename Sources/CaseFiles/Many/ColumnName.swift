import TreatmentModel

/// The name of a column: a dotted key, and where its numbers are signed the unit behind it, `deformity.ap-angulation_deg`.
struct ColumnName {
  /// What stands before the unit; no key has it.
  static let mark = "_"
  let steps: [DottedKey.Step]
  /// Nil where numbers go with words, if they have any.
  let unit: QuantityUnit?

  init(_ name: String) {
    let end = name.lastIndex(of: "_")
    unit = end.flatMap { QuantityUnit(rawValue: String(name[name.index(after: $0)...])) }
    steps = DottedKey.steps(of: unit == nil ? name : String(name[..<(end ?? name.endIndex)]))
  }
}
