import CorrectionPlanning
import HexapodKinematics
import SampleCases
import TestSupport
import Testing
import TreatmentModel

/// Plans of two levels that move each by itself go on from twelve struts as they read.
@Suite struct IndependentLevelResumeTests {
  @Test func independentLevelsGoOnAsCasesOfOneLevelDo() throws {
    var random = SplitMix64(seed: printedSeed(1665))
    for side in Side.allCases {
      let treatment = random.independentLevels(side)
      let plan = try Planner.plan(treatment)
      for (pause, slow, missed) in [(0, 1.0, 0), (2, 1, 3), (0, 0.5, 1)] {
        let day = Int(random.next() % UInt64(plan.duration))
        var request = plan.exactRequest(day, today: day + missed)
        for level in 0..<2 { request.readings[level][Int(random.next() % 6)] += random.uniform(-0.6...0.6) }
        (request.pause, request.slow) = (pause, slow)
        let resumed = try Planner.resume(treatment, from: request)
        for (level, own) in zip(resumed.levels, plan.levels) {
          var one = ResumeRequest(readings: request.readings[level.level.id.index])
          (one.day, one.pause, one.slow) = (request.day, pause, slow)
          let alone = try Planner.resume(own.level, from: one)
          #expect(alone.lastDay <= level.lastDay)
          for (one, other) in zip(alone.days, level.days) { #expect(differenceOfDays(one, other) < 1e-10) }
          for rest in level.days.dropFirst(alone.days.count) {
            #expect(rest.exact == level.days[alone.duration].exact)
          }
        }
      }
    }
  }

  @Test func aLevelThatHasNotBegunWaitsForWhatItWasToWaitFor() throws {
    var random = SplitMix64(seed: printedSeed(1666))
    var treatment = random.independentLevels(.left)
    treatment.levels[1].starts = .afterDay(7)
    let plan = try Planner.plan(treatment)
    // Nothing was turned for three days: the other level is late, this one is not.
    let resumed = try Planner.resume(treatment, from: plan.request(2, today: 5))
    let second = resumed.levels[1]
    #expect((5...7).allSatisfy { differenceOfDays(second.days[$0 - 5], second.days[0]) < 1e-12 })
    #expect(differenceOfDays(second.days[3], second.days[0]) > 0.01)
    let own = plan.levels[1].pacing.reduce(0) { $0 + $1.days }
    #expect(second.pacing.reduce(0) { $0 + $1.days } == own)
    treatment.levels[1].starts = .after(LevelID(0))
    let after = try Planner.plan(treatment)
    let first = after.levels[0].pacing.reduce(0) { $0 + $1.days }
    let late = try Planner.resume(treatment, from: after.request(2, today: 5))
    #expect(late.duration + 5 == after.duration + 3)
    #expect(late.levels[1].days[first + 3 - 5].exact == late.levels[1].days[0].exact)
    // On its way it waits for nothing.
    let going = try Planner.resume(treatment, from: after.request(first + 2, today: first + 2))
    #expect(going.levels[0].lastDay == after.duration)
    #expect(going.levels[1].days[1].exact != going.levels[1].days[0].exact)
    #expect(going.levels[1].firstTurn?.day == first + 3)
  }
}
