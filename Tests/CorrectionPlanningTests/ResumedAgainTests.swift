import CorrectionPlanning
import HexapodKinematics
import RigidMotion
import SampleCases
import TestSupport
import Testing
import TreatmentModel

/// Plans that were resumed are resumed again, as often as it takes.
@Suite struct ResumedAgainTests {
  private let cases = runsSoak ? 500 : 50

  /// A bone or a joint, in one stage or several.
  private func sample(_ random: inout SplitMix64) -> TreatedLevel {
    guard random.next() % 3 == 0 else { return random.resumable() }
    return equinus(random.uniform(10...30), distraction: random.next() % 2 == 0 ? 4 : 0)
  }

  private func resumed(
    _ level: TreatedLevel, _ followed: Plan, on day: Int, sayingStages: Bool = true
  ) throws -> Plan {
    var request = ResumeRequest(readings: try #require(followed.day(day)).set)
    request.day = day
    return try Planner.resume(
      level, from: request, following: followed.recorded(sayingStages: sayingStages))
  }

  /// Whether the days after the first are those of another plan.
  private func expect(_ rest: Plan, isRestOf plan: Plan) throws {
    #expect(rest.lastDay == plan.lastDay)
    for day in rest.days.dropFirst() {
      let own = try #require(plan.day(day.day))
      #expect(day.set == own.set && day.stage == own.stage && day.date == own.date)
      #expect(day.adjustments == own.adjustments)
      #expect((day.fragmentPose.translation - own.fragmentPose.translation).norm < 1e-9)
    }
    #expect(rest.strutTimeline.changes == plan.strutTimeline.changes.filter { $0.day > rest.firstDay })
  }

  @Test(arguments: [true, false]) func resumedAnyNumberOfTimesItStaysThePlan(sayingStages: Bool) throws {
    var random = SplitMix64(seed: printedSeed(541))
    var (resumptions, staged) = (0, 0)
    for _ in 0..<cases {
      let level = sample(&random)
      let plan = try Planner.plan(level)
      if plan.days.contains(where: { $0.stage > 1 }) { staged += 1 }
      var (followed, today) = (plan, 0)
      while today < plan.lastDay {
        today = min(plan.lastDay, today + 1 + Int(random.next() % UInt64(1 + plan.lastDay / 3)))
        followed = try resumed(level, followed, on: today, sayingStages: sayingStages)
        #expect(followed.firstDay == today)
        try expect(followed, isRestOf: plan)
        resumptions += 1
      }
    }
    print("resumed \(resumptions) times, \(staged) of \(cases) plans in stages")
    #expect(staged > cases / 4)
  }

  @Test func whatGoesOnFromOtherReadingsMoreSlowlyStaysItselfToo() throws {
    var random = SplitMix64(seed: printedSeed(542))
    for _ in 0..<cases {
      let level = sample(&random)
      let plan = try Planner.plan(level)
      let day = Int(random.next() % UInt64(plan.duration + 1))
      var request = ResumeRequest(
        readings: StrutReadings { plan.days[day].set[$0] + Double(Int(random.next() % 5)) - 2 })
      (request.day, request.pause) = (day + Int(random.next() % 3), Int(random.next() % 3))
      request.slow = [1, 0.5][Int(random.next() % 2)]
      let first = try Planner.resume(level, from: request)
      for today in first.days.map(\.day) where today % 5 == 0 && today < first.lastDay {
        try expect(try resumed(first.level, first, on: today), isRestOf: first)
      }
    }
  }

  /// A strut that was held, and is again.
  @Test func aHoldThatIsOverChangesNothingAnyMore() throws {
    var random = SplitMix64(seed: printedSeed(543))
    var behind = 0
    for _ in 0..<cases {
      var level = random.resumable()
      level.schedule.adjustmentsPerDay = 1
      let first = 1 + Int(random.next() % 8)
      level.holds = [StrutHold(strut: .one, days: first...first + 3)]
      let plan = try Planner.plan(level)
      guard let last = plan.days.last(where: { $0.shortfall != nil })?.day else { continue }
      behind += 1
      for today in [first, last, (last + plan.lastDay) / 2] where today < plan.lastDay {
        let rest = try resumed(level, plan, on: today)
        try expect(rest, isRestOf: plan)
        guard today >= last else { continue }
        try expect(try resumed(level, rest, on: (today + plan.lastDay) / 2), isRestOf: plan)
      }
    }
    #expect(behind > cases / 4)
  }

  @Test func stagesThatCannotBeToldAreRefused() throws {
    var level = equinus(distraction: 4)
    let plan = try Planner.plan(level)
    let whole = try plan.recorded(sayingStages: true)
    func following(_ change: (RecordedPlan.Day) -> RecordedPlan.Day?) throws -> Plan {
      let changed = try #require(
        RecordedPlan(starts: whole.starts, changes: [], days: whole.days.dropFirst(9).compactMap(change)))
      var request = ResumeRequest(readings: plan.days[12].set)
      request.day = 12
      return try Planner.resume(level, from: request, following: changed)
    }
    func day(_ day: RecordedPlan.Day, stage: Int?, isBehind: Bool = false) -> RecordedPlan.Day? {
      RecordedPlan.Day(
        number: day.number, stage: stage, ringPose: day.ringPose,
        settings: day.number == 9 ? [day.settings[day.settings.count - 1]] : day.settings, isBehind: isBehind)
    }
    #expect(try following { day($0, stage: $0.stage) }.lastDay == plan.lastDay)
    #expect(try following { day($0, stage: nil) }.lastDay == plan.lastDay)
    #expect(throws: PlanningError.self) { try following { day($0, stage: 3) } }
    #expect(throws: PlanningError.self) { try following { day($0, stage: $0.number > 20 ? 1 : 2) } }
    #expect(throws: PlanningError.self) { try following { day($0, stage: nil, isBehind: $0.number == 12) } }
    // The target of another case.
    level.target.lateralAngulation = radians(2)
    #expect(throws: PlanningError.self) { try following { day($0, stage: nil) } }
  }

