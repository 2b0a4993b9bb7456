import CorrectionPlanning
import HexapodKinematics
import RigidMotion
import SampleCases
import TestSupport
import Testing
import TreatmentModel

/// Frames that cannot stand so on the limb (Model, section 3). `Tests/assembly-against-model` holds thousands of random cases against
/// an evaluation of its own.
@Suite struct AssemblyTests {
  private static let codes: [Finding.Code] = [.ringOnWrongSide, .boneOutsideRing, .jointShared]

  private func findings(_ level: TreatedLevel) throws -> [Finding] {
    try Planner.plan(level).checks.filter { AssemblyTests.codes.contains($0.code) }
  }

  private func exchanges(_ finding: Finding) -> [WordExchange] {
    if case .exchangeWord(let exchanges) = finding.remedy { exchanges } else { [] }
  }

  private static var sound: TreatedLevel {
    var deformity = Deformity()
    (deformity.apAngulation, deformity.lateralAngulation) = (radians(12), radians(8))
    (deformity.axialRotation, deformity.axialTranslation) = (radians(10), 20)
    return sampleCase(deformity, above: 60, height: 200)
  }

  @Test func aFrameThatStandsAsItShouldIsNotNamed() throws {
    var random = SplitMix64(seed: printedSeed(31))
    #expect(try findings(AssemblyTests.sound).isEmpty)
    for limb in limbs {
      for _ in 0..<10 {
        let level = sampleCase(
          random.deformity(degrees: 15, millimetres: 15), limb: limb, above: random.uniform(30...90),
          height: 200)
        #expect(try findings(level).isEmpty)
      }
    }
  }

  /// What is left is `2 e sin(A/2)`, e twice the offset, A the angle of the rotation's part across the bone (Model, section 9).
  @Test func aRingBeyondTheCutIsNamedWithTheWordAndWhatItWouldLeave() throws {
    var level = AssemblyTests.sound
    level.mounting.axialOffset = -60
    let found = try #require(try findings(level).first)
    #expect(found.code == .ringOnWrongSide && found.severity == .error && found.value == -60)
    let words = exchanges(found)
    #expect(words.map(\.key) == [MountingParameter.axialOffset.key, .top(.reference)])
    #expect(words[0].magnitude == 60 && words[0].meant == "proximal" && words[1].meant == "distal")
    let rotation = level.deformity.referenceFromMoving(level.limb, level.convention).rotation
    let axis = rotation.v
    let across = (axis.x * axis.x + axis.y * axis.y).squareRoot() / axis.norm
    #expect(abs(words[0].distance - 2 * 120 * across * rotation.v.norm) < 1e-9 && words[0].angle < 1e-12)
  }

  @Test func theWrongReferenceIsNamedToo() throws {
    var level = AssemblyTests.sound
    level.limb = Limb(side: .left, reference: .distal)
    let found = try #require(try findings(level).first)
    #expect(exchanges(found).contains { $0.key == .top(.reference) && $0.meant == "proximal" })
  }

  /// Residual mode: the frame is where it is, and the word alone is wrong.
  @Test func aRingBeyondTheCutIsNamedInResidualMode() throws {
    let plan = try Planner.plan(AssemblyTests.sound)
    var level = AssemblyTests.sound
    level.mode = .residual(readings: plan.days[0].set)
    #expect(try findings(level).isEmpty)
    level.mounting.axialOffset = -60
    let found = try #require(try findings(level).first)
    #expect(exchanges(found).first?.key == MountingParameter.axialOffset.key)
  }

  @Test func bothRingsOnOneFragmentAreNamed() throws {
    let level = sampleCase(AssemblyTests.sound.deformity, above: 90, height: 80)
    let found = try findings(level)
    #expect(found.map(\.code) == [.ringOnWrongSide])
    #expect(found[0].what.plain.contains("the distal ring"))
  }

  @Test func aBoneThatMissesARingIsNamedWithWhatWasAssumed() throws {
    var level = AssemblyTests.sound
    level.mounting.apOffset = 63
    let found = try findings(level)
    // 93.8 mm less 16.3 is 77.5: a bone of 30 mm has room up to 62.5 mm from the centre.
    #expect(found.map(\.code) == [.boneOutsideRing, .boneOutsideRing])
    #expect(abs((found[0].value ?? 0) + 0.5) < 1e-9)
    #expect(found[0].what.plain.contains("assumed: joint radius less 16.3 mm"))
    level.mounting.apOffset = 62
    #expect(try findings(level).isEmpty)
  }

  @Test func twoStrutsInOneJointAreNamed() throws {
    var level = AssemblyTests.sound
    let joints = level.distalRing.shape.ring(.distal).joints
    var doubled = joints
    doubled[2] = joints[1] + Vector3(0.1, 0, 0)
    level.distalRing = RingHardware(
      name: "own", shape: .joints(Ring(joints: doubled)), provenance: testStanding)
    let found = try findings(level)
    #expect(found.map(\.code) == [.jointShared])
    #expect(found[0].struts.map(\.number) == [2, 3])
  }

  @Test func aBuildThatIsMeantSoIsAWarning() throws {
    var level = AssemblyTests.sound
    level.mounting.axialOffset = -60
    level.limits.assembly = .warn
    #expect(try findings(level).map(\.severity) == [.warning])
  }

  /// A strut passes its limit at one ring first and by more at the other.
  @Test func aTiltIsFoundAtEachRingWithItsOwnDay() throws {
    var level = sampleCase(AssemblyTests.sound.deformity, above: 60, height: 200)
    func ring(_ tilt: Double) -> RingHardware {
      RingHardware(
        name: "own", shape: .standard(jointRadius: 93.8, halfAngle: radians(4.58), jointOffset: 0),
        provenance: testStanding, innerRadius: 77.5, jointTilt: radians(tilt))
    }
    level.deformity.axialRotation = radians(60)
    level.schedule.stages = [Deformity()]
    (level.proximalRing, level.distalRing) = (ring(15), ring(20))
    let tilts = try Planner.plan(level).checks.filter { $0.code == .jointTilt && $0.strut?.number == 1 }
    #expect(tilts.map(\.limit) == [15, 20] || tilts.map(\.limit) == [20, 15])
    #expect(Set(tilts.map { $0.what.plain.contains("proximal ring") }) == [true, false])
  }

  @Test func moreThanHalfATurnIsRefused() throws {
    var level = AssemblyTests.sound
    level.deformity.axialRotation = radians(100)
    level.target.axialRotation = radians(-100)
    #expect { try Planner.plan(level) } throws: {
      ($0 as? PlanningError)?.code == .moreThanHalfATurn
        && ($0 as? PlanningError)?.key == CaseKey(.target, .axialRotation)
    }
    level.schedule.stages = [Deformity()]
    #expect(throws: Never.self) { try Planner.plan(level) }
    level.schedule.stages[0].axialRotation = radians(-90)
    #expect { try Planner.plan(level) } throws: { ($0 as? PlanningError)?.code == .moreThanHalfATurn }
  }
}
