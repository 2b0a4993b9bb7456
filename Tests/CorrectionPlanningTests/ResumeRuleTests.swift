import CorrectionPlanning
import HexapodKinematics
import RigidMotion
import TestSupport
import Testing
import TreatmentModel

@Suite struct ResumeRuleTests {
  @Test func aPauseHoldsEveryStrutAndTheDatesGoOn() throws {
    var random = SplitMix64(seed: printedSeed(511))
    for _ in 0..<40 {
      var sample = random.resumable()
      sample.calendar.surgery = CalendarDate(year: 2026, month: 3, day: 1)
      let plan = try Planner.plan(sample)
      var request = ResumeRequest(readings: plan.days[plan.duration / 2].set)
      request.readings[2] += Double(random.next() % 3)
      request.day = plan.duration / 2 + 1
      let without = try Planner.resume(sample, from: request)
      request.pause = 1 + Int(random.next() % 9)
      let paused = try Planner.resume(sample, from: request)
      #expect(paused.duration == without.duration + request.pause)
      for day in paused.days[1...request.pause] {
        #expect(day.set == request.readings && day.turns.allSatisfy { $0 == 0 })
        #expect(day.adjustments.allSatisfy { $0.set == request.readings })
      }
      for (one, other) in zip(paused.days[request.pause...], without.days) {
        // After a pause the rest is planned anew, without one it is kept.
        #expect(one.set == other.set && (0..<6).allSatisfy { abs(one.exact[$0] - other.exact[$0]) < 1e-9 })
        #expect(one.date == other.date.map { $0 + request.pause })
      }
      #expect(paused.days[0].date == plan.days[0].date.map { $0 + paused.days[0].day })
    }
  }

  @Test func slowedToHalfEveryPointKeepsHalfItsRate() throws {
    var random = SplitMix64(seed: printedSeed(512))
    for _ in 0..<40 {
      let sample = random.resumable()
      let plan = try Planner.plan(sample)
      var request = ResumeRequest(readings: plan.days[plan.duration / 3].set)
      request.day = plan.duration / 3
      let whole = try Planner.resume(sample, from: request)
      request.slow = 0.5
      let half = try Planner.resume(sample, from: request)
      for (one, other) in zip(half.level.pointsAtRisk, sample.pointsAtRisk) {
        #expect(one.rate == other.rate / 2)
      }
      #expect(try half.fullestDay() <= 1 + 1e-7)
      #expect(half.duration >= 2 * whole.duration - whole.pacing.count * 2)
      #expect(half.days[half.duration].exact == whole.days[whole.duration].exact)
    }
  }

  @Test func heldStrutsStayHeldOnTheirDaysAndOnlyThen() throws {
    var random = SplitMix64(seed: printedSeed(513))
    var held = 0
    for _ in 0..<80 {
      var sample = random.resumable()
      sample.schedule.path = .straight
      let free = try Planner.plan(sample)
      let first = 1 + Int(random.next() % UInt64(max(1, free.duration)))
      let strut = StrutNumber.allCases[Int(random.next() % 6)]
      let hold = StrutHold(strut: strut, days: first...first + Int(random.next() % 5))
      sample.holds = [hold]
      let day = Int(random.next() % UInt64(free.duration + 1))
      var request = ResumeRequest(readings: free.days[day].set)
      request.day = day
      let resumed = try Planner.resume(sample, from: request)
      for one in resumed.days.dropFirst() where hold.days.contains(one.day) {
        #expect(one.turns[hold.strut] == 0)
        #expect(one.shortfall == nil || one.shortfall?.held == [hold.strut])
        held += 1
      }
      for one in resumed.days where !hold.days.contains(one.day) { #expect(one.shortfall?.held ?? [] == []) }
      #expect(resumed.checks.contains { $0.code == .strutHeld } == (hold.days.upperBound > day))
      let last = resumed.days[resumed.duration]
      if last.shortfall?.isCaughtUp ?? true {
        for parameter in DeformityParameter.allCases {
          #expect(abs(last.remaining[parameter] - sample.target[parameter]) < 1e-9)
        }
      } else {
        #expect(resumed.checks.contains { $0.code == .targetMissed })
      }
    }
    print("\(held) held days")
    #expect(held > 50)
  }

  @Test func theRingsStayMountedAsTheCaseHasThem() throws {
    var random = SplitMix64(seed: printedSeed(514))
    for _ in 0..<24 {
      var sample = random.resumable()
      let chronic = try Planner.plan(sample)
      if random.next() % 2 == 0 {
        sample.mode = .residual(readings: StrutReadings { chronic.days[0].set[$0] + 0.3 })
      } else {
        let moving = try #require(
          Mounting(fragmentFromRing: chronic.fragmentFromMovingRing, sample.limb.side))
        sample.mode = .ringsFirst(movingMounting: moving, readings: chronic.days[0].set)
      }
      let plan = try Planner.plan(sample)
      let day = Int(random.next() % UInt64(plan.duration + 1))
      var request = ResumeRequest(readings: plan.days[day].set)
      request.day = day
      let same = try Planner.resume(sample, from: request)
      #expect(same.fragmentFromMovingRing == plan.fragmentFromMovingRing)
      #expect(same.days[same.duration].set == plan.days[plan.duration].set)
      // Off the plan, and on no whole step: today's readings are where steps are counted from.
      request.readings[4] += 2.4
      let resumed = try Planner.resume(sample, from: request)
      let start = PoseSolver(plan.hexapod).solve(
        plan.struts.lengths(of: request.readings), from: plan.days[day].pose)
      let fragment = plan.fragment(start.pose)
      #expect((fragment.translation - resumed.days[0].fragmentPose.translation).norm < 1e-9)
      #expect((fragment.rotation.inverse * resumed.days[0].fragmentPose.rotation).angle < 1e-10)
      let last = resumed.days[resumed.duration]
      for parameter in DeformityParameter.allCases {
        #expect(abs(last.remaining[parameter] - sample.target[parameter]) < 1e-9)
      }
      #expect(!resumed.checks.contains { $0.code == .inputsDisagree && $0.what.plain.contains("mountings") })
    }
  }
}
