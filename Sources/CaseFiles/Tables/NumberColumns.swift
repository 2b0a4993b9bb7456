/// Where the numbers of a table stand in its rows: in the columns of these names, in any order and among others, or in a table without
/// names in these columns alone, in this order. Names of struts may be written as in a schedule: `Strut 1 (Red)`, `S1 (mm)`.
public struct NumberColumns: Sendable, Equatable {
  /// The names of the columns that are read, in the order in which their numbers are given.
  public let names: [String]
  /// For each cell of a row, the index of its name, or nil where the cell is not read.
  let slots: [Int?]
  /// Of each name, whether the first row has it in centimetres: then none is read without a unit.
  var areInCentimetres: [Bool]
  var needsUnits = false
  /// Whether the name of a strut's column, or a line below the names, says millimetres.
  var namesSayMillimetres: Bool
  /// The first cell that is read.
  let firstSlot: Int
  /// Whether the struts are named by bare numbers, which may be days.
  let areBareNumbers: Bool
  let rules: TableRules
  let dialect: TableDialect

  /// What the first row of a table says of the columns.
  ///
  /// - Parameter row: has the names of the columns, or numbers already.
  /// - Throws: for names of which one lacks or stands twice, and for a row that has neither names nor a number: what the columns of such
  ///   a table mean cannot be told.
  init(
    of row: TableRow, _ kind: FirstRow?, names: [String], _ rules: TableRules, _ dialect: TableDialect
  ) throws(ValueFault) {
    (self.names, self.rules, self.dialect) = (names, rules, dialect)
    areInCentimetres = names.map { _ in false }
    areBareNumbers = kind == .names && names.first == "strut_1" && row.texts.contains("1")
    namesSayMillimetres =
      kind == .names
      && row.texts.contains {
        if case .strut(_, unit: .mm)? = try? ScheduleColumn($0) { true } else { false }
      }
    let slots: [Int?]
    switch kind {
    case .names: slots = try NumberColumns.slots(of: names, in: row.texts)
    case .values: slots = Array(names.indices)
    case nil:
      throw ValueFault(
        .syntax, "neither a header nor numbers, separated by commas", found: row.texts.joined(separator: ","),
        allowed: "the columns \(names.joined(separator: ","))")
    }
    self.slots = slots
    firstSlot = slots.firstIndex { $0 != nil } ?? 0
  }

  /// The columns of a table with this header; other columns are left alone.
  private static func slots(of names: [String], in texts: [String]) throws(ValueFault) -> [Int?] {
    let header = try NumberColumns.plain(texts, names)
    if let name = names.first(where: { name in header.count { $0 == name } > 1 }) {
      throw ValueFault(.duplicateKey, "the header names this column twice", found: name)
    }
    let missing = names.filter { !header.contains($0) }
    let values = texts.dropFirst().filter { !$0.isEmpty }
    if let first = header.first, names.contains(first), missing.count == names.count - 1,
      values.allSatisfy({ CellNumber.isNumber($0, .typed) })
    {
      throw ValueFault(
        .wrongKind,
        "this is a row for \(first), and here each of \(names.joined(separator: ", ")) is a column: turn the table round "
          + "(a spreadsheet pastes it transposed)", found: texts.prefix(4).joined(separator: ","))
    }
    guard missing.isEmpty else {
      let (plural, list) = (missing.count > 1 ? "s" : "", missing.joined(separator: ", "))
      throw ValueFault(
        .missing, "the header lacks the column\(plural) \(list)", found: header.joined(separator: ","))
    }
    return header.map { names.firstIndex(of: $0) }
  }

  static func isWhole(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { (48...57).contains($0) }
  }

  /// A header with the names of struts as they are asked for.
  ///
  /// - Throws: for a strut in another unit than millimetres: these tables are read as they stand.
  static func plain(_ header: [String], _ names: [String]) throws(ValueFault) -> [String] {
    guard names.first == "strut_1", names.allSatisfy({ !header.contains($0) }) else { return header }
    // Bare numbers name struts only where they are those of the six: others are days, or readings.
    let numbers = header.filter(isWhole)
    let areStruts = numbers.count == 6 && Set(numbers) == ["1", "2", "3", "4", "5", "6"]
    var plain: [String] = []
    for name in header {
      guard areStruts || !NumberColumns.isWhole(name),
        case .strut(let number, let unit) = try ScheduleColumn(name)
      else {
        plain.append(name)
        continue
      }
      guard unit != .cm else {
        throw ValueFault(.unit, "readings are taken as millimetres here", found: name, allowed: "mm")
      }
      plain.append("strut_\(number)")
    }
    return plain
  }
}