  @Test func whatTakesTooLongIsNamedByItsOwnRate() throws {
    var deformity = Deformity()
    (deformity.apAngulation, deformity.axialTranslation) = (radians(14), 18)
    var level = sampleCase(deformity)
    level.structuresAtRisk = [
      StructureAtRisk(name: "one", ap: 10, lateral: 0, axial: 0),
      StructureAtRisk(name: "n", ap: 300, lateral: 0, axial: 0, rate: 0.05),
    ]
    do throws(PlanningError) {
      _ = try Planner.plan(level)
      Issue.record("it takes years")
    } catch {
      #expect(error.code == .tooLong && error.key == CaseKey(.structuresAtRisk, .rate, entry: 2))
    }
    level.structuresAtRisk.removeLast()
    level.schedule.rate = 0.05
    do throws(PlanningError) {
      level.deformity.apAngulation = radians(80)
      level.structuresAtRisk[0].ap = 300
      _ = try Planner.plan(level)
      Issue.record("it takes years")
    } catch { #expect(error.code == .tooLong && error.key == CaseKey(.schedule, .rate)) }
  }

  @Test func twoColumnsOfARecordThatAreExchangedAreNamedAndNothingElse() throws {
    var deformity = Deformity()
    (deformity.axialTranslation, deformity.apAngulation) = (18, radians(-14))
    (deformity.lateralAngulation, deformity.axialRotation) = (radians(9), radians(-12))
    let level = sampleCase(deformity)
    let plan = try Planner.plan(level)
    let pairs = StrutNumber.allCases.flatMap { one in
      StrutNumber.allCases.filter { $0 > one }.map { (one, $0) }
    }
    var named = 0
    for (one, other) in pairs
    where plan.days.prefix(11).allSatisfy({ abs($0.set[one.index] - $0.set[other.index]) > 8 }) {
      var request = ResumeRequest(readings: plan.days[10].set)
      request.day = 10
      request.done = plan.days.prefix(11).map { day in
        var set = day.set
        (set[one.index], set[other.index]) = (day.set[other.index], day.set[one.index])
        return DayReadings(day: day.day, readings: set)
      }
      let checks = try Planner.resume(level, from: request).resumption?.checks ?? []
      #expect(checks.count == 1 && checks.first?.struts.map(\.number) == [one, other], "\(checks)")
      #expect(checks.first?.code == .inputsDisagree && checks.first?.severity == .warning)
      named += 1
    }
    #expect(named > 4)
  }
}

extension Plan {
  /// What is written down of it.
  func recorded(sayingStages: Bool) throws -> RecordedPlan {
    let days = days.compactMap { day in
      RecordedPlan.Day(
        number: day.day, stage: sayingStages ? day.stage : nil, ringPose: day.pose,
        settings: day.adjustments.isEmpty ? [day.set] : day.adjustments.map(\.set),
        isBehind: day.shortfall != nil)
    }
    return try #require(
      RecordedPlan(
        starts: struts,
        changes: strutTimeline.changes.map {
          RecordedPlan.Change(strut: $0.strut, to: $0.to, day: $0.day)
        },
        days: days))
  }
}
