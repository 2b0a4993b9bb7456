import CorrectionPlanning
import HexapodKinematics
import RigidMotion
import SampleCases
import ScheduleReview
import TestSupport
import Testing
import TreatmentModel

/// A day on which more is turned than a point at risk may travel, whatever exact lengths the readings were rounded from.
@Suite struct TooFastTests {
  /// A schedule of the case in which one day is `factor` days long, rounded strut by strut to `step`.
  private func schedule(_ plan: Plan, _ longDay: Int, _ factor: Double, _ step: Double) -> TypedSchedule? {
    let exact = plan.days.map { plan.strutTimeline.starts.readings(of: $0.exact) }
    func readings(_ place: Double) -> StrutReadings {
      let before = min(Int(place), exact.count - 2)
      let share = min(place - Double(before), 1)
      return StrutReadings {
        let wanted = exact[before][$0] + share * (exact[before + 1][$0] - exact[before][$0])
        return step * (wanted / step).rounded()
      }
    }
    var (rows, place, day) = ([ScheduleRow](), 0.0, 0)
    while place < Double(exact.count) {
      rows.append(
        ScheduleRow(day: day, readings: readings(min(place, Double(exact.count - 1))), line: day + 2))
      day += 1
      place += day == longDay ? factor : 1
    }
    return TypedSchedule(rows: rows)
  }

  /// For any direction u the displacement along it is at least `u·v - Σ h |u·J_i|`: the most of that over many directions is a proof.
  private func proven(
    _ point: PointAtRisk, _ frame: MountedFrame, _ start: RigidTransform, _ end: RigidTransform, slack: Double
  ) -> Double {
    let place = frame.inMovingRing(point.position)
    let v = end * place - start * place
    let columns = [start, end].flatMap { pose in
      LengthResponse(frame.hexapod, at: pose).map { Array($0.displacements(of: place)) } ?? []
    }
    func bound(_ u: Vector3) -> Double { u.dot(v) - slack * columns.reduce(0) { $0 + abs(u.dot($1)) } }
    var u = v * (1 / v.norm)
    var best = bound(u)
    for round in 0..<400 {
      // Up the slope of a concave function, on the sphere.
      let slope = columns.reduce(v) { $0 - (u.dot($1) >= 0 ? slack : -slack) * $1 }
      let next = u + (0.5 / Double(round + 2)) * slope
      u = next * (1 / next.norm)
      best = max(best, bound(u))
    }
    return best
  }

  @Test(arguments: [1, 0.25])
  func everyDayThatIsProvablyTooFastIsAnError(step: Double) throws {
    var random = SplitMix64(seed: printedSeed(531))
    var (tried, provable, missed, flagged) = (0, 0, 0, 0)
    while tried < (runsSoak ? 2000 : 40) {
      let input = random.scheduledCase()
      guard let plan = try? Planner.plan(input), plan.isFollowed, plan.duration > 6,
        plan.strutTimeline.changes.isEmpty
      else { continue }
      let day = 1 + Int(random.next() % UInt64(plan.duration - 2))
      guard let fast = schedule(plan, day, random.uniform(1.5...8), step) else { continue }
      tried += 1
      let opinion = try SecondOpinion(input, fast, plan: plan)
      let isFlagged = opinion.findings.contains { $0.code == .rateExceeded && $0.severity == .error }
      flagged += isFlagged ? 1 : 0
      guard opinion.days.count > day else { continue }
      let (before, after) = (opinion.days[day - 1], opinion.days[day])
      guard before.isFound, after.isFound else { continue }
      let frame = try MountedFrame(input)
      // What is not linear in so small a change is less than this, mm.
      let slack = step / 2
      let isProvable = input.pointsAtRisk.contains {
        proven($0, frame, before.pose, after.pose, slack: slack) > $0.rate + 0.02
      }
      provable += isProvable ? 1 : 0
      if isProvable, !isFlagged {
        missed += 1
        print("missed: day \(day)", opinion.findings.map(\.what.plain))
      }
    }
    print(
      "step \(step): \(tried) with a day too long, provably \(provable), of these missed \(missed); flagged \(flagged)"
    )
    #expect(missed == 0 && provable * 3 > tried)
  }

