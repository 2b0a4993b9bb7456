/// Writes JSON text piece by piece into a ``JSONText``. Lists of numbers stay on one line; objects and other lists are indented, or
/// everything stands on one line.
@usableFromInline
package struct JSONWriter {
  @usableFromInline
  package var pen: BytePen
  @usableFromInline
  let isPretty: Bool
  @usableFromInline
  var depth = 0
  @usableFromInline
  var isFirst = true

  @inlinable
  package init(_ pen: BytePen, isPretty: Bool) { (self.pen, self.isPretty) = (pen, isPretty) }

  /// An object whose members `body` writes.
  @inlinable
  @inline(__always)
  package mutating func object(_ body: (inout JSONWriter) -> Void) {
    nest(UInt8(ascii: "{"), UInt8(ascii: "}"), body)
  }

  /// A list whose items `body` writes, each after ``item()``.
  @inlinable
  @inline(__always)
  package mutating func list(_ body: (inout JSONWriter) -> Void) {
    nest(UInt8(ascii: "["), UInt8(ascii: "]"), body)
  }

  @inlinable
  @inline(__always)
  mutating func nest(_ open: UInt8, _ close: UInt8, _ body: (inout JSONWriter) -> Void) {
    pen.byte(open)
    depth += 1
    isFirst = true
    body(&self)
    depth -= 1
    if !isFirst { lineBreak() }
    isFirst = false
    pen.byte(close)
  }

  @inlinable
  @inline(__always)
  mutating func lineBreak() {
    if isPretty { indent() }
  }

  @usableFromInline
  @inline(never)
  mutating func indent() {
    pen.byte(UInt8(ascii: "\n"))
    for _ in 0..<depth { pen.text("  ") }
  }

  /// Begins the next item of a list.
  @inlinable
  @inline(__always)
  package mutating func item() {
    if !isFirst { pen.byte(UInt8(ascii: ",")) }
    isFirst = false
    lineBreak()
  }

  /// Begins a member of an object; its value follows.
  ///
  /// - Parameter key: without anything to escape.
  @inlinable
  @inline(__always)
  package mutating func key(_ key: StaticString) {
    self.key(atMost: key.utf8CodeUnitCount) { place in
      place.update(from: key.utf8Start, count: key.utf8CodeUnitCount)
      return key.utf8CodeUnitCount
    }
  }

  /// The same for a key of one of a few kinds.
  @inlinable
  @inline(__always)
  package mutating func key(_ key: ShortText) {
    self.key(atMost: ShortText.longest, key.write)
  }

  @inlinable
  @inline(__always)
  mutating func key(atMost most: Int, _ body: (UnsafeMutablePointer<UInt8>) -> Int) {
    if isPretty { item() }
    let hasComma = !isPretty && !isFirst
    isFirst = false
    pen.write(atMost: most + 5) { place in
      place[0] = UInt8(ascii: ",")
      let start = hasComma ? 1 : 0
      place[start] = UInt8(ascii: "\"")
      var end = start + 1
      end += body(place + end)
      place[end] = UInt8(ascii: "\"")
      place[end + 1] = UInt8(ascii: ":")
      place[end + 2] = UInt8(ascii: " ")
      return end + (isPretty ? 3 : 2)
    }
  }

  /// The same for a key that is not known beforehand.
  @inlinable
  @_disfavoredOverload
  package mutating func key(_ key: String) {
    item()
    string(key)
    pen.text(isPretty ? ": " : ":")
  }

  /// A string, escaped.
  @usableFromInline
  package mutating func string(_ value: String) {
    pen.byte(UInt8(ascii: "\""))
    value.withBytes { utf8 in
      if utf8.needsEscape { utf8.forEach { escape($0) } } else { pen.bytes(utf8) }
    }
    pen.byte(UInt8(ascii: "\""))
  }

  private mutating func escape(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""): pen.text("\\\"")
    case UInt8(ascii: "\\"): pen.text("\\\\")
    case UInt8(ascii: "\n"): pen.text("\\n")
    case _ where byte < 0x20 || byte == 0x7F:
      let hex = String(byte, radix: 16)
      pen.text("\\u" + String(repeating: "0", count: 4 - hex.count) + hex)
    default: pen.byte(byte)
    }
  }

  /// A number in as few digits as read back the same; `null` for one that JSON cannot say.
  @inlinable
  @inline(__always)
  package mutating func number(_ value: Double) {
    if value.isFinite { pen.shortest(value) } else { pen.text("null") }
  }

  /// A whole number.
  @inlinable
  package mutating func number(_ value: Int) { pen.whole(value) }

  /// True or false.
  @inlinable
  package mutating func bool(_ value: Bool) { pen.text(value ? "true" : "false") }

  /// A list of numbers, on one line.
  @inlinable
  @inline(__always)
  package mutating func numbers(_ values: some Sequence<Double>) {
    row(values) { $0.number($1) }
  }

  /// A list of `count` numbers, each by its index from 0, on one line.
  @inlinable
  @inline(__always)
  package mutating func numbers(count: Int, _ value: (Int) -> Double) {
    let before = pen.count
    pen.write(atMost: count * (longestNumber + 2) + 1) { place in
      place[0] = UInt8(ascii: "[")
      var end = 1
      for index in 0..<count {
        let number = value(index)
        let length = number.isFinite ? writeShortest(number, to: place + end) : 0
        // Numbers that JSON or the quick way cannot say are for the other list.
        guard length > 0 else { return 0 }
        end += length
        place[end] = UInt8(ascii: ",")
        place[end + 1] = UInt8(ascii: " ")
        end += isPretty ? 2 : 1
      }
      end -= isPretty ? 2 : 1
      place[end] = UInt8(ascii: "]")
      return end + 1
    }
    if pen.count == before { row(0..<count) { $0.number(value($1)) } }
  }

  /// A list of whole numbers, on one line.
  @inlinable
  @inline(__always)
  package mutating func numbers(_ values: some Sequence<Int>) {
    row(values) { $0.number($1) }
  }

  @inlinable
  @inline(__always)
  mutating func row<Values: Sequence>(
    _ values: Values, _ write: (inout JSONWriter, Values.Element) -> Void
  ) {
    pen.byte(UInt8(ascii: "["))
    var isFirst = true
    for value in values {
      if !isFirst { pen.text(isPretty ? ", " : ",") }
      isFirst = false
      write(&self, value)
    }
    pen.byte(UInt8(ascii: "]"))
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Whether there is something in it that JSON does not take as it is.
  fileprivate var needsEscape: Bool {
    containsEight { $0.hasLess(than: 0x20) || $0.has(0x22) || $0.has(0x5C) || $0.has(0x7F) }
  }
}
