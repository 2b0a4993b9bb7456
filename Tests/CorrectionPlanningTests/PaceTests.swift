import CorrectionPlanning
import RigidMotion
import SampleCases
import TestSupport
import Testing
import TreatmentModel

@Suite struct PaceTests {
  /// Length of a point's path over a day by 2,000 chords of the interpolated motion; at most the true length.
  private func length(_ plan: Plan, _ day: Int, _ point: PointAtRisk) -> Double {
    let (from, to) = (plan.days[day - 1].fragmentPose, plan.days[day].fragmentPose)
    let isScrew = plan.level.schedule.path == .screw
    var (sum, previous) = (0.0, from * point.position)
    for step in 1...2000 {
      let s = Double(step) / 2000
      let pose = isScrew ? from.interpolatedScrew(to: to, s) : from.interpolatedStraight(to: to, s)
      let place = pose * point.position
      sum += (place - previous).norm
      previous = place
    }
    return sum
  }

  @Test func noPointTravelsFurtherThanItsRateAndEachDayOfFastestIsFull() throws {
    var random = SplitMix64(seed: printedSeed(91))
    for _ in 0..<24 {
      var sample = random.correctionCase()
      sample.schedule.path = random.next() % 2 == 0 ? .straight : .screw
      sample.schedule.stages = []
      sample.schedule.pace = .fastest
      let fastest = try Planner.plan(sample)
      sample.schedule.pace = .even
      let even = try Planner.plan(sample)
      #expect(fastest.duration <= even.duration)
      for plan in [fastest, even] where plan.duration > 0 {
        for day in 1...plan.duration {
          let loads = sample.pointsAtRisk.map { length(plan, day, $0) / $0.rate }
          let load = loads.max() ?? 0
          #expect(load <= 1 + 1e-6)
          if plan.level.schedule.pace == .fastest && day < plan.duration { #expect(load > 1 - 1e-4) }
        }
      }
    }
  }

  @Test func evenTakesTheSmallestNumberOfDays() throws {
    var random = SplitMix64(seed: printedSeed(92))
    for _ in 0..<24 {
      var sample = random.correctionCase()
      sample.schedule.path = .straight
      sample.schedule.pace = .even
      sample.schedule.stages = []
      let plan = try Planner.plan(sample)
      guard plan.duration > 1 else { continue }
      let fewer = plan.duration - 1
      let (start, end) = (plan.days[0].fragmentPose, plan.days[plan.duration].fragmentPose)
      // One day less, and some point exceeds its rate on some day.
      let exceeded = (0..<fewer).contains { day in
        sample.pointsAtRisk.contains { point in
          var (sum, previous) = (0.0, Vector3.zero)
          for step in 0...500 {
            let s = (Double(day) + Double(step) / 500) / Double(fewer)
            let place = start.interpolatedStraight(to: end, s) * point.position
            if step > 0 { sum += (place - previous).norm }
            previous = place
          }
          return sum > point.rate
        }
      }
      #expect(exceeded)
    }
  }
}
