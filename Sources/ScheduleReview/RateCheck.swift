import CorrectionPlanning
import HexapodKinematics
import RigidMotion
import TextOutput
import TreatmentModel

/// How far rounding of the readings can put a point at risk from where they say it is.
///
/// A rounded reading lies within half its step, so the place of a point has `sd² = Σ (dx/dℓ_i)² step²/12`.
struct RoundingSpread {
  /// Standard deviations of the distance between two places that are allowed: none of 2,000 good schedules of some 30 days
  /// exceeds them.
  private static let allowed = 5.5

  private let frame: MountedFrame
  private let noise: ReadingNoise

  init(_ frame: MountedFrame, _ noise: ReadingNoise) {
    (self.frame, self.noise) = (frame, noise)
  }

  /// What the distance between a point's places in two ring poses may be off by, mm.
  func allowance(_ point: PointAtRisk, from start: RigidTransform, to end: RigidTransform) -> Double {
    RoundingSpread.allowed * (variance(point, start) + variance(point, end)).squareRoot() + 1e-6
  }

  /// Squared standard deviation of a point's place, mm²; 0 for readings that are not rounded.
  private func variance(_ point: PointAtRisk, _ ringPose: RigidTransform) -> Double {
    guard noise.step > 0.05, let response = LengthResponse(frame.hexapod, at: ringPose) else { return 0 }
    let sum = response.displacements(of: frame.inMovingRing(point.position)).reduce(0) { $0 + $1.dot($1) }
    return sum * noise.step * noise.step / 12
  }
}

/// Whether points at risk go faster than they may, rounding of the readings allowed for: over one day rounding hides a small
/// excess; over several days' chord it does not.
struct RateCheck {
  /// The ends of days.
  let days: [OpinionDay]
  let frame: MountedFrame
  let points: [PointAtRisk]
  let noise: ReadingNoise

  /// The worst excess of each point by name, as a share of its rate.
  var findings: [Finding] {
    var worst: [(name: String, from: Int, to: Int, length: Double, rate: Double, allowance: Double)] = []
    let spread = RoundingSpread(frame, noise)
    for point in points {
      for window in [1, 2, 4, 8, 16, 32] where window < days.count {
        for first in 0..<(days.count - window) {
          let (from, to) = (days[first], days[first + window])
          guard from.isFound, to.isFound else { continue }
          let count = Double(max(1, to.day - from.day))
          let length = (to.fragmentPose * point.position - from.fragmentPose * point.position).norm
          guard length > point.rate * count else { continue }
          let allowance = spread.allowance(point, from: from.pose, to: to.pose)
          guard length > point.rate * count + allowance else { continue }
          let entry = (point.name, from.day, to.day, length / count, point.rate, allowance / count)
          if let known = worst.firstIndex(where: { $0.name == point.name }) {
            if entry.3 > worst[known].length { worst[known] = entry }
          } else {
            worst.append(entry)
          }
        }
      }
    }
    return worst.map { entry in
      Finding(
        .rateExceeded, .error, day: entry.to, value: entry.length, limit: entry.rate, unit: "mm/day",
        what:
          "\(entry.name): from day \(entry.from) to day \(entry.to) it is pulled \(decimal(entry.length, 2)) mm a day, "
          + "\(decimal(entry.rate, 2)) mm are allowed"
          + (entry.allowance > 0.005
            ? " (rounding explains at most \(decimal(entry.allowance, 2)) mm of it)" : ""),
        remedy: .spreadTurns)
    }
  }
}
