import TreatmentModel

/// Every key that a case can have, as the column of a table names it: dotted, entries of lists by their number.
enum CaseKeys {
  /// What may stand at a place of a case.
  indirect enum Shape: Sendable {
    /// With the unit by which it may be signed.
    case value(signed: QuantityUnit?)
    case section([(key: String, shape: Shape)])
    case list(Shape)
    /// Either of them.
    case choice([Shape])
  }

  /// The whole case.
  static let shape: Shape = section(.top)
  private static let columns = shape.columns

  /// Whether a column of this name is a value of a case.
  static func has(_ column: String) -> Bool {
    let name = ColumnName(column)
    return shape.leads(name.steps[...], name.unit)
  }

  /// The column that was probably meant.
  static func nearest(to column: String) -> String? {
    let name = ColumnName(column)
    if let unit = name.unit {
      let other = unit == .degrees ? QuantityUnit.millimetres : .degrees
      if shape.leads(name.steps[...], other) { return column.dropLast(unit.rawValue.count) + other.rawValue }
    }
    // Whoever leaves out the section usually has the last word right; the names of outputs have no hyphens.
    let hyphened = ".\(column.replacing(ColumnName.mark, with: "-"))"
    let found = columns.first { ".\($0.replacing(ColumnName.mark, with: "-"))".hasSuffix(hyphened) }
    if let found { return found }
    var numbers: [Int] = []
    let masked = name.steps.map { step -> String in
      switch step {
      case .key(let key): return key
      case .entry(let number):
        numbers.append(number)
        return "1"
      }
    }
    let suffix = name.unit.map { ColumnName.mark + $0.rawValue } ?? ""
    guard let found = Spelling.nearest(to: masked.joined(separator: ".") + suffix, in: columns) else {
      return nil
    }
    return found.split(separator: ".").map { part in
      part == "1" && !numbers.isEmpty ? String(numbers.removeFirst()) : String(part)
    }.joined(separator: ".")
  }

  private static func section(_ section: CaseKey.Section) -> Shape {
    .section(CaseSchema.rows(of: section).map { ($0.word.name, shape(of: $0)) })
  }

  private static func shape(of row: CaseRow) -> Shape {
    let plain = Shape.value(signed: nil)
    return switch row.content {
    case .name, .text, .number, .whole, .choice, .count, .truth, .start, .date, .timeZone, .days: plain
    case .quantity: .value(signed: row.signedUnit)
    case .visits, .classNames: .choice([plain, .list(plain)])
    case .readings, .holeNumbers, .keys, .arc: .list(plain)
    case .joints, .matrix: .list(.list(plain))
    case .section(let inner): section(inner)
    case .entries(let inner): .list(section(inner))
    case .ring(let inner): .choice([plain, section(inner)])
    case .struts(let inner):
      .choice([.choice([plain, section(inner)]), .list(.choice([plain, section(inner)]))])
    case .strutClasses(let inner), .holds(let inner): .list(.choice([plain, section(inner)]))
    }
  }
}

extension CaseKeys.Shape {
  /// Whether the steps lead to a value, signed by a unit if one is given.
  fileprivate func leads(_ steps: ArraySlice<DottedKey.Step>, _ unit: QuantityUnit?) -> Bool {
    switch (self, steps.first) {
    case (.choice(let shapes), _): shapes.contains { $0.leads(steps, unit) }
    case (.value(let signed), nil): unit == nil || unit == signed
    case (.section(let members), .key(let key)?):
      members.first { $0.key == key }?.shape.leads(steps.dropFirst(), unit) ?? false
    case (.list(let entry), .entry(let number)?):
      (1...CaseTable.longestList).contains(number) && entry.leads(steps.dropFirst(), unit)
    default: false
    }
  }

  /// Every column, the entries of lists by the number 1.
  fileprivate var columns: [String] {
    switch self {
    case .value(let unit): [""] + (unit.map { [ColumnName.mark + $0.rawValue] } ?? [])
    case .section(let members):
      members.flatMap { key, shape in
        shape.columns.map { $0.isEmpty || $0.hasPrefix(ColumnName.mark) ? key + $0 : "\(key).\($0)" }
      }
    case .list(let entry): entry.columns.map { $0.isEmpty ? "1" : "1.\($0)" }
    case .choice(let shapes): shapes.flatMap(\.columns)
    }
  }
}