  @Test(arguments: RoundingRule.allCases)
  func noSoundScheduleIsTooFast(rule: RoundingRule) throws {
    var random = SplitMix64(seed: printedSeed(532))
    var (tried, alarms) = (0, 0)
    while tried < (runsSoak ? 2000 : 40) {
      var input = random.scheduledCase()
      input.schedule.rounding = .together
      guard let plan = try? Planner.plan(input), plan.isFollowed, let sound = try rule.schedule(plan, input)
      else { continue }
      tried += 1
      // By the plan's rule once as its own, and once as that of somebody of whom nothing is known.
      let opinions = [
        try SecondOpinion(input, sound, plan: plan), try SecondOpinion(input, later(sound), plan: plan),
      ]
      let found = opinions.flatMap(\.findings).filter { $0.code == .rateExceeded }
      alarms += found.isEmpty ? 0 : 1
      if !found.isEmpty { print("\(rule):", found.map(\.what.plain)) }
    }
    print("\(rule): \(tried) sound, \(alarms) called too fast")
    #expect(alarms == 0)
  }

  /// Lengths that are printed finely go at just the rate: what their last digit adds is not too fast, and a hundredth of a rate is.
  @Test(arguments: [0.01, 0.001, 0.0001, 0])
  func exactLengthsAtTheRateAreNotTooFast(step: Double) throws {
    for limb in limbs {
      var deformity = Deformity()
      deformity.axialTranslation = 20
      let plan = try Planner.plan(sampleCase(deformity, limb: limb))
      for (factor, isTooFast) in [(1.0, false), (1.01, true)] {
        let exact = plan.days.map { plan.strutTimeline.starts.readings(of: $0.exact) }
        let rows = (0..<Int(20 / factor)).map { day in
          let place = Double(day) * factor
          let (before, share) = (Int(place), place - Double(Int(place)))
          return ScheduleRow(
            day: day,
            readings: StrutReadings {
              let wanted = exact[before][$0] + share * (exact[before + 1][$0] - exact[before][$0])
              return step > 0 ? step * (wanted / step).rounded() : wanted
            }, line: day + 2)
        }
        let opinion = try SecondOpinion(plan.level, #require(TypedSchedule(rows: rows)), plan: nil)
        #expect(opinion.findings.contains { $0.code == .rateExceeded } == isTooFast, "\(step) \(factor)")
      }
    }
  }

  /// Of a limb that is turned each point of the rim by itself may have stood nearly still for some exact lengths, and not all for the same.
  /// That the rim goes 5.14 mm from day 0 to day 2 of 25° at four times the pace was found by scipy's SLSQP, over both days' twelve lengths.
  @Test(arguments: [15.0, 25, 40]) func pointsOfOneRimGoByTheSameLengths(turn: Double) throws {
    for limb in limbs {
      var deformity = Deformity()
      deformity.axialRotation = radians(turn)
      let plan = try Planner.plan(sampleCase(deformity, limb: limb))
      let own = TypedSchedule(plan).rows
      for pace in 1...4 {
        let rows = own.enumerated().filter { $0.offset % pace == 0 || $0.offset == own.count - 1 }
          .enumerated().map {
            ScheduleRow(day: $0.offset, readings: $0.element.element.readings, line: $0.offset + 2)
          }
        let opinion = try SecondOpinion(plan.level, #require(TypedSchedule(rows: rows)), plan: plan)
        let found = opinion.findings.filter { $0.code == .rateExceeded }
        #expect(found.isEmpty == (pace == 1), "\(turn)° at pace \(pace): \(found.map(\.what.plain))")
      }
    }
  }

  /// The same with 3 mm more of every reading, on no plan's rows.
  private func later(_ schedule: TypedSchedule) throws -> TypedSchedule {
    try #require(
      TypedSchedule(
        rows: schedule.rows.map { row in
          ScheduleRow(day: row.day, readings: StrutReadings { row.readings[$0] + 3 }, line: row.line)
        }))
  }
}
