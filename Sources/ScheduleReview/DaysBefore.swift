import CorrectionPlanning
import HexapodKinematics
import TreatmentModel

/// The rows of a schedule before a plan that was resumed, and those that follow it; the day on which it was resumed is among both.
struct DaysBefore {
  private let plan: Plan
  private let (before, after): (TypedSchedule, TypedSchedule)

  /// A row of a plan has so many struts as it sets them.
  private static let leastStruts = 4

  /// Nil where no row is before the plan, or where the first of the others is not where the plan has it then: the numbers of its days are
  /// not the schedule's.
  init?(_ schedule: TypedSchedule, _ plan: Plan) {
    let day = plan.firstDay
    guard day > 0, schedule.rows.contains(where: { $0.day < day }),
      let first = schedule.inOrder.first(where: { $0.day >= day }),
      let before = schedule.part({ $0.day <= day }), let after = schedule.part({ $0.day >= day })
    else { return nil }
    let wanted = PlannedLengths(plan, schedule.clock).lengths(schedule.number(first))
    let lengths = plan.strutTimeline.hardware(onDay: first.day).lengths(of: first.readings)
    let limit = ReadingNoise(schedule).readingLimit
    guard (0..<6).count(where: { abs(lengths[$0] - wanted[$0]) <= limit }) >= DaysBefore.leastStruts else {
      return nil
    }
    (self.plan, self.before, self.after) = (plan, before, after)
  }

  /// Each part held against its own plan, as one opinion.
  ///
  /// - Parameter before: the case until then; what is said to be on is on on its first row.
  func opinion(
    _ level: TreatedLevel, before: TreatedLevel, identifying: Bool
  ) throws(PlanningError) -> SecondOpinion {
    var own = level
    own.strutsMounted = nil
    let done = try SecondOpinion(before, self.before)
    return try SecondOpinion(own, after, plan: plan, identifying: identifying).following(done)
  }
}

extension SecondOpinion {
  /// The same after what was done until its first day, which both have.
  fileprivate func following(_ done: SecondOpinion) -> SecondOpinion {
    guard let last = done.days.last else { return self }
    var whole = self
    whole.days =
      done.days + days.drop { $0.day == last.day }.map { $0.farther(by: last.travels) }
    // That it ends before the case's own plan does is no mistake.
    let before = done.findings.filter {
      $0.code != .targetMissed && !($0.code == .rowMissing && $0.day == last.day)
    }
    func isWritten(_ finding: Finding) -> Bool {
      finding.code.isMistake || finding.code == .strutChangeMoved
    }
    let all = [before, findings]
    whole.findings =
      all.flatMap { $0.filter(isWritten) } + all.flatMap { $0.filter { !isWritten($0) } }.ordered { _ in 0 }
    return whole
  }
}

extension OpinionDay {
  /// The same with what the points at risk had travelled before.
  fileprivate func farther(by before: [PointTravel]) -> OpinionDay {
    OpinionDay(
      day: day, part: part, isDayEnd: isDayEnd, date: date, readings: readings, outcome: outcome, pose: pose,
      fragmentPose: fragmentPose, remaining: remaining, stiffness: stiffness, boneGap: boneGap,
      travels: travels.map { travel in
        let more = before.first { $0.name == travel.name }?.total ?? 0
        return PointTravel(
          name: travel.name, perDay: travel.perDay, rate: travel.rate, total: travel.total + more,
          isTooFast: travel.isTooFast)
      })
  }
}
