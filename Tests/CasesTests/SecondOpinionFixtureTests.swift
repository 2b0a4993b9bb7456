import CaseFiles
import CorrectionPlanning
import Foundation
import Reports
import ReviewReports
import ScheduleReview
import Testing
import TreatmentModel

/// Schedules with one idea each, `NAME.csv` with the expected text beside it as `NAME.txt`.
private let scheduleNames: [String] = {
  let files =
    (try? FileManager.default.contentsOfDirectory(atPath: fixtures.appending(path: "check").path)) ?? []
  return files.filter { $0.hasSuffix(".csv") }.map { String($0.dropLast(4)) }.sorted()
}()

/// Codes that have a pair of schedules, `CODE.raises.csv` and `CODE.just-not.csv`.
private let scheduleCodes = scheduleNames.filter { $0.hasSuffix(".raises") }.map { String($0.dropLast(7)) }

/// Codes that say what the readings do; their pairs are cases, of whose own plan the schedule is.
private let motionCodes: [Finding.Code] = [
  .ringOnWrongSide, .boneOutsideRing, .jointShared, .ringReversed, .jointOffArc, .jointTilt, .strutsCollide,
  .strutMeetsLimb,
  .boneEndsCollide, .nearSingular, .wrongAssembly, .hingeLeavesRest,
]

private func opinion(_ name: String) throws -> SecondOpinion {
  let folder = fixtures.appending(path: "check")
  let bytes = Array(try Data(contentsOf: folder.appending(path: "\(name).csv")))
  let first = String(decoding: bytes.prefix { $0 != 10 && $0 != 13 }, as: UTF8.self)
  let of = try #require(first.split(separator: " ").last)
  let own = folder.appending(path: "\(of).yaml").path
  let path =
    FileManager.default.fileExists(atPath: own) ? own : fixtures.appending(path: "cases/\(of).yaml").path
  guard case .correction(let stated, _) = try CaseFile.read(path: path),
    let input = stated[LevelID.only]
  else {
    throw CocoaError(.fileReadCorruptFile)
  }
  return try SecondOpinion(input, ScheduleFile.parse(bytes, name: "\(name).csv").schedule)
}

@Suite struct SecondOpinionFixtureTests {
  @Test func everyCodeHasAPair() {
    // From row to row the way is so short that a search comes to its end: no readings were found for which it does not.
    let covered = Set(scheduleCodes + (motionCodes + [.notResolved]).map(\.rawValue))
    #expect(covered == Set(Finding.Code.ofSchedules.map(\.rawValue)))
  }

