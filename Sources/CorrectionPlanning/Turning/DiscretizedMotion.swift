import HexapodKinematics
import RigidMotion
import TreatmentModel

/// What is done of a path, on which struts, and to which readings.
struct DiscretizedMotion: Sendable {
  /// What can be done of the path.
  let samples: [PathSample]
  /// By day: what is lost at the end of those that are behind the path, or catch up with it.
  let shortfalls: [Int: Shortfall]
  let timeline: StrutTimeline
  /// The readings to set at each moment, on the scale of the class that is mounted then.
  let settings: [StrutReadings]
  /// The lengths that these are, joint to joint.
  let lengths: [StrutLengths]
  /// Whether every strut is within its range on day 0.
  var fitsAtStart: Bool {
    (0..<6).allSatisfy { timeline.starts[$0].excess(ofReading: settings[0][$0]) <= 0 }
  }

  /// How many struts cannot be changed as they should, or leave their range.
  let faults: Int

  init(
    samples: [PathSample], shortfalls: [Int: Shortfall], timeline: StrutTimeline, settings: [StrutReadings]
  ) {
    (self.samples, self.shortfalls, self.timeline) = (samples, shortfalls, timeline)
    self.settings = settings
    var isFaulty = PerStrut(repeating: false)
    for change in timeline.changes where change.obstacle != nil { isFaulty[change.strut] = true }
    var lengths: [StrutLengths] = []
    lengths.reserveCapacity(settings.count)
    timeline.forEachStretch(of: samples) { samples, hardware in
      let (offsets, ranges) = (hardware.readingOffsets, hardware.mapped(\.range))
      for index in samples {
        let readings = settings[index]
        lengths.append(offsets.lengths(of: readings))
        for strut in 0..<6 where StrutHardware.excess(ofReading: readings[strut], over: ranges[strut]) > 0 {
          isFaulty[strut] = true
        }
      }
    }
    self.lengths = lengths
    faults = isFaulty.count { $0 }
  }

  /// The same so many days later.
  func later(by days: Int) -> DiscretizedMotion {
    guard days != 0 else { return self }
    return DiscretizedMotion(
      samples: samples.map { $0.later(by: days) },
      shortfalls: Dictionary(uniqueKeysWithValues: shortfalls.map { ($0 + days, $1) }),
      timeline: timeline.later(by: days), settings: settings)
  }
}

extension DiscretizedMotion {
  /// The pose that the moving ring really takes at each moment with the readings that are set then, searched from where it
  /// should be.
  func reached(_ frame: MountedFrame) -> [BatchPose] {
    frame.batch.solve(lengths, from: samples.map(\.ringPose))
  }
}
