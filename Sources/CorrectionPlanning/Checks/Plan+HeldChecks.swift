import HexapodKinematics
import RigidMotion
import TextOutput
import TreatmentModel

/// A loss held against its limits: the distance, or the angle if that is worse.
private struct LossFigure {
  let value: Double
  let limit: Double
  let unit: String

  init(distance: Double, angle: Double, _ limits: CheckLimits) {
    let isAngle = angle / limits.lostAngle > distance / limits.lostDistance
    (value, limit, unit) =
      isAngle ? (degrees(angle), degrees(limits.lostAngle), "deg") : (distance, limits.lostDistance, "mm")
  }

  var isGrave: Bool { value > limit }
}

/// Days in a row on which the limb is behind the plan, and what is lost on them.
private struct Episode {
  let days: [PlanDay]
  let limits: CheckLimits

  /// The day with which it is made good; nil when it never is.
  var end: Int? { days.last.flatMap { $0.shortfall?.isCaughtUp == true ? $0.day : nil } }
  var distance: Double { days.reduce(0) { max($0, $1.shortfall?.distance ?? 0) } }
  var angle: Double { days.reduce(0) { max($0, $1.shortfall?.angle ?? 0) } }
  /// How many times its limit the worst of it is.
  var severity: Double { figure.value / figure.limit }
  var figure: LossFigure { LossFigure(distance: distance, angle: angle, limits) }

  /// `up to 2.10 mm and 0.80° are lost, caught up on day 14`.
  var words: String {
    "up to \(decimal(distance, 2)) mm and \(decimal(degrees(angle), 2))° are lost, "
      + (end.map { "caught up on day \($0)" } ?? "and never caught up")
  }
}

extension Plan {
  /// Every strut that the case holds, with what it costs.
  var heldChecks: [Finding] {
    level.holds.filter { $0.days.upperBound > firstDay }.map { hold in
      let last = min(hold.days.upperBound, lastDay)
      let when =
        hold.days.upperBound == Int.max
        ? (hold.days.lowerBound == 1 ? "for the whole plan" : "from day \(hold.days.lowerBound) on")
        : hold.days.count == 1
          ? "on day \(hold.days.lowerBound)"
          : "on days \(hold.days.lowerBound) to \(hold.days.upperBound)"
      let strut = "strut \(hold.strut) is held \(when)"
      let costly = episodes.filter { episode in
        episode.days.contains { $0.day >= hold.days.lowerBound && $0.day <= last }
      }
      guard let episode = costly.worst else {
        let why = hold.days.lowerBound > lastDay ? "the plan is over by then" : "nothing is lost by it"
        return Finding(
          .strutHeld, .note, day: hold.days.lowerBound, strut: hold.strut, what: "\(strut): \(why)")
      }
      let (figure, later) = (episode.figure, duration - daysOfPath)
      return Finding(
        .strutHeld, figure.isGrave ? .warning : .note, day: hold.days.lowerBound, strut: hold.strut,
        value: figure.value, limit: figure.limit, unit: figure.unit,
        what: "\(strut): \(episode.words)"
          + (later > 0 ? "; the plan ends \(counted(later, "day")) later for it" : ""))
    }
  }

  /// Every strut that stands at an end of its range when it should go further, with what it costs.
  var rangeEndChecks: [Finding] {
    let episodes = episodes
    guard !episodes.isEmpty else { return [] }
    return StrutNumber.allCases.compactMap { strut in
      let stopped = episodes.filter { $0.days.contains { $0.shortfall?.atRangeEnd.contains(strut) == true } }
      guard let episode = stopped.worst else { return nil }
      let days = stopped.flatMap(\.days).filter { $0.shortfall?.atRangeEnd.contains(strut) == true }
      // Beyond its range it has its error already.
      guard let first = days.first, !leavesRange(strut) else { return nil }
      let hardware = strutTimeline.hardware(strut, onDay: first.day)
      let (range, name) = (hardware.range, hardware.name)
      let wanted = days.compactMap {
        $0.shortfall.map { hardware.reading(ofLength: wantedLength(of: strut, $0)) }
      }
      let worst = wanted.max { hardware.excess(ofReading: $0) < hardware.excess(ofReading: $1) } ?? 0
      let limit =
        abs(worst - range.upperBound) < abs(worst - range.lowerBound) ? range.upperBound : range.lowerBound
      return Finding(
        .strutOutOfRange, episode.end == nil ? .error : .warning, day: first.day, strut: strut, value: worst,
        limit: limit, unit: "mm",
        what:
          "strut \(strut) stands at the end of its range from day \(first.day) to day \(days[days.count - 1].day): "
          + "\(name) ends at \(decimal(limit, 1, besideLimit: worst)) mm, the path wants \(decimal(worst, 1, besideLimit: limit)) mm; \(episode.words)",
        remedy: .otherClassOrHeightOnTheWay)
    }
  }

  /// A last day that is not where the path ends.
  var targetChecks: [Finding] {
    guard let last = days.last, let shortfall = last.shortfall, !shortfall.isCaughtUp else { return [] }
    let figure = LossFigure(distance: shortfall.distance, angle: shortfall.angle, level.limits)
    return [
      Finding(
        .targetMissed, figure.isGrave ? .error : .warning, day: last.day, value: figure.value,
        limit: figure.limit, unit: figure.unit,
        what:
          "the plan ends \(decimal(shortfall.distance, 2)) mm and \(decimal(degrees(shortfall.angle), 2))° from its "
          + "target, because struts are held or at the end of their range",
        remedy: .freeStrutsOrOtherClasses)
    ]
  }

  /// Days that the path alone takes, and those of rest before it.
  private var daysOfPath: Int { pacing.reduce(restDays) { $0 + $1.days } }

  private var episodes: [Episode] {
    guard days.indices.contains(where: { days[$0].shortfall != nil }) else { return [] }
    return days.split { $0.shortfall == nil }.flatMap { run in
      // Caught up on one day, behind again on the next, are two.
      run.split(after: { $0.shortfall?.isCaughtUp == true }).map {
        Episode(days: Array($0), limits: level.limits)
      }
    }
  }

  private func wantedLength(of strut: StrutNumber, _ shortfall: Shortfall) -> Double {
    let ringPose =
      fragmentFromReferenceRing.inverse * shortfall.wanted * fragmentFromMovingRing
    return hexapod.strutLengths(at: ringPose)[strut]
  }

  private func leavesRange(_ strut: StrutNumber) -> Bool {
    days.contains { day in
      let hardware = strutTimeline.hardware(strut, onDay: day.day)
      let readings = [day.set[strut]] + day.adjustments.map { $0.set[strut] }
      return readings.contains { hardware.excess(ofReading: $0) > 0 }
    }
  }
}

extension [Episode] {
  /// The one that is never made good, or that which costs most.
  fileprivate var worst: Episode? {
    first { $0.end == nil } ?? self.max { $0.severity < $1.severity }
  }
}

extension RandomAccessCollection {
  /// The parts that end with an element for which `isLast` holds, or with the collection.
  fileprivate func split(after isLast: (Element) -> Bool) -> [SubSequence] {
    var (parts, start) = ([SubSequence](), startIndex)
    for index in indices where isLast(self[index]) {
      let next = self.index(after: index)
      parts.append(self[start..<next])
      start = next
    }
    return start < endIndex ? parts + [self[start...]] : parts
  }
}
