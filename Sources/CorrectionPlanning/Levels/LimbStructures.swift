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

  /// The tightest day of each, when the limb goes so from day to day.
  ///
  /// - Parameter poses: moment by moment, with the day of each.
  func paces(_ poses: [(day: Int, pose: RigidTransform)]) -> [LimbPace] {
    points.map { point in
      var tightest = LimbPace(name: point.name, day: poses.first?.day ?? 0, path: 0, rate: point.rate)
      var (day, path) = (0, 0.0)
      for (before, now) in zip(poses, poses.dropFirst()) {
        if now.day != day { (day, path) = (now.day, 0) }
        path += (now.pose * point.position - before.pose * point.position).norm
        if path > tightest.path {
          tightest = LimbPace(name: point.name, day: day, path: path, rate: point.rate)
        }
      }
      return tightest
    }
  }
}

/// The tightest day of a structure that spans all cuts.
public struct LimbPace: Sendable, Equatable {
  /// Of the structure.
  public let name: String
  /// On which it is pulled most.
  public let day: Int
  /// How far it goes then, mm.
  public let path: Double
  /// How far it may go in a day, mm.
  public let rate: Double

  /// The same so many days later.
  func later(by days: Int) -> LimbPace { LimbPace(name: name, day: day + days, path: path, rate: rate) }
}
