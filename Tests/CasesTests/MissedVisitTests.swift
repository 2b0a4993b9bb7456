import CaseFiles
import CorrectionPlanning
import HexapodKinematics
import ScheduleReview
import Testing
import TreatmentModel

/// A plan that changes all six struts on day 13, from a class whose scale begins at 110 mm to one at 140 mm, and visits that took
/// place on other days.
@Suite struct MissedVisitTests {
  private func level(_ more: String = "") throws -> TreatedLevel {
    let text = """
      case: reading-offset
      side: left
      bone: tibia
      reference: proximal
      deformity:
        axial-translation: 60 short
      mounting:
        axial-offset: 60 proximal
      frame:
        proximal-ring: generic-155
        distal-ring: generic-155
        strut-classes:
          - {name: a, min: 10, max: 50, reading-offset: 110}
          - {name: b, min: 10, max: 70, reading-offset: 140}
        struts: auto
        mode: chronic
        neutral-height: 180
      schedule:
        surgery: 2026-12-20
      \(more)

      """
    guard case .correction(let treatment, _) = try CaseFile.parse(Array(text.utf8), name: "case") else {
      throw CocoaError.notACase
    }
    return try treatment.soleLevel()
  }

  private func six(_ readings: Double...) -> StrutReadings { StrutReadings { readings[$0] } }

  private enum CocoaError: Error { case notACase }

  private func resumed(
    _ readings: StrutReadings, day: Int?, mounted: String? = nil, done: [DayReadings] = []
  ) throws -> Plan {
    var request = ResumeRequest(readings: readings)
    (request.day, request.done) = (day, done)
    return try Planner.resume(level(mounted.map { "struts-mounted: \($0)" } ?? ""), from: request)
  }

  private func refusal(_ readings: StrutReadings, day: Int?) throws -> PlanningError? {
    var request = ResumeRequest(readings: readings)
    request.day = day
    let level = try level()
    return #expect(throws: PlanningError.self) { try Planner.resume(level, from: request) }
  }

  private func moved(_ plan: Plan) -> [Finding] { plan.checks.filter { $0.code == .strutChangeMoved } }

  @Test func aVisitThatWasMissedIsAskedForWithBothDaysAndTheLikelyOne() throws {
    let error = try #require(try refusal(six(44, 45, 44, 45, 44, 45), day: 15))
    #expect(error.code == .strutsMountedUnclear)
    for part in [
      "with b on, the limb is where the plan has it on day 46.0, 31.0 days ahead",
      "with a on, the limb is where the plan has it on day 11.9, 3.1 days behind",
      "a is what the rates allow",
    ] {
      #expect(error.message.contains(part))
    }
    let plan = try resumed(six(44, 45, 44, 45, 44, 45), day: 15, mounted: "a")
    let found = try #require(plan.resumption)
    #expect(abs(found.behind - 3) < 0.2 && plan.struts.allSatisfy { $0.name == "a" })
    #expect(abs(plan.days[0].remaining.axialTranslation - 48) < 0.2 && (63...64).contains(plan.lastDay))
    #expect(plan.strutTimeline.changes.count == 6)
    #expect(moved(plan).map(\.severity) == [.note])
    #expect(try #require(moved(plan).first).what.plain.contains("the visit of day 13 has not taken place"))
  }

  @Test func aVisitThatWasPutOffIsAskedForToo() throws {
    let error = try #require(try refusal(six(46, 45, 46, 45, 46, 45), day: 13))
    #expect(error.code == .strutsMountedUnclear && error.message.contains("day 13.0, as planned"))
    let plan = try resumed(six(46, 45, 46, 45, 46, 45), day: 13, mounted: "[a, a, a, a, a, a]")
    #expect(abs(try #require(plan.resumption).behind) < 0.1)
  }

  @Test func aVisitThatWasBroughtForwardIsTakenAndSaid() throws {
    let plan = try resumed(six(12, 13, 12, 13, 12, 13), day: 10)
    #expect(abs(try #require(plan.resumption).behind - 0.5) < 0.1)
    #expect(plan.struts.allSatisfy { $0.name == "b" } && plan.strutTimeline.changes.isEmpty)
    #expect(moved(plan).map(\.severity) == [.warning])
    #expect(try #require(moved(plan).first).struts.count == 6)
  }

  /// Five struts were changed; the sixth goes on on the old scale.
  @Test func aStrutThatWasForgottenAtTheVisitIsNamed() throws {
    let plan = try resumed(six(15, 15, 15, 15, 16, 46), day: 13)
    #expect(plan.struts.map(\.name) == ["b", "b", "b", "b", "b", "a"])
    #expect(moved(plan).map(\.struts) == [[6]])
    #expect(
      try #require(moved(plan).first).what.plain.contains("still a: not changed at the visit of day 13"))
  }

