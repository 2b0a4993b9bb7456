import Hexapod
import RigidMotion

extension TurnedPath {
  /// The pose that the moving ring really takes at each moment with the readings that are set then, searched from where it
  /// should be.
  func reached(_ frame: MountedFrame) -> [BatchPose] {
    frame.batch.solve(lengths, from: moments.map(\.ringPose))
  }
}
