import CorrectionPlanning
import HexapodKinematics
import RigidMotion
import TextOutput
import TreatmentModel

/// Whether points at risk go faster than they may, whatever exact lengths the readings were rounded from: over one day rounding hides
/// a small excess; over several days' chord it does not.
struct RateCheck {
  /// Days of the chords that are looked at.
  private static let windows = [1, 2, 3, 4, 6, 8, 12, 16, 24, 32]

  /// The ends of days.
  let days: [OpinionDay]
  let points: [PointAtRisk]
  let travel: LeastTravel

  private struct Excess {
    let (name, rate): (String, Double)
    let (from, to): (Int, Int)
    /// Mm a day: as the readings have it, and the least that it can have been.
    let (perDay, least): (Double, Double)
  }

  /// The worst excess of each point by name, as a share of its rate.
  var findings: [Finding] {
    var worst: [Excess] = []
    for point in points {
      for window in RateCheck.windows where window < days.count {
        for first in 0..<(days.count - window) {
          let known = worst.firstIndex { $0.name == point.name }
          let beaten = known.map { worst[$0].least } ?? 0
          guard let excess = excess(point, days[first], days[first + window], beaten) else { continue }
          if let known { worst[known] = excess } else { worst.append(excess) }
        }
      }
    }
    for (index, point) in points.enumerated()
    where !points[..<index].contains(where: { $0.name == point.name }) {
      guard let together = togetherExcess(points.filter { $0.name == point.name }) else { continue }
      if let known = worst.firstIndex(where: { $0.name == point.name }) {
        if worst[known].least < together.least { worst[known] = together }
      } else {
        worst.append(together)
      }
    }
    return worst.map { excess in
      let hidden = excess.perDay - excess.least
      return Finding(
        .rateExceeded, .error, day: excess.to, value: excess.perDay, limit: excess.rate, unit: "mm/day",
        what:
          "\(excess.name): from day \(excess.from) to day \(excess.to) it is pulled \(decimal(excess.perDay, 2, besideLimit: excess.rate)) mm a day, "
          + "\(decimal(excess.rate, 2, besideLimit: excess.perDay)) mm are allowed"
          + (hidden > 0.005
            ? " (at least \(decimal(excess.least, 2)) mm, whatever exact lengths the readings were rounded from)"
            : ""),
        remedy: .spreadTurns)
    }
  }

  /// The worst of points of one name, all of which have gone by the same exact lengths: nil where none was too fast then.
  private func togetherExcess(_ points: [PointAtRisk]) -> Excess? {
    guard points.count > 1 else { return nil }
    var (worst, most): (Excess?, Double) = (nil, 1)
    for window in RateCheck.windows where window < days.count {
      for (from, to) in zip(days, days.dropFirst(window)) where from.isFound && to.isFound {
        let count = Double(max(1, to.day - from.day))
        let allowed = points.map { ($0.rate + RateCheck.nothing) * count }
        let shares = zip(points, allowed).map { point, allowed in
          (to.fragmentPose * point.position - from.fragmentPose * point.position).norm / allowed
        }
        // What the readings themselves make is never less than the least.
        guard let fastest = shares.indices.max(by: { shares[$0] < shares[$1] }), shares[fastest] > most else {
          continue
        }
        let share = travel.leastShare(points, of: allowed, from: from.pose, to: to.pose)
        guard share > most else { continue }
        most = share
        let rate = points[fastest].rate
        worst = Excess(
          name: points[fastest].name, rate: rate, from: from.day, to: to.day,
          perDay: shares[fastest] * allowed[fastest] / count, least: share * (rate + RateCheck.nothing))
      }
    }
    return worst
  }

  /// Nil where there is none, or its least is not above `beaten`, mm a day.
  private func excess(
    _ point: PointAtRisk, _ from: OpinionDay, _ to: OpinionDay, _ beaten: Double
  ) -> Excess? {
    guard from.isFound, to.isFound else { return nil }
    let count = Double(max(1, to.day - from.day))
    let length = (to.fragmentPose * point.position - from.fragmentPose * point.position).norm
    // What the readings themselves make is never less than the least.
    let floor = max((point.rate + RateCheck.nothing) * count, beaten * count)
    guard length > floor else { return nil }
    let least = travel.distance(point, from: from.pose, to: to.pose, enough: floor)
    guard least > floor else { return nil }
    return Excess(
      name: point.name, rate: point.rate, from: from.day, to: to.day, perDay: length / count,
      least: least / count)
  }

  /// Excess that would be printed as none, mm a day: lengths are printed to a thousandth, and nobody turns so finely.
  static let nothing = 0.005
}
