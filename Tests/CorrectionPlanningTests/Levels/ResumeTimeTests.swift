import CorrectionPlanning
import HexapodKinematics
import SampleCases
import TestSupport
import Testing
import TreatmentModel

/// A limb that is where its plan has it at another time, and records that are not its own.
@Suite struct ResumeTimeTests {
  private func record(_ plan: TreatmentPlan, _ days: Range<Int>) -> [[DayReadings]] {
    plan.levels.map { level in days.map { DayReadings(day: $0, readings: level.days[$0].set) } }
  }

  private func all(_ plan: TreatmentPlan) -> [Finding] { plan.checks + plan.levels.flatMap(\.checks) }

  private func disagreements(_ plan: TreatmentPlan) -> [Finding] {
    all(plan).filter { $0.code == .inputsDisagree && $0.severity != .note }
  }

  @Test(arguments: [(20, 40), (28, 100), (60, 90)])
  func aTransportLeftBehindForDaysIsSaidOnce(_ day: Int, _ today: Int) throws {
    let treatment = sampleTransport()
    let plan = try Planner.plan(treatment)
    let found = disagreements(try Planner.resume(treatment, from: plan.request(day, today: today)))
    let behind = try #require(found.first { $0.unit == "days" })
    #expect(found.count == 1 && behind.severity == .warning)
    #expect(abs((behind.value ?? 0) - Double(today - day)) < 1.5)
  }

  @Test func aFewMissedDaysAreNot() throws {
    let treatment = sampleTransport()
    let plan = try Planner.plan(treatment)
    #expect(disagreements(try Planner.resume(treatment, from: plan.request(20, today: 25))).isEmpty)
  }

  @Test func aLongPauseIsAsLongAWait() throws {
    let treatment = sampleTransport()
    let plan = try Planner.plan(treatment)
    for (pause, isSaid) in [(7, false), (8, true), (300, true)] {
      var request = plan.request(20)
      request.pause = pause
      let found = disagreements(try Planner.resume(treatment, from: request))
      #expect(found.map(\.remedy) == (isSaid ? [.lookAtBone] : []), "\(pause)")
    }
  }

  @Test func oneLevelLeftBehindIsSaidToo() throws {
    var deformity = Deformity()
    deformity.axialTranslation = 12
    let level = sampleCase(deformity)
    let plan = try Planner.plan(level)
    for (day, today, isSaid) in [(4, 8, false), (4, 30, true), (plan.duration, plan.duration + 30, false)] {
      var request = ResumeRequest(readings: plan.days[day].set)
      request.day = today
      let found = try Planner.resume(level, from: request).checks.filter {
        $0.code == .inputsDisagree && $0.severity == .warning
      }
      #expect(!found.isEmpty == isSaid, "\(day) \(today)")
    }
  }

  /// A frame that rests until the other is done, with readings of a later day.
  @Test func aLevelThatWasNotToBeginIsSaidToHaveMoved() throws {
    var random = SplitMix64(seed: printedSeed(1671))
    var tried = 0
    while tried < 6 {
      var treatment = random.independentLevels(.left)
      treatment.levels[1].starts = .after(LevelID(0))
      let plan = try Planner.plan(treatment)
      let first = try #require(plan.levels[1].days.first { $0.turns.contains { $0 != 0 } }?.day)
      guard plan.duration > first + 12 else { continue }
      tried += 1
      var request = plan.request(3)
      #expect(disagreements(try Planner.resume(treatment, from: request)).isEmpty)
      request.readings[1] = plan.levels[1].days[first + 11].set
      let resumed = try Planner.resume(treatment, from: request)
      let found = try #require(disagreements(resumed).first)
      #expect(found.what.plain.contains("was not to be turned before day \(first)"), "\(found.what.plain)")
      #expect((found.severity == .error) == ((found.value ?? 0) > CheckLimits.farOffPlan))
    }
  }

