import CorrectionPlanning
import Foundation
import HexapodKinematics
import RigidMotion
import SampleCases
import TestSupport
import Testing
import TreatmentModel
import Uncertainty

/// A strut so finely graduated that rounding to whole steps plays no part beyond 1e-5 mm.
let fineStrut = StrutHardware(
  name: "fine", range: 10...600, step: 1e-6, readingOffset: 0, provenance: testStanding)

extension TreatedLevel {
  /// The same case on struts that read nearly exactly.
  var unrounded: TreatedLevel {
    var copy = self
    copy.struts = .given(PerStrut(repeating: fineStrut))
    return copy
  }

  /// Every input spreads, rings too.
  fileprivate func uncertain(degrees angle: Double, millimetres length: Double) -> [UncertainInput] {
    var places: [UncertainInput.Place] = MountingParameter.allCases.map { .mounting($0) }
    places += StrutNumber.allCases.map { .strut($0) }
    for end in [FragmentEnd.proximal, .distal] {
      places += [.ring(end, .jointRadius), .ring(end, .halfAngle), .ring(end, .jointOffset)]
    }
    if case .ringsFirst = mode {
      places += MountingParameter.allCases.map { .movingMounting($0) }
    } else {
      places += DeformityParameter.allCases.map { .deformity($0) }
    }
    return places.map {
      UncertainInput(
        key: .top(.frame), place: $0, standardDeviation: $0.unit == .degrees ? radians(angle) : length)
    }
  }
}

extension EndModel {
  /// The seven outputs of one sample of these scores.
  fileprivate func outputs(_ scores: [Double]) -> [Double] {
    var outputs = [Double](repeating: 0, count: 7)
    scores.withUnsafeBufferPointer { scores in
      outputs.withUnsafeMutableBufferPointer { evaluate(scores, count: 1, into: $0) }
    }
    return outputs
  }

  /// Where the fragment ends for one sample.
  fileprivate func end(_ scores: [Double]) -> RigidTransform? {
    scores.withUnsafeBufferPointer { scores in
      let draws = draws(scores, 1)
      return fragmentPose(
        draws, 0, ringPoses(startLengths, draws, from: startPose)[0],
        ringPoses(endLengths, draws, from: endPose)[0])
    }
  }
}

/// A random case in each of the three modes that describes the same frame on the same limb.
private func threeModes(_ chronic: TreatedLevel) throws -> [TreatedLevel] {
  let frame = try MountedFrame(unchecked: chronic)
  let start = frame.ringPose(
    ofFragment: chronic.deformity.referenceFromMoving(chronic.limb, chronic.convention))
  var (residual, ringsFirst) = (chronic, chronic)
  guard case .given(let struts) = chronic.struts else { return [] }
  residual.mode = .residual(readings: struts.readings(of: frame.hexapod.strutLengths(at: start)))
  ringsFirst.mode = .ringsFirst(
    movingMounting: try #require(
      Mounting(fragmentFromRing: frame.fragmentFromMovingRing, chronic.limb.side)), readings: nil)
  return [chronic, residual, ringsFirst]
}

