import RigidMotion
import TreatmentModel

/// What the end of a level is made of (MODEL section 11), as poses or as their derivatives.
struct LevelNumbers<Pose: PoseAlgebra> {
  /// D'.
  var deformity: Pose
  /// M_r'.
  var referenceRing: Pose
  /// M_m', of mode rings-first alone.
  var movingRing: Pose
  /// P_0'.
  let start: Pose
  /// P_e'.
  let end: Pose
}

/// How two levels make one limb (MODEL section 12), for poses and for their derivatives.
struct LevelPair: Sendable {
  private struct Member {
    let isRingsFirst: Bool
    let isReferenceProximal: Bool
    let followed: FollowedRing?
  }

  private let members: [Member]
  /// Whether the limb's length is counted from that of day 0.
  private let isTransport: Bool

  init(_ levels: [TreatedLevel], _ motion: LevelMotion) {
    members = levels.map { level in
      let isRingsFirst = if case .ringsFirst = level.mode { true } else { false }
      return Member(
        isRingsFirst: isRingsFirst, isReferenceProximal: level.limb.reference == .proximal,
        followed: level.own.followed)
    }
    isTransport = if case .transport = motion { true } else { false }
  }

  /// The level that takes the middle ring's place from the other; nil where both say theirs.
  var follower: (level: Int, ring: FollowedRing)? {
    members.enumerated().lazy.compactMap { index, member in
      member.followed.map { (index, $0) }
    }.first
  }

  /// The place of the middle ring on the middle fragment by what the other level has it at, seen from the follower's point.
  ///
  /// - Parameters:
  ///   - other: of the level that is followed.
  ///   - middle: `C`.
  func middleRing<Pose: PoseAlgebra>(ofFollower follower: Int, from other: LevelNumbers<Pose>, middle: Pose)
    -> Pose
  {
    let member = members[1 - follower]
    // The middle fragment is the distal one of the proximal level, and the proximal one of the distal level.
    let carriesReference = member.isReferenceProximal == (follower == 0)
    let place =
      carriesReference
      ? other.referenceRing
      : member.isRingsFirst
        ? other.movingRing : other.deformity.inverse * other.referenceRing * other.start
    return follower == 0 ? middle * place : middle.inverse * place
  }

  /// What is wrong with a limb whose moving fragments stand so: its far end seen from where it belongs.
  ///
  /// - Parameters:
  ///   - first: of the proximal level, as it is and as it was on day 0.
  ///   - second: of the distal level, likewise.
  ///   - shortness: by how much the limb of day 0 is too short.
  func remaining<Pose: LimbAlgebra>(
    _ first: (now: Pose, start: Pose), _ second: (now: Pose, start: Pose), middle: Pose,
    shortness: Pose.Number
  ) -> Pose {
    let now = limb(first.now, second.now, middle)
    guard isTransport else { return middle.inverse * now }
    return middle.home(limb(first.start, second.start, middle), shortness: shortness).inverse * now
  }

  private func limb<Pose: PoseAlgebra>(_ first: Pose, _ second: Pose, _ middle: Pose) -> Pose {
    (members[0].isReferenceProximal ? first : first.inverse) * middle
      * (members[1].isReferenceProximal ? second : second.inverse)
  }
}

/// What the length of a limb needs besides.
protocol LimbAlgebra: PoseAlgebra {
  associatedtype Number
  /// `Z` of a transport: beside where this is, as far along as the limb of day 0 less what it is too short.
  func home(_ limb: Self, shortness: Number) -> Self
}

extension RigidTransform: LimbAlgebra {
  func home(_ limb: RigidTransform, shortness: Double) -> RigidTransform {
    RigidTransform(translation: Vector3(translation.x, translation.y, limb.translation.z - shortness))
  }
}

extension TransformRate: LimbAlgebra {
  /// - Parameter shortness: its value and how it changes.
  func home(_ limb: TransformRate, shortness: (value: Double, rate: Double)) -> TransformRate {
    TransformRate(
      value.home(limb.value, shortness: shortness.value),
      velocity: Vector3(velocity.x, velocity.y, limb.velocity.z - shortness.rate))
  }
}
