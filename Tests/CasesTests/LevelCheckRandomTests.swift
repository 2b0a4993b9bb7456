import CaseFiles
import CorrectionPlanning
import Foundation
import HexapodKinematics
import RigidMotion
import ScheduleReview
import TestSupport
import Testing
import TreatmentModel

/// Schedules of two levels that nobody has touched, of cases that nobody has seen: no false alarm; and mistakes that only two levels have.
@Suite struct LevelCheckRandomTests {
  private func treatment(_ name: String) throws -> Treatment {
    let file = try CaseFile.read(path: fixtures.appending(path: "levels/\(name).yaml").path)
    guard case .correction(let treatment, _) = file else { throw CocoaError(.fileReadCorruptFile) }
    return treatment
  }

  private func words(_ opinion: TreatmentOpinion) -> [String] {
    opinion.findings.map { "limb \($0.code.rawValue): \($0.what.plain)" }
      + opinion.levels.enumerated().flatMap { index, level in
        level.findings.map { "level \(index + 1) \($0.code.rawValue): \($0.what.plain)" }
      }
  }

  private func schedules(_ csv: String) throws -> [TypedSchedule] {
    try LevelSchedules.parse([("schedule.csv", Array(csv.utf8))]).schedules
  }

  /// Every turn has its row.
  private func wholeTable(_ plan: TreatmentPlan) -> String {
    let head =
      (["day", "part"] + plan.levels.flatMap { level in (1...6).map { "\(level.level.id.name)_\($0)" } })
      .joined(separator: ",")
    let rows = plan.levels[0].days.dropFirst().flatMap { day in
      day.adjustments.indices.map { part in
        let set = plan.levels.flatMap { Array($0.days[day.day].adjustments[part].set) }
        return (["\(day.day)", "\(part + 1)"] + set.map { "\($0)" }).joined(separator: ",")
      }
    }
    return ([head] + rows).joined(separator: "\n") + "\n"
  }

  /// A short case made of a fixture by chance.
  private func random(_ source: inout SplitMix64) throws -> Treatment {
    let names = [
      "lengthening-and-angulation", "rickets-middle-reference", "tibia-defect-60", "femur-defect-proximally",
    ]
    var treatment = try treatment(names[Int.random(in: 0..<names.count, using: &source)])
    treatment.common.side = Int.random(in: 0..<2, using: &source) == 0 ? .left : .right
    let isTransport = treatment.motion != .independent
    for index in treatment.levels.indices {
      var level = treatment.levels[index]
      if isTransport {
        guard treatment[LevelID(index)].map({ _ in level.deformity != Deformity() }) == true else { continue }
        level.deformity.axialTranslation = -source.uniform(6...14)
        level.deformity.apTranslation = source.uniform(-2...2)
        level.deformity.apAngulation = source.uniform(-0.05...0.05)
      } else {
        level.deformity = Deformity()
        level.deformity.apAngulation = source.uniform(-0.12...0.12)
        level.deformity.axialRotation = source.uniform(-0.1...0.1)
        level.deformity.lateralTranslation = source.uniform(-4...4)
        level.deformity.axialTranslation = source.uniform(2...10)
        level.target = Deformity()
        level.schedule.stages = []
        level.starts =
          index == 1 && Int.random(in: 0..<3, using: &source) == 0
          ? .afterDay(1 + Int.random(in: 0..<6, using: &source)) : .atOnce
      }
      level.schedule.rate = source.uniform(0.8...1.2)
      treatment.levels[index] = level
    }
    return treatment
  }