@Suite struct SensitivityChainTests {
  @Test func theDerivativeOfTheChainAgreesWithDifferences() throws {
    var random = SplitMix64(seed: printedSeed(501))
    var worst = 0.0
    for _ in 0..<12 {
      for input in try threeModes(random.correctionCase()) {
        guard let plan = try? Planner.plan(unchecked: input) else { continue }
        let uncertain = input.uncertain(degrees: degrees(1), millimetres: 1)
        let model = try EndModel(plan, uncertain)
        let linear = try model.linear()
        for index in uncertain.indices {
          let h = uncertain[index].unit == .degrees ? 1e-4 : 1e-2
          func at(_ score: Double) -> [Double] {
            model.outputs(uncertain.indices.map { $0 == index ? score : 0 })
          }
          let (forth, back, forth2, back2) = (at(h), at(-h), at(2 * h), at(-2 * h))
          for (output, parameter) in DeformityParameter.allCases.enumerated() {
            let difference =
              (8 * (forth[output] - back[output]) - (forth2[output] - back2[output])) / (12 * h)
            let error = abs(linear.rates[index][parameter] - difference) / max(1, abs(difference))
            worst = max(worst, error)
            #expect(
              error < 2e-7, "\(uncertain[index].place.words) on \(parameter) in \(input.mode.word)")
          }
        }
      }
    }
    print("worst difference \(worst)")
  }

  @Test func statedInputsEndAtTheTarget() throws {
    var random = SplitMix64(seed: printedSeed(502))
    for _ in 0..<12 {
      for input in try threeModes(random.correctionCase().unrounded) {
        guard let plan = try? Planner.plan(unchecked: input) else { continue }
        let uncertain = input.uncertain(degrees: 1, millimetres: 1)
        let model = try EndModel(plan, uncertain)
        let outputs = model.outputs(uncertain.map { _ in 0 })
        for (output, parameter) in DeformityParameter.allCases.enumerated() {
          #expect(abs(outputs[output] - input.target[parameter]) < 2e-5)
        }
        #expect(outputs[6] < 2e-5)
      }
    }
  }

  /// MODEL section 9: an offset error e perpendicular to the rotation axis leaves 2 e sin(θ/2) and no rotation; along the
  /// axis nothing.
  @Test func anOffsetErrorLeavesTwiceItsSizeTimesTheSineOfHalfTheAngle() throws {
    var random = SplitMix64(seed: printedSeed(503))
    for limb in limbs {
      for parameter in [DeformityParameter.apAngulation, .lateralAngulation, .axialRotation] {
        let theta = radians(random.uniform(5...25))
        var deformity = Deformity()
        deformity[parameter] = theta
        let plan = try Planner.plan(unchecked: sampleCase(deformity, limb: limb).unrounded)
        let axis = deformity.rotation(limb, .film).v.normalized
        let offsets: [MountingParameter] = [.apOffset, .lateralOffset, .axialOffset]
        let error = random.vector(5)
        let signed = Vector3(limb.side.lateralSign * error.x, error.y, error.z)
        let inputs = offsets.map {
          UncertainInput(key: $0.key, place: .mounting($0), standardDeviation: 1)
        }
        let model = try EndModel(plan, inputs)
        let end = try #require(model.end([error.x, error.y, error.z]))
        let across = (signed - axis * axis.dot(signed)).norm
        #expect(abs(end.translation.norm - 2 * across * sin(theta / 2)) < 2e-5)
        #expect(end.rotation.angle < 1e-6)
      }
    }
  }

  /// MODEL section 9: a ring rotated by d that nobody told the plan about leaves a rotation of about 2 sin(d/2) θ.
  @Test func aRingRotatedUnknownLeavesARotation() throws {
    for (d, theta) in [(2.0, 10.0), (5, 10), (10, 15)] {
      var deformity = Deformity()
      deformity.apAngulation = radians(theta)
      let plan = try Planner.plan(unchecked: sampleCase(deformity).unrounded)
      let inputs = [
        UncertainInput(
          key: MountingParameter.rotation.key, place: .mounting(.rotation), standardDeviation: radians(d))
      ]
      let end = try #require(try EndModel(plan, inputs).end([1]))
      let about = 2 * sin(radians(d) / 2) * radians(theta)
      #expect(abs(end.rotation.angle - about) < 0.01 * about)
    }
  }

  /// The loops over columns and the chain of one draw after the other are written twice; they are the same map.
  @Test(arguments: PoseKernel.available) func columnsAreTheChain(_ instructions: PoseKernel) throws {
    var random = SplitMix64(seed: printedSeed(505))
    let count = 64
    var (compared, missing, worst) = (0, 0, 0.0)
    for round in 0..<16 {
      var film = random.correctionCase()
      film.convention = .film
      for input in try threeModes(film) {
        guard let plan = try? Planner.plan(unchecked: input) else { continue }
        // From slight errors to limbs that cannot be.
        let size = [0.1, 1, 5, 20][round % 4]
        let uncertain = input.uncertain(degrees: size, millimetres: size / 2).filter {
          if case .ring = $0.place { false } else { true }
        }
        let model = try EndModel(plan, uncertain, kernel: SensitivityKernel(instructions))
        #expect(model.suitsColumns)
        let scores = (0..<uncertain.count * count).map { _ in random.uniform(-4...4) }
        var (one, other) = (
          [Double](repeating: 0, count: 7 * count), [Double](repeating: 0, count: 7 * count)
        )
        var portable = one
        scores.withUnsafeBufferPointer { scores in
          one.withUnsafeMutableBufferPointer { model.evaluateEach(scores, count, $0) }
          other.withUnsafeMutableBufferPointer { model.evaluateColumns(scores, count, $0) }
        }
        let slow = try EndModel(plan, uncertain, kernel: SensitivityKernel(.portable))
        scores.withUnsafeBufferPointer { scores in
          portable.withUnsafeMutableBufferPointer { slow.evaluateColumns(scores, count, $0) }
        }
        #expect(other.map(\.bitPattern) == portable.map(\.bitPattern))
        #expect(one.map(\.isNaN) == other.map(\.isNaN))
        for (a, b) in zip(one, other) where !a.isNaN {
          compared += 1
          worst = max(worst, abs(a - b) / max(1, abs(a)))
        }
        missing += one.count { $0.isNaN }
      }
    }
    #expect(worst < 1e-11)
    print("\(compared) compared, worst difference \(worst), \(missing) missing in both")
    #expect(missing > 0)
  }

  @Test func otherRingsAreSolvedAsTheCarefulSolverSolvesThem() throws {
    var random = SplitMix64(seed: printedSeed(504))
    for _ in 0..<20 {
      let input = random.correctionCase()
      guard let plan = try? Planner.plan(unchecked: input) else { continue }
      let uncertain = input.uncertain(degrees: 0.5, millimetres: 1)
      let model = try EndModel(plan, uncertain)
      let scores = uncertain.map { _ in random.uniform(-3...3) }
      let draws = scores.withUnsafeBufferPointer { model.draws($0, 1) }
      let found = try #require(model.ringPoses(model.endLengths, draws, from: model.endPose)[0])
      let other = try Hexapod(
        reference: Ring(joints: draws.referenceJoints[0]), moving: Ring(joints: draws.movingJoints[0]),
        neutral: plan.hexapod.neutral)
      let lengths = StrutLengths { model.endLengths[$0] + draws.strutErrors[0][$0] }
      let careful = PoseSolver(other).solve(lengths, from: model.endPose)
      #expect(careful.isFound)
      #expect((careful.pose.translation - found.translation).norm < 1e-8)
      #expect((careful.pose.rotation.inverse * found.rotation).angle < 1e-10)
    }
  }
  /// A draw whose ring lies far from the stated one, or cannot be, takes nothing from the draws beside it.
  @Test func everyDrawOfOtherRingsStandsForItself() throws {
    var random = SplitMix64(seed: printedSeed(505))
    var input = sampleCase(random.deformity(degrees: 10, millimetres: 10), above: 60)
    let key = RingDimension.jointRadius.key(.distal)
    input.standardDeviations[key] = 40
    let plan = try Planner.plan(unchecked: input)
    let uncertain = UncertainInputs(input, assumingPublished: false, replanned: false).inputs
    let model = try EndModel(plan, uncertain)
    let count = 64
    let scores = uncertain.flatMap { _ in (0..<count).map { _ in random.uniform(-4...4) } }
    let draws = scores.withUnsafeBufferPointer { model.draws($0, count) }
    let together = model.ringPoses(model.endLengths, draws, from: model.endPose)
    var (found, impossible) = (0, 0)
    for n in 0..<count {
      let one = uncertain.indices.map { scores[$0 * count + n] }
      let alone = one.withUnsafeBufferPointer { model.draws($0, 1) }
      let pose = model.ringPoses(model.endLengths, alone, from: model.endPose)[0]
      #expect(pose == together[n])
      let radius = draws.movingJoints[n][0]
      let isPossible = !draws.fragments[n].translation.x.isNaN
      if !isPossible {
        impossible += 1
        #expect(pose == nil)
        continue
      }
      let other = try Hexapod(
        reference: Ring(joints: draws.referenceJoints[n]), moving: Ring(joints: draws.movingJoints[n]),
        neutral: plan.hexapod.neutral)
      let careful = PoseSolver(other).solve(model.endLengths, from: model.endPose)
      #expect(careful.isFound == (pose != nil), "joint at \(radius)")
      guard let pose, careful.isFound else { continue }
      found += 1
      #expect((careful.pose.translation - pose.translation).norm < 1e-7)
    }
    print("\(found) of \(count) found, \(impossible) cannot be")
    #expect(found > count / 2 && impossible > 0)
  }
}
