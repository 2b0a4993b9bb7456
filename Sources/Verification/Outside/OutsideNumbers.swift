import CaseFiles
import HexapodKinematics
import RigidMotion

/// A file of numbers that this project did not make.
struct OutsideNumbers {
  let node: Node?

  init(_ bytes: [UInt8]) throws { node = try NodeReader.read(bytes) }

  private init(_ node: Node?) { self.node = node }

  subscript(key: String) -> OutsideNumbers {
    guard case .mapping(let entries)? = node?.content else { return OutsideNumbers(nil) }
    return OutsideNumbers(entries.first { $0.key == key }?.value)
  }

  var items: [OutsideNumbers] { (node?.items ?? []).map { OutsideNumbers($0) } }

  var text: String { node?.text ?? "" }

  /// Not a number where there is none, so that nothing is near it.
  var number: Double { Double(text) ?? .nan }

  var numbers: [Double] { items.map(\.number) }

  var point: Vector3 {
    let found = numbers
    return found.count == 3 ? Vector3(found[0], found[1], found[2]) : Vector3(repeating: .nan)
  }

  /// Nine entries, row by row.
  var rotation: Rotation { OutsideNumbers.rotation(items.flatMap(\.numbers)) }

  static func rotation(_ m: [Double]) -> Rotation {
    guard m.count == 9 else { return .identity }
    return Rotation(
      RotationMatrix(x: Vector3(m[0], m[3], m[6]), y: Vector3(m[1], m[4], m[7]), z: Vector3(m[2], m[5], m[8]))
    )
  }

  /// Six joints.
  func ring() throws -> Ring {
    guard let joints = PerStrut(items.map(\.point)) else { throw Unmeasured("not six joints") }
    return Ring(joints: joints)
  }

  func lengths() throws -> StrutLengths {
    guard let lengths = StrutLengths(numbers) else { throw Unmeasured("not six lengths") }
    return lengths
  }

  func hexapod(_ base: String, _ platform: String) throws -> Hexapod {
    try Hexapod(reference: self[base].ring(), moving: self[platform].ring(), neutral: nil)
  }

  /// The rows of a table, its header cut off.
  static func rows(_ bytes: [UInt8]) -> [[Double]] {
    String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline).dropFirst().map { line in
      line.split(separator: ",").map { Double($0.filter { $0 != " " }) ?? .nan }
    }
  }

  /// A turn about x, y or z.
  static func about(_ axis: Int, _ degrees: Double) -> Rotation {
    var vector = Vector3()
    vector[axis] = radians(degrees)
    return Rotation(exp: vector)
  }
}

extension Spread {
  /// Of the differences of numbers that should be the same.
  init(_ found: some Sequence<Double>, against expected: [Double]) {
    let found = Array(found)
    self.init(
      found.count == expected.count ? zip(found, expected).map { $0 - $1 } : [Double.infinity])
  }
}
