import CorrectionPlanning
import Glibc
import HexapodKinematics
import RigidMotion
import SampleCases
import TestSupport
import Testing
import TreatmentModel

@Suite struct PlannerTests {
  @Test func aPureLengtheningOfTwentyMillimetresTakesTwentyDays() throws {
    for limb in limbs {
      var deformity = Deformity()
      deformity.axialTranslation = 20
      let plan = try Planner.plan(sampleCase(deformity, limb: limb))
      #expect(plan.duration == 20)
      for day in plan.days {
        #expect(abs(day.remaining.axialTranslation - Double(20 - day.day)) < 1e-12)
        #expect(day.exact.allSatisfy { abs($0 - day.exact[0]) < 1e-10 })
      }
      #expect(abs(plan.days[20].pose.translation.z - 150 * limb.movingSign) < 1e-12)
      #expect(plan.days[20].pose.rotation.angle < 1e-14)
    }
  }

  /// MODEL section 9: a point at distance r from the hinge travels `r θ`.
  @Test func twentyDegreesAtSixtyMillimetresTakeTwentyOneDays() throws {
    var deformity = Deformity()
    deformity.apAngulation = radians(20)
    var sample = sampleCase(deformity)
    sample.cut?.diameter = 10
    sample.structuresAtRisk = [StructureAtRisk(name: "nerve", ap: 60, lateral: 0, axial: 0)]
    let plan = try Planner.plan(sample)
    #expect(plan.duration == 21)
    #expect(plan.pacing.count == 1)
    #expect(plan.pacing[0].point == "nerve")
    #expect(abs(plan.pacing[0].largestDailyPath - 60 * radians(20) / 21) < 1e-10)
  }

  @Test func nothingToCorrectTakesNoDays() throws {
    let plan = try Planner.plan(sampleCase(Deformity()))
    #expect(plan.duration == 0 && plan.days.count == 1 && plan.pacing.isEmpty)
  }

  /// A left limb's plan is the right limb's with struts 1↔2, 3↔6, 4↔5.
  @Test func aLeftLimbIsARightLimbInTheMirror() throws {
    var random = SplitMix64(seed: printedSeed(41))
    let mirrored = [1, 0, 5, 4, 3, 2]
    for _ in 0..<60 {
      var left = random.correctionCase()
      left.limb.side = .left
      var right = left
      right.limb.side = .right
      let (leftPlan, rightPlan) = (try Planner.plan(left), try Planner.plan(right))
      #expect(leftPlan.duration == rightPlan.duration)
      for (l, r) in zip(leftPlan.days, rightPlan.days) {
        for strut in 0..<6 {
          #expect(abs(l.exact[strut] - r.exact[mirrored[strut]]) < 1e-9)
          #expect(l.set[strut] == r.set[mirrored[strut]])
        }
        for parameter in DeformityParameter.allCases {
          #expect(abs(l.remaining[parameter] - r.remaining[parameter]) < 1e-10)
        }
      }
    }
  }

  @Test func thePlanEndsAtTheTargetAndTheSetLengthsGoThere() throws {
    var random = SplitMix64(seed: printedSeed(42))
    for _ in 0..<60 {
      let sample = random.correctionCase()
      let plan = try Planner.plan(sample)
      let last = plan.days[plan.duration]
      for parameter in DeformityParameter.allCases {
        #expect(abs(last.remaining[parameter] - sample.target[parameter]) < 1e-9)
        #expect(abs(plan.days[0].remaining[parameter] - sample.deformity[parameter]) < 1e-9)
      }
      #expect(plan.largestErrorDistance < 1.5)
      var previous = plan.days[0].set
      for day in plan.days.dropFirst() {
        #expect(day.adjustments.count == 4)
        #expect(day.adjustments[3].set == day.set)
        for strut in 0..<6 {
          #expect(day.set[strut] == previous[strut] + Double(day.turns[strut]))
          #expect(abs(day.set[strut] - day.exact[strut]) < 1)
        }
        previous = day.set
      }
    }
  }

  @Test func residualModeStartsFromTheReadingsAndEndsCorrected() throws {
    var random = SplitMix64(seed: printedSeed(43))
    for _ in 0..<40 {
      var sample = random.correctionCase()
      let chronic = try Planner.plan(sample)
      let readings = StrutReadings { chronic.days[0].set[$0] + 0.5 }
      sample.mode = .residual(readings: readings)
      let plan = try Planner.plan(sample)
      #expect(plan.days[0].set == readings)
      #expect(plan.days[0].errorDistance < 1e-9)
      let last = plan.days[plan.duration]
      for parameter in DeformityParameter.allCases {
        #expect(abs(last.remaining[parameter] - sample.target[parameter]) < 1e-9)
      }
    }
  }

  @Test func ringsFirstWithTheMountingThatChronicImpliesIsTheSamePlan() throws {
    var random = SplitMix64(seed: printedSeed(44))
    for _ in 0..<40 {
      var sample = random.correctionCase()
      let chronic = try Planner.plan(sample)
      let moving = try #require(Mounting(fragmentFromRing: chronic.fragmentFromMovingRing, sample.limb.side))
      sample.mode = .ringsFirst(movingMounting: moving, readings: chronic.days[0].set)
      let plan = try Planner.plan(sample)
      #expect(plan.duration == chronic.duration)
      for (one, other) in zip(plan.days, chronic.days) {
        for strut in 0..<6 { #expect(abs(one.exact[strut] - other.exact[strut]) < 1e-9) }
      }
      #expect(!plan.checks.contains { $0.code == .inputsDisagree })
      var misread = chronic.days[0].set
      misread[3] += 7
      sample.mode = .ringsFirst(movingMounting: moving, readings: misread)
      let disagreeing = try Planner.plan(sample)
      let check = try #require(disagreeing.checks.first { $0.code == .inputsDisagree })
      #expect(check.strut == 4)
    }
  }
}
