import CorrectionPlanning
import HexapodKinematics
import SampleCases
import ScheduleReview
import TestSupport
import Testing
import TreatmentModel

/// One reading that is wrong by about what the scales of two classes lie apart is that reading, and no change of struts.
@Suite struct MisreadOnOtherScaleTests {
  private func words(_ findings: [Finding]) -> [String] {
    findings.map { "\($0.code.rawValue) \($0.what.plain)" }
  }

  @Test func aReadingAsOfAnotherScaleIsAMisreadOne() throws {
    var random = SplitMix64(seed: printedSeed(1501))
    var tried = 0
    while tried < (runsSoak ? 400 : 30) {
      var level = random.scaledCase()
      level.schedule.adjustmentsPerDay = 1
      guard let plan = try? Planner.plan(level), plan.isFollowed, plan.duration > 8 else { continue }
      var rows = TypedSchedule(plan).rows
      let (row, strut) = (Int(random.next() % UInt64(rows.count)), Int(random.next() % 6))
      let own = plan.strutTimeline.hardware(onDay: rows[row].day)[strut]
      let visits = plan.strutTimeline.changes.filter { $0.strut.index == strut }.map(\.day)
      let classes = level.strutClasses.map(\.readingOffset).filter { abs($0 - own.readingOffset) >= 5 }
      let wrong = classes[Int(random.next() % UInt64(classes.count))] - own.readingOffset
      let off = (random.next() % 2 == 0 ? wrong : -wrong) + Double(random.next() % 3) - 1
      let read = rows[row].readings[strut] + off
      // Beside a visit it may be that of the day before or after.
      guard read > 0, !visits.contains(where: { abs($0 - rows[row].day) < 2 }) else { continue }
      tried += 1
      rows[row] = ScheduleRow(
        day: rows[row].day, readings: StrutReadings { $0 == strut ? read : rows[row].readings[$0] }, line: 0)
      let found = try SecondOpinion(level, try #require(TypedSchedule(rows: rows)), plan: plan).findings
        .filter { $0.code == .strutChangeMoved || $0.code.isMistake && $0.severity != .note }
      #expect(
        found.count == 1 && [.jump, .digitsTransposed, .unitWrong].contains(found[0].code)
          && found[0].day == rows[row].day && found[0].struts.map(\.number.index) == [strut],
        "strut \(strut + 1) on day \(rows[row].day) of \(plan.duration) off by \(off), visits \(visits): \(words(found))"
      )
    }
  }
}
