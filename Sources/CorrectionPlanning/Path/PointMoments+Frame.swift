import HexapodKinematics
import TreatmentModel

extension PointMoments {
  /// What whole steps of a level are weighed by: the rim of the cut as the moving ring carries it, and the fragment's angle
  /// (MODEL section 7).
  static func ofWholeSteps(_ level: TreatedLevel, _ frame: MountedFrame) -> PointMoments {
    mean(of: level.rim.map { frame.inMovingRing($0.position) }, lever: level.schedule.roundingLever)
  }
}
