import CorrectionPlanning
import HexapodKinematics
import SampleCases
import Testing
import TreatmentModel

@Suite struct UnplannedTests {
  private let level = sampleCase(Deformity())

  /// Every way to a plan says so, with the words of what is not planned.
  private func expectRefusal(_ level: TreatedLevel, _ words: String) {
    let request = ResumeRequest(readings: StrutReadings(repeating: 170))
    for error in [
      #expect(throws: PlanningError.self) { try Planner.plan(level) },
      #expect(throws: PlanningError.self) { try Planner.plan(Treatment(level)) },
      #expect(throws: PlanningError.self) { try MountedFrame(level) },
      #expect(throws: PlanningError.self) { try Planner.resume(level, from: request) },
    ] {
      #expect(error?.code == .notPlannedYet && error?.subject == .treatment)
      #expect(error?.message.contains(words) == true, "\(error?.message ?? "")")
    }
  }

  @Test func aDeclaredNeutralPoseIsNotPlannedYet() throws {
    var level = level
    level.neutral = try #require(NeutralStance(lateralOffset: -80, lateralTilt: .pi / 2))
    expectRefusal(level, "a neutral pose is declared")
  }

  @Test func aPartRingIsNotPlannedYet() {
    var level = level
    level.distalRing = RingHardware(
      name: "5/8", shape: generic155.shape, provenance: testStanding, arc: RingArc(start: 0, extent: 3.9))
    expectRefusal(level, "the distal ring is part of a circle")
    (level.proximalRing, level.distalRing) = (level.distalRing, generic155)
    expectRefusal(level, "the proximal ring is part of a circle")
  }

  @Test func aJointOnAPlateIsNotPlannedYet() throws {
    var level = level
    let offset = try #require(JointOffset(radial: 12, along: 0, axial: 20))
    level.proximalRing = RingHardware(
      name: "plates", shape: generic155.shape, provenance: testStanding, jointOffsets: [.two: offset])
    expectRefusal(level, "a joint of the proximal ring sits on a plate or a post")
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
