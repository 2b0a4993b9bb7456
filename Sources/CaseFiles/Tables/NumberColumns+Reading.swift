import TextOutput

extension NumberColumns {
  /// What a line says.
  public enum Line: Sendable, Equatable {
    /// The numbers of all columns.
    case numbers
    /// Nothing: it is blank, or a comment that begins with `#`.
    case nothing
    /// Something that is not to be read.
    case bad(ValueFault)
    /// The numbers of all columns; marks of footnotes stand behind some.
    case markedNumbers
  }

  /// Reads the line that begins at `index`, and moves `index` to the next.
  ///
  /// - Parameters:
  ///   - bytes: whole lines, each with a line feed at its end.
  ///   - index: where a line begins.
  ///   - numbers: room for a number for each of ``names``; of meaning only when the line says numbers.
  public func readLine(
    _ bytes: Span<UInt8>, at index: inout Int, into numbers: inout MutableSpan<Double>
  ) -> Line {
    if let next = nextLine(afterNumbersAt: index, bytes, into: &numbers) {
      index = next
      return .numbers
    }
    let start = index
    var end = start
    while end < bytes.count, bytes[end] != UInt8(ascii: "\n") { end += 1 }
    index = min(end + 1, bytes.count)
    do {
      let row = try bytes.extracting(start..<end).withUnsafeBufferPointer { line throws(ValueFault) in
        try TableRow(line, line: 0, dialect, rules)
      }
      guard let row else { return .nothing }
      return try read(row, into: &numbers)
    } catch {
      return .bad(error)
    }
  }

  /// Reads a line of plain numbers, and of printable ASCII without quotes in the fields that are not read.
  ///
  /// - Returns: where the next line begins; nil for a line that is anything else, good or bad.
  @inline(__always)
  private func nextLine(
    afterNumbersAt start: Int, _ bytes: Span<UInt8>, into numbers: inout MutableSpan<Double>
  ) -> Int? {
    guard isPlain else { return nil }
    var index = start
    let (separator, last) = (dialect.separator, slots.count - 1)
    for field in slots.indices {
      if let slot = slots[field] {
        NumberColumns.skipBlanks(bytes, &index)
        guard let number = DecimalNumber.read(bytes, &index) else { return nil }
        numbers[slot] = number
        NumberColumns.skipBlanks(bytes, &index)
      } else {
        if field == 0, NumberColumns.beginsComment(bytes, index) { return nil }
        if field < firstSlot, FooterWords.areStatistics(bytes, at: index) { return nil }
        NumberColumns.skipPlainText(bytes, &index, separator)
      }
      guard field < last else { break }
      guard index < bytes.count, bytes[index] == separator else { return nil }
      index += 1
    }
    if index < bytes.count, bytes[index] == .carriageReturn { index += 1 }
    guard index < bytes.count, bytes[index] == UInt8(ascii: "\n"), index - start <= TableRules.longestLine
    else {
      return nil
    }
    return index + 1
  }

  @inline(__always)
  private static func skipBlanks(_ bytes: Span<UInt8>, _ index: inout Int) {
    while index < bytes.count, bytes[index].isBlank { index += 1 }
  }

  private static func beginsComment(_ bytes: Span<UInt8>, _ index: Int) -> Bool {
    var index = index
    skipBlanks(bytes, &index)
    return index < bytes.count && bytes[index] == .hash
  }

  private static func skipPlainText(_ bytes: Span<UInt8>, _ index: inout Int, _ separator: UInt8) {
    while index < bytes.count {
      let byte = bytes[index]
      guard byte >= 0x20, byte < 0x7F, byte != separator, byte != .quote else { return }
      index += 1
    }
  }