  @Test(arguments: Transport.Direction.allCases)
  func recordsWithTheFramesInEachOthersPlaceAreRefused(_ travels: Transport.Direction) throws {
    let treatment = sampleTransport(travels: travels)
    let plan = try Planner.plan(treatment)
    var request = plan.request(28)
    request.done = record(plan, 0..<28)
    #expect(disagreements(try Planner.resume(treatment, from: request)).isEmpty)
    request.done.swapAt(0, 1)
    let error = #expect(throws: PlanningError.self) { try Planner.resume(treatment, from: request) }
    #expect(error?.message.contains("each other's place") == true && error?.subject == .daysDone(0))
  }

  @Test func aReadingThatWasTypedWrongInARecordIsNamed() throws {
    let treatment = sampleTransport()
    let plan = try Planner.plan(treatment)
    for level in 0..<2 {
      var request = plan.request(28)
      request.done = record(plan, 0..<28)
      let right = request.done[level][12].readings[3]
      var wrong = request.done[level][12].readings
      wrong[3] = right + 30
      request.done[level][12] = DayReadings(day: 12, readings: wrong)
      let found = try #require(disagreements(try Planner.resume(treatment, from: request)).first)
      #expect(found.day == 12)
      guard case .readAgainOnDay(let strut, _, let meant, _, _)? = found.remedy else {
        Issue.record("\(found)")
        continue
      }
      #expect(strut.index == 3 && abs(meant - right) <= 1)
    }
  }

  @Test(arguments: [1, 2, 3, 4])
  func aStrutReadWrongOnAFewDaysInALineIsNamed(_ count: Int) throws {
    let treatment = sampleTransport()
    let plan = try Planner.plan(treatment)
    var request = plan.request(28)
    request.done = record(plan, 0..<28)
    for day in 12..<(12 + count) {
      var wrong = request.done[0][day].readings
      wrong[3] += 30
      request.done[0][day] = DayReadings(day: day, readings: wrong)
    }
    let named = disagreements(try Planner.resume(treatment, from: request)).filter { found in
      if case .readAgainOnDay(let strut, _, _, _, _)? = found.remedy { strut.index == 3 } else { false }
    }
    #expect(named.count == (count > CheckLimits.strayDays ? 0 : 1))
  }

  /// The frame whose strut was misread says which; that the limb is off its path follows from it.
  @Test func aMisreadStrutOfToday() throws {
    let treatment = sampleTransport()
    let plan = try Planner.plan(treatment)
    for level in 0..<2 {
      var request = plan.request(28)
      request.readings[level][3] += 30
      let resumed = try Planner.resume(treatment, from: request)
      let found = disagreements(resumed)
      #expect(found.count == 1 && found.first?.struts.map(\.number.index) == [3], "\(found)")
      let limb = try #require(all(resumed).first { $0.code == .limbMoves && $0.day == 28 })
      #expect(limb.severity == .note && limb.what.plain.contains("\(LevelID(level).name) frame"))
    }
  }

  @Test func theRecordOfAnotherLimbIsAnError() throws {
    let treatment = sampleTransport()
    let plan = try Planner.plan(treatment)
    var request = plan.request(28)
    request.done = plan.levels.map { level in
      (0..<28).map { day in
        DayReadings(
          day: day, readings: StrutReadings { level.days[day].set[$0] + [40, 30, 0, 0, 0, 0][$0] })
      }
    }
    let resumed = try Planner.resume(treatment, from: request)
    #expect(resumed.hasErrors && disagreements(resumed).contains { $0.remedy == .checkWhoseSchedule })
  }

  @Test func daysThatWereNotWrittenDownAreSaid() throws {
    let treatment = sampleTransport()
    let plan = try Planner.plan(treatment)
    var request = plan.request(28)
    request.done = record(plan, 0..<11)
    let notes = all(try Planner.resume(treatment, from: request)).filter {
      $0.what.plain.contains("nothing of day 11-27")
    }
    #expect(notes.count == 2 && notes.allSatisfy { $0.severity == .note })
  }
}
