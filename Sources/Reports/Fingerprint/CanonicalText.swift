import Hexapod
import RigidMotion

/// Named values, a line each, in a fixed order: the same values always make the same text, other values another.
///
/// Numbers stand in the program's own units (radians, millimetres) in as few digits as read back the same double.
struct CanonicalText {
  private(set) var text = ""
  private var path: [String] = []

  /// Values whose names begin with `name` and a dot.
  mutating func section(_ name: String, _ body: (inout CanonicalText) -> Void) {
    path.append(name)
    body(&self)
    path.removeLast()
  }

  mutating func add(_ name: String, _ value: String) {
    for part in path { text += part + "." }
    text += name + "="
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\n"
  }

  mutating func add(_ name: String, _ value: Double) { add(name, shortest(value == 0 ? 0 : value)) }

  mutating func add(_ name: String, _ value: Int) { add(name, String(value)) }

  mutating func add(_ name: String, _ values: some Sequence<Double>) {
    add(name, values.map { shortest($0 == 0 ? 0 : $0) }.joined(separator: " "))
  }

  mutating func add(_ name: String, _ point: Vector3) { add(name, [point.x, point.y, point.z]) }
}
