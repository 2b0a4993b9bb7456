import CorrectionPlanning
import HexapodKinematics
import RigidMotion
import SampleCases
import Testing
import TreatmentModel

@Suite struct UnplannedTests {
  private let level = sampleCase(Deformity())

  /// Its sections lie along the axis of a bone that goes through its ring.
  @Test func theOutsideOfALimbIsNotPlannedRoundARingAcrossIt() throws {
    var level = level
    level.limbEnvelope = LimbEnvelope([LimbEnvelope.Section(axial: 0, girth: 250)])
    level.neutral = try #require(NeutralStance(lateralOffset: -80, lateralTilt: .pi / 2))
    for error in [
      #expect(throws: PlanningError.self) { try Planner.plan(level) },
      #expect(throws: PlanningError.self) { try Planner.plan(Treatment(level)) },
      #expect(throws: PlanningError.self) { try MountedFrame(level) },
    ] {
      #expect(error?.code == .notPlannedYet && error?.key == .top(.limbEnvelope))
    }
    level.neutral = try #require(NeutralStance(lateralTilt: radians(20)))
    #expect(throws: Never.self) { try Planner.plan(level) }
  }

  /// Nothing says of which level's strut it would be.
  @Test func aPlateOnTheRingBetweenTwoLevelsIsNotPlanned() throws {
    let offset = try #require(JointOffset(radial: 12, along: 0, axial: 20))
    let plates = RingHardware(
      name: "plates", shape: generic155.shape, provenance: testStanding, jointOffsets: [.two: offset])
    let next = Levels.Next(beyond: MiddleFragment(length: 160), level.own)
    var treatment = Treatment(level.common, proximalRing: plates, level.own, next)
    #expect(treatment.unplanned == nil)
    treatment.levels[1].distalRing = plates
    #expect(treatment.unplanned == nil)
    treatment.levels[0].distalRing = plates
    #expect(treatment.unplanned == .plateOfMiddleRing(RingID(.distal, of: .only)))
    let error = #expect(throws: PlanningError.self) { try Planner.plan(treatment) }
    #expect(error?.message.contains("sits on a plate") == true, "\(error?.message ?? "")")
  }

  @Test func aJointInOneOfTwoLevelsIsNotPlannedYet() throws {
    let next = Levels.Next(beyond: MiddleFragment(length: 160), level.own)
    var treatment = Treatment(level.common, proximalRing: generic155, level.own, next)
    treatment.levels[1].junction = .joint(TreatedJoint())
    #expect(treatment.unplanned == .joint(LevelID(1)))
    #expect(throws: PlanningError.self) { try Planner.plan(treatment) }
  }

  @Test func threeLevelsAreNotPlannedYet() {
    let next = Levels.Next(beyond: MiddleFragment(length: 160), level.own)
    let treatment = Treatment(level.common, proximalRing: generic155, level.own, next, next)
    #expect(treatment.unplanned == .levels(3))
    #expect(throws: PlanningError.self) { try Planner.plan(treatment) }
  }

  @Test func whatIsPlannedIsNotUnplanned() {
    #expect(level.unplanned == nil && Treatment(level).unplanned == nil)
  }

  @Test func valuesThatCannotBeAreNotMade() {
    #expect(NeutralStance() == .inLine)
    #expect(NeutralStance(apTilt: .pi / 2, lateralTilt: 0.1) == nil)
    #expect(NeutralStance(apTilt: 2) == nil && NeutralStance(rotation: 4) == nil)
    #expect(NeutralStance(apOffset: .nan) == nil)
    #expect(RingArc(start: -0.1, extent: 1) == nil && RingArc(start: 0, extent: 2 * .pi) == nil)
    #expect(RingArc(start: 0, extent: 0) == nil && RingArc(start: .nan, extent: 1) == nil)
    #expect(JointOffset(radial: .infinity, along: 0, axial: 0) == nil)
    #expect(StrutNumber(rawValue: 7) == nil && StrutNumber(index: -1) == nil)
    #expect(StrutNumber.allCases.map(\.index) == Array(0..<6))
  }
}
