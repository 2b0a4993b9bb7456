import CorrectionPlanning
import TreatmentModel

/// The rates of a level's points at risk. The rim of a defect that is closed has one until the faces meet and another in compression
/// (MODEL section 12).
struct DefectRates {
  let level: TreatedLevel
  let noise: ReadingNoise

  init(_ level: TreatedLevel, noise: ReadingNoise) { (self.level, self.noise) = (level, noise) }

  /// Where points go faster than they may.
  ///
  /// - Parameter days: the ends of days.
  func findings(_ days: [OpinionDay], _ travel: LeastTravel) -> [Finding] {
    func check(_ days: [OpinionDay], _ points: [PointAtRisk]) -> [Finding] {
      RateCheck(days: days, points: points, travel: travel).findings
    }
    var whole: [Finding] { check(days, level.pointsUnderReview) }
    guard level.role == .defect else { return whole }
    let faces = DockingFaces(level)
    let gaps = days.map { $0.isFound ? faces.gap($0.fragmentPose) : .infinity }
    // What rounding makes of the gap does not tell one rate from the other.
    guard let first = gaps.first, first > noise.step, first.isFinite else { return whole }
    let approach = gaps.firstIndex { $0 <= noise.step } ?? days.count
    let compression = gaps.firstIndex { $0 <= 0 } ?? days.count
    // Between the two, where one turns into the other, the larger holds.
    return check(Array(days[..<approach]), level.pointsAtRisk(rimRate: level.approachRate))
      + check(
        Array(days[max(0, min(approach, compression) - 1)..<min(days.count, compression + 1)]),
        level.pointsUnderReview)
      + check(Array(days[compression...]), level.pointsAtRisk(rimRate: level.schedule.compressionRate))
  }
}

extension TreatedLevel {
  /// What the rim of a defect may travel a day until the faces meet.
  fileprivate var approachRate: Double { schedule.approachRate ?? schedule.rate }

  /// The points at risk, each with the largest rate that it has at any time.
  var pointsUnderReview: [PointAtRisk] {
    role == .defect ? pointsAtRisk(rimRate: max(approachRate, schedule.compressionRate)) : pointsAtRisk
  }
}
