import HexapodKinematics
import RigidMotion
import TreatmentModel

/// The limb as the chain of two levels: `T_02 = T_01 · C · T_12`, its most distal fragment seen from its most proximal one (MODEL
/// section 12).
package struct LimbChain {
  private let levels: [TreatedLevel]
  private let frames: [MountedFrame]
  /// Of the levels, by themselves: a level is much to copy for its side.
  private let limbs: (Limb, Limb)
  /// `C`.
  let step: RigidTransform

  /// Of a plan of two levels; nil where it has another number of them.
  package init?(_ plan: TreatmentPlan) {
    guard plan.levels.count == 2, let middle = plan.treatment.levels.middles.first else { return nil }
    self.init(plan.levels.map(\.level), plan.levels.map(\.frame), middle)
  }

  /// - Parameters:
  ///   - levels: two, from proximal to distal.
  ///   - middle: the fragment between them.
  init(_ levels: [TreatedLevel], _ frames: [MountedFrame], _ middle: MiddleFragment) {
    (self.levels, self.frames) = (levels, frames)
    limbs = (levels[0].limb, levels[1].limb)
    step = middle.proximalFromDistal(levels[0].limb.side)
  }

  /// The limb's pose when the moving fragments of both levels are so.
  package func pose(_ first: RigidTransform, _ second: RigidTransform) -> RigidTransform {
    limbs.0.distalInProximal(first) * step * limbs.1.distalInProximal(second)
  }

  /// Moments at which a day of a limb is looked at.
  private static let partsOfDay = 8

  /// The limb's pose moment by moment on every day of the levels' motions.
  func poses(_ paths: [CorrectionPath]) throws(PlanningError) -> [(day: Int, pose: RigidTransform)] {
    let last = paths.reduce(0) { max($0, $1.lastDay) }
    var poses = [(day: 0, pose: pose(paths[0].start, paths[1].start))]
    for day in stride(from: 1, through: last, by: 1) {
      for part in 1...LimbChain.partsOfDay {
        let time = Double(day - 1) + Double(part) / Double(LimbChain.partsOfDay)
        poses.append((day, pose(try paths[0].pose(at: time), try paths[1].pose(at: time))))
      }
    }
    return poses
  }

  /// The same of motions of which only the moments are known; from each to the next both levels go straight.
  func poses(_ samples: [[PathSample]]) -> [(day: Int, pose: RigidTransform)] {
    let days = samples.map { own in own.dayEnds.map { own[$0] } }
    var poses = [(day: days[0][0].day, pose: pose(days[0][0].fragmentPose, days[1][0].fragmentPose))]
    for index in days[0].indices.dropFirst() {
      for part in 1...LimbChain.partsOfDay {
        let share = Double(part) / Double(LimbChain.partsOfDay)
        let now = days.map {
          $0[index - 1].fragmentPose.interpolatedStraight(to: $0[index].fragmentPose, share)
        }
        poses.append((days[0][index].day, pose(now[0], now[1])))
      }
    }
    return poses
  }

  /// The rim of the distal level's cut as the most distal fragment carries it.
  package var rim: [Vector3] { levels[1].rim.map(\.position) }

  /// For each moment, what a millimetre of each strut of either level does to the limb, in numbers whose squares sum to the measure
  /// of whole steps: the mean squared displacement of the distal rim and `(λ θ)²` (MODEL section 7).
  ///
  /// - Parameter samples: of both levels, as many moments each.
  func responses(_ samples: [[PathSample]]) -> [[PerStrut<LimbResponse>]] {
    let measure = LimbMeasure(PointMoments.mean(of: rim, lever: levels[1].schedule.roundingLever))
    let (one, other) = (
      LevelTwists(levels[0], frames[0], samples[0]), LevelTwists(levels[1], frames[1], samples[1])
    )
    let moments = 0..<min(samples[0].count, samples[1].count)
    return [
      moments.map { moment in
        let beyond = step * limbs.1.distalInProximal(samples[1][moment].fragmentPose)
        let toEnd = MovedTwist(beyond)
        return PerStrut { measure.response(toEnd(one.twist(moment, $0))) }
      },
      moments.map { moment in PerStrut { measure.response(other.twist(moment, $0)) } },
    ]
  }
}

