import CorrectionPlanning
import Glibc
import HexapodKinematics
import RigidMotion
import TreatmentModel

/// A frame, or the two of a limb of two levels, and the fragments at one moment, everything in one fragment's axes, mm.
package struct FrameScene: Sendable {
  /// A ring's joint circle, or the part of it that there is, its joints, a mark at its master tab, and plates.
  package struct RingShape: Sendable {
    package let outline: [Vector3]
    /// Whether the outline ends where it does: that of a part ring.
    package let isOpen: Bool
    /// Round a part ring, so wide that it stands out where another ring lies over it; empty of a whole one.
    package let rim: [Vector3]
    /// From their places on the ring to the joints that they hold.
    package let plates: [(from: Vector3, to: Vector3)]
    package let joints: PerStrut<Vector3>
    package let tab: (inner: Vector3, outer: Vector3)
  }

  /// A fragment: a straight piece of bone from the cut, or the joint, to its far end.
  package struct Fragment: Sendable {
    package let cut: Vector3
    package let far: Vector3
    /// Points on the edges of both ends.
    package let surface: [Vector3]
  }

  /// How far a drawn fragment goes on beyond its ring, mm.
  static let stump = 45.0
  /// How far the rim of a part ring stands out from its circle, mm.
  private static let rim = 6.0
  /// How far a hinge's axis stands out on either side of the bone, mm.
  private static let hingeEnd = 25.0

  /// A strut, from joint to joint.
  package struct Strut: Sendable {
    package let from: Vector3
    package let to: Vector3
    /// 0...5, for its colour.
    package let index: Int
    /// What stands on it.
    package let label: String
  }

  package let rings: [RingShape]
  package let struts: [Strut]
  package let fragments: [Fragment]
  /// The ends of a joint's hinge as it is drawn; nil without one.
  package let hinge: (from: Vector3, to: Vector3)?
  /// The edges of a joint's two surfaces; empty where the bone is cut.
  package let surfaces: [[Vector3]]

  package var reference: RingShape { rings[0] }
  package var moving: RingShape { rings[1] }
  package var referenceFragment: Fragment { fragments[0] }
  package var movingFragment: Fragment { fragments[1] }

  /// The reference fragment stands still: its ring and itself first.
  package init(_ plan: Plan, day: PlanDay) {
    let input = plan.level
    let s = input.limb.movingSign
    let mounting = plan.fragmentFromReferenceRing
    let (reference, moving) = FrameScene.rings(plan, day, seenFrom: .identity)
    rings = [reference, moving]
    struts = FrameScene.struts(reference, moving, named: "")
    let cut = input.junction.place(input.limb.side)
    let height = cut.translation.z
    fragments = [
      FrameScene.fragment(
        diameter: input.junction.diameter, cut: cut,
        length: max(0, -s * (mounting.translation.z - height)) + FrameScene.stump, sign: -s, placed: .identity
      ),
      FrameScene.fragment(
        diameter: input.junction.diameter, cut: cut,
        length: max(0, s * (plan.fragmentFromMovingRing.translation.z - height)) + FrameScene.stump, sign: s,
        placed: day.fragmentPose),
    ]
    let edge = FrameScene.circle(input.junction.diameter / 2, count: 24)
    surfaces = input.joint == nil ? [] : [edge, edge.map { day.fragmentPose * $0 }]
    hinge = input.joint?.hinge.map { hinge in
      // It is drawn apart with the surfaces, from the stage on that does so.
      let isApart = input.joint?.distraction == 0 || day.stage > 1
      let apart =
        isApart
        ? input.drawnApart.translation : day.fragmentPose.translation - input.stageEnds[0].translation
      let middle = hinge.place(input.limb.side) + apart
      let half = (input.junction.diameter / 2 + FrameScene.hingeEnd) * hinge.axis.direction
      return (middle - half, middle + half)
    }
  }

  /// The whole limb of two levels, its proximal fragment at rest.
  ///
  /// - Parameter step: the distal level's point on the middle fragment, seen from the proximal level's.
  init(_ levels: [Plan], _ step: RigidTransform, day: Int) {
    let (one, other) = (levels[0], levels[1])
    let days = (one.days[day], other.days[day])
    // Where each level's reference fragment stands.
    let isProximal = levels.map { $0.level.limb.reference == .proximal }
    let first = isProximal[0] ? .identity : days.0.fragmentPose.inverse
    let middle = isProximal[0] ? days.0.fragmentPose : first
    let second = isProximal[1] ? middle * step : middle * step * days.1.fragmentPose.inverse
    let upper = FrameScene.rings(one, days.0, seenFrom: first)
    let lower = FrameScene.rings(other, days.1, seenFrom: second)
    rings = [upper.0, upper.1, lower.0, lower.1]
    struts = FrameScene.struts(upper.0, upper.1, named: "P") + FrameScene.struts(lower.0, lower.1, named: "D")
    let cuts = levels.map { $0.level.junction.place($0.level.limb.side) }
    let distal = isProximal[1] ? second * days.1.fragmentPose : second
    // The middle fragment goes from the one cut to the other.
    let ends = (middle * cuts[0].translation, middle * step * cuts[1].translation)
    let faces = [(middle * cuts[0], one), (middle * step * cuts[1], other)].flatMap { place, plan in
      FrameScene.circle(plan.level.junction.diameter / 2, count: 24).map { place * $0 }
    }
    func stump(_ plan: Plan, _ end: FragmentEnd) -> Double {
      let ring =
        plan.level.limb.reference == end ? plan.fragmentFromReferenceRing : plan.fragmentFromMovingRing
      return abs(ring.translation.z - plan.level.junction.place(plan.level.limb.side).translation.z)
        + FrameScene.stump
    }
    fragments = [
      FrameScene.fragment(
        diameter: one.level.junction.diameter, cut: cuts[0], length: stump(one, .proximal), sign: 1,
        placed: .identity),
      Fragment(cut: ends.0, far: ends.1, surface: faces),
      FrameScene.fragment(
        diameter: other.level.junction.diameter, cut: cuts[1], length: stump(other, .distal), sign: -1,
        placed: distal),
    ]
    (hinge, surfaces) = (nil, [])
  }

  private static func rings(
    _ plan: Plan, _ day: PlanDay, seenFrom place: RigidTransform
  ) -> (RingShape, RingShape) {
    let reference = place * plan.fragmentFromReferenceRing
    let (level, isProximal) = (plan.level, plan.level.limb.reference == .proximal)
    let (upper, lower) = (level.proximalRing, level.distalRing)
    return (
      isProximal
        ? ring(upper, .proximal, placed: reference) : ring(lower, .distal, placed: reference),
      isProximal
        ? ring(lower, .distal, placed: reference * day.pose)
        : ring(upper, .proximal, placed: reference * day.pose)
    )
  }

  private static func struts(_ reference: RingShape, _ moving: RingShape, named letter: String) -> [Strut] {
    (0..<6).map {
      Strut(from: reference.joints[$0], to: moving.joints[$0], index: $0, label: "\(letter)\($0 + 1)")
    }
  }

  /// Everything that a picture must have room for.
  var extent: [Vector3] {
    let ofRings = rings.flatMap { ring in ring.outline + ring.rim + ring.plates.map(\.to) + [ring.tab.outer] }
    let axis = hinge.map { [$0.from, $0.to] } ?? []
    return ofRings + fragments.flatMap(\.surface) + axis
  }

  private static func ring(_ ring: RingHardware, _ place: Ring.Place, placed: RigidTransform) -> RingShape {
    let (joints, held) = (ring.ring(place).joints, ring.shape.ring(place).joints)
    let radius = ring.circleRadius(place)
    let height = held.reduce(0) { $0 + $1.z / 6 }
    let edge = ring.arc.map { arc($0, radius, count: 72) } ?? circle(radius, count: 72)
    let rim = ring.arc.map {
      arc($0, radius + FrameScene.rim, count: 72) + arc($0, radius - FrameScene.rim, count: 72).reversed()
    }
    return RingShape(
      outline: edge.map { placed * ($0 + Vector3(0, 0, height)) }, isOpen: ring.arc != nil,
      rim: (rim ?? []).map { placed * ($0 + Vector3(0, 0, height)) },
      plates: ring.jointOffsets.keys.sorted().map {
        (placed * held[$0.index], placed * joints[$0.index])
      },
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

  /// Points from one end of a part ring to the other, on its arc no farther apart than `count` are on a whole circle.
  private static func arc(_ arc: RingArc, _ radius: Double, count: Int) -> [Vector3] {
    arc.line(radius: radius, parts: Int((arc.extent / (2 * .pi) * Double(count)).rounded(.up)))
  }

  private static func circle(_ radius: Double, count: Int) -> [Vector3] {
    (0..<count).map {
      let azimuth = 2 * .pi * Double($0) / Double(count)
      return Vector3(radius * sin(azimuth), -radius * cos(azimuth), 0)
    }
  }
}
