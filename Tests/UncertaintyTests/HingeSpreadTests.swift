import CorrectionPlanning
import Glibc
import HexapodKinematics
import RigidMotion
import SampleCases
import TestSupport
import Testing
import TreatmentModel
import Uncertainty

/// What is left where a joint's true axis is not where the hinge was placed (MODEL section 14).
@Suite struct HingeSpreadTests {
  private func level(_ limb: Limb, _ angle: Double, _ axis: TreatedJoint.Axis, distraction: Double)
    -> TreatedLevel
  {
    var deformity = Deformity()
    switch axis {
    case .medialLateral: deformity.lateralAngulation = angle
    case .anteriorPosterior: deformity.apAngulation = angle
    case .long: deformity.axialRotation = angle
    }
    var level = sampleCase(deformity, limb: limb, above: 100, height: 220).unrounded
    var joint = TreatedJoint()
    (joint.hinge, joint.distraction) = (TreatedJoint.Hinge(axis), distraction)
    level.joint = joint
    level.structuresAtRisk = [StructureAtRisk(name: "nerve", ap: 10, lateral: 30, axial: 0, rate: 1)]
    return level
  }

  private func model(_ level: TreatedLevel) throws -> EndModel {
    try EndModel(
      try Planner.plan(unchecked: level),
      HingeParameter.allCases.map { UncertainInput(key: $0.key, place: .hinge($0), standardDeviation: 1) })
  }

  /// 2 e sin(θ/2) across the axis and nothing along it, no rotation; by draws in columns and one by one, and linearly, for it is linear.
  @Test(arguments: limbs, TreatedJoint.Axis.allCases)
  func aMisplacedAxisLeavesTwoESineOfHalfTheAngle(limb: Limb, axis: TreatedJoint.Axis) throws {
    var random = SplitMix64(seed: printedSeed(1411))
    let angle = radians(random.uniform(8...25))
    let model = try model(level(limb, angle, axis, distraction: 3))
    let rates = try model.linear().rates
    for _ in 0..<5 {
      let error = random.vector(6)
      let signed = Vector3(limb.side.lateralSign * error.x, error.y, error.z)
      let across = signed - signed.dot(axis.direction) * axis.direction
      let expected = 2 * across.norm * sin(angle / 2)
      for isEach in [false, true] {
        var outputs = [Double](repeating: 0, count: 7)
        [error.x, error.y, error.z].withUnsafeBufferPointer { scores in
          outputs.withUnsafeMutableBufferPointer {
            if isEach {
              model.evaluateEach(scores, 1, $0)
            } else {
              model.evaluate(scores, count: 1, into: $0)
            }
          }
        }
        // Where it was to be: its surfaces 3 mm apart, which is too long.
        let left = Vector3(outputs[3], outputs[4], outputs[5] + 3)
        #expect(abs(left.norm - expected) < 2e-5)
        #expect(abs(outputs[0]) + abs(outputs[1]) + abs(outputs[2]) < 1e-6)
        // The worst point ends as far away, for nothing is turned.
        #expect(abs(outputs[6] - expected) < 2e-5)
        let linear = DeformityParameter.allCases.suffix(3).map { parameter in
          zip([error.x, error.y, error.z], rates).reduce(0) { $0 + $1.0 * $1.1[parameter] }
        }
        for (one, other) in zip(linear, [left.x, left.y, left.z]) { #expect(abs(one - other) < 2e-5) }
      }
    }
  }

  /// A draw that is planned anew is bent about its own axis: its hinge leaves nothing.
  @Test func aDrawnCaseIsBentAboutItsOwnAxis() throws {
    var level = level(Limb(side: .right, reference: .proximal), radians(20), .medialLateral, distraction: 0)
    level.standardDeviations = [HingeParameter.lateral.key: 4, HingeParameter.axial.key: 4]
    let draws = CaseDraws(level, assumingPublished: false, seed: 3, stream: 1)
    for number in 1...20 {
      let drawn = draws[number]
      #expect(drawn.joint?.hinge != level.joint?.hinge && drawn.deformity != level.deformity)
      #expect(try !Planner.plan(unchecked: drawn).checks.contains { $0.code == .hingeLeavesRest })
    }
  }

  @Test func whatDoesNotSpreadTheEndIsSaid() throws {
    var level = level(Limb(side: .left, reference: .proximal), radians(20), .medialLateral, distraction: 2)
    level.standardDeviations = [CaseKey(.target, .lateralAngulation): 0.1, HingeParameter.axial.key: 2]
    let uncertain = UncertainInputs(level)
    #expect(uncertain.inputs.map(\.key) == [HingeParameter.axial.key])
    #expect(uncertain.unused.map(\.key) == [CaseKey(.target, .lateralAngulation)])
    var moving = level.mounting
    moving.axialOffset -= 220
    level.mode = .ringsFirst(movingMounting: moving, readings: nil)
    #expect(UncertainInputs(level).inputs.isEmpty)
  }
}
