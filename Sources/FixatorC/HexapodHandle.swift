import CFixator
import CommandAnswers
import HexapodKinematics
import RigidMotion
import TreatmentModel

/// What a caller holds of a frame. Nothing in it changes.
final class HexapodHandle: Sendable {
  let hexapod: Hexapod
  let readingOffsets: ReadingOffsets
  /// Without stiffness, and with it.
  let plain, measuring: PoseBatch

  init(_ hexapod: Hexapod, _ readingOffsets: ReadingOffsets) {
    (self.hexapod, self.readingOffsets) = (hexapod, readingOffsets)
    plain = PoseBatch(hexapod, measuringStiffness: false, namingCulprits: false)
    measuring = PoseBatch(hexapod, namingCulprits: false)
  }

  /// Hands it over, to be freed.
  func given() -> OpaquePointer { OpaquePointer(Unmanaged.passRetained(self).toOpaque()) }

  /// - Throws: ``CommandRefusal`` for NULL.
  static func of(_ pointer: OpaquePointer?) throws(CommandRefusal) -> HexapodHandle {
    guard let pointer else { throw CommandRefusal("frame: there is none (NULL)") }
    return Unmanaged<HexapodHandle>.fromOpaque(UnsafeRawPointer(pointer)).takeUnretainedValue()
  }
}

/// As fixator.h says.
@c @implementation
public func fixator_hexapod_make(
  _ reference: UnsafePointer<Double>?, _ moving: UnsafePointer<Double>?, _ neutral: UnsafePointer<Double>?,
  _ made: UnsafeMutablePointer<OpaquePointer?>?, _ message: AnswerRoom
) -> Int32 {
  doing(message) { () throws(CommandRefusal) in
    guard let made else { throw CommandRefusal("made: there is no room for the frame (NULL)") }
    made.pointee = nil
    let start: RigidTransform?
    if let neutral {
      guard let pose = RigidTransform(row: neutral) else {
        throw CommandRefusal(
          "neutral_pose: seven finite numbers with a quaternion that is not zero are expected")
      }
      start = pose
    } else {
      start = nil
    }
    let (one, other) = (try ring(reference, "reference_joints"), try ring(moving, "moving_joints"))
    do throws(Hexapod.Unusable) {
      made.pointee = HexapodHandle(try Hexapod(reference: one, moving: other, neutral: start), .none).given()
    } catch { throw CommandRefusal("the rings make no usable frame: \(error.words)") }
  }
}

private func ring(_ joints: UnsafePointer<Double>?, _ name: String) throws(CommandRefusal) -> Ring {
  guard let joints else { throw CommandRefusal("\(name): there are none (NULL)") }
  let numbers = UnsafeBufferPointer(start: joints, count: 18)
  guard numbers.allSatisfy(\.isFinite) else {
    throw CommandRefusal("\(name): six times x, y, z, all finite, are expected")
  }
  return Ring(joints: PerStrut { Vector3(joints[3 * $0], joints[3 * $0 + 1], joints[3 * $0 + 2]) })
}

/// As fixator.h says.
@c @implementation
public func fixator_hexapod_of_case(
  _ text: Characters, _ length: Int, _ made: UnsafeMutablePointer<OpaquePointer?>?, _ message: AnswerRoom
) -> Int32 {
  doing(message) { () throws(CommandRefusal) in
    guard let made else { throw CommandRefusal("made: there is no room for the frame (NULL)") }
    made.pointee = nil
    let stated = try StatedFrame.parse(bytes(text, length, "case"))
    made.pointee = HexapodHandle(stated.hexapod, stated.readingOffsets).given()
  }
}

/// As fixator.h says.
@c @implementation
public func fixator_hexapod_free(_ frame: OpaquePointer?) {
  guard let frame else { return }
  Unmanaged<HexapodHandle>.fromOpaque(UnsafeRawPointer(frame)).release()
}

/// As fixator.h says.
@c @implementation
public func fixator_hexapod_mean_radius(_ frame: OpaquePointer?) -> Double {
  (try? HexapodHandle.of(frame))?.hexapod.meanRadius ?? .nan
}

/// As fixator.h says.
@c @implementation
public func fixator_hexapod_describe(
  _ frame: OpaquePointer?, _ reference: UnsafeMutablePointer<Double>?,
  _ moving: UnsafeMutablePointer<Double>?,
  _ neutral: UnsafeMutablePointer<Double>?, _ offsets: UnsafeMutablePointer<Double>?, _ message: AnswerRoom
) -> Int32 {
  doing(message) { () throws(CommandRefusal) in
    let handle = try HexapodHandle.of(frame)
    for strut in 0..<6 {
      for (joints, room) in [
        (handle.hexapod.referenceJoints, reference), (handle.hexapod.movingJoints, moving),
      ] {
        let joint = joints[strut]
        for (axis, value) in [joint.x, joint.y, joint.z].enumerated() { room?[3 * strut + axis] = value }
      }
      offsets?[strut] = handle.readingOffsets.values[strut]
    }
    let pose = handle.hexapod.neutral
    let (t, q) = (pose?.translation, pose?.rotation)
    let numbers = [t?.x, t?.y, t?.z, q?.w, q?.v.x, q?.v.y, q?.v.z]
    for (place, value) in numbers.enumerated() { neutral?[place] = value ?? .nan }
  }
}

extension RigidTransform {
  /// The pose of seven numbers: translation and quaternion (w, x, y, z) of any length but zero; nil for what is none.
  init?(row: UnsafePointer<Double>) {
    let translation = Vector3(row[0], row[1], row[2])
    guard translation.x.isFinite, translation.y.isFinite, translation.z.isFinite,
      let rotation = Rotation(quaternion: row[3], row[4], row[5], row[6])
    else { return nil }
    self.init(rotation: rotation, translation: translation)
  }
}
