import HexapodKinematics
import LinearAlgebra
import RigidMotion
import TreatmentModel

/// The moving ring in the reference ring as one film by itself shows it, roughly: enough to see that labels are not so.
struct FrameGlimpse {
  /// The poses that the film's pictures of both rings can be of; empty where no frame stands so.
  private let poses: [RigidTransform]

  /// Rings of two films differ less than this, radians.
  private static let mostApart = radians(35)
  /// Rings are turned against each other, and lean, less than this, radians.
  private static let mostTurned = radians(75)

  init(reference: RingPictures.Picture, moving: RingPictures.Picture, _ limb: Limb) {
    poses = reference.poses.flatMap { one in moving.poses.map { one.inverse * $0 } }.filter {
      FrameGlimpse.canBe($0, limb.reference)
    }
  }

  private static func canBe(_ moving: RigidTransform, _ end: FragmentEnd) -> Bool {
    let beyond = end == .proximal ? moving.translation.z : -moving.translation.z
    return beyond < 0 && moving.rotation.angle < mostTurned
  }

  private func agrees(with other: FrameGlimpse) -> Bool {
    poses.contains { one in
      other.poses.contains { (one.rotation.inverse * $0.rotation).angle < FrameGlimpse.mostApart }
    }
  }

  /// Whether films may show one frame that can be.
  static func allow(_ seen: [FrameGlimpse]) -> Bool {
    seen.allSatisfy { !$0.poses.isEmpty } && seen.dropFirst().allSatisfy { $0.agrees(with: seen[0]) }
  }
}
