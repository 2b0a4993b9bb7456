import CaseFiles
import HexapodKinematics
import RigidMotion
import SampleCases
import TestSupport
import TreatmentModel

/// Limbs to design frames for.
struct DesignCases {
  private let catalogue: Catalogue

  init() throws { catalogue = try Catalogue.builtIn() }

  /// A random limb in a frame of 155 rings, at the neutral height of the middle of the medium struts, which are mounted; those of the
  /// catalogue are to be had.
  func limb(_ random: inout SplitMix64) throws -> TreatedLevel {
    var deformity = random.deformity(degrees: 15, millimetres: 12)
    let limb = limbs[Int(random.next() % 4)]
    // Short: the fragments are drawn apart.
    deformity.axialTranslation = random.uniform(5...45)
    let medium = try catalogue.strut("medium")
    var level = sampleCase(deformity, limb: limb, height: try neutralHeight(medium, limb))
    level.proximalRing = try catalogue.ring("generic-155")
    level.distalRing = try catalogue.ring("generic-155")
    level.struts = .given(PerStrut(repeating: medium))
    level.strutClasses = catalogue.struts.filter { $0.thread == nil }
    level.mounting.apOffset = random.uniform(-10...10)
    level.mounting.lateralOffset = random.uniform(-10...10)
    level.mounting.rotation = radians(random.uniform(-20...20).rounded())
    level.schedule.adjustmentsPerDay = 2
    return level
  }

  /// At which every strut of two 155 rings has the middle of its range.
  private func neutralHeight(_ strut: StrutHardware, _ limb: Limb) throws -> Double {
    let middle = (strut.range.lowerBound + strut.range.upperBound) / 2 + strut.readingOffset
    let ring = try catalogue.ring("generic-155")
    let (one, other) = (ring.shape.ring(.proximal).joints[0], ring.shape.ring(.distal).joints[0])
    let run = Vector3(one.x - other.x, one.y - other.y, 0).norm
    return (middle * middle - run * run).squareRoot()
  }

  /// Girths of a slim lower leg.
  static let slim = LimbEnvelope(
    [-150, 0, 150].map { LimbEnvelope.Section(axial: $0, width: 80, depth: 80) })
}
