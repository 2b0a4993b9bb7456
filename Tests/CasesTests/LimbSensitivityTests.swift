import CaseFiles
import CorrectionPlanning
import Foundation
import HexapodKinematics
import RigidMotion
import TestSupport
import Testing
import TreatmentModel
import Uncertainty

/// Error bars of two levels: each level, the limb, and where the faces of a defect meet.
@Suite struct LimbSensitivityTests {
  static let names = [
    "tibia-defect-60", "femur-defect-proximally", "defect-docking-offset", "rickets-middle-reference",
    "lengthening-and-angulation", "acute-shortening", "residual-two-levels",
  ]

  private func plan(_ name: String, _ changes: [(String, String)] = []) throws -> TreatmentPlan {
    var text = try String(contentsOf: fixtures.appending(path: "levels/\(name).yaml"), encoding: .utf8)
    for (old, new) in changes { text = text.replacingOccurrences(of: old, with: new) }
    guard case .correction(let treatment, _) = try CaseFile.parse(Array(text.utf8), name: name) else {
      throw CocoaError(.fileReadCorruptFile)
    }
    return try Planner.plan(treatment)
  }

  /// Every input of a plan spreads, those of rings too where that is asked for, as published.
  private func inputs(_ plan: TreatmentPlan, withRings: Bool = false) throws -> LimbInputs {
    guard withRings else { return LimbInputs(plan, assumingPublished: true) }
    var treatment = plan.treatment
    for level in 0..<2 {
      for end in [FragmentEnd.proximal, .distal] where level == 0 || end == .distal {
        treatment.common.standardDeviations[RingDimension.jointRadius.key(end).at(LevelID(level))] = 0.3
      }
    }
    return LimbInputs(try Planner.plan(treatment), assumingPublished: true)
  }

  /// The model with all spreads so many times as large.
  private func model(_ plan: TreatmentPlan, scale: Double) throws -> LimbEndModel {
    let uncertain = LimbInputs(plan, assumingPublished: true)
    let scaled = uncertain.inputs.map { $0.spreading($0.standardDeviation * scale) }
    return try LimbEndModel(plan, uncertain).spreading(InputSpread(scaled, uncertain.covariance))
  }

  private func outputs(_ model: LimbEndModel, _ scores: [Double]) -> [Double] {
    var outputs = [Double](repeating: 0, count: model.outputCount)
    scores.withUnsafeBufferPointer { scores in
      outputs.withUnsafeMutableBufferPointer { model.evaluate(scores, count: 1, into: $0) }
    }
    return outputs
  }

  @Test(
    "Samples that differ in one input come out the same to the bit, whatever is known of the others",
    arguments: names)
  func known(name: String) throws {
    let plan = try plan(name)
    let model = try LimbEndModel(plan, inputs(plan, withRings: true))
    let count = 5
    var source = SplitMix64(seed: printedSeed(16))
    var scores = (0..<model.inputCount * count).map { _ in source.uniform(-2...2) }
    let known = scores.withUnsafeBufferPointer { model.known($0, count: count) }
    var (whole, quick) = ([Double](repeating: 0, count: model.outputCount * count), [Double]())
    for input in 0..<model.inputCount {
      let before = Array(scores[input * count..<(input + 1) * count])
      for n in 0..<count { scores[input * count + n] = source.uniform(-2...2) }
      quick = [Double](repeating: 1, count: whole.count)
      scores.withUnsafeBufferPointer { scores in
        whole.withUnsafeMutableBufferPointer { model.evaluate(scores, count: count, into: $0) }
        quick.withUnsafeMutableBufferPointer {
          model.evaluate(scores, count: count, changing: input, of: known, into: $0)
        }
      }
      #expect(whole.map(\.bitPattern) == quick.map(\.bitPattern), "\(model.inputs[input].key)")
      scores.replaceSubrange(input * count..<(input + 1) * count, with: before)
    }
  }

  @Test("The derivative is that of exactly the map that is sampled", arguments: names)
  func derivative(name: String) throws {
    let plan = try plan(name)
    let whole = try LimbEndModel(plan, inputs(plan, withRings: true))
    // Errors that go together are mixed before the map.
    let model = try whole.spreading(InputSpread(whole.inputs, nil))
    let numbers = try model.numbers()
    var worst = 0.0
    for (index, input) in model.inputs.enumerated() {
      let h =
        (input.unit == .degrees ? 1e-4 : 1e-2) / input.standardDeviation
        * (input.unit == .degrees ? radians(1) : 1)
      func at(_ score: Double) -> [Double] {
        outputs(model, model.inputs.indices.map { $0 == index ? score : 0 })
      }
      let (forth, back, forth2, back2) = (at(h), at(-h), at(2 * h), at(-2 * h))
      for (output, number) in numbers.enumerated() {
        guard let rates = number.rates else { continue }
        let difference =
          (8 * (forth[output] - back[output]) - (forth2[output] - back2[output]))
          / (12 * h * input.standardDeviation)
        let error = abs(rates[index] - difference) / max(1, abs(difference))
        worst = max(worst, error)
        #expect(error < 1e-6, "\(input.key) on \(number.number.key)")
      }
    }
    print("\(name): worst difference \(worst)")
  }

