extension NumberColumns {
  /// What a line says.
  public enum Line: Sendable, Equatable {
    /// The numbers of all columns.
    case numbers
    /// Nothing: it is blank, or a comment that begins with `#`.
    case nothing
    /// Something that is not to be read.
    case bad(ValueFault)
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
      try read(row, into: &numbers)
      return .numbers
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

  private func read(_ row: TableRow, into numbers: inout MutableSpan<Double>) throws(ValueFault) {
    guard row.count == slots.count else {
      let found = "\(row.count) field\(row.count == 1 ? "" : "s")"
      throw ValueFault(.wrongKind, "the line has \(found) instead of \(slots.count)")
    }
    // Only where commas do not separate cells can one be a decimal comma.
    let kind = dialect.separator == .comma ? rules.numbers : .decimalComma
    for (cell, slot) in slots.enumerated() {
      guard let slot else { continue }
      numbers[slot] = try CellNumber(row.text(cell), kind, name: names[slot]).value
    }
  }
}