  /// Which of two days it is depends on the struts, and nobody says which are on.
  @Test func withoutADayNothingIsChosenInSilence() throws {
    #expect(try refusal(six(44, 44, 44, 44, 44, 44), day: nil)?.code == .strutsMountedUnclear)
    #expect(try resumed(six(44, 44, 44, 44, 44, 44), day: nil, mounted: "b").firstDay == 45)
    #expect(try resumed(six(16, 16, 16, 16, 16, 16), day: nil).firstDay == 14)
  }

  /// Late in a lengthening the old class would read the same on a day long past; a record tells.
  @Test func whatIsAsPlannedIsTakenWithANoteUnlessTheDaysBeforeAreKnown() throws {
    let plan = try Planner.plan(level())
    let noted = try resumed(plan.days[46].set, day: 46)
    #expect(moved(noted).map(\.severity) == [.note])
    #expect(noted.struts == plan.strutTimeline.hardware(onDay: 46))
    let done = [40, 43].map { DayReadings(day: $0, readings: plan.days[$0].set) }
    #expect(moved(try resumed(plan.days[46].set, day: 46, done: done)).isEmpty)
    // Three days behind it is another matter.
    #expect(try refusal(plan.days[43].set, day: 46)?.code == .strutsMountedUnclear)
    #expect(moved(try resumed(plan.days[43].set, day: 46, done: done)).isEmpty)
  }

  /// The change was done three days late, and the record of those days is on the old scale.
  @Test func aRecordIsReadWithTheStrutsOfItsDays() throws {
    let plan = try Planner.plan(level())
    func readings(_ day: Int) -> StrutReadings {
      let lengths = plan.strutTimeline.hardware(onDay: day).lengths(of: plan.days[day].set)
      let on = plan.strutTimeline.hardware(onDay: day < 16 ? 0 : 13)
      return on.readings(of: lengths)
    }
    let done = (0...17).map { DayReadings(day: $0, readings: readings($0)) }
    let resumed = try resumed(readings(18), day: 18, done: done)
    let turned = try #require(resumed.resumption).turned
    #expect(turned.count == 18 && turned.allSatisfy { !$0.isExceeded && $0.path < 1.1 })
    #expect(moved(resumed).map(\.severity) == [.warning])
    #expect(try #require(moved(resumed).first).what.plain.contains("the visit of day 13 was on day 16"))
  }

  @Test func aScheduleWithTheVisitOnAnotherDayIsReadAsItIs() throws {
    let level = try level()
    let plan = try Planner.plan(level)
    for (day, severity) in [(10, Finding.Severity.warning), (16, .warning), (22, .error)] {
      let rows = plan.days.map { one in
        let lengths = plan.strutTimeline.hardware(onDay: one.day).lengths(of: one.set)
        let on = plan.strutTimeline.hardware(onDay: one.day < day ? 0 : 13)
        return ScheduleRow(day: one.day, readings: on.readings(of: lengths), line: one.day + 2)
      }
      let opinion = try SecondOpinion(level, try #require(TypedSchedule(rows: rows)))
      let first = try #require(opinion.findings.first)
      #expect(first.code == .strutChangeMoved && first.severity == severity && first.struts.count == 6)
      #expect(first.what.plain.contains("on day \(day); the plan changes a to b on day 13"))
      #expect(!opinion.findings.contains { [.jump, .rateExceeded, .startMissed].contains($0.code) })
    }
  }

  /// A class that the plan does not have on any strut.
  @Test func aChangeThatThePlanDoesNotHaveIsNamedAsOne() throws {
    var level = try level()
    let own = try Planner.plan(level)
    let other = StrutHardware(
      name: "c", range: 10...90, step: 1, readingOffset: 100,
      provenance: Provenance(source: "test", verified: true))
    level.strutClasses.append(other)
    level.struts = .given(own.struts)
    let plan = try Planner.plan(level)
    let rows = plan.days.map { one in
      var readings = one.set
      if one.day >= 30 { readings[2] += 40 }
      return ScheduleRow(day: one.day, readings: readings, line: one.day + 2)
    }
    let opinion = try SecondOpinion(level, try #require(TypedSchedule(rows: rows)), plan: own)
    #expect(opinion.findings.first?.code == .strutChangeMoved && opinion.findings.first?.day == 30)
    #expect(opinion.findings.first?.struts == [3])
  }

  @Test func theKeyIsReadAndWrittenAndRefusedLikeOthers() throws {
    let mounted = try #require(try level("struts-mounted: [b, b, b, a, a, a]").strutsMounted)
    #expect(mounted.map(\.name) == ["b", "b", "b", "a", "a", "a"])
    #expect(
      try CaseWriter(level("struts-mounted: [b, b, b, a, a, a]")).yaml.contains(
        "struts-mounted: [b, b, b, a, a, a]"))
    for wrong in ["c", "[a, b]", "{min: 10, max: 50}", "[a, a, a, a, a, [b]]"] {
      #expect(throws: CaseFileErrors.self) { try level("struts-mounted: \(wrong)") }
    }
  }
}
