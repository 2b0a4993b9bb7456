import CaseFiles
import CorrectionPlanning
import Foundation
import Reports
import ReviewReports
import ScheduleReview
import Testing
import TreatmentModel

/// What is said of a case of two levels names what is really wrong, and what explains stands first.
@Suite struct LevelAdviceTests {
  private func text(_ name: String) throws -> String {
    try String(contentsOf: fixtures.appending(path: "levels/\(name).yaml"), encoding: .utf8)
  }

  private func treatment(_ text: String) throws -> Treatment {
    guard case .correction(let found, _) = try CaseFile.parse(Array(text.utf8), name: "case.yaml") else {
      throw CocoaError(.fileReadCorruptFile)
    }
    return found
  }

  private func refusal(_ treatment: Treatment) -> PlanningError? {
    do throws(PlanningError) {
      _ = try Planner.plan(treatment)
      return nil
    } catch {
      return error
    }
  }

  @Test func aLevelThatWaitsTooLongIsToldAtItsStart() throws {
    var own = try treatment(try text("lengthening-and-angulation"))
    own.levels[1].starts = .afterDay(1000)
    let error = try #require(refusal(own))
    #expect(error.code == .tooLong && error.key == CaseKey.top(.starts).at(LevelID(1)))
    #expect(error.message.contains("waits for 1000 days"), "\(error.message)")
    // One that waits for another that takes nearly all days.
    own.levels[1].starts = .after(LevelID(0))
    own.levels[0].deformity = Deformity()
    own.levels[0].deformity.axialTranslation = 99.9
    own.levels[0].target = Deformity()
    own.levels[0].schedule.stages = []
    own.levels[0].schedule.rate = 0.1
    let other = try #require(refusal(own))
    #expect(other.key == CaseKey.top(.starts).at(LevelID(1)), "\(other.message)")
  }

  @Test func aRateThatIsTooSmallIsToldByItsOwnKeyAndInDays() throws {
    var own = try treatment(try text("tibia-defect-60"))
    own.levels[1].schedule.approachRate = 0.1
    own.levels[1].target.axialTranslation = 25
    own.levels[1].schedule.compressionRate = 0.05
    let pressed = try #require(refusal(own))
    #expect(pressed.code == .tooLong && pressed.key == CaseKey(.schedule, .compressionRate).at(LevelID(1)))
    #expect(pressed.message.contains("0.05 mm a day") && pressed.message.contains("days are over before it"))
    own = try treatment(try text("tibia-defect-60"))
    own.levels[1].schedule.approachRate = 0.01
    let slow = try #require(refusal(own))
    #expect(slow.key == CaseKey(.schedule, .approachRate).at(LevelID(1)), "\(slow.message)")
    var alone = try treatment(try text("lengthening-and-angulation"))
    alone.levels[0].deformity = Deformity()
    alone.levels[0].deformity.axialTranslation = 60
    alone.levels[0].target = Deformity()
    alone.levels[0].schedule.rate = 0.05
    let one = try #require(refusal(alone))
    #expect(one.key == CaseKey(.schedule, .rate).at(LevelID(0)) && !one.message.contains(" 0 days"))
  }

  /// 9.5 where 95 mm were meant: refused or warned of at the length, whatever the case.
  @Test(arguments: LevelFixtureTests.names) func aMiddleFragmentInCentimetresIsToldAsThat(name: String) throws
  {
    var own = try treatment(try text(name))
    let right = try Planner.plan(own)
    #expect(!right.checks.contains { $0.code == .inputsDisagree })
    var middle = try #require(own.levels.middles.first)
    let meant = middle.length
    middle.length /= 10
    own.levels.replaceMiddle(0, by: middle)
    let words: String
    if let error = refusal(own) {
      #expect(error.key == CaseKey(.middle, .length), "\(error.message)")
      words = error.message(.none)
    } else {
      words = try Planner.plan(own).checks.filter { $0.code == .inputsDisagree }.map { $0.message() }.joined()
    }
    #expect(
      words.contains("looks like centimetres") && words.contains("\(Int(meant)) mm"), "\(name): \(words)")
  }

  @Test func aCrookedLimbIsToldWithEverythingThatIsLeft() throws {
    var own = try treatment(try text("checks/limb-crooked.raises"))
    own.levels[1].deformity.apAngulation = 0.08
    own.levels[1].deformity.lateralAngulation = 0.05
    own.levels[1].deformity.apTranslation = -6
    let plan = try Planner.plan(own)
    let finding = try #require(plan.checks.first { $0.code == .limbCrooked })
    for word in ["ap angulation", "lateral angulation", "ap translation"] {
      #expect(finding.what.plain.contains(word), "\(finding.what.plain)")
    }
  }

  private func schedules(_ plan: TreatmentPlan) throws -> [TypedSchedule] {
    try LevelSchedules.parse([("schedule.csv", Array(plan.csv.utf8))]).schedules
  }

  @Test(arguments: [0, 1]) func oneFramesTableGivenTwiceIsToldAsThat(level: Int) throws {
    for name in ["lengthening-and-angulation", "defect-docking-offset"] {
      let own = try treatment(try text(name))
      let tables = try schedules(Planner.plan(own))
      let opinion = try TreatmentOpinion(own, [tables[level], tables[level]])
      let first = try #require(opinion.findings.first)
      #expect(first.code == .levelsSwapped && first.severity == .error)
      #expect(
        first.what.plain.contains("follow the \(LevelID(level).name) level's plan"), "\(first.what.plain)")
    }
  }

  @Test func whatExplainsStandsBeforeWhatFollowsForTheLimb() throws {
    var own = try treatment(try text("tibia-defect-60"))
    own.levels[1].deformity.axialTranslation = -12
    let tables = try schedules(Planner.plan(own))
    // A strut that slips, and stays where it is.
    let slipped = tables[1].mapped { row in
      var readings = row.readings
      if row.day >= 6 { readings[2] += 8 }
      return readings
    }
    let opinion = try TreatmentOpinion(own, [tables[0], slipped])
    let cause = try #require(opinion.levels[1].findings.first { $0.code.isMistake })
    #expect(opinion.consequences.contains { $0.code == .limbMoves } && opinion.mistakes.isEmpty)
    let lines = TreatmentCheckTable(opinion, isColoured: false).text.split(separator: "\n")
    let (explains, follows) = (
      try #require(lines.firstIndex { $0.contains(cause.code.rawValue) }),
      try #require(lines.firstIndex { $0.contains("limb-moves") })
    )
    #expect(explains < follows)
    for line in lines { #expect(line.count <= 100) }
  }
}
