/// What every file must pass before it is read as YAML.
enum TextCheck {
  /// Largest file read, in bytes: a hundred times a long case.
  static let largestFile = 1 << 20

  /// The first thing that makes `bytes` no text of a case, and where; nil when there is none.
  static func fault(in bytes: [UInt8]) -> (ValueFault, FilePlace)? {
    guard bytes.count <= largestFile else {
      return (ValueFault(.tooLarge, "the file is larger than 1 MiB, too large for a case"), .start)
    }
    do {
      _ = try UTF8Span(validating: bytes.span)
    } catch {
      let fault = ValueFault(.notText, "this is no UTF-8 text: save the file as UTF-8")
      return (fault, place(of: error.byteOffsets.lowerBound, in: bytes))
    }
    for (index, byte) in bytes.enumerated() {
      if byte == 0x7F || (byte < 0x20 && ![0x09, 0x0A, 0x0D].contains(byte)) {
        let fault = ValueFault(.notText, "a control character", found: "byte \(byte)")
        return (fault, place(of: index, in: bytes))
      }
      // Directives could only change how the file is read, and libyaml takes time quadratic in their number.
      if byte == UInt8(ascii: "%"), index == 0 || isLineEnd(bytes[index - 1]) {
        let fault = ValueFault(
          .syntax, "a line that begins with %: YAML directives are not used in case files")
        return (fault, place(of: index, in: bytes))
      }
    }
    return nil
  }

  private static func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

  /// Line and column of a byte.
  static func place(of offset: Int, in bytes: [UInt8]) -> FilePlace {
    var (line, column, previous) = (1, 1, UInt8(0))
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
