import CorrectionPlanning
import Glibc
import HexapodKinematics
import RigidMotion
import SampleCases
import TestSupport
import Testing
import TreatmentModel

/// Rings that are part of a circle, and joints on plates (MODEL section 14).
@Suite struct PartRingTests {
  private static func ring(
    _ arc: (Double, Double)?, _ plates: [StrutNumber: JointOffset] = [:]
  ) -> RingHardware {
    RingHardware(
      name: "part", shape: generic155.shape, provenance: testStanding, innerRadius: 77.5,
      arc: arc.flatMap { RingArc(fromDegrees: $0.0, to: $0.1) }, jointOffsets: plates)
  }

  private func offArc(_ level: TreatedLevel) throws -> [Finding] {
    try Planner.plan(level).checks.filter { $0.code == .jointOffArc }
  }

  @Test func anArcGoesAnticlockwiseFromItsFirstAzimuth() throws {
    let arc = try #require(RingArc(fromDegrees: -112.5, to: 112.5))
    #expect(abs(degrees(arc.extent) - 225) < 1e-12 && abs(degrees(arc.start) - 247.5) < 1e-12)
    #expect(arc.contains(0) && arc.contains(radians(112.5)) && arc.contains(radians(-112.5)))
    #expect(arc.contains(radians(360 + 90)) && !arc.contains(radians(180)) && !arc.contains(radians(113)))
    #expect(abs(degrees(arc.excess(radians(115.42))) - 2.92) < 1e-9)
    #expect(abs(degrees(arc.excess(radians(244.58))) - 2.92) < 1e-9)
    #expect(RingArc(fromDegrees: 10, to: 370) == nil && RingArc(fromDegrees: 10, to: 10) == nil)
    #expect(RingArc(fromDegrees: -360, to: 0) == nil && RingArc(fromDegrees: .nan, to: 0) == nil)
    #expect(RingArc(fromDegrees: -200, to: 200) == nil && RingArc(fromDegrees: -180, to: 179) != nil)
    #expect(!arc.contains(.nan) && !arc.contains(.infinity))
  }

  /// What is written is read as the same arc, to the bit.
  @Test func anArcIsWrittenAsItIsRead() throws {
    var random = SplitMix64(seed: printedSeed(155))
    var others = 0
    for _ in 0..<5000 {
      let scale = [1.0, 10, 1000, 1e6][Int(random.next() % 4)]
      func azimuth() -> Double { (random.uniform(-360...360) * scale).rounded() / scale }
      guard let arc = RingArc(fromDegrees: azimuth(), to: azimuth()) else { continue }
      let typed = arc.degreesFromTo
      if RingArc(fromDegrees: typed.from, to: typed.to) != arc { others += 1 }
    }
    #expect(others == 0)
    let typed = try #require(RingArc(fromDegrees: -112.5, to: 112.5)).degreesFromTo
    #expect(typed.from == -112.5 && typed.to == 112.5)
  }

  /// A plate that holds its joint where the limb is.
  @Test func aJointInsideItsRingIsNamed() throws {
    for (radial, isInside) in [(-15.0, false), (-17, true), (-60, true), (-150, true), (20, false)] {
      var level = sampleCase(Deformity(), above: 60)
      let offset = try #require(JointOffset(radial: radial, along: 0, axial: 0))
      level.proximalRing = Self.ring(nil, [3: offset])
      let found = try Planner.plan(level).checks.filter {
        $0.code == .strutMeetsLimb && $0.remedy == .holdOutside
      }
      #expect(found.map(\.severity) == (isInside ? [.error] : []), "\(radial)")
      #expect(found.allSatisfy { $0.struts.map(\.number) == [3] })
    }
  }

  /// A ring of five eighths that is open at the back: four joints of a proximal one, two of a distal one.
  @Test func jointsWhereARingIsOpenAreNamed() throws {
    var level = sampleCase(Deformity(), above: 60)
    level.proximalRing = Self.ring((-112.5, 112.5))
    let above = try offArc(level)
    #expect(above.map(\.strut) == [3, 4, 5, 6])
    let azimuths = ["115.42", "124.58", "235.42", "244.58"]
    for (finding, azimuth) in zip(above, azimuths) {
      #expect(finding.severity == .error && finding.limit == 0 && finding.unit == "deg")
      #expect(finding.what.plain.contains("on the proximal ring stands at azimuth \(azimuth)°"))
      #expect(finding.what.plain.contains("arc from -112.5° to 112.5°"))
    }
    #expect(abs((above[0].value ?? 0) - 2.92) < 1e-9 && abs((above[1].value ?? 0) - 12.08) < 1e-9)
    (level.proximalRing, level.distalRing) = (generic155, Self.ring((-112.5, 112.5)))
    let below = try offArc(level)
    #expect(below.map(\.strut) == [4, 5])
    #expect(below[0].what.plain.contains("on the distal ring stands at azimuth 175.42°"))
    #expect(below[1].what.plain.contains("azimuth 184.58°"))
    level.distalRing = Self.ring((67.5, -67.5))
    #expect(try offArc(level).map(\.strut) == [1, 2, 3, 6])
    level.limits.assembly = .warn
    #expect(try offArc(level).allSatisfy { $0.severity == .warning })
  }

  /// Whatever the mode, the side and which ring moves.
  @Test func everyModeNamesThem() throws {
    for limb in limbs {
      var level = sampleCase(Deformity(), limb: limb)
      level.distalRing = Self.ring((-112.5, 112.5))
      let plan = try Planner.plan(level)
      #expect(try offArc(level).map(\.strut) == [4, 5])
      var residual = level
      let lengths = plan.hexapod.strutLengths(at: plan.days[0].pose)
      residual.mode = .residual(readings: StrutReadings { lengths[$0] })
      #expect(try offArc(residual).map(\.strut) == [4, 5])
      var moving = Mounting()
      moving.axialOffset = level.mounting.axialOffset + limb.movingSign * 150
      var ringsFirst = level
      ringsFirst.mode = .ringsFirst(movingMounting: moving, readings: nil)
      #expect(try offArc(ringsFirst).map(\.strut) == [4, 5])
    }
  }

