import Hexapod
import RigidMotion

/// Whether points at risk go faster than they may, rounding of the readings allowed for.
///
/// A rounded reading lies within half its step, so a point is where the readings say but for
/// `sd² = Σ (dx/dℓ_i)² step²/12`. Over one day that hides a small excess; over several days' chord it does not.
struct RateCheck {
  /// Standard deviations of the distance between two rounded places that are allowed.
  private static let allowed = 5.5

  let days: [OpinionDay]
  let frame: MountedFrame
  let points: [PointAtRisk]
  let noise: ReadingNoise

  /// The worst excess of each point by name, as a share of its rate.
  var findings: [Finding] {
    var worst: [(name: String, from: Int, to: Int, length: Double, rate: Double, allowance: Double)] = []
    for point in points {
      let spreads = days.map { spread(point, $0) }
      for window in [1, 2, 4, 8, 16, 32] where window < days.count {
        for first in 0..<(days.count - window) {
          let (from, to) = (days[first], days[first + window])
          guard from.isFound, to.isFound else { continue }
          let count = Double(max(1, to.day - from.day))
          let allowance = RateCheck.allowed * hypotenuse(spreads[first], spreads[first + window]) + 1e-6
          let length = (to.fragmentPose * point.position - from.fragmentPose * point.position).norm
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
        message:
          "\(entry.name): from day \(entry.from) to day \(entry.to) it is pulled \(decimal(entry.length, 2)) mm a day, "
          + "\(decimal(entry.rate, 2)) mm are allowed"
          + (entry.allowance > 0.005
            ? " (rounding explains at most \(decimal(entry.allowance, 2)) mm of it)" : "")
          + "; spread these turns over more days")
    }
  }

  private func hypotenuse(_ one: Double, _ other: Double) -> Double {
    (one * one + other * other).squareRoot()
  }

  /// Standard deviation of a point's place from the rounding of the readings, mm; 0 for readings that are not rounded.
  private func spread(_ point: PointAtRisk, _ day: OpinionDay) -> Double {
    guard noise.step > 0.05, day.isFound, let response = LengthResponse(frame.hexapod, at: day.pose) else {
      return 0
    }
    let sum = response.displacements(of: frame.inMovingRing(point.position)).reduce(0) { $0 + $1.dot($1) }
    return (sum * noise.step * noise.step / 12).squareRoot()
  }
}