  /// `Fixtures/renew.sh` makes the expected texts anew.
  @Test(arguments: scheduleNames)
  func theExpectedTextIsWritten(name: String) throws {
    let expected = try String(contentsOf: fixtures.appending(path: "check/\(name).txt"), encoding: .utf8)
    let text = CheckTable(try opinion(name), isColoured: false, options: programOptions).text
    #expect(text == expected)
    for line in text.split(separator: "\n") { #expect(line.count <= 100, "\(line)") }
  }

  @Test(arguments: scheduleCodes)
  func oneScheduleRaisesTheCodeFirstAndAnotherJustDoesNot(code: String) throws {
    let raised = try opinion("\(code).raises").findings
    // What the readings do comes after the mistake, if there is one.
    #expect(raised.first?.code.rawValue == code)
    let spared = try opinion("\(code).just-not").findings
    #expect(!spared.contains { $0.code.rawValue == code })
  }

  @Test(arguments: motionCodes)
  func whatIsInTheWayOfAPlanIsFoundInItsReadings(code: Finding.Code) throws {
    for (name, isRaised) in [("raises", true), ("just-not", false)] {
      let (text, plan) = try checkFixture("\(code.rawValue).\(name)")
      // A plan is held to its exact path and to every adjustment, a schedule to what its days are set to: a little to and fro.
      let slack = isRaised ? -1.0 : 1.0
      let looser = text.replacing("joint-tilt: 30", with: isRaised ? "joint-tilt: 29" : "joint-tilt: 31")
      guard case .correction(let stated, _) = try CaseFile.parse(Array(looser.utf8), name: name),
        var input = stated[LevelID.only]
      else {
        return
      }
      input.limits.boneOverlap += 0.2 * slack
      input.limits.nearSingular -= 0.02 * slack
      let found = try SecondOpinion(input, TypedSchedule(plan)).findings
      #expect(found.contains { $0.code == code } == isRaised, "\(found.map(\.what.plain))")
    }
  }

  @Test func aScheduleOfFourRowsADayIsOneOfFourAdjustments() throws {
    let several = try opinion("four-times-a-day")
    #expect(several.clock.parts == 4 && several.findings.isEmpty && several.days.count == 105)
    #expect(several.days.filter(\.isDayEnd).count == 27)
    let wrong = try opinion("four-times-a-day-with-mistakes").findings
    #expect(wrong.map(\.code) == [.jump, .rowMissing])
    #expect(wrong.map(\.day) == [14, 20] && wrong.map(\.part) == [2, 2])
  }

  @Test(arguments: [
    ("turn-missed-earlier-rule", [Finding.Code.turnMissed, .targetMissed], 3, 4),
    ("turn-reversed-earlier-rule", [.turnReversed, .targetMissed], 9, 4),
    ("nothing-turned", [.turnMissed, .targetMissed], 0, nil),
    ("rows-removed-lengthening", [.rowMissing, .rateExceeded], 7, nil),
    ("rows-removed-tibia", [.rowMissing, .rateExceeded, .rateExceeded], 7, nil),
    ("rest-days-of-a-diary", [.restDay], 1, nil), ("rest-days-on-sundays", [.restDay], 0, nil),
  ])
  func mistakesOfTurnsAndDaysAreNamedAsWhatTheyAre(
    name: String, codes: [Finding.Code], day: Int, strut: Int?
  ) throws {
    let found = try opinion(name).findings
    #expect(found.map(\.code) == codes, "\(found.map(\.what.plain))")
    #expect(found.first?.day == day && found.first?.strut?.number.rawValue == strut)
    #expect(codes != [.restDay] || found.allSatisfy { $0.severity == .note })
  }

  /// Of the pure lengthening whose rows were removed: 4.91 mm as it reads, and at least 3.82 mm.
  @Test func whatNoRoundingExplainsIsSaid() throws {
    let found = try #require(opinion("rows-removed-lengthening").findings.last)
    #expect(found.day == 8 && abs((found.value ?? 0) - 4.91) < 0.005)
    #expect(found.what.plain.contains("at least 3.82 mm"))
  }

  /// The rows of the case's own plan, so many of them removed and the days renumbered: within a step of each reading the exact lengths
  /// lie, and still it is too fast.
  @Test(arguments: 1...8) func rowsRemovedAreCounted(count: Int) throws {
    let path = fixtures.appending(path: "cases/pure-lengthening.yaml").path
    guard case .correction(let stated, _) = try CaseFile.read(path: path), let input = stated[LevelID.only]
    else { throw CocoaError(.fileReadCorruptFile) }
    let plan = try Planner.plan(input)
    let rows = TypedSchedule(plan).rows.enumerated().filter { !(8..<8 + count).contains($0.offset) }
    let schedule = TypedSchedule(
      rows: rows.enumerated().map {
        ScheduleRow(day: $0.offset, readings: $0.element.element.readings, line: 0)
      })
    let found = try SecondOpinion(input, try #require(schedule), plan: plan).findings
    #expect(found.first?.code == .rowMissing && found.first?.day == 7 && found.first?.value == Double(count))
    #expect(count == 1 || found.contains { $0.code == .rateExceeded && $0.severity == .error })
  }

  /// On a symmetric frame a left limb with its struts counted 2 1 6 5 4 3 reads as a right one.
  @Test func whatNoReadingCanTellApartIsNamedTogether() throws {
    let path = fixtures.appending(path: "cases/tibia-varus-lengthening.yaml").path
    guard case .correction(let stated, _) = try CaseFile.read(path: path), let input = stated[LevelID.only]
    else { throw CocoaError(.fileReadCorruptFile) }
    let own = TypedSchedule(try Planner.plan(input)).rows
    let turned = own.map { row in
      ScheduleRow(day: row.day, readings: StrutReadings { row.readings[[1, 0, 5, 4, 3, 2][$0]] }, line: 0)
    }
    let opinion = try SecondOpinion(input, try #require(TypedSchedule(rows: turned)), identifying: true)
    let best = try #require(opinion.identification?.best)
    let both = [best.hypothesis] + best.twins
    #expect(both.contains { $0.limb.side == .right && $0.numbering == .own })
    #expect(both.contains { $0.limb.side == .left && $0.numbering.words == "2 1 6 5 4 3" })
    #expect(opinion.findings.first?.what.plain.contains("2 1 6 5 4 3") == true)
  }
}
