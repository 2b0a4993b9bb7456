import TreatmentModel

/// Every key that a case can have, as the column of a table names it: dotted, entries of lists by their number.
enum CaseKeys {
  /// What may stand at a place of a case.
  indirect enum Shape: Sendable {
    case value
    case section([(key: String, shape: Shape)])
    case list(Shape)
    /// Either of them.
    case choice([Shape])
  }

  /// The whole case.
  static let shape: Shape = section(.top)
  private static let columns = shape.columns

  /// Whether a column of this name is a value of a case.
  static func has(_ column: String) -> Bool { shape.leads(DottedKey.steps(of: column)[...]) }

  /// The column that was probably meant.
  static func nearest(to column: String) -> String? {
    var numbers: [Int] = []
    let masked = DottedKey.steps(of: column).map { step -> String in
      switch step {
      case .key(let key): return key
      case .entry(let number):
        numbers.append(number)
        return "1"
      }
    }
    guard let found = Spelling.nearest(to: masked.joined(separator: "."), in: columns) else {
      // Whoever leaves out the section usually has the last word right.
      return columns.first { $0.hasSuffix(".\(column)") }
    }
    return found.split(separator: ".").map { part in
      part == "1" && !numbers.isEmpty ? String(numbers.removeFirst()) : String(part)
    }.joined(separator: ".")
  }

  private static func section(_ section: CaseKey.Section) -> Shape {
    .section(CaseSchema.rows(of: section).map { ($0.word.name, shape(of: $0.content)) })
  }

  private static func shape(of content: CaseRow.Content) -> Shape {
    switch content {
    case .name, .text, .quantity, .number, .whole, .choice, .count, .truth, .start, .date, .timeZone, .days:
      .value
    case .visits, .classNames: .choice([.value, .list(.value)])
    case .readings, .holeNumbers, .keys: .list(.value)
    case .joints, .matrix: .list(.list(.value))
    case .section(let inner): section(inner)
    case .entries(let inner): .list(section(inner))
    case .ring(let inner): .choice([.value, section(inner)])
    case .struts(let inner):
      .choice([.choice([.value, section(inner)]), .list(.choice([.value, section(inner)]))])
    case .strutClasses(let inner), .holds(let inner): .list(.choice([.value, section(inner)]))
    }
  }
}

extension CaseKeys.Shape {
  /// Whether the steps lead to a value.
  fileprivate func leads(_ steps: ArraySlice<DottedKey.Step>) -> Bool {
    switch (self, steps.first) {
    case (.choice(let shapes), _): shapes.contains { $0.leads(steps) }
    case (.value, nil): true
    case (.section(let members), .key(let key)?):
      members.first { $0.key == key }?.shape.leads(steps.dropFirst()) ?? false
    case (.list(let entry), .entry(let number)?):
      (1...CaseTable.longestList).contains(number) && entry.leads(steps.dropFirst())
    default: false
    }
  }

  /// Every column, the entries of lists by the number 1.
  fileprivate var columns: [String] {
    switch self {
    case .value: [""]
    case .section(let members):
      members.flatMap { key, shape in shape.columns.map { $0.isEmpty ? key : "\(key).\($0)" } }
    case .list(let entry): entry.columns.map { $0.isEmpty ? "1" : "1.\($0)" }
    case .choice(let shapes): shapes.flatMap(\.columns)
    }
  }
}
