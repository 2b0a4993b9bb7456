import CorrectionPlanning
import Glibc
import HexapodKinematics
import RigidMotion
import SampleCases
import TestSupport
import Testing
import TreatmentModel

/// Whole steps of twelve struts, chosen together (Model, section 12).
@Suite struct JointStepTests {
  /// At every moment, from the settings of the moment before: never worse than what each level chooses for itself, and at some moments
  /// held against all sets that the rule allows. What is measured is made anew, from differences of poses of the careful solver.
  @Test(arguments: [true, false]) func neverWorseThanEachLevelsOwnChoice(_ isTransport: Bool) throws {
    var random = SplitMix64(seed: printedSeed(1620))
    let count = runsSoak ? 60 : 6
    var (moments, better, own, joint, searched) = (0, 0, 0.0, 0.0, 0)
    for _ in 0..<count {
      let side = Side.allCases[Int(random.next() % 2)]
      var treatment = isTransport ? random.transport(side) : random.independentLevels(side)
      for level in 0..<2 { treatment.levels[level].schedule.adjustmentsPerDay = 1 }
      let plan = try Planner.plan(treatment)
      let measure = JointMeasure(plan, treatment)
      #expect(plan.levels.allSatisfy { $0.strutTimeline.changes.isEmpty })
      for moment in 1..<plan.levels[0].days.count {
        let choices = plan.levels.map { StepChoice($0, moment) }
        let gram = measure.gram(moment)
        let chosen = choices.map(\.chosen)
        let cost = JointMeasure.cost(gram, choices.flatMap { $0.errors($0.chosen) })
        let alone = choices.enumerated().map { level, choice in
          choice.all.min {
            measure.ownCost(level, moment, choice.errors($0))
              < measure.ownCost(level, moment, choice.errors($1))
          } ?? choice.chosen
        }
        let aloneCost = JointMeasure.cost(
          gram, choices[0].errors(alone[0]) + choices[1].errors(alone[1]))
        #expect(choices.allSatisfy { $0.all.contains($0.chosen) }, "day \(moment)")
        #expect(cost <= aloneCost + 1e-6 * (1 + aloneCost), "day \(moment)")
        if moments % 20 == 7 {
          searched += 1
          for one in choices[0].all {
            for other in choices[1].all where one != chosen[0] || other != chosen[1] {
              let another = JointMeasure.cost(gram, choices[0].errors(one) + choices[1].errors(other))
              #expect(cost <= another + 1e-6 * (1 + another), "day \(moment)")
            }
          }
        }
        (moments, own, joint) = (moments + 1, own + aloneCost, joint + cost)
        better += cost < aloneCost - 1e-6 ? 1 : 0
      }
    }
    print(
      "\(moments) moments, better at \(better); \(joint / Double(moments)) mm² on average instead of \(own / Double(moments)); \(searched) held against all sets"
    )
    #expect(better > moments / 10 && searched > 0)
  }

  /// Where one level rounds each strut for itself, those of the other are the best beside them.
  @Test(arguments: [0, 1]) func besideALevelThatRoundsEachStrutForItself(_ nearest: Int) throws {
    var random = SplitMix64(seed: printedSeed(1621))
    var moments = 0
    for _ in 0..<(runsSoak ? 60 : 6) {
      var treatment = random.transport(Side.allCases[Int(random.next() % 2)])
      for level in 0..<2 { treatment.levels[level].schedule.adjustmentsPerDay = 1 }
      treatment.levels[nearest].schedule.rounding = .nearest
      let plan = try Planner.plan(treatment)
      let measure = JointMeasure(plan, treatment)
      for moment in stride(from: 1, to: plan.levels[0].days.count, by: 3) {
        let choices = plan.levels.map { StepChoice($0, moment) }
        let gram = measure.gram(moment)
        func cost(_ other: StrutReadings) -> Double {
          let both = choices.enumerated().flatMap { $1.errors($0 == nearest ? $1.chosen : other) }
          return JointMeasure.cost(gram, both)
        }
        #expect(choices[nearest].errors(choices[nearest].chosen).allSatisfy { abs($0) <= 0.5 + 1e-9 })
        let chosen = cost(choices[1 - nearest].chosen)
        #expect(
          choices[1 - nearest].all.allSatisfy { chosen <= cost($0) + 1e-6 * (1 + chosen) }, "day \(moment)")
        moments += 1
      }
    }
    #expect(moments > 50)
  }
}

/// The settings that a level may have on a day, by the rule: the step below or above, never turned back while the length goes one way.
private struct StepChoice {
  private let wanted: StrutReadings
  let all: [StrutReadings]
  let chosen: StrutReadings

