import HexapodKinematics
import RigidMotion
import TestSupport
import TreatmentModel

package let testStanding = Provenance(source: "test", verified: true)

/// The generic 155 ring of MODEL section 8.
package let generic155 = RingHardware(
  name: "generic-155", shape: .standard(jointRadius: 93.8, halfAngle: radians(4.58), jointOffset: 0),
  provenance: testStanding)

/// A strut that is never too short or too long.
package let longStrut = StrutHardware(
  name: "any", range: 10...1000, step: 1, readingOffset: 0, provenance: testStanding)

/// A chronic case on two generic 155 rings at height 150, ring centre `above` mm from the origin towards the reference.
package func sampleCase(
  _ deformity: Deformity, limb: Limb = Limb(side: .left, reference: .proximal), above: Double = 60,
  height: Double = 150
) -> TreatedLevel {
  var mounting = Mounting()
  mounting.axialOffset = -limb.movingSign * above
  return testLevel(
    Level(
      reference: limb.reference, deformity: deformity, mounting: mounting, distalRing: generic155,
      struts: .given(PerStrut(repeating: longStrut)), mode: .chronic(neutralHeight: height)),
    side: limb.side, proximalRing: generic155)
}

/// A level by itself.
package func testLevel(_ level: Level, side: Side, proximalRing: RingHardware) -> TreatedLevel {
  TreatedLevel(CommonStatement(name: "test", side: side, bone: "tibia"), proximalRing: proximalRing, level)
}

/// Every side and reference fragment.
package let limbs = Side.allCases.flatMap { side in
  FragmentEnd.allCases.map { Limb(side: side, reference: $0) }
}

extension SplitMix64 {
  /// Six uniform numbers, within these degrees and millimetres.
  package mutating func deformity(degrees limit: Double, millimetres: Double) -> Deformity {
    var deformity = Deformity()
    for parameter in DeformityParameter.allCases {
      let size = parameter.unit == .degrees ? radians(limit) : millimetres
      deformity[parameter] = uniform(-size...size)
    }
    return deformity
  }
}

extension SplitMix64 {
  /// A random case: any side, reference, mounting, path, pace, convention, up to two stages and a target.
  package mutating func correctionCase() -> TreatedLevel {
    let limb = limbs[Int(next() % 4)]
    var result = sampleCase(deformity(degrees: 15, millimetres: 15), limb: limb)
    result.mounting.apOffset = uniform(-15...15)
    result.mounting.lateralOffset = uniform(-15...15)
    result.mounting.rotation = uniform(-0.3...0.3)
    result.mounting.apTilt = uniform(-0.1...0.1)
    result.mounting.lateralTilt = uniform(-0.1...0.1)
    result.convention = RotationConvention.allCases[Int(next() % 8)]
    result.schedule.path = PathKind.allCases[Int(next() % 3)]
    result.schedule.pace = Pace.allCases[Int(next() % 2)]
    result.schedule.stages = (0..<Int(next() % 3)).map { _ in deformity(degrees: 10, millimetres: 10) }
    if next() % 2 == 0 { result.target = deformity(degrees: 3, millimetres: 3) }
    result.structuresAtRisk = [
      StructureAtRisk(
        name: "nerve", ap: uniform(10...40), lateral: uniform(-20...20), axial: uniform(-30...30), rate: 0.8)
    ]
    return result
  }
}
