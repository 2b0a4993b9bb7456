import CorrectionPlanning
import HexapodKinematics
import RigidMotion
import SampleCases
import TestSupport
import Testing
import TreatmentModel

/// Half circles with straight arms (MODEL section 14).
@Suite struct FootPlateTests {
  /// Closed at the back, its arms 100 mm forwards; joints of the whole ring, or measured ones.
  private static func plate(
    joints: [Vector3]? = nil, _ plates: [StrutNumber: JointOffset] = [:]
  ) throws -> RingHardware {
    let arc = try #require(RingArc(fromDegrees: 90, to: 270)?.with(arms: 100))
    return RingHardware(
      name: "foot plate",
      shape: joints.map { joints in .joints(Ring(joints: PerStrut { joints[$0] })) } ?? generic155.shape,
      provenance: testStanding, innerRadius: 77.5, arc: arc, jointOffsets: plates)
  }

  /// Struts 2 and 3 on the left arm, 1 and 6 on the right one, 4 and 5 behind.
  private static let measured = [
    Vector3(-93.8, -53, 0), Vector3(93.8, -53, 0), Vector3(93.8, -38, 0), Vector3(7.5, 93.5, 0),
    Vector3(-7.5, 93.5, 0), Vector3(-93.8, -38, 0),
  ]

  @Test func itsLineGoesStraightOnFromBothEnds() throws {
    let arc = try #require(RingArc(fromDegrees: 90, to: 270)?.with(arms: 100))
    let line = arc.line(radius: 80, parts: 36)
    #expect(line.count == 39)
    #expect((line[0] - Vector3(80, -100, 0)).norm < 1e-12 && (line[38] - Vector3(-80, -100, 0)).norm < 1e-12)
    #expect((line[1] - Vector3(80, 0, 0)).norm < 1e-12 && (line[19] - Vector3(0, 80, 0)).norm < 1e-12)
    let range = arc.azimuths(radius: 80)
    let length = 80 * (range.upperBound - range.lowerBound)
    #expect(abs(length - (200 + 80 * Double.pi)) < 1e-9)
    // As long as it says, wherever it is cut.
    for step in 0..<1000 {
      let azimuth = range.lowerBound + (range.upperBound - range.lowerBound) * Double(step) / 1000
      let moved = (arc.place(azimuth + 1e-6, radius: 80) - arc.place(azimuth, radius: 80)).norm
      #expect(abs(moved - 80e-6) < 1e-11)
    }
    #expect(abs(arc.reach(radius: 80) - Vector3(80, -100, 0).norm) < 1e-12)
    let turned = try #require(RingArc(fromDegrees: 0, to: 180)?.with(arms: 50)).line(radius: 80, parts: 2)
    #expect((turned[0] - Vector3(-50, -80, 0)).norm < 1e-12)
    #expect((turned[4] - Vector3(-50, 80, 0)).norm < 1e-12)
  }

  @Test func halfCirclesAloneHaveArms() throws {
    let arc = try #require(RingArc(fromDegrees: -112.5, to: 112.5))
    #expect(arc.with(arms: 10) == nil && arc.with(arms: 0) == arc)
    let half = try #require(RingArc(fromDegrees: 90, to: 270))
    #expect(half.with(arms: -1) == nil && half.with(arms: .nan) == nil && half.with(arms: .infinity) == nil)
    #expect(half.line(radius: 80, parts: 4).count == 5)
  }

  @Test func jointsOnItsArmsAreThoseThatWereMeasured() throws {
    #expect(try Self.plate().jointsOffArc(.distal).map(\.strut) == [1, 2, 3, 6])
    #expect(try Self.plate().jointsOffArc(.proximal).map(\.strut) == [1, 2])
    #expect(try Self.plate(joints: Self.measured).jointsOffArc(.distal).isEmpty)
    // Beyond the end of an arm, in the opening, as far beside an arm as a plate is broad, and outside.
    for (place, isHeld) in [
      (Vector3(93.8, -101, 0), false), (Vector3(93.8, -100, 0), true), (Vector3(20, -60, 0), false),
      (Vector3(-93.8, -100, 0), true), (Vector3(77.5, -60, 0), true), (Vector3(-77.5, -60, 0), true),
      (Vector3(78, -60, 0), true), (Vector3(77, -60, 0), false), (Vector3(111, -60, 0), false),
    ] {
      var joints = Self.measured
      joints[1] = place
      let off = try Self.plate(joints: joints).jointsOffArc(.distal).map(\.strut)
      #expect(off == (isHeld ? [] : [2]), "\(place)")
    }
    // A plate brings strut 2 from azimuth 55.42° out to the arm: 16.6 mm to the side.
    let offset = try #require(JointOffset(radial: 13.6, along: -9.4, axial: 0))
    #expect(try Self.plate([2: offset]).jointsOffArc(.distal).map(\.strut) == [1, 3, 6])
  }

