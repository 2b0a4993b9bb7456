import CorrectionPlanning
import HexapodKinematics
import RigidMotion
import TextOutput
import TreatmentModel

/// What twelve readings make of the limb.
public struct LimbOpinionDay: Sendable, Equatable {
  /// Its number in the schedules.
  public let day: Int
  /// The most distal fragment seen from the most proximal one.
  public let pose: RigidTransform
  /// Its six parameters, seen at the distal level's point; nil where the angles are 90° or more.
  public let remaining: Deformity?
  /// Root mean square displacement of the rim of the distal level's cut from where the limb should be, mm: in transport from its path,
  /// whenever it is to be there; otherwise from the plan of the day, nil on a day that the plan does not have.
  public let offDistance: Double?
  /// The angle to the same, radians.
  public let offAngle: Double?
  /// How the faces of a defect stand to each other; nil without one.
  public let docking: DockingState?
}

/// The limb on the days of two schedules.
struct LimbOpinion {
  let days: [LimbOpinionDay]
  private let plan: TreatmentPlan
  private let defect: TreatedLevel?
  /// Where the defect level's moving fragment is by its readings.
  private let defectPoses: [(day: Int, pose: RigidTransform)]
  private let tolerance: Double

  /// A limb that is farther off its path than so many times what whole steps may make is an error.
  private static let far = 3.0
  /// Moments between two days of a path.
  private static let parts = 8

  init(_ plan: TreatmentPlan, _ chain: LimbChain, _ opinions: [SecondOpinion]) {
    self.plan = plan
    let transport: Transport? = if case .transport(let own) = plan.treatment.motion { own } else { nil }
    let defect = transport.map { plan.levels[$0.defectLevel.index].level }
    self.defect = defect
    tolerance = max(1, opinions.reduce(0) { max($0, $1.resolution) })
    let numbers = Set(opinions.flatMap { $0.days.map(\.day) }).sorted()
    let poses = opinions.map { Self.poses($0, numbers) }
    let path = transport == nil ? [] : Self.path(plan)
    let home = plan.limb?.home ?? .identity
    let limb = Limb(side: plan.treatment.common.side, reference: .proximal)
    let rim = chain.rim
    func off(_ pose: RigidTransform, _ other: RigidTransform) -> Double {
      let squares = rim.reduce(0.0) { sum, point in
        let gap = pose * point - other * point
        return sum + gap.dot(gap)
      }
      return (squares / Double(max(rim.count, 1))).squareRoot()
    }
    var (days, defectPoses) = ([LimbOpinionDay](), [(day: Int, pose: RigidTransform)]())
    for (index, number) in numbers.enumerated() {
      if let level = defect?.id.index, let pose = poses[level][index] { defectPoses.append((number, pose)) }
      guard let first = poses[0][index], let second = poses[1][index] else { continue }
      let pose = chain.pose(first, second)
      let wanted =
        transport == nil
        ? plan.limb?.days.first { $0.day == number }?.pose : path.min { off(pose, $0) < off(pose, $1) }
      days.append(
        LimbOpinionDay(
          day: number, pose: pose,
          remaining: Deformity(
            referenceFromMoving: home.inverse * pose, limb, plan.levels[1].level.convention),
          offDistance: wanted.map { off(pose, $0) },
          offAngle: wanted.map { ($0.rotation.inverse * pose.rotation).angle },
          docking: defect.flatMap { defect in
            poses[defect.id.index][index].map(DockingFaces(defect).docking)
          }))
    }
    (self.days, self.defectPoses) = (days, defectPoses)
  }

  /// Where a level's moving fragment is at the end of each day: beyond its own days it stands where it stood first or last. Nil where
  /// no pose was found, and on a day that is left out between two.
  private static func poses(_ opinion: SecondOpinion, _ numbers: [Int]) -> [RigidTransform?] {
    let ends = opinion.days.filter(\.isDayEnd)
    let found = Dictionary(ends.map { ($0.day, $0) }, uniquingKeysWith: { $1 })
    return numbers.map { number in
      let day =
        found[number]
        ?? ends.first.flatMap { number < $0.day ? $0 : nil }
        ?? ends.last.flatMap { number > $0.day ? $0 : nil }
      return day.flatMap { $0.isFound ? $0.fragmentPose : nil }
    }
  }

  /// The limb's path, as finely as it can be told from its days.
  private static func path(_ plan: TreatmentPlan) -> [RigidTransform] {
    let poses = (plan.limb?.days ?? []).map(\.pose)
    guard let first = poses.first else { return [] }
    return zip(poses, poses.dropFirst()).reduce(into: [first]) { path, step in
      let isStill =
        (step.1.translation - step.0.translation).norm < 1e-6
        && (step.0.rotation.inverse * step.1.rotation).angle < 1e-9
      guard !isStill else { return }
      for part in 1...parts {
        path.append(step.0.interpolatedStraight(to: step.1, Double(part) / Double(parts)))
      }
    }
  }

  /// What is to be said of a limb in transport.
  var findings: [Finding] {
    guard let defect else { return [] }
    return moves + DockingChecks(defect, defectPoses, tolerance: tolerance).findings
  }

  /// A limb that leaves its path by more than whole steps of the plan make it.
  private var moves: [Finding] {
    let distance = max(TreatmentChecks.limbDistance, plan.limb?.distanceSpread.largest ?? 0)
    let angle = max(TreatmentChecks.limbAngle, plan.limb?.angleSpread.largest ?? 0)
    func share(_ day: LimbOpinionDay) -> Double {
      max((day.offDistance ?? 0) / distance, (day.offAngle ?? 0) / angle)
    }
    let slack = 1 + 1e-6
    guard let worst = days.max(by: { share($0) < share($1) }), share(worst) > slack,
      let first = days.first(where: { share($0) > slack }), let far = worst.offDistance,
      let turned = worst.offAngle
    else { return [] }
    let isAngle = turned / angle > far / distance
    return [
      Finding(
        .limbMoves, share(worst) > LimbOpinion.far ? .error : .warning, day: first.day,
        value: isAngle ? degrees(turned) : far, limit: isAngle ? degrees(angle) : distance,
        unit: isAngle ? "deg" : "mm",
        what:
          "the two levels together move the limb, which should keep to its path, by \(decimal(far, 1)) mm at the distal cut's rim and "
          + "\(decimal(degrees(turned), 1))° on day \(worst.day)"
          + (first.day < worst.day ? ", and from day \(first.day) on by more than whole steps do" : ""),
        remedy: .compareLevels)
    ]
  }
}
