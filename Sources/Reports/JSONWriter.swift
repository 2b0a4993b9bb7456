/// Writes JSON text piece by piece. Lists of numbers stay on one line; objects and other lists are indented, or everything
/// stands on one line.
public struct JSONWriter {
  /// The text so far, UTF-8.
  public private(set) var text = ""
  private let isPretty: Bool
  private var depth = 0
  private var isFirst = true

  /// A writer; `isPretty` is for people, otherwise one line.
  public init(isPretty: Bool) { self.isPretty = isPretty }

  /// An object whose members `body` writes.
  public mutating func object(_ body: (inout JSONWriter) -> Void) { nest("{", "}", body) }

  /// A list whose items `body` writes, each after ``item()``.
  public mutating func list(_ body: (inout JSONWriter) -> Void) { nest("[", "]", body) }

  private mutating func nest(_ open: String, _ close: String, _ body: (inout JSONWriter) -> Void) {
    text += open
    depth += 1
    isFirst = true
    body(&self)
    depth -= 1
    if !isFirst { lineBreak() }
    isFirst = false
    text += close
  }

  private mutating func lineBreak() {
    guard isPretty else { return }
    text += "\n" + String(repeating: "  ", count: depth)
  }

  /// Begins the next item of a list.
  public mutating func item() {
    if !isFirst { text += "," }
    isFirst = false
    lineBreak()
  }

  /// Begins a member of an object; its value follows.
  public mutating func key(_ key: String) {
    item()
    string(key)
    text += isPretty ? ": " : ":"
  }

  /// A string, escaped.
  public mutating func string(_ value: String) {
    text += "\""
    defer { text += "\"" }
    let isPlain = value.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x22 && $0 != 0x5C && $0 != 0x7F }
    guard !isPlain else {
      text += value
      return
    }
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        let hex = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
      default: text.unicodeScalars.append(scalar)
      }
    }
  }

  /// A number in as few digits as read back the same; `null` for one that JSON cannot say.
  public mutating func number(_ value: Double) { text += JSONWriter.words(value) }

  /// A whole number.
  public mutating func number(_ value: Int) { text += String(value) }

  /// True or false.
  public mutating func bool(_ value: Bool) { text += value ? "true" : "false" }

  /// A list of numbers, on one line.
  public mutating func numbers(_ values: some Sequence<Double>) {
    text += "[" + values.map(JSONWriter.words).joined(separator: isPretty ? ", " : ",") + "]"
  }

  static func words(_ value: Double) -> String { value.isFinite ? shortest(value) : "null" }
}

/// As few digits as read back the same double, without a needless `.0`.
public func shortest(_ value: Double) -> String {
  let text = value.description
  return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
}
