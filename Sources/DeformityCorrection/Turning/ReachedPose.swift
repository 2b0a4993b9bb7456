import Hexapod
import RigidMotion

extension TurnedPath {
  /// The pose that the moving ring really takes at each moment with the readings that are set then, searched from where it
  /// should be.
  func reached(_ frame: MountedFrame) -> [BatchPose] {
    var lengths = settings
    timeline.forEachStretch(of: moments) { moments, hardware in
      let offsets = hardware.mapped(\.readingOffset)
      for index in moments {
        for strut in 0..<6 { lengths[index][strut] += offsets[strut] }
      }
    }
    return frame.batch.solve(lengths, from: moments.map(\.ringPose))
  }
}