  @Test func aFindingSaysWhatToDoOfThem() throws {
    var level = sampleCase(Deformity(), above: 60)
    level.distalRing = try Self.plate()
    let found = try Planner.plan(level).checks.filter { $0.code == .jointOffArc }
    #expect(found.map(\.strut) == [1, 2, 3, 6] && found.allSatisfy { $0.severity == .error })
    #expect(found.allSatisfy { $0.remedy == .stateJoints && $0.what.plain.contains("arms of 100 mm") })
    level.distalRing = try Self.plate(joints: Self.measured.map { Vector3($0.x, -$0.y, 0) })
    let turned = try Planner.plan(level).checks.filter { $0.code == .jointOffArc }
    #expect(!turned.isEmpty && turned.allSatisfy { $0.remedy == .checkJoints })
    level.distalRing = try Self.plate(joints: Self.measured)
    #expect(try Planner.plan(level).checks.allSatisfy { $0.code != .jointOffArc })
  }

  /// A limb between the arms is as far from them as the inner edge is apart; a whole ring would go through it.
  @Test func aLimbBetweenItsArmsIsHeldAgainstThem() throws {
    var level = sampleCase(Deformity(), above: 60)
    func gap(_ arc: RingArc?, to side: Double, behind: Double) throws -> Double {
      level.limbEnvelope = try #require(
        LimbEnvelope(
          [LimbEnvelope.Section(axial: 0, girth: 2 * .pi * 50)], apOffset: side, lateralOffset: behind))
      let frame = try MountedFrame(level)
      let shape = LimbShape(try #require(level.limbEnvelope), level.limb, frame)
      return RingGap(.reference, innerRadius: 77.5, arc: arc, .reference, shape, frame)
        .value(at: FrameState(fragment: .identity, frame))
    }
    let plate = try Self.plate().arc
    #expect(try abs(gap(plate, to: 0, behind: -60) - 27.5) < 0.01)
    #expect(try abs(gap(plate, to: 10, behind: -60) - 17.5) < 0.01)
    #expect(try gap(nil, to: 0, behind: -60) < 0)
    // In front of the ends of shorter arms.
    let ahead = Vector3(77.5, 40, 0).norm - 50
    #expect(try abs(gap(plate?.with(arms: 40), to: 0, behind: -80) - ahead) < 0.01)
    #expect(try abs(gap(plate, to: 0, behind: 20) - 7.5) < 0.01)
  }

  @Test func aBoneMayStandBetweenItsArms() throws {
    let arc = try #require(try Self.plate().arc)
    #expect(abs(try #require(arc.offMiddle(Vector3(3, -60, 9))) - 3) < 1e-12)
    #expect(arc.offMiddle(Vector3(0, -101, 0)) == nil && arc.offMiddle(Vector3(30, 40, 0)) == nil)
    var mounting = Mounting()
    (mounting.axialOffset, mounting.lateralOffset) = (60, 75)
    var level = sampleCase(Deformity(), above: 60)
    level.mounting = mounting
    func isOutside() throws -> Bool {
      try Planner.plan(level).checks.contains { $0.code == .boneOutsideRing && $0.severity == .error }
    }
    #expect(try isOutside())
    level.proximalRing = try Self.plate(joints: Array(generic155.ring(.proximal).joints))
    level.distalRing = try Self.plate(joints: Self.measured)
    #expect(try !isOutside())
    // Before the ends of the arms, and behind the curve.
    for offset in [105.0, -75] {
      level.mounting.lateralOffset = offset
      #expect(try isOutside())
    }
  }
}
