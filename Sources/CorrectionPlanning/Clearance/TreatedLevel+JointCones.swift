import HexapodKinematics
import TreatmentModel

extension TreatedLevel {
  /// How far its struts may lean: what is known of its rings, else the case's limit.
  package var jointCones: JointCones {
    JointCones(
      reference: ring(.reference).jointTilt ?? limits.jointTilt,
      moving: ring(.moving).jointTilt ?? limits.jointTilt)
  }
}
