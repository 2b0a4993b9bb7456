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
    for byte in value.utf8 {
      switch byte {
      case UInt8(ascii: "\\"): bytes.append("\\\\")
      case UInt8(ascii: "\n"): bytes.append("\\n")
      case UInt8(ascii: "\r"): bytes.append("\\r")
      default: bytes.append(byte)
      }
    }
    end()
  }

  mutating func add(_ name: String, _ value: Double) {
    begin(name)
    number(value)
    end()
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

  /// Both zeros are the same value.
  private mutating func number(_ value: Double) {
    if value.isFinite {
      bytes.append(shortest: value == 0 ? 0 : value)
    } else {
      bytes.append(shortest(value))
    }
  }
}