  private func read(_ row: TableRow, into numbers: inout MutableSpan<Double>) throws(ValueFault) -> Line {
    guard row.count == slots.count else {
      let found = counted(row.count, "field")
      throw ValueFault(.wrongKind, "the line has \(found) instead of \(slots.count)")
    }
    if let word = (0..<firstSlot).map(row.text).first(where: FooterWords.areStatistics) {
      throw ValueFault(
        .doesNotBelong,
        "the row begins as a total or an average does, and is not taken for one of readings or a pose",
        found: word, allowed: "another name, or # before the line")
    }
    if areBareNumbers, slots.first == .some(nil), case .strut? = try? ScheduleColumn(row.text(0)),
      !NumberColumns.isWhole(row.text(0))
    {
      throw ValueFault(
        .wrongKind,
        "the row is named as a strut, and so are the columns, by bare numbers: which of them are days?",
        found: row.text(0), allowed: "columns named strut_1 to strut_6")
    }
    if let unit = unit(ofAllIn: row) {
      guard unit == .mm else { throw NumberColumns.centimetres(row.texts.joined(separator: ",")) }
      return .nothing
    }
    var (hasMark, hasComma, hasPoint) = (false, false, false)
    for (cell, slot) in slots.enumerated() {
      guard let slot else { continue }
      let found = try CellNumber(row.text(cell), rules.numbers, name: names[slot])
      try check(found, row.text(cell), slot)
      hasMark = hasMark || found.hasMark
      hasComma = hasComma || found.hasComma
      hasPoint = hasPoint || found.hasPoint
      let value = found.value * (found.unit ?? .mm).millimetres
      guard value.isFinite else {
        throw ValueFault(
          .notFinite, "\(names[slot]) is no finite number of millimetres", found: row.text(cell))
      }
      numbers[slot] = value
    }
    guard !(hasComma && hasPoint) else {
      throw ValueFault(
        .decimalComma,
        "some numbers of the line have decimal points and some have commas; what a comma means cannot be told",
        allowed: "one of them throughout")
    }
    return hasMark ? .markedNumbers : .numbers
  }

  /// Whether lines of plain numbers may be read as they stand.
  private var isPlain: Bool { !areBareNumbers && !needsUnits }

  private func check(_ number: CellNumber, _ text: String, _ slot: Int) throws(ValueFault) {
    let isTurn = names[slot].hasPrefix("q")
    if let unit = number.unit {
      guard !isTurn else {
        throw ValueFault(.unit, "\(names[slot]) is a part of a quaternion and has no unit", found: text)
      }
      guard unit == .mm || areInCentimetres[slot] else { throw NumberColumns.centimetres(text) }
    } else if areInCentimetres[slot] {
      throw ValueFault(
        .unit,
        "\(names[slot]) is in centimetres in the first row, and has no unit here: which is meant cannot be told",
        found: text, allowed: "a unit in every cell of the column")
    }
    guard dialect.separator == .comma, number.hasComma, NumberColumns.mayBeThousands(text) else { return }
    throw ValueFault(
      .decimalComma, "whether the comma in \(names[slot]) is a decimal one or marks thousands cannot be told",
      found: text,
      allowed: "a decimal point")
  }

  private static func centimetres(_ text: String) -> ValueFault {
    ValueFault(
      .unit, "lengths are taken as millimetres here, and this says centimetres", found: text,
      allowed: "mm, or cm in every cell of a column from its first row on")
  }

  /// `1,234`
  private static func mayBeThousands(_ text: String) -> Bool {
    let digits = CellNumber.withoutFormula(text).drop { $0 == "-" || $0 == "+" }
    let (whole, rest) = (digits.prefix { $0 != "," }, digits.drop { $0 != "," }.dropFirst())
    return whole != "0" && whole.count <= 3 && rest.prefix { $0.isNumber }.count == 3
  }

  /// The unit that a row below the names has in all cells that are read and not empty; nil for a row of anything else.
  private func unit(ofAllIn row: TableRow) -> LengthUnit? {
    var unit: LengthUnit?
    for (cell, slot) in slots.enumerated() where slot != nil && !["", "-", "–", "1"].contains(row.text(cell))
    {
      guard let found = LengthUnit(cell: row.text(cell)), found == unit ?? found else { return nil }
      unit = found
    }
    return unit
  }

  /// Takes what a row below the names says about units; false for one that has units alone, where the next may say more.
  ///
  /// - Throws: where it says that all readings are in centimetres.
  mutating func noteUnits(of row: TableRow) throws(ValueFault) -> Bool {
    guard row.count == slots.count else { return true }
    if let unit = unit(ofAllIn: row) {
      guard unit == .mm else {
        let message = "the readings are in centimetres, as this line says, and are taken as millimetres here"
        throw ValueFault(.unit, message, found: row.texts.joined(separator: ","), allowed: "millimetres")
      }
      namesSayMillimetres = true
      return false
    }
    for (cell, slot) in slots.enumerated() {
      if let slot, (try? CellNumber(row.text(cell), rules.numbers))?.unit == .cm {
        guard !namesSayMillimetres else {
          throw ValueFault(
            .unit, "the names of the columns say mm and this cell says cm: which is meant cannot be told",
            found: row.text(cell), allowed: "one of them throughout")
        }
        areInCentimetres[slot] = true
      }
    }
    needsUnits = areInCentimetres.contains(true)
    return true
  }
}
