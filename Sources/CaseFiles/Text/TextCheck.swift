/// What the bytes of a file must pass before they are read as text.
enum TextCheck {
  /// Largest case file read, in bytes.
  static let largestFile = TextSize.oneCase.bytes
  /// How many cases are written.
  static let formsOfMany =
    "a list of cases alone ([{…}, {…}]), an object a line (jq -c '.cases[]'), or YAML documents after ---"

  /// Passes what may be a YAML document.
  ///
  /// - Parameter start: where it begins, where the text is a part of a file.
  static func passYAML(_ bytes: [UInt8], at start: FilePlace = .start) throws(PlacedFault) {
    try passTable(bytes, at: start)
    for (index, byte) in bytes.enumerated() {
      // Directives could only change how the file is read, and libyaml takes time quadratic in their number.
      if byte == UInt8(ascii: "%"), index == 0 || isLineEnd(bytes[index - 1]) {
        let fault = ValueFault(
          .syntax, "a line that begins with %: YAML directives are not used in case files")
        throw PlacedFault(fault, place(of: index, in: bytes, start))
      }
    }
  }

  /// Passes what may be a table that is read whole.
  ///
  /// - Parameter start: where it begins, where the text is a part of a file.
  static func passTable(_ bytes: [UInt8], at start: FilePlace = .start) throws(PlacedFault) {
    try pass(bytes, as: "file", start)
    for (index, byte) in bytes.enumerated() {
      if byte == 0x7F || (byte < 0x20 && ![0x09, 0x0A, 0x0D].contains(byte)) {
        let what =
          byte == 0 ? "a NUL: is this UTF-16 without its mark? save the file as UTF-8" : "a control character"
        throw PlacedFault(
          ValueFault(.notText, what, found: "byte \(byte)"), place(of: index, in: bytes, start))
      }
    }
  }

  /// Passes what may be a JSON object; its reader refuses control characters itself.
  static func passJSON(
    _ bytes: [UInt8], at start: FilePlace, _ size: TextSize = .oneCase
  ) throws(PlacedFault) {
    try pass(bytes, as: "object", start, size)
  }

  private static func pass(
    _ bytes: [UInt8], as what: String, _ start: FilePlace, _ size: TextSize = .oneCase
  ) throws(PlacedFault) {
    guard bytes.count <= size.bytes else {
      let fault = ValueFault(
        .tooLarge, "the \(what) is larger than \(size.bytes >> 20) MiB, too large for \(size.what)",
        allowed: what == "object" ? "of many cases \(formsOfMany)" : nil)
      throw PlacedFault(fault, start)
    }
    do {
      _ = try UTF8Span(validating: bytes.span)
    } catch {
      let fault = ValueFault(
        .notText,
        bytes.starts(with: TextCheck.zip)
          ? "this is no text but packed with zip, as spreadsheets are (xlsx, ods): save the sheet as CSV in UTF-8"
          : "this is no UTF-8 text: save the file as UTF-8")
      throw PlacedFault(fault, place(of: error.byteOffsets.lowerBound, in: bytes, start))
    }
  }

  /// How a zip archive begins.
  private static let zip: [UInt8] = [0x50, 0x4B, 0x03, 0x04]

  private static func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

  /// Line and column of a byte.
  private static func place(of offset: Int, in bytes: [UInt8], _ start: FilePlace) -> FilePlace {
    var (line, column, previous) = (start.line, start.column, UInt8(0))
    for byte in bytes.prefix(offset) {
      if byte == 0x0A && previous == 0x0D {
        column = 1
      } else if isLineEnd(byte) {
        (line, column) = (line + 1, 1)
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
      previous = byte
    }
    return FilePlace(line: line, column: column)
  }
}
