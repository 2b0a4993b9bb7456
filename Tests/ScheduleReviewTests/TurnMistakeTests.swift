import CorrectionPlanning
import HexapodKinematics
import RigidMotion
import SampleCases
import ScheduleReview
import TestSupport
import Testing
import TreatmentModel

/// One turn of one strut that was missed, or done the other way, and from which on the strut is off by it.
@Suite struct TurnMistakeTests {
  private struct Count {
    var (tried, named, blamed) = (0, 0, 0)
  }

  @Test(arguments: RoundingRule.allCases)
  func aTurnMissedOrReversedIsNamedWithStrutAndDay(rule: RoundingRule) throws {
    var random = SplitMix64(seed: printedSeed(521))
    var counts: [Finding.Code: Count] = [:]
    let most = runsSoak ? 166 : 12
    while counts.values.map(\.tried).reduce(0, +) < 2 * most {
      var input = random.scheduledCase()
      input.schedule.rounding = .together
      guard let plan = try? Planner.plan(input), plan.isFollowed, plan.duration > 6,
        let sound = try rule.schedule(plan, input)
      else { continue }
      let code: Finding.Code =
        counts[.turnMissed, default: Count()].tried < most ? .turnMissed : .turnReversed
      let row = 1 + Int(random.next() % UInt64(sound.rows.count - 1))
      let strut = Int(random.next() % 6)
      let turn = sound.rows[row].readings[strut] - sound.rows[row - 1].readings[strut]
      guard turn != 0 else { continue }
      let opinion = try SecondOpinion(
        input, try shifted(sound, strut, from: row, by: (code == .turnMissed ? -1 : -2) * turn), plan: plan)
      var count = counts[code, default: Count()]
      count.tried += 1
      let mistakes = opinion.findings.filter(\.code.isMistake)
      let isNamed =
        mistakes.map(\.code) == [code] && mistakes[0].day == sound.rows[row].day
        && mistakes[0].struts.map(\.number.index) == [strut]
      count.named += isNamed ? 1 : 0
      count.blamed += !isNamed && !mistakes.isEmpty ? 1 : 0
      counts[code] = count
      if !isNamed {
        print(
          "\(rule) \(code) strut \(strut + 1) day \(row) of \(sound.rows.count - 1), turn \(turn):",
          mistakes.map(\.what.plain))
      }
    }
    let (named, blamed) = counts.values.reduce((0, 0)) { ($0.0 + $1.named, $0.1 + $1.blamed) }
    for (code, count) in counts {
      print(
        "\(rule): \(code.rawValue) \(count.tried), named \(count.named), blamed on something else \(count.blamed)"
      )
    }
    #expect(Double(named) >= 0.9 * Double(2 * most))
    #expect(Double(blamed) <= 0.02 * Double(2 * most))
  }

  private func shifted(
    _ schedule: TypedSchedule, _ strut: Int, from row: Int, by shift: Double
  ) throws -> TypedSchedule {
    try #require(
      TypedSchedule(
        rows: schedule.rows.enumerated().map { index, own in
          var readings = own.readings
          if index >= row { readings[strut] += shift }
          return ScheduleRow(day: own.day, readings: readings, line: own.line)
        }))
  }

  /// What somebody else has planned, at a pace of his own, is known from its readings alone.
  @Test func aTurnOfSomebodyElsesScheduleIsNamed() throws {
    var random = SplitMix64(seed: printedSeed(522))
    var count = Count()
    while count.tried < (runsSoak ? 332 : 20) {
      let input = random.scheduledCase()
      var other = input
      other.schedule.rate = random.uniform(0.5...0.9)
      other.schedule.rounding = .nearest
      guard let plan = try? Planner.plan(other), plan.isFollowed, plan.duration > 6 else { continue }
      let sound = TypedSchedule(plan)
      let row = 1 + Int(random.next() % UInt64(sound.rows.count - 1))
      let strut = Int(random.next() % 6)
      let turn = sound.rows[row].readings[strut] - sound.rows[row - 1].readings[strut]
      guard abs(turn) >= 2 else { continue }
      let opinion = try SecondOpinion(input, try shifted(sound, strut, from: row, by: -2 * turn))
      count.tried += 1
      let mistakes = opinion.findings.filter(\.code.isMistake)
      let isNamed =
        mistakes.map(\.code) == [.turnReversed] && mistakes[0].struts.map(\.number.index) == [strut]
      count.named += isNamed ? 1 : 0
      count.blamed += !isNamed && mistakes.contains { $0.struts.map(\.number.index) != [strut] } ? 1 : 0
      if !isNamed { print("else: strut \(strut + 1) day \(row) turn \(turn):", mistakes.map(\.what.plain)) }
    }
    print("somebody else's: \(count.tried), named \(count.named), blamed on another strut \(count.blamed)")
    #expect(Double(count.named) >= 0.8 * Double(count.tried))
    #expect(Double(count.blamed) <= 0.05 * Double(count.tried))
  }
}
