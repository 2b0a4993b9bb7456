import CorrectionPlanning
import Glibc
import HexapodKinematics
import RigidMotion
import TreatmentModel

extension TreatedLevel {
  /// What the translations of the deformity change by for a millimetre by which the true axis of the joint lies elsewhere than the hinge.
  ///
  /// The joint is bent about its true axis, by the angle φ that the hinge turns it back: `D' = T(h', φ) T(h, φ)⁻¹ D`, which is D with
  /// `(I - R(φ)) (h' - h)` added to its translation (MODEL section 14).
  func translations(perHinge parameter: HingeParameter) -> [(parameter: DeformityParameter, rate: Double)] {
    guard let hinge = joint?.hinge, let angle = hingeAngle else { return [] }
    var unit = hinge
    for other in HingeParameter.allCases { unit[other] = other == parameter ? 1 : 0 }
    let offset = unit.place(limb.side)
    // From the target to the deformity it is turned the other way.
    let moved = offset - Rotation(axis: hinge.axis.direction, angle: -angle) * offset
    return [
      (.apTranslation, limb.side.lateralSign * moved.x), (.lateralTranslation, moved.y),
      (.axialTranslation, -limb.movingSign * moved.z),
    ]
  }
}