  @Test(
    "Sampled deviations tend to the linear ones, also of errors that go together",
    arguments: ["tibia-defect-60", "femur-defect-proximally", "residual-two-levels"])
  func sampling(name: String) throws {
    let covariance =
      "covariance: {keys: ['levels[1].mounting.axial-offset', middle.length], matrix: [[4, 3.5], [3.5, 4]]}\nside:"
    let isGiven = name == "tibia-defect-60"
    let plan = try plan(name, isGiven ? [("side:", covariance)] : [])
    let model = try model(plan, scale: 1e-2)
    #expect(model.spread.correlations.isEmpty != (isGiven || name == "residual-two-levels"))
    let columns = model.sample(4000, seed: 3, jobs: 2)
    var (tested, worst) = (0, 0.0)
    for (output, number) in try model.numbers().enumerated() {
      guard let rates = number.rates else { continue }
      let exact = model.spread.standardDeviation(of: rates)
      let found = columns.read(output) { ColumnStatistics($0) }
      #expect(found.count == 4000)
      guard exact > 1e-9 else { continue }
      tested += 1
      worst = max(worst, abs(found.variance.squareRoot() / exact - 1))
    }
    print("\(name): worst ratio off by \(worst) of \(tested)")
    // One standard error of a standard deviation of 4,000 draws is 1.1 %.
    #expect(worst < 0.05 && tested >= 18)
  }

  /// The frames as they hang on the limb, in the most proximal fragment's frame, without the formulas of the model: rings are fixed to
  /// fragments on day 0, and carry them where the readings of the last day put them.
  @Test(
    "Where levels and limb end is where rings fixed to fragments carry them",
    arguments: ["tibia-defect-60", "defect-docking-offset"])
  func ringsCarryFragments(name: String) throws {
    let plan = try plan(name)
    let model = try LimbEndModel(plan, inputs(plan))
    var random = SplitMix64(seed: printedSeed(531))
    let side = plan.treatment.common.side
    for _ in 0..<8 {
      let scores = model.inputs.map { _ in random.uniform(-2...2) }
      var (deformities, mounting) = (plan.levels.map(\.level.deformity), plan.levels[0].level.mounting)
      var errors = [PerStrut(repeating: 0.0), PerStrut(repeating: 0.0)]
      var middle = try #require(plan.treatment.levels.middles.first)
      var short = 0.0
      for (input, score) in zip(model.inputs, scores) {
        let change = input.standardDeviation * score
        let level = input.key.level?.index ?? 0
        switch input.place {
        case .deformity(let parameter): deformities[level][parameter] += change
        case .mounting(let parameter):
          #expect(level == 0, "the distal level's follows")
          mounting[parameter] += change
        case .strut(let strut): errors[level][strut] += change
        case .middle(.length): middle.length += change
        case .middle(.ap): middle.ap += change
        case .middle(.lateral): middle.lateral += change
        case .limbShortness: short += change
        default: Issue.record("another input")
        }
      }
      func ring(_ level: Int, _ day: Int) throws -> RigidTransform {
        let own = plan.levels[level]
        let readings = own.days[day].set
        let lengths = own.strutTimeline.hardware(onDay: day).lengths(of: readings)
        let real = StrutLengths { lengths[$0] + errors[level][$0] }
        let found = PoseSolver(own.hexapod).solve(real, from: own.days[day].pose)
        #expect(found.isFound)
        return found.pose
      }
      let fragments = zip(deformities, plan.levels).map {
        $0.referenceFromMoving($1.level.limb, $1.level.convention)
      }
      let step = middle.proximalFromDistal(side)
      // Day 0, all seen from the proximal fragment.
      let rings0 = mounting.fragmentFromRing(side)
      let rings1 = try rings0 * ring(0, 0)
      let rings2 = try rings1 * ring(1, 0)
      let (second, third) = (fragments[0], fragments[0] * step * fragments[1])
      let (onSecond, onThird) = (second.inverse * rings1, third.inverse * rings2)
      // The last day.
      let last = plan.duration
      let end1 = try rings0 * ring(0, last)
      let end2 = try end1 * ring(1, last)
      let (secondEnd, thirdEnd) = (end1 * onSecond.inverse, end2 * onThird.inverse)
      let found = outputs(model, scores)
      func compare(_ pose: RigidTransform, _ from: Int, _ limb: Limb, _ what: String) throws {
        let deformity = try #require(Deformity(referenceFromMoving: pose, limb, .film))
        for (index, parameter) in DeformityParameter.allCases.enumerated() {
          #expect(abs(deformity[parameter] - found[from + index]) < 1e-8, "\(what) \(parameter)")
        }
      }
      try compare(secondEnd, 0, plan.levels[0].level.limb, "proximal")
      try compare((secondEnd * step).inverse * thirdEnd, 7, plan.levels[1].level.limb, "distal")
      let home = RigidTransform(
        translation: Vector3(
          step.translation.x, step.translation.y,
          third.translation.z - short))
      try compare(home.inverse * thirdEnd, 14, Limb(side: side, reference: .proximal), "limb")
    }
  }