  init(_ plan: Plan, _ day: Int) {
    let (before, now) = (plan.days[day - 1], plan.days[day])
    let step = plan.struts.mapped(\.step)
    wanted = plan.struts.readingOffsets.readings(of: now.exact)
    chosen = now.set
    let wanted = wanted
    let ways: [[Double]] = (0..<6).map { strut in
      let (last, change) = (before.set[strut], now.exact[strut] - before.exact[strut])
      let exact = (wanted[strut] - last) / step[strut]
      return Set(
        [(exact + 1e-9).rounded(.down), (exact - 1e-9).rounded(.up)].map { steps in
          change > 1e-9 ? max(steps, 0) : change < -1e-9 ? min(steps, 0) : 0
        }
      ).sorted().map { last + $0 * step[strut] }
    }
    var all = [[Double]()]
    for way in ways { all = all.flatMap { begun in way.map { begun + [$0] } } }
    self.all = all.compactMap { StrutReadings($0) }
  }

  func errors(_ set: StrutReadings) -> [Double] { (0..<6).map { set[$0] - wanted[$0] } }
}

/// The measure of the model's section 12, as a form in the twelve errors: `mean |rim displacement|² + (λ θ)²` of each level and of the limb.
private struct JointMeasure {
  private let plan: TreatmentPlan
  private let step: RigidTransform

  init(_ plan: TreatmentPlan, _ treatment: Treatment) {
    self.plan = plan
    step = treatment.levels.middles[0].proximalFromDistal(treatment.common.side)
  }

  static func cost(_ gram: [[Double]], _ errors: [Double]) -> Double {
    var sum = 0.0
    for row in errors.indices {
      for column in errors.indices { sum += errors[row] * gram[row][column] * errors[column] }
    }
    return sum
  }

  func ownCost(_ level: Int, _ day: Int, _ errors: [Double]) -> Double {
    JointMeasure.cost(JointMeasure.gram(ownColumns(level, day)), errors)
  }

  func gram(_ day: Int) -> [[Double]] {
    let own = [ownColumns(0, day), ownColumns(1, day)]
    var gram = JointMeasure.gram(limbColumns(day))
    for level in 0..<2 {
      let form = JointMeasure.gram(own[level])
      for row in 0..<6 {
        for column in 0..<6 { gram[6 * level + row][6 * level + column] += form[row][column] }
      }
    }
    return gram
  }

  private static func gram(_ columns: [[Double]]) -> [[Double]] {
    columns.map { one in columns.map { other in zip(one, other).reduce(0) { $0 + $1.0 * $1.1 } } }
  }

  private static let h = 1e-3

  /// The moving fragment of a level with a strut a little longer and a little shorter.
  private func varied(_ level: Int, _ day: Int, _ strut: Int) -> (RigidTransform, RigidTransform) {
    let own = plan.levels[level]
    func pose(_ change: Double) -> RigidTransform {
      let exact = own.days[day].exact
      let lengths = StrutLengths { exact[$0] + ($0 == strut ? change : 0) }
      let ring = PoseSolver(own.hexapod).solve(lengths, from: own.days[day].pose).pose
      return own.fragmentFromReferenceRing * ring * own.fragmentFromMovingRing.inverse
    }
    return (pose(JointMeasure.h), pose(-JointMeasure.h))
  }

  /// What a millimetre does: the rim's displacement and `λ θ`, scaled so that squares sum to the measure.
  private func column(_ two: (RigidTransform, RigidTransform), _ level: TreatedLevel) -> [Double] {
    let share = 1 / (2 * JointMeasure.h)
    let points = level.rim.flatMap { point -> [Double] in
      let way =
        share * (two.0 * point.position - two.1 * point.position) / Double(level.rim.count).squareRoot()
      return [way.x, way.y, way.z]
    }
    let turn = share * level.schedule.roundingLever * (two.1.rotation.inverse * two.0.rotation).log
    return points + [turn.x, turn.y, turn.z]
  }

  private func ownColumns(_ level: Int, _ day: Int) -> [[Double]] {
    (0..<6).map { column(varied(level, day, $0), plan.levels[level].level) }
  }

  private func limbColumns(_ day: Int) -> [[Double]] {
    let levels = plan.levels.map(\.level)
    func distal(_ level: Int, _ pose: RigidTransform) -> RigidTransform {
      levels[level].limb.reference == .proximal ? pose : pose.inverse
    }
    let still = (0..<2).map { distal($0, plan.levels[$0].days[day].fragmentPose) }
    return (0..<12).map { strut in
      let (level, two) = (strut / 6, varied(strut / 6, day, strut % 6))
      func limb(_ pose: RigidTransform) -> RigidTransform {
        level == 0 ? distal(0, pose) * step * still[1] : still[0] * step * distal(1, pose)
      }
      return column((limb(two.0), limb(two.1)), levels[1])
    }
  }
}

extension SplitMix64 {
  /// A transport of 30 to 60 mm with an offset and a bend that are corrected on the way.
  mutating func transport(_ side: Side) -> Treatment {
    let travels = Transport.Direction.allCases[Int(next() % 2)]
    var treatment = sampleTransport(
      side, travels: travels, reference: FragmentEnd.allCases[Int(next() % 2)])
    let defect = travels == .distally ? 1 : 0
    treatment.levels[defect].deformity = deformity(degrees: 8, millimetres: 6)
    treatment.levels[defect].deformity.axialTranslation = -uniform(30...60)
    return treatment
  }
}