  /// Each level's own rings.
  @Test func levelsNameThem() throws {
    let level = sampleCase(Deformity(), above: 60)
    let next = Levels.Next(beyond: MiddleFragment(length: 300), level.own)
    var treatment = Treatment(level.common, proximalRing: Self.ring((-112.5, 112.5)), level.own, next)
    treatment.levels[1].followed = .reference
    let plan = try Planner.plan(treatment)
    let found = plan.levels.flatMap(\.checks).filter { $0.code == .jointOffArc }
    #expect(found.count == 4)
  }

  /// Radial, along, axial by hand: strut 1 of a proximal ring at azimuth -4.58°, strut 4 of a distal one at 175.42°.
  @Test func jointsOnPlatesAreWhereTheySay() throws {
    let offset = try #require(JointOffset(radial: 10, along: -6, axial: 15))
    let (above, below) = (
      Self.ring(nil, [.one: offset]).ring(.proximal), Self.ring(nil, [.four: offset]).ring(.distal)
    )
    func expected(_ azimuth: Double, _ z: Double) -> Vector3 {
      let (sine, cosine) = (sin(radians(azimuth)), cos(radians(azimuth)))
      return Vector3((93.8 + 10) * sine - 6 * cosine, -(93.8 + 10) * cosine - 6 * sine, z)
    }
    #expect((above.joints[0] - expected(-4.58, -15)).norm < 1e-12)
    #expect((below.joints[3] - expected(175.42, 15)).norm < 1e-12)
    let whole = generic155.ring(.proximal)
    for strut in 1..<6 { #expect(above.joints[strut] == whole.joints[strut]) }
  }

  /// A plate holds a joint from the ring beside it; one of which neither end is on the ring holds nothing.
  @Test func aPlateHoldsAJointThatTheRingDoesNot() throws {
    func plate(_ along: Double) throws -> [StrutNumber: JointOffset] {
      [.three: try #require(JointOffset(radial: 0, along: along, axial: 0))]
    }
    var level = sampleCase(Deformity())
    // The joint itself is brought over the ring: 12 mm are 7.3°.
    level.proximalRing = Self.ring((-130, 112.5), try plate(-12))
    #expect(try offArc(level).map(\.strut) == [4])
    // It hangs over the end, and its place is on the ring.
    level.proximalRing = Self.ring((-130, 116), try plate(12))
    #expect(try offArc(level).map(\.strut) == [4])
    level.proximalRing = Self.ring((-130, 112.5), try plate(12))
    #expect(try offArc(level).map(\.strut) == [3, 4])
    #expect(try offArc(level)[0].what.plain.contains("azimuth 122.71°"))
  }

  /// The places move with the ring's dimensions, and the joints with them.
  @Test func ratesOfJointsOnPlatesAreThose() throws {
    let offset = try #require(JointOffset(radial: 10, along: -6, axial: 15))
    let ring = Self.ring(nil, [.two: offset, .five: offset])
    for place in [Ring.Place.proximal, .distal] {
      for dimension in [RingDimension.jointRadius, .halfAngle, .jointOffset] {
        let rates = ring.jointRates(dimension, place)
        let (high, low) = (
          ring.changed(dimension, by: 1e-5).ring(place).joints,
          ring.changed(dimension, by: -1e-5).ring(place).joints
        )
        for strut in 0..<6 {
          #expect(((high[strut] - low[strut]) / 2e-5 - rates[strut]).norm < 1e-6)
        }
      }
    }
  }

  /// A limb that stands out at the back comes near a whole ring, and not to one that is open there.
  @Test func whereARingIsOpenNothingComesNearIt() throws {
    var level = sampleCase(Deformity(), above: 60)
    level.limbEnvelope = try #require(
      LimbEnvelope([LimbEnvelope.Section(axial: 0, girth: 2 * .pi * 50)], lateralOffset: 20))
    let frame = try MountedFrame(level)
    let shape = LimbShape(try #require(level.limbEnvelope), level.limb, frame)
    let state = FrameState(fragment: .identity, frame)
    func gap(_ arc: (Double, Double)?) -> Double {
      RingGap(
        .reference, innerRadius: 77.5, arc: arc.flatMap { RingArc(fromDegrees: $0.0, to: $0.1) }, .reference,
        shape, frame
      ).value(at: state)
    }
    // 20 mm behind the ring's centre, 50 mm thick: at azimuth φ the edge is √(r² + 40 r cos φ + 400) - 50 away.
    func expected(_ azimuth: Double) -> Double {
      (77.5 * 77.5 + 40 * 77.5 * cos(radians(azimuth)) + 400).squareRoot() - 50
    }
    #expect(abs(gap(nil) - expected(180)) < 0.01 && abs(gap(nil) - 7.5) < 0.01)
    #expect(abs(gap((-112.5, 112.5)) - expected(112.5)) < 0.01)
    #expect(abs(gap((100, 260)) - expected(180)) < 0.01)
    #expect(abs(gap((-30, 45)) - expected(45)) < 0.01)
    func isNear(_ arc: (Double, Double)?) throws -> Bool {
      level.proximalRing = Self.ring(arc)
      return try Planner.plan(level).checks.contains {
        $0.code == .strutMeetsLimb && $0.what.plain.contains("the proximal ring") && ($0.value ?? 9) < 7.51
      }
    }
    #expect(try isNear(nil) && !isNear((-125, 125)))
  }
}
