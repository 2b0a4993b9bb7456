import Foundation
import RigidMotion

func readDoubles(_ file: URL) throws -> [Double] {
  let data = try Data(contentsOf: file)
  return data.withUnsafeBytes { bytes in
    (0..<bytes.count / 8).map { bytes.loadUnaligned(fromByteOffset: 8 * $0, as: Double.self) }
  }
}

func writeDoubles(_ values: [Double], _ file: URL) throws {
  try values.withUnsafeBytes { Data($0) }.write(to: file)
}

extension RigidTransform {
  /// x y z qw qx qy qz.
  var doubles: [Double] {
    [translation.x, translation.y, translation.z, rotation.w, rotation.v.x, rotation.v.y, rotation.v.z]
  }

  init(doubles d: [Double]) throws {
    guard d.count == 7, d.allSatisfy(\.isFinite), let rotation = Rotation(quaternion: d[3], d[4], d[5], d[6])
    else { throw CocoaError(.fileReadCorruptFile) }
    self.init(rotation: rotation, translation: Vector3(d[0], d[1], d[2]))
  }
}
