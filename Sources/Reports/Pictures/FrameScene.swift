import CorrectionPlanning
import Glibc
import HexapodKinematics
import RigidMotion
import TreatmentModel

/// The frame and the two fragments at one moment, everything in the reference fragment's axes, mm.
package struct FrameScene: Sendable {
  /// A ring's joint circle, its joints, and a mark at its master tab.
  package struct RingShape: Sendable {
    package let outline: [Vector3]
    package let joints: PerStrut<Vector3>
    package let tab: (inner: Vector3, outer: Vector3)
  }

  /// A fragment: a straight piece of bone from the cut to its far end.
  package struct Fragment: Sendable {
    package let cut: Vector3
    package let far: Vector3
    /// Points on the edges of both ends.
    package let surface: [Vector3]
  }

  /// How far a drawn fragment goes on beyond its ring, mm.
  static let stump = 45.0

  package let reference: RingShape
  package let moving: RingShape
  package let referenceFragment: Fragment
  package let movingFragment: Fragment

  package init(_ plan: Plan, day: PlanDay) {
    let input = plan.level
    let s = input.limb.movingSign
    let mounting = plan.fragmentFromReferenceRing
    reference = FrameScene.ring(plan.hexapod.referenceJoints, placed: mounting)
    moving = FrameScene.ring(plan.hexapod.movingJoints, placed: mounting * day.pose)
    let cut = input.cut.place(input.limb.side)
    let height = cut.translation.z
    referenceFragment = FrameScene.fragment(
      diameter: input.cut.diameter, cut: cut,
      length: max(0, -s * (mounting.translation.z - height)) + FrameScene.stump, sign: -s, placed: .identity)
    movingFragment = FrameScene.fragment(
      diameter: input.cut.diameter, cut: cut,
      length: max(0, s * (plan.fragmentFromMovingRing.translation.z - height)) + FrameScene.stump, sign: s,
      placed: day.fragmentPose)
  }

  /// Everything that a picture must have room for.
  var extent: [Vector3] {
    reference.outline + moving.outline + [reference.tab.outer, moving.tab.outer]
      + referenceFragment.surface + movingFragment.surface
  }

  private static func ring(_ joints: PerStrut<Vector3>, placed: RigidTransform) -> RingShape {
    let radius = joints.reduce(0) { $0 + ($1.x * $1.x + $1.y * $1.y).squareRoot() / 6 }
    let height = joints.reduce(0) { $0 + $1.z / 6 }
    return RingShape(
      outline: circle(radius, count: 72).map { placed * ($0 + Vector3(0, 0, height)) },
      joints: joints.mapped { placed * $0 },
      tab: (placed * Vector3(0, -radius, height), placed * Vector3(0, -radius - 12, height)))
  }

  /// A fragment whose axis goes through the middle of its cut.
  private static func fragment(
    diameter: Double, cut: RigidTransform, length: Double, sign: Double, placed: RigidTransform
  ) -> Fragment {
    let edge = circle(diameter / 2, count: 24)
    let far = cut.translation + Vector3(0, 0, sign * length)
    return Fragment(
      cut: placed * cut.translation, far: placed * far,
      surface: (edge.map { cut * $0 } + edge.map { $0 + far }).map { placed * $0 })
  }

  private static func circle(_ radius: Double, count: Int) -> [Vector3] {
    (0..<count).map {
      let azimuth = 2 * .pi * Double($0) / Double(count)
      return Vector3(radius * sin(azimuth), -radius * cos(azimuth), 0)
    }
  }
}
