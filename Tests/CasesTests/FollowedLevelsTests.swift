import CaseFiles
import CommandAnswers
import CorrectionPlanning
import Foundation
import HexapodKinematics
import Reports
import ScheduleReview
import TestSupport
import Testing
import TreatmentModel

/// A plan.json of two levels is followed as it was planned, whether it had been resumed or not.
@Suite struct FollowedLevelsTests {
  private func treatment(_ name: String) throws -> Treatment {
    let file = try CaseFile.read(path: fixtures.appending(path: "levels/\(name).yaml").path)
    guard case .correction(let treatment, _) = file else { throw CocoaError(.fileReadCorruptFile) }
    return treatment
  }

  private func file(_ plan: TreatmentPlan) throws -> PlanFile {
    try PlanFile.parse(Array(try plan.fileText.utf8), name: "plan.json")
  }

  private func request(_ plan: TreatmentPlan, _ day: Int) throws -> TreatmentResumeRequest {
    var request = TreatmentResumeRequest(readings: try plan.levels.map { try #require($0.day(day)).set })
    request.day = day
    return request
  }

  private func expectNothingWrong(_ plan: TreatmentPlan, following file: PlanFile) throws {
    let treatment = file.atItsRates(plan.treatment)
    let schedules = try LevelSchedules.parse([("schedule.csv", Array(plan.csv.utf8))]).schedules
    let opinion = try TreatmentOpinion(
      treatment, schedules, plan: Planner.plan(treatment, asRecorded: file.levels))
    #expect(opinion.findings.map { "\($0.what)" } == [])
    // What a plan says of itself is so of its schedule.
    for (level, own) in zip(opinion.levels, plan.levels) {
      let strange = level.findings.filter { found in
        found.severity != .note && !own.checks.contains { $0.code == found.code }
      }
      #expect(strange.map { "\($0.what)" } == [])
      #expect(level.comparison?.largest == PerStrut(repeating: 0))
    }
  }

  @Test(arguments: LevelFixtureTests.names) func theDaysOfAFileAreThoseThatWerePlanned(name: String) throws {
    let plan = try Planner.plan(treatment(name))
    let read = try file(plan)
    #expect(read.resumedOn == nil && read.levels.count == 2)
    #expect(
      try Planner.plan(#require(read.madeFrom).treatment, asRecorded: read.levels).fileText == plan.fileText)
    let last = plan.levels[0].lastDay
    var (followed, own) = (plan, read)
    for day in [last / 3, last / 2, 2 * last / 3] {
      followed = try Planner.resume(
        #require(own.madeFrom).treatment, from: request(followed, day), following: own.levels)
      own = try file(followed)
      #expect(own.resumedOn == day)
      for (level, whole) in zip(followed.levels, plan.levels) {
        #expect(level.days.dropFirst().map(\.set) == whole.days[(day + 1)...].map(\.set))
        #expect(level.days.dropFirst().map(\.adjustments) == whole.days[(day + 1)...].map(\.adjustments))
      }
      #expect(
        !followed.hasErrors
          && followed.limb?.contactDay == (plan.limb?.contactDay).flatMap { $0 > day ? $0 : nil })
      let recorded = try Planner.plan(followed.treatment, asRecorded: own.levels)
      for (one, other) in zip(recorded.levels, followed.levels) {
        #expect(
          one.days.map(\.set) == other.days.map(\.set) && one.days.map(\.stage) == other.days.map(\.stage))
        #expect(one.days.map(\.adjustments) == other.days.map(\.adjustments))
      }
      try expectNothingWrong(followed, following: own)
    }
  }

  /// A strut read a step longer, a pause, half the rate: what is followed then is that plan, by itself and along its case.
  @Test(arguments: LevelFixtureTests.names) func aPlanThatLeadsBackIsFollowedAtItsRates(name: String) throws {
    let treatment = try treatment(name)
    let plan = try Planner.plan(treatment)
    var late = try request(plan, plan.duration / 3)
    late.readings[1][2] += 1
    (late.pause, late.slow) = (1, 0.5)
    let slow = try Planner.resume(treatment, from: late)
    let own = try file(slow)
    #expect(try own.difference(from: treatment) == nil)
    let rated = own.atItsRates(treatment)
    #expect(try own.difference(from: rated) == nil)
    #expect(rated.levels[0].schedule.rate == treatment.levels[0].schedule.rate / 2)
    let day = (slow.levels[0].firstDay + slow.levels[0].lastDay) / 2
    for case let followed in [rated, slow.treatment] {
      let again = try Planner.resume(followed, from: request(slow, day), following: own.levels)
      for (level, whole) in zip(again.levels, slow.levels) {
        #expect(level.lastDay == whole.lastDay)
        for one in level.days.dropFirst() { #expect(one.set == whole.day(one.day)?.set) }
      }
    }
    try expectNothingWrong(slow, following: own)
    var other = treatment
    other.levels[1].schedule.rate *= 0.9
    #expect(try own.difference(from: other) != nil)
  }

  /// Any byte may be another: an error or a plan, never a trap.
  @Test func damagedPlansAreRefusedOrRead() throws {
    let treatment = try treatment("acute-shortening")
    let plan = try Planner.plan(treatment)
    let text = Array(try Planner.resume(treatment, from: request(plan, 3)).fileText.utf8)
    var random = SplitMix64(seed: printedSeed(2421))
    var refused = 0
    for _ in 0..<(runsSoak ? 2000 : 60) {
      var bytes = text
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        bytes[Int.random(in: bytes.indices, using: &random)] = UInt8.random(in: 32...126, using: &random)
      }
      do {
        let read = try PlanFile.parse(bytes, name: "plan.json")
        if let found = read.madeFrom { _ = try? Planner.plan(found.treatment, asRecorded: read.levels) }
      } catch { refused += 1 }
    }
    #expect(refused > 0)
  }

  @Test func whatIsWrongInALevelIsNamedThere() throws {
    let text = try Planner.plan(treatment("acute-shortening")).fileText
    var object = try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    var levels = try #require(object["levels"] as? [[String: Any]])
    var days = try #require(levels[1]["days"] as? [[String: Any]])
    days[4]["set"] = [1, 2, 3]
    levels[1]["days"] = days
    object["levels"] = levels
    func keys(_ object: [String: Any]) throws -> [String] {
      let bytes = Array(try JSONSerialization.data(withJSONObject: object, options: .sortedKeys))
      let failure = #expect(throws: CaseFileErrors.self) { try PlanFile.parse(bytes, name: "plan.json") }
      return failure?.errors.map { "\($0)" } ?? []
    }
    let wrong = try keys(object)
    #expect(wrong.count == 1 && wrong[0].contains("levels[2].days[5].set"))
    // A level that has other days than the other is none of the same plan.
    days[4]["set"] = days[3]["set"]
    levels[1]["days"] = Array(days.dropLast())
    object["levels"] = levels
    #expect(try keys(object).count == 1)
    object["levels"] = [levels[0]]
    #expect(try keys(object).first?.contains("levels") == true)
  }
}
