/// One line of CSV, cut into its fields as RFC 4180 has it, but that no field goes over the end of a line.
///
/// This way is exact about everything that can be wrong, and slow; lines of plain numbers do not come here.
struct CSVLine {
  typealias Bytes = ArraySlice<UInt8>

  /// Longest line that is read, in bytes, its end not counted.
  static let longest = 16384

  /// The fields without their quotes and without the blanks around them; nil for a line without anything to read: a blank
  /// one, or a comment, which begins with `#`.
  let fields: [Bytes]?

  /// Cuts a line.
  ///
  /// - Parameter bytes: without the line feed; a carriage return at the end is left out.
  init(_ bytes: Span<UInt8>) throws(ValueFault) {
    guard bytes.count <= CSVLine.longest else {
      throw ValueFault(.tooLarge, "the line is longer than \(CSVLine.longest) bytes")
    }
    var copy = [UInt8]()
    copy.reserveCapacity(bytes.count)
    for index in bytes.indices { copy.append(bytes[index]) }
    if copy.last == UInt8(ascii: "\r") { copy.removeLast() }
    try CSVLine.checkText(copy)
    let content = CSVLine.trimmed(copy[...])
    let isEmpty = content.isEmpty || content.first == UInt8(ascii: "#")
    fields = isEmpty ? nil : try CSVLine.fields(content)
  }

  /// Refuses what is no text: control characters but the tab, and what is not UTF-8.
  private static func checkText(_ bytes: [UInt8]) throws(ValueFault) {
    if let place = bytes.firstIndex(where: { $0 == 0x7F || ($0 < 0x20 && $0 != UInt8(ascii: "\t")) }) {
      throw ValueFault(
        .notText, "a control character, byte \(place + 1) of the line", found: "\(bytes[place])")
    }
    do {
      _ = try UTF8Span(validating: bytes.span)
    } catch {
      let place = error.byteOffsets.lowerBound
      throw ValueFault(.notText, "no UTF-8 text, byte \(place + 1) of the line", found: "\(bytes[place])")
    }
  }

  private static func fields(_ line: Bytes) throws(ValueFault) -> [Bytes] {
    var (fields, rest) = ([Bytes](), line)
    while true {
      let content = rest.drop(while: isBlank)
      let isQuoted = content.first == UInt8(ascii: "\"")
      let (field, end) = isQuoted ? try quotedField(content) : try plainField(content)
      fields.append(trimmed(field))
      guard end < line.endIndex else { return fields }
      rest = line[(end + 1)...]
    }
  }

  /// The field up to the next comma, and where that is.
  private static func plainField(_ content: Bytes) throws(ValueFault) -> (field: Bytes, end: Int) {
    let field = content.prefix { $0 != UInt8(ascii: ",") }
    guard !field.contains(UInt8(ascii: "\"")) else {
      throw ValueFault(.syntax, "a quote inside a field that does not begin with one", found: text(field))
    }
    return (field, field.endIndex)
  }

  /// The text between the quotes, doubled ones made single, and where the comma behind it is.
  private static func quotedField(_ content: Bytes) throws(ValueFault) -> (field: Bytes, end: Int) {
    let quote = UInt8(ascii: "\"")
    var (field, rest) = (Bytes(), content.dropFirst())
    while true {
      let piece = rest.prefix { $0 != quote }
      field += piece
      rest = rest[piece.endIndex...].dropFirst()
      guard piece.endIndex < content.endIndex else {
        throw ValueFault(.syntax, "a quote that is not closed on its line", found: text(content))
      }
      guard rest.first == quote else { break }
      field.append(quote)
      rest = rest.dropFirst()
    }
    rest = rest.drop(while: isBlank)
    guard rest.isEmpty || rest.first == UInt8(ascii: ",") else {
      throw ValueFault(.syntax, "text after a closing quote", found: text(rest))
    }
    return (field, rest.startIndex)
  }

  /// Bytes of a line that has been found to be text.
  static func text(_ bytes: Bytes) -> String { String(decoding: bytes, as: UTF8.self) }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
  }

  private static func trimmed(_ bytes: Bytes) -> Bytes {
    var bytes = bytes.drop(while: isBlank)
    while let last = bytes.last, isBlank(last) { bytes.removeLast() }
    return bytes
  }
}
