import DeformityCorrection
import Hexapod

/// Writes JSON text piece by piece. Lists of numbers stay on one line; objects and other lists are indented, or everything
/// stands on one line.
public struct JSONWriter: Sendable {
  /// The text so far, UTF-8.
  public private(set) var bytes: [UInt8] = []
  private let isPretty: Bool
  private var depth = 0
  private var isFirst = true

  /// A writer; `isPretty` is for people, otherwise one line.
  public init(isPretty: Bool) { self.isPretty = isPretty }

  /// The text so far.
  public var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Empties the text and keeps its memory.
  public mutating func clear() { bytes.removeAll(keepingCapacity: true) }

  /// Forgets everything behind the first `count` bytes.
  public mutating func cut(to count: Int) { bytes.removeLast(bytes.count - count) }

  /// The end of a line behind a whole object.
  public mutating func lineEnd() { bytes.append(UInt8(ascii: "\n")) }

  /// An object whose members `body` writes.
  @inline(__always)
  public mutating func object(_ body: (inout JSONWriter) -> Void) {
    nest(UInt8(ascii: "{"), UInt8(ascii: "}"), body)
  }

  /// A list whose items `body` writes, each after ``item()``.
  @inline(__always)
  public mutating func list(_ body: (inout JSONWriter) -> Void) {
    nest(UInt8(ascii: "["), UInt8(ascii: "]"), body)
  }

  @inline(__always)
  private mutating func nest(_ open: UInt8, _ close: UInt8, _ body: (inout JSONWriter) -> Void) {
    bytes.append(open)
    depth += 1
    isFirst = true
    body(&self)
    depth -= 1
    if !isFirst { lineBreak() }
    isFirst = false
    bytes.append(close)
  }

  @inline(__always)
  private mutating func lineBreak() {
    guard isPretty else { return }
    bytes.append(UInt8(ascii: "\n"))
    for _ in 0..<depth { bytes.append("  ") }
  }

  /// Begins the next item of a list.
  @inline(__always)
  public mutating func item() {
    if !isFirst { bytes.append(UInt8(ascii: ",")) }
    isFirst = false
    lineBreak()
  }

  /// Begins a member of an object; its value follows.
  ///
  /// - Parameter key: without anything to escape.
  @inline(__always)
  public mutating func key(_ key: StaticString) {
    if isPretty { item() }
    let hasComma = !isPretty && !isFirst
    isFirst = false
    let count = key.utf8CodeUnitCount
    bytes.append(atMost: count + 5) { place in
      var end = 0
      func add(_ byte: UInt8) {
        place[end] = byte
        end += 1
      }
      if hasComma { add(UInt8(ascii: ",")) }
      add(UInt8(ascii: "\""))
      (place + end).update(from: key.utf8Start, count: count)
      end += count
      add(UInt8(ascii: "\""))
      add(UInt8(ascii: ":"))
      if isPretty { add(UInt8(ascii: " ")) }
      return end
    }
  }

  /// The same for a key that is not known beforehand.
  @_disfavoredOverload
  public mutating func key(_ key: String) {
    item()
    string(key)
    bytes.append(isPretty ? ": " : ":")
  }

  /// A string, escaped.
  public mutating func string(_ value: String) {
    bytes.append(UInt8(ascii: "\""))
    defer { bytes.append(UInt8(ascii: "\"")) }
    var value = value
    let isPlain = value.withUTF8 { utf8 in
      guard utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x22 && $0 != 0x5C && $0 != 0x7F }) else { return false }
      bytes.append(contentsOf: utf8)
      return true
    }
    if !isPlain { escape(value) }
  }

  private mutating func escape(_ value: String) {
    for byte in value.utf8 {
      switch byte {
      case UInt8(ascii: "\""): bytes.append("\\\"")
      case UInt8(ascii: "\\"): bytes.append("\\\\")
      case UInt8(ascii: "\n"): bytes.append("\\n")
      case _ where byte < 0x20 || byte == 0x7F:
        let hex = String(byte, radix: 16)
        bytes.append("\\u" + String(repeating: "0", count: 4 - hex.count) + hex)
      default: bytes.append(byte)
      }
    }
  }

  /// A number in as few digits as read back the same; `null` for one that JSON cannot say.
  @inline(__always)
  public mutating func number(_ value: Double) {
    if value.isFinite { bytes.append(shortest: value) } else { bytes.append("null") }
  }

  /// A whole number.
  public mutating func number(_ value: Int) { bytes.append(whole: value) }

  /// True or false.
  public mutating func bool(_ value: Bool) { bytes.append(value ? "true" : "false") }

  /// A list of numbers, on one line.
  @inline(__always)
  public mutating func numbers(_ values: some Sequence<Double>) {
    row(values) { $0.number($1) }
  }

  /// A list of a few numbers, on one line.
  ///
  /// - Parameters:
  ///   - count: 1...8.
  ///   - value: the number at an index from 0.
  @inline(__always)
  public mutating func numbers(count: Int, _ value: (Int) -> Double) {
    let before = bytes.count
    bytes.append(atMost: count * (longestNumber + 2) + 2) { place in
      place[0] = UInt8(ascii: "[")
      var end = 1
      for index in 0..<count {
        let number = value(index)
        let length = number.isFinite ? writeShortest(number, to: place + end) : 0
        // Numbers that JSON or the quick way cannot say are for the other list.
        guard length > 0 else { return 0 }
        end += length
        place[end] = UInt8(ascii: ",")
        end += 1
        if isPretty && index + 1 < count {
          place[end] = UInt8(ascii: " ")
          end += 1
        }
      }
      place[end - 1] = UInt8(ascii: "]")
      return end
    }
    if bytes.count == before { numbers((0..<count).map(value)) }
  }

  /// A list of six numbers, on one line.
  public mutating func numbers(_ values: PerStrut<Double>) { numbers(count: 6) { values[$0] } }

  /// A list of whole numbers, on one line.
  @inline(__always)
  public mutating func numbers(_ values: some Sequence<Int>) {
    row(values) { $0.number($1) }
  }

  @inline(__always)
  private mutating func row<Values: Sequence>(
    _ values: Values, _ write: (inout JSONWriter, Values.Element) -> Void
  ) {
    bytes.append(UInt8(ascii: "["))
    var isFirst = true
    for value in values {
      if !isFirst { bytes.append(isPretty ? ", " : ",") }
      isFirst = false
      write(&self, value)
    }
    bytes.append(UInt8(ascii: "]"))
  }

  /// A day of the calendar, as a string.
  public mutating func date(_ date: CalendarDate) {
    bytes.append(UInt8(ascii: "\""))
    bytes.append(date)
    bytes.append(UInt8(ascii: "\""))
  }

  /// One of the six parameters as it would be typed, as a string: what `Deformity.words` says.
  public mutating func words(_ deformity: Deformity, _ parameter: DeformityParameter, digits: Int) {
    bytes.append(UInt8(ascii: "\""))
    bytes.append(deformity, parameter, digits: digits)
    bytes.append(UInt8(ascii: "\""))
  }
}

/// As few digits as read back the same double, without a needless `.0`.
public func shortest(_ value: Double) -> String {
  let text = value.description
  return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
}