  @Test("A level that states all by itself has the error bars of its own case")
  func alone() throws {
    let plan = try plan("lengthening-and-angulation")
    let uncertain = LimbInputs(plan, assumingPublished: true)
    var options = SensitivityOptions()
    options.samples = 600
    let study = try SensitivityStudy.run(plan, uncertain, options)
    let first = plan.levels[0]
    try #require(first.level.own.followed == nil)
    let alone = try SensitivityStudy.run(
      first, UncertainInputs(first.level, assumingPublished: true), options)
    #expect(study.ends[0].part == .level(LevelID(0)))
    for (one, other) in zip(study.ends[0].spreads, alone.spreads) {
      #expect(abs(one.standardDeviation - other.standardDeviation) < 1e-9)
      #expect(abs(one.mean - other.mean) < 1e-9 && abs(one.target - other.target) < 1e-12)
    }
    #expect(study.ends[0].rates.map(\.chance) == alone.rates.map(\.chance))
  }

  /// A fragment that travels 62 mm along a ring that leans by e unknown misses by 62 sin e, and the limb keeps its place: both frames
  /// stand on the same leaning ring.
  @Test("A leaning ring makes the travelling fragment miss, and does not move the limb")
  func leaningRing() throws {
    let plan = try plan(
      "tibia-defect-60",
      [("axial-offset: 60 proximal", "axial-offset: 60 proximal\n      ap-tilt: 0 ± 1 lateral")])
    let uncertain = LimbInputs(plan)
    #expect(uncertain.inputs.map(\.key.description) == ["levels[1].mounting.ap-tilt"])
    let numbers = try LimbEndModel(plan, uncertain).numbers()
    func rate(_ number: EndNumber, from first: Int) throws -> Double {
      let found = numbers[first...].first { $0.number == number }
      return try #require(found?.rates?.first)
    }
    let travel = -(numbers[5].stated)
    #expect(travel > 61 && travel < 63)
    #expect(abs(abs(try rate(.apOffset, from: 20)) - travel) < 0.6)
    for parameter in DeformityParameter.allCases {
      #expect(abs(try rate(.remaining(parameter), from: 14)) < 0.6, "\(parameter)")
    }
  }

  @Test("The number of threads changes nothing, another seed does; an ended study stands on its first draws")
  func threads() throws {
    let plan = try plan("defect-docking-offset")
    let uncertain = LimbInputs(plan, assumingPublished: true)
    var options = SensitivityOptions()
    options.samples = 700
    let one = try SensitivityStudy.run(plan, uncertain, options)
    options.jobs = 3
    let other = try SensitivityStudy.run(plan, uncertain, options)
    #expect(one.ends == other.ends && one.gains == other.gains && one.confirmed == other.confirmed)
    options.seed = 2
    #expect(try SensitivityStudy.run(plan, uncertain, options).ends != one.ends)
    #expect(one.apart.map { $0 > 0 && $0 < 1 } == true && one.besideBone != nil)
    #expect(one.ends.map(\.part) == [.level(LevelID(0)), .level(LevelID(1)), .limb, .docking])
  }

  @Test(
    "A ± that changes nothing is said with its reason, by the key of its level; a middle ring stands once")
  func unused() throws {
    let plan = try plan(
      "tibia-defect-60",
      [
        ("axial-translation: 2 short", "axial-translation: 2 ± 0.5 short"),
        ("length: 100 ", "length: 100 ± 2 "),
        ("neutral-height: 130", "neutral-height: 130 ± 1"),
      ])
    let uncertain = LimbInputs(plan)
    #expect(uncertain.inputs.map(\.key.description) == ["middle.length"])
    #expect(
      uncertain.unused.map(\.key.description) == [
        "levels[2].frame.neutral-height", "levels[2].target.axial-translation",
      ])
    let rings = try inputs(try self.plan("tibia-defect-60"), withRings: true).inputs.filter {
      if case .ring = $0.place { true } else { false }
    }
    #expect(
      rings.map(\.key.description) == [
        "levels[1].frame.proximal-ring.joint-radius", "levels[1].frame.distal-ring.joint-radius",
        "levels[2].frame.distal-ring.joint-radius",
      ])
  }
}
