import RigidMotion
import TreatmentModel

/// Structures that span all cuts of a limb: fixed to the most distal fragment and seen from the most proximal one (MODEL section 12).
struct LimbStructures {
  /// In the most distal fragment's frame.
  let points: [PointAtRisk]

  init(_ levels: [TreatedLevel]) {
    points = levels.flatMap { level in
      level.structuresAtRisk.filter(\.spansLimb).map { $0.point(level.limb.side, rate: level.schedule.rate) }
    }
  }

  /// How far each goes, when the limb goes so from day to day.
  ///
  /// - Parameter poses: moment by moment, with the day of each.
  func paces(_ poses: [(day: Int, pose: RigidTransform)]) -> [LimbPace] {
    points.map { point in
      var paths = [Double](repeating: 0, count: max(0, poses.last?.day ?? 0))
      for (before, now) in zip(poses, poses.dropFirst()) where paths.indices.contains(now.day - 1) {
        paths[now.day - 1] += (now.pose * point.position - before.pose * point.position).norm
      }
      return LimbPace(
        days: DailyPaths(name: point.name, rate: point.rate, firstDay: 1, lengths: paths))
    }
  }
}

/// How far a structure that spans all cuts goes.
public struct LimbPace: Sendable, Equatable {
  /// On each day of the exact motion.
  public let days: DailyPaths
  /// Of the structure.
  public var name: String { days.name }
  /// On which it is pulled most.
  public var day: Int { days.largest?.day ?? 0 }
  /// How far it goes then, mm.
  public var path: Double { days.largest?.length ?? 0 }
  /// How far it may go in a day, mm.
  public var rate: Double { days.rate }

  /// The same so many days later.
  func later(by days: Int) -> LimbPace { LimbPace(days: self.days.later(by: days)) }

  /// The same without its first days.
  func rest(after over: Int) -> LimbPace { LimbPace(days: days.rest(after: over)) }
}
