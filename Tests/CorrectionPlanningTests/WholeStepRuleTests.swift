import CorrectionPlanning
import HexapodKinematics
import RigidMotion
import SampleCases
import TestSupport
import Testing
import TreatmentModel

/// The rule of whole steps (Model, section 7) on whole corrections: the generic 155 frame, four adjustments a day, 1 mm steps.
@Suite struct WholeStepRuleTests {
  /// What whole steps do to a correction.
  private struct Outcome {
    /// Root of the mean squared displacement of the rim, mm, and angle, degrees: means over the moments.
    var (rim, angle) = (0.0, 0.0)
    /// Steps turned, and those turned against the one before by struts that are longer, or shorter, day after day.
    var (turns, reversals) = (0, 0)
  }

  private static func outcome(_ level: TreatedLevel) throws -> Outcome {
    let plan = try Planner.plan(level)
    var outcome = Outcome()
    var last = PerStrut(repeating: 0)
    var before = plan.days[0].set
    let goesOneWay = PerStrut { strut in
      Set(zip(plan.days, plan.days.dropFirst()).map { $1.exact[strut] > $0.exact[strut] }).count == 1
    }
    for day in plan.days.dropFirst() {
      for adjustment in day.adjustments {
        for strut in 0..<6 {
          let turn = Int((adjustment.set[strut] - before[strut]).rounded())
          outcome.turns += abs(turn)
          if turn * last[strut] < 0 && goesOneWay[strut] { outcome.reversals += 1 }
          if turn != 0 { last[strut] = turn.signum() }
        }
        before = adjustment.set
      }
      let reached = PoseSolver(plan.hexapod).solve(plan.struts.lengths(of: day.set), from: day.pose).pose
      let fragment = plan.fragmentFromReferenceRing * reached * plan.fragmentFromMovingRing.inverse
      let squares = level.rim.map { point -> Double in
        let off = fragment * point.position - day.fragmentPose * point.position
        return off.dot(off)
      }
      outcome.rim += (squares.reduce(0, +) / 8).squareRoot() / Double(plan.days.count - 1)
      outcome.angle +=
        degrees((day.fragmentPose.rotation.inverse * fragment.rotation).angle) / Double(plan.days.count - 1)
    }
    return outcome
  }

  /// The table of the model, made anew: against rounding each strut alone as many turns, a rim that is nearer, and no strut that
  /// is turned to and fro; a longer lever buys angle with displacement.
  @Test func theModelsTableComesOut() throws {
    var random = SplitMix64(seed: printedSeed(120))
    var (together, short, nearest) = (Outcome(), Outcome(), Outcome())
    func add(_ level: TreatedLevel, to sum: inout Outcome) throws {
      let one = try WholeStepRuleTests.outcome(level)
      sum.rim += one.rim / 120
      sum.angle += one.angle / 120
      sum.turns += one.turns
      sum.reversals += one.reversals
    }
    for _ in 0..<120 {
      var sample = sampleCase(random.deformity(degrees: 12, millimetres: 15), above: 60)
      sample.schedule.adjustmentsPerDay = 4
      try add(sample, to: &together)
      sample.schedule.roundingLever = 45
      try add(sample, to: &short)
      sample.schedule.rounding = .nearest
      try add(sample, to: &nearest)
    }
    for (name, sum) in [("60 mm", together), ("45 mm", short), ("nearest", nearest)] {
      print(
        "\(name): rim \(sum.rim) mm, angle \(sum.angle) deg, \(Double(sum.turns) / 120) turns, "
          + "\(Double(sum.reversals) / 120) changes of direction")
    }
    // 0.32 mm and 0.28°, and 0.49 mm of each strut alone, are the model's figures, of other corrections of this kind.
    #expect(abs(together.rim - 0.32) < 0.02 && abs(together.angle - 0.28) < 0.02)
    #expect(abs(nearest.rim - 0.49) < 0.03 && together.rim < 0.75 * nearest.rim)
    #expect(together.angle < short.angle && together.rim > short.rim)
    #expect(abs(Double(together.turns) / Double(nearest.turns) - 1) < 0.05)
    #expect(together.reversals == 0 && short.reversals == 0)
  }

  /// The exact lengths say where a strut may turn; its settings go no other way.
  @Test func noStrutChangesDirectionButWhereItsExactLengthDoes() throws {
    var random = SplitMix64(seed: printedSeed(121))
    for _ in 0..<60 {
      var sample = sampleCase(random.deformity(degrees: 15, millimetres: 15), above: 60)
      sample.schedule.adjustmentsPerDay = 1
      let plan = try Planner.plan(sample)
      for (before, day) in zip(plan.days, plan.days.dropFirst()) {
        for strut in 0..<6 {
          let (turn, change) = (day.set[strut] - before.set[strut], day.exact[strut] - before.exact[strut])
          #expect(turn == 0 || turn * change > 0, "strut \(strut + 1), day \(day.day)")
        }
      }
    }
  }

  @Test func aPureLengtheningStaysStraight() throws {
    var short = Deformity()
    short.axialTranslation = 40
    let plan = try Planner.plan(sampleCase(short, above: 60))
    #expect(plan.days.allSatisfy { degrees($0.errorAngle) < 0.35 })
    #expect(plan.days.allSatisfy { $0.turns.allSatisfy { $0 >= 0 } })
  }

  /// The frame of a mirrored limb, its struts mirrored with it: 1 and 2, 3 and 6, 4 and 5 change places.
  @Test func mirroredLimbsHaveMirroredPlans() throws {
    let mirror = [1, 0, 5, 4, 3, 2]
    var random = SplitMix64(seed: printedSeed(122))
    for _ in 0..<40 {
      let deformity = random.deformity(degrees: 12, millimetres: 15)
      let (left, right) = (
        try Planner.plan(sampleCase(deformity, limb: Limb(side: .left, reference: .proximal), above: 60)),
        try Planner.plan(sampleCase(deformity, limb: Limb(side: .right, reference: .proximal), above: 60))
      )
      #expect(left.days.count == right.days.count)
      for (one, other) in zip(left.days, right.days) {
        #expect((0..<6).allSatisfy { one.set[$0] == other.set[mirror[$0]] }, "day \(one.day)")
      }
    }
  }
}
