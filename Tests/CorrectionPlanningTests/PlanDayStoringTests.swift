import CorrectionPlanning
import Foundation
import SampleCases
import TestSupport
import Testing
import TreatmentModel

@Suite struct PlanDayStoringTests {
  @Test func theDaysOfAPlanComeBackToTheLastBit() throws {
    var random = SplitMix64(seed: printedSeed(20_261_131))
    var level = random.correctionCase()
    level.calendar.surgery = CalendarDate(year: 2026, month: 3, day: 1)
    level.holds = [StrutHold(strut: 3, days: 2...4)]
    let plan = try Planner.plan(level)
    let text = try JSONEncoder().encode(plan.days)
    #expect(try JSONDecoder().decode([PlanDay].self, from: text) == plan.days)
    let damaged = String(decoding: text, as: UTF8.self).replacing(#""stage":1"#, with: #""stage":0"#)
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([PlanDay].self, from: Data(damaged.utf8))
    }
    #expect("\(plan.days[1])".hasPrefix("day 1 (2026-03-08): readings "))
  }
}