/// What a millimetre of each strut of a level does to the pose of its distal fragment in its proximal one, moment by moment.
private struct LevelTwists {
  private let rings: RingTwists
  private let samples: [PathSample]
  private let toFragment: MovedTwist
  private let reference: FragmentEnd

  init(_ level: TreatedLevel, _ frame: MountedFrame, _ samples: [PathSample]) {
    rings = frame.batch.ringTwists(at: samples.map(\.ringPose))
    self.samples = samples
    toFragment = MovedTwist(frame.fragmentFromMovingRing.inverse)
    reference = level.limb.reference
  }

  /// In the distal fragment's axes.
  func twist(_ moment: Int, _ strut: Int) -> Twist {
    let moving = toFragment(rings.twist(moment, strut))
    return reference == .proximal ? moving : moving.ofOtherEnd(samples[moment].fragmentPose)
  }
}

/// The motion of a body in its own axes as that of another frame fixed to it, in the frame's axes.
private struct MovedTwist {
  private let back: RotationMatrix
  private let place: Vector3

  /// - Parameter frame: in the body's axes.
  init(_ frame: RigidTransform) {
    back = frame.rotation.inverse.matrix
    place = frame.translation
  }

  func callAsFunction(_ twist: Twist) -> Twist {
    Twist(linear: back * twist.velocity(at: place), angular: back * twist.angular)
  }
}

/// A strut's share in the limb's displacement: six numbers.
typealias LimbResponse = SIMD8<Double>

extension Limb {
  /// `T`: the distal fragment in the proximal one, whichever is the reference.
  func distalInProximal(_ referenceFromMoving: RigidTransform) -> RigidTransform {
    reference == .proximal ? referenceFromMoving : referenceFromMoving.inverse
  }
}

extension TreatedLevel {
  /// ``Limb/distalInProximal(_:)``.
  func distalInProximal(_ referenceFromMoving: RigidTransform) -> RigidTransform {
    limb.distalInProximal(referenceFromMoving)
  }
}

extension Twist {
  /// What a body that moves so in its own axes, and stands at `pose`, makes of the motion of what it is seen from.
  fileprivate func ofOtherEnd(_ pose: RigidTransform) -> Twist {
    let turn = pose.rotation * angular
    return Twist(linear: -(pose.rotation * linear + pose.translation.cross(turn)), angular: -turn)
  }
}

/// The measure of whole steps as a sum of squares: `|v + ω×s|² + |Lᵀ ω|²`, L of Cholesky.
private struct LimbMeasure {
  private let centre: Vector3
  /// Columns of `Lᵀ`.
  private var columns = (Vector3.zero, Vector3.zero, Vector3.zero)

  init(_ points: PointMoments) {
    centre = points.sum
    let s = points.sum
    func entry(_ column: Vector3, _ axis: Vector3) -> Vector3 { column - s.dot(s) * axis + s.dot(axis) * s }
    let a = entry(points.inertia.0, Vector3(1, 0, 0))
    let b = entry(points.inertia.1, Vector3(0, 1, 0))
    let c = entry(points.inertia.2, Vector3(0, 0, 1))
    let l11 = max(a.x, 0).squareRoot()
    guard l11 > 0 else { return }
    let (l21, l31) = (a.y / l11, a.z / l11)
    let l22 = max(b.y - l21 * l21, 0).squareRoot()
    let l32 = l22 > 0 ? (b.z - l31 * l21) / l22 : 0
    let l33 = max(c.z - l31 * l31 - l32 * l32, 0).squareRoot()
    columns = (Vector3(l11, 0, 0), Vector3(l21, l22, 0), Vector3(l31, l32, l33))
  }

  func response(_ twist: Twist) -> LimbResponse {
    let (shift, w) = (twist.velocity(at: centre), twist.angular)
    let turn = columns.0 * w.x + columns.1 * w.y + columns.2 * w.z
    return LimbResponse(shift.x, shift.y, shift.z, turn.x, turn.y, turn.z, 0, 0)
  }
}
