/// A line of a table that comes as a stream, and may be anything.
enum StreamedLine {
  /// The text of a line without its end; nil for one that says nothing.
  ///
  /// - Parameter line: without the line feed; a carriage return at the end is left out.
  /// - Throws: for a line that is too long or no text: with control characters but the tab, or not UTF-8.
  static func text(_ line: UnsafeBufferPointer<UInt8>, _ rules: TableRules) throws(ValueFault) -> [UInt8]? {
    guard rules.checksSilentLines || !rules.saysNothing(line.span) else { return nil }
    guard line.count <= TableRules.longestLine else {
      throw ValueFault(.tooLarge, "the line is longer than \(TableRules.longestLine) bytes")
    }
    let text = Array(line.last == .carriageReturn ? line.dropLast() : line[...])
    if let place = text.firstIndex(where: { $0 == 0x7F || ($0 < 0x20 && $0 != .tab) }) {
      let what =
        text[place] == 0
        ? "a NUL (is this UTF-16 without its mark? save the file as UTF-8)" : "a control character"
      throw ValueFault(.notText, "\(what), byte \(place + 1) of the line", found: "\(text[place])")
    }
    do {
      _ = try UTF8Span(validating: text.span)
    } catch {
      let place = error.byteOffsets.lowerBound
      throw ValueFault(.notText, "no UTF-8 text, byte \(place + 1) of the line", found: "\(text[place])")
    }
    return rules.saysNothing(text.span) ? nil : text
  }
}
