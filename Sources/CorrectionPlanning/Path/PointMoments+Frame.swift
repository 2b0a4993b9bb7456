import HexapodKinematics
import TreatmentModel

extension PointMoments {
  /// The points at risk as the moving ring carries them.
  init(_ frame: MountedFrame, _ points: [PointAtRisk]) {
    self.init(points.map { frame.inMovingRing($0.position) })
  }
}
