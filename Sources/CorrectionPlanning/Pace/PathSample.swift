import HexapodKinematics
import RigidMotion
import TreatmentModel

/// One moment at which struts stand at rest: day 0, or the end of an adjustment.
package struct PathSample: Sendable {
  let day: Int
  /// From 1.
  let stage: Int
  /// From 1; 0 on day 0.
  let part: Int
  let fragmentPose: RigidTransform
  let ringPose: RigidTransform
  /// Exact strut lengths, joint to joint.
  let lengths: StrutLengths

  /// A day's end as a frame finds it.
  package init(day: Int, stage: Int, fragmentPose: RigidTransform, _ frame: MountedFrame) {
    let ringPose = frame.ringPose(ofFragment: fragmentPose)
    self.init(
      day: day, stage: stage, part: day == 0 ? 0 : 1, fragmentPose: fragmentPose, ringPose: ringPose,
      lengths: frame.hexapod.strutLengths(at: ringPose))
  }

  package init(
    day: Int, stage: Int, part: Int, fragmentPose: RigidTransform, ringPose: RigidTransform,
    lengths: StrutLengths
  ) {
    (self.day, self.stage, self.part) = (day, stage, part)
    (self.fragmentPose, self.ringPose, self.lengths) = (fragmentPose, ringPose, lengths)
  }

  /// The same moment so many days later.
  func later(by days: Int) -> PathSample {
    PathSample(
      day: day + days, stage: stage, part: part, fragmentPose: fragmentPose, ringPose: ringPose,
      lengths: lengths)
  }
}

extension [PathSample] {
  /// The last moment of each day, day after day.
  package var dayEnds: [Int] {
    var ends: [Int] = []
    ends.reserveCapacity((last?.day ?? 0) - (first?.day ?? 0) + 1)
    for index in indices where index + 1 == count || self[index + 1].day > self[index].day {
      ends.append(index)
    }
    return ends
  }

  /// What is left of them from the end of a day on, at which they begin.
  func rest(from end: Int) -> [PathSample] {
    let start = self[end]
    let first = PathSample(
      day: start.day, stage: end + 1 < count ? self[end + 1].stage : start.stage, part: 0,
      fragmentPose: start.fragmentPose, ringPose: start.ringPose, lengths: start.lengths)
    return [first] + self[(end + 1)...]
  }

  /// The same moments of the fragment in another frame.
  func carried(by frame: MountedFrame) -> [PathSample] {
    var samples: [PathSample] = []
    samples.reserveCapacity(count)
    frame.carrier.forEach(map(\.fragmentPose)) { index, ringPose, lengths in
      let own = self[index]
      samples.append(
        PathSample(
          day: own.day, stage: own.stage, part: own.part, fragmentPose: own.fragmentPose, ringPose: ringPose,
          lengths: lengths))
    }
    return samples
  }
}
