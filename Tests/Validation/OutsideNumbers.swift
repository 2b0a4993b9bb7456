import Foundation
import HexapodKinematics
import RigidMotion

/// A data file of Fixtures/validation; each names its source.
func outside(_ name: String) throws -> [String: Any] {
  let object = try JSONSerialization.jsonObject(with: try Data(contentsOf: validationFile(name + ".json")))
  return object as? [String: Any] ?? [:]
}

/// The rows of a CSV file, its header cut off.
func outsideRows(_ name: String) throws -> [[Double]] {
  let text = try String(contentsOf: validationFile(name + ".csv"), encoding: .utf8)
  return text.split(whereSeparator: \.isNewline).dropFirst().map { line in
    line.split(separator: ",").compactMap { Double($0.filter { $0 != " " }) }
  }
}

private func validationFile(_ name: String) -> URL {
  URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Fixtures/validation/\(name)")
}

func numbers(_ value: Any?) -> [Double] {
  (value as? [Any])?.compactMap { ($0 as? NSNumber)?.doubleValue } ?? []
}

func point(_ value: Any?) -> Vector3 {
  let n = numbers(value)
  return Vector3(n[0], n[1], n[2])
}

func ring(_ value: Any?) throws -> Ring {
  guard let joints = PerStrut((value as? [Any] ?? []).map(point)) else {
    throw CocoaError(.fileReadCorruptFile)
  }
  return Ring(joints: joints)
}

func about(_ axis: Int, _ degrees: Double) -> Rotation {
  var vector = Vector3.zero
  vector[axis] = radians(degrees)
  return Rotation(exp: vector)
}

/// The rotation of nine entries, row by row.
func rotation(_ m: [Double]) -> Rotation {
  Rotation(
    RotationMatrix(x: Vector3(m[0], m[3], m[6]), y: Vector3(m[1], m[4], m[7]), z: Vector3(m[2], m[5], m[8])))
}
