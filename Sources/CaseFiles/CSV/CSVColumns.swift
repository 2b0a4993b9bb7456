/// Where the numbers of a table stand in its lines: the columns of these names, in any order and among others, or in a
/// table without a header these columns alone, in this order.
public struct CSVColumns: Sendable, Equatable {
  /// The names of the columns that are read, in the order in which their numbers are given.
  public let names: [String]
  /// For each field of a line, the index of its name, or nil where the field is not read.
  let slots: [Int?]

  /// A table without a header.
  init(names: [String]) {
    self.names = names
    slots = Array(names.indices)
  }

  /// The columns of a table whose header is `header`; other columns are left alone.
  init(names: [String], header: [String]) throws(ValueFault) {
    self.names = names
    slots = header.map { names.firstIndex(of: $0) }
    if let name = names.first(where: { name in header.count { $0 == name } > 1 }) {
      throw ValueFault(.duplicateKey, "the header names this column twice", found: name)
    }
    let missing = names.filter { !header.contains($0) }
    guard missing.isEmpty else {
      let (plural, list) = (missing.count > 1 ? "s" : "", missing.joined(separator: ", "))
      throw ValueFault(
        .missing, "the header lacks the column\(plural) \(list)", found: header.joined(separator: ","))
    }
  }

  /// What the first line of a table that says something can be.
  enum FirstLine {
    /// The names of the columns.
    case header(CSVColumns)
    /// Numbers already, or what was meant as such.
    case numbers(CSVColumns)
  }

  /// Tells a header from numbers: it has one of the names.
  ///
  /// - Throws: for a header that lacks a name or has it twice, and for a line that has neither names nor a number: what
  ///   the columns of such a table mean cannot be told.
  static func of(firstLine fields: [CSVLine.Bytes], names: [String]) throws(ValueFault) -> FirstLine {
    let words = fields.map(CSVLine.text)
    if words.contains(where: names.contains) { return .header(try CSVColumns(names: names, header: words)) }
    if fields.contains(where: { DecimalNumber.value(of: $0.span) != nil }) {
      return .numbers(CSVColumns(names: names))
    }
    throw ValueFault(
      .syntax, "neither a header nor numbers, separated by commas", found: words.joined(separator: ","),
      allowed: "the columns \(names.joined(separator: ","))")
  }
}