  @Test(arguments: 0..<(runsSoak ? 300 : 6))
  func theOwnTableOfARandomCaseRaisesNoFault(number: Int) throws {
    var source = SplitMix64(seed: printedSeed(4711 + UInt64(number)))
    let treatment = try random(&source)
    guard let plan = try? Planner.plan(treatment), !plan.hasErrors else { return }
    let opinion = try TreatmentOpinion(treatment, try schedules(plan.csv))
    let own = Set(plan.allCodes)
    let found = opinion.findings + opinion.levels.flatMap(\.findings)
    #expect(
      found.allSatisfy { $0.severity == .note || own.contains($0.code) && !$0.code.isMistake },
      "case \(number): \(words(opinion))")
    if Int.random(in: 0..<3, using: &source) == 0 {
      let parts = try TreatmentOpinion(treatment, try schedules(wholeTable(plan)))
      #expect(
        !(parts.findings + parts.levels.flatMap(\.findings)).contains { $0.code.isMistake },
        "case \(number), every turn: \(words(parts))")
    }
  }

  @Test func severalRowsADayAreReadAndAMistakeIsNamedByItsDay() throws {
    let treatment = try treatment("lengthening-and-angulation")
    let plan = try Planner.plan(treatment)
    let csv = wholeTable(plan)
    let clean = try TreatmentOpinion(treatment, try schedules(csv))
    #expect(words(clean) == [])
    var lines = csv.split(separator: "\n").map { $0.split(separator: ",").map(String.init) }
    let row = try #require(lines.firstIndex { $0[0] == "6" && $0[1] == "2" })
    lines[row][2 + 6 + 3] = "\((Double(lines[row][2 + 6 + 3]) ?? 0) + 9)"
    let opinion = try TreatmentOpinion(
      treatment, try schedules(lines.map { $0.joined(separator: ",") }.joined(separator: "\n")))
    #expect(
      opinion.levels[1].findings.contains {
        $0.severity == .error && $0.day == 6 && $0.struts.map(\.number.rawValue) == [4]
      }, "\(words(opinion))")
    #expect(opinion.levels[0].findings.isEmpty)
  }

  @Test func aLevelThatIsTurnedBeforeItsStartIsNamed() throws {
    var treatment = try treatment("lengthening-and-angulation")
    treatment.levels[1].starts = .afterDay(8)
    let own = try schedules(Planner.plan(treatment).csv)
    let rows = own[1].rows
    let early = try #require(
      TypedSchedule(
        rows: rows.indices.map {
          ScheduleRow(
            day: rows[$0].day, typedDay: rows[$0].typedDay, date: rows[$0].date,
            readings: rows[min(rows.count - 1, $0 + 4)].readings, line: rows[$0].line)
        }))
    let opinion = try TreatmentOpinion(treatment, [own[0], early])
    let finding = try #require(opinion.findings.first { $0.code == .startMissed }, "\(words(opinion))")
    #expect(finding.day ?? 99 <= 8 && finding.what.plain.contains("distal level"))
  }

  @Test func facesThatMeetBesideEachOtherAreWarnedOf() throws {
    var treatment = try treatment("checks/docking-offset.raises")
    // Rounding explains a millimetre.
    treatment.levels[1].deformity.apTranslation *= 9 / 7
    treatment.levels[1].target.apTranslation *= 9 / 7
    let opinion = try TreatmentOpinion(treatment, try schedules(Planner.plan(treatment).csv))
    #expect(
      opinion.findings.contains { $0.code == .dockingOffset && $0.severity == .warning }, "\(words(opinion))")
    let spared = try self.treatment("checks/docking-offset.just-not")
    let none = try TreatmentOpinion(spared, try schedules(Planner.plan(spared).csv))
    #expect(!none.findings.contains { $0.code == .dockingOffset }, "\(words(none))")
  }

  /// Until contact one rate holds, from then on another.
  @Test func aDefectIsHeldAgainstItsOwnRates() throws {
    var treatment = try treatment("tibia-defect-60")
    treatment.levels[1].deformity.axialTranslation = -9
    treatment.levels[1].target.axialTranslation = 5
    treatment.levels[1].schedule.approachRate = 0.5
    treatment.levels[1].schedule.compressionRate = 0.25
    func opinion(_ change: (inout Schedule) -> Void) throws -> TreatmentOpinion {
      var fast = treatment
      change(&fast.levels[1].schedule)
      return try TreatmentOpinion(treatment, try schedules(Planner.plan(fast).csv))
    }
    func limits(_ opinion: TreatmentOpinion) -> [Double] {
      opinion.levels[1].findings.filter { $0.code == .rateExceeded }.compactMap(\.limit)
    }
    #expect(limits(try opinion { _ in }) == [])
    #expect(limits(try opinion { $0.approachRate = 1.3 }).first == 0.5)
    #expect(limits(try opinion { $0.compressionRate = 1 }) == [0.25])
  }
}

extension TreatmentPlan {
  fileprivate var allCodes: [Finding.Code] { checks.map(\.code) + levels.flatMap { $0.checks.map(\.code) } }
}
