import HexapodKinematics
import TextOutput

/// Named values, a line each, in sections, in a fixed order: the same values always make the same text, other values another.
///
/// Numbers stand in the program's own units (radians, millimetres) in as few digits as read back the same double.
struct CanonicalText {
  private var pen: BytePen

  /// The bytes of the lines that `body` adds.
  static func bytes(_ body: (inout CanonicalText) -> Void) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.append(room: 1 << 13) { write(to: &$0, body) }
    return bytes
  }

  /// Writes the lines that `body` adds.
  static func write(to pen: inout BytePen, _ body: (inout CanonicalText) -> Void) {
    var text = CanonicalText(pen: pen)
    body(&text)
    pen = text.pen
  }

  private init(pen: BytePen) { self.pen = pen }

  /// Values that belong together, between a line of `name` and a brace and one with the closing brace.
  @inline(__always)
  mutating func section(_ name: StaticString, _ body: (inout CanonicalText) -> Void) {
    pen.text(name)
    pen.text("{\n")
    body(&self)
    pen.text("}\n")
  }

  @inline(__always)
  private mutating func line(_ name: StaticString, _ value: (inout BytePen) -> Void) {
    line({ $0.text(name) }, value)
  }

  @inline(__always)
  private mutating func line(_ name: (inout BytePen) -> Void, _ value: (inout BytePen) -> Void) {
    name(&pen)
    pen.byte(UInt8(ascii: "="))
    value(&pen)
    pen.byte(UInt8(ascii: "\n"))
  }

  mutating func add(_ name: StaticString, _ value: String) { line(name) { $0.canonical(value) } }

  mutating func add(_ name: StaticString, _ value: Double) { line(name) { $0.canonical(value) } }

  /// The same with a name that is not known beforehand.
  @_disfavoredOverload
  mutating func add(_ name: String, _ value: Double) {
    line({ $0.text(name) }, { $0.canonical(value) })
  }

  /// Lines that stand elsewhere.
  mutating func add(_ lines: [UInt8]) { lines.withUnsafeBufferPointer { pen.bytes($0) } }

  mutating func add(_ name: StaticString, _ value: Int) { line(name) { $0.whole(value) } }

  mutating func add<let count: Int>(_ name: StaticString, _ values: InlineArray<count, Double>) {
    line(name) { pen in pen.row(count: count) { values[$0] } }
  }

  mutating func add<let count: Int>(
    _ name: StaticString, _ index: Int, _ values: InlineArray<count, Double>
  ) {
    line({ $0.name(name, index) }, { pen in pen.row(count: count) { values[$0] } })
  }

  mutating func add(_ name: StaticString, _ values: [Double]) {
    line(name) { pen in pen.row(count: values.count) { values[$0] } }
  }

  mutating func add(_ name: StaticString, _ values: PerStrut<Double>) {
    line(name) { pen in pen.row(count: 6) { values[$0] } }
  }
}

extension BytePen {
  /// `name[index]`.
  fileprivate mutating func name(_ name: StaticString, _ index: Int) {
    text(name)
    byte(UInt8(ascii: "["))
    whole(index)
    byte(UInt8(ascii: "]"))
  }

  /// A text that stays on its line.
  fileprivate mutating func canonical(_ value: String) {
    value.withBytes { utf8 in
      if utf8.hasLineBreakOrBackslash { utf8.forEach { escape($0) } } else { bytes(utf8) }
    }
  }

  private mutating func escape(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\\"): text("\\\\")
    case UInt8(ascii: "\n"): text("\\n")
    case UInt8(ascii: "\r"): text("\\r")
    default: self.byte(byte)
    }
  }

  /// Both zeros are the same value.
  @inline(__always)
  fileprivate mutating func canonical(_ value: Double) {
    if value.isFinite { shortest(value == 0 ? 0 : value) } else { text(TextOutput.shortest(value)) }
  }

  /// Numbers with a space between.
  @inline(__always)
  fileprivate mutating func row(count: Int, _ value: (Int) -> Double) {
    for index in 0..<count {
      if index > 0 { byte(UInt8(ascii: " ")) }
      canonical(value(index))
    }
  }
}

extension UnsafeBufferPointer<UInt8> {
  fileprivate var hasLineBreakOrBackslash: Bool {
    containsEight { $0.has(UInt8(ascii: "\\")) || $0.has(UInt8(ascii: "\n")) || $0.has(UInt8(ascii: "\r")) }
  }
}
