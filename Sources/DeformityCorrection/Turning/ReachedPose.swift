import Hexapod
import RigidMotion

extension TurnedPath {
  /// The pose that the moving ring really takes at each moment with the readings that are set then, searched from where it
  /// should be.
  func reached(_ frame: MountedFrame) -> [BatchPose] {
    var (day, struts) = (moments[0].day, timeline.hardware(onDay: moments[0].day))
    let lengths = zip(moments, settings).map { moment, setting in
      if moment.day != day { (day, struts) = (moment.day, timeline.hardware(onDay: moment.day)) }
      return PerStrut { struts[$0].length(ofReading: setting[$0]) }
    }
    return frame.batch.solve(lengths, from: moments.map(\.ringPose))
  }
}
