import Hexapod
import RigidMotion

/// Named values, a line each, in a fixed order: the same values always make the same text, other values another.
///
/// Numbers stand in the program's own units (radians, millimetres) in as few digits as read back the same double.
struct CanonicalText {
  /// The text so far, UTF-8.
  private(set) var bytes: [UInt8] = []
  /// The names of the sections that are open, each with its dot.
  private var path: [UInt8] = []

  /// The text so far.
  var text: String { String(decoding: bytes, as: UTF8.self) }

  init() { bytes.reserveCapacity(4096) }

  /// Values whose names begin with `name` and a dot.
  mutating func section(_ name: String, _ body: (inout CanonicalText) -> Void) {
    let outer = path.count
    path.append(name)
    path.append(UInt8(ascii: "."))
    body(&self)
    path.removeLast(path.count - outer)
  }

  private mutating func begin(_ name: String) {
    bytes.append(contentsOf: path)
    bytes.append(name)
    bytes.append(UInt8(ascii: "="))
  }

  private mutating func end() { bytes.append(UInt8(ascii: "\n")) }

  mutating func add(_ name: String, _ value: String) {
    begin(name)
    if value.utf8.allSatisfy({
      $0 != UInt8(ascii: "\\") && $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r")
    }) {
      bytes.append(value)
    } else {
      escape(value)
    }
    end()
  }

  @_disfavoredOverload
  mutating func add(_ name: String, _ value: Double) {
    begin(name)
    number(value)
    end()
  }

  /// The same with one growth check, since most lines are of this kind.
  mutating func add(_ name: StaticString, _ value: Double) {
    let (before, nameCount) = (bytes.count, name.utf8CodeUnitCount)
    bytes.append(atMost: path.count + nameCount + longestNumber + 2) { place in
      for index in path.indices { place[index] = path[index] }
      var end = path.count
      (place + end).update(from: name.utf8Start, count: nameCount)
      end += nameCount
      place[end] = UInt8(ascii: "=")
      let number = value.isFinite ? writeShortest(value == 0 ? 0 : value, to: place + end + 1) : 0
      guard number > 0 else { return 0 }
      end += 1 + number
      place[end] = UInt8(ascii: "\n")
      return end + 1
    }
    if bytes.count == before { add(name.description, value) }
  }

  mutating func add(_ name: String, _ value: Int) {
    begin(name)
    bytes.append(whole: value)
    end()
  }

  mutating func add(_ name: String, _ values: some Sequence<Double>) {
    begin(name)
    for (index, value) in values.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: " ")) }
      number(value)
    }
    end()
  }

  mutating func add(_ name: String, _ point: Vector3) { add(name, [point.x, point.y, point.z]) }

  private mutating func escape(_ value: String) {
    for byte in value.utf8 {
      switch byte {
      case UInt8(ascii: "\\"): bytes.append("\\\\")
      case UInt8(ascii: "\n"): bytes.append("\\n")
      case UInt8(ascii: "\r"): bytes.append("\\r")
      default: bytes.append(byte)
      }
    }
  }

  /// Both zeros are the same value.
  private mutating func number(_ value: Double) {
    if value.isFinite {
      bytes.append(shortest: value == 0 ? 0 : value)
    } else {
      bytes.append(shortest(value))
    }
  }
}
