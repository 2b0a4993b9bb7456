import HexapodKinematics
import RigidMotion
import TreatmentModel

/// What is done of a path, on which struts, and to which readings.
struct DiscretizedMotion: Sendable {
  /// What can be done of the path.
  let samples: [PathSample]
  /// By day: what is lost at the end of those that are behind the path, or catch up with it.
  let shortfalls: [Int: Shortfall]
  /// The day from which on it was not looked for any more how far the limb can come, if the search for that was ended.
  let unresolvedDay: Int?
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
    samples: [PathSample], shortfalls: [Int: Shortfall], unresolvedDay: Int?, timeline: StrutTimeline,
    settings: [StrutReadings]
  ) {
    (self.samples, self.shortfalls, self.timeline) = (samples, shortfalls, timeline)
    self.unresolvedDay = unresolvedDay
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
      unresolvedDay: unresolvedDay.map { $0 + days }, timeline: timeline.later(by: days), settings: settings)
  }
}

extension DiscretizedMotion {
  /// The pose that the moving ring really takes at each moment with the readings that are set then, searched from where it
  /// should be.
  func reached(_ frame: MountedFrame) -> [BatchPose] {
    frame.batch.solve(lengths, from: samples.map(\.ringPose))
  }
}

extension DiscretizedMotion {
  /// By how much readings come nearer than a reserve (mm) to the ends of their ranges at most, mm, 0 to the reserve. Left out are
  /// lengths at which a strut could be changed between two classes that share less than twice the reserve (``KeptReserve``).
  func lack(ofReserve reserve: Double) -> Double {
    guard reserve > 0 else { return 0 }
    let narrow = timeline.changes.filter { !$0.from.shares(twice: reserve, with: $0.to) }
    var lack = 0.0
    timeline.forEachStretch(of: samples) { moments, mounted in
      for strut in StrutNumber.allCases {
        let range = mounted[strut].range
        let changes = narrow.filter { $0.strut == strut }
        for moment in moments {
          let own = reserve + StrutHardware.excess(ofReading: settings[moment][strut], over: range)
          guard own > lack else { continue }
          let length = lengths[moment][strut]
          if !changes.contains(where: { $0.from.holds(length: length) && $0.to.holds(length: length) }) {
            lack = own
          }
        }
      }
    }
    // Readings are rounded to a nanometre, and so is what is compared.
    return min(reserve, (lack * 1e6).rounded() / 1e6)
  }
}
