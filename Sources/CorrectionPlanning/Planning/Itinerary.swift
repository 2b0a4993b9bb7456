import Hexapod
import RigidMotion
import TreatmentModel

/// One moment at which struts stand at rest: day 0, or the end of an adjustment.
package struct Moment: Sendable {
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
  func later(by days: Int) -> Moment {
    Moment(
      day: day + days, stage: stage, part: part, fragmentPose: fragmentPose, ringPose: ringPose,
      lengths: lengths)
  }
}

/// The exact motion of a case with its moments: which moment of which day finds the fragment where.
struct Itinerary: Sendable {
  let path: CorrectionPath
  /// In order; the first is day 0, the last part of each day is its end.
  let moments: [Moment]
  /// One for each stage that moves.
  var pacing: [Pacing] { path.pacing }

  /// A case's own, through its stages to its target.
  init(_ level: TreatedLevel, _ frame: MountedFrame) throws(PlanningError) {
    try self.init(CorrectionPath(level, frame), level, frame)
  }

  /// A path with the moments of a case's adjustments; before its first stage the limb rests.
  init(
    _ path: CorrectionPath, _ level: TreatedLevel, _ frame: MountedFrame
  ) throws(PlanningError) {
    let parts = level.schedule.adjustmentsPerDay
    let first = path.firstStage
    let days = path.stages.reduce(path.restDays) { $0 + $1.dayEnds.count - 1 }
    var poses = [path.start]
    poses.reserveCapacity(days * parts + 1)
    poses += repeatElement(path.start, count: path.restDays * parts)
    for stage in path.stages {
      for day in 1..<stage.dayEnds.count {
        for part in 1...parts {
          poses.append(try stage.path.pose(at: stage.end(ofPart: part, of: parts, onDay: day)))
        }
      }
    }
    var moments: [Moment] = []
    moments.reserveCapacity(poses.count)
    var (stages, number) = (path.stages[...], first)
    frame.carrier.forEach(poses) { index, ringPose, lengths in
      let day = (index + parts - 1) / parts
      while let next = stages.first, day > next.firstDay {
        (stages, number) = (stages.dropFirst(), next.number)
      }
      moments.append(
        Moment(
          day: day, stage: number, part: index == 0 ? 0 : index - (day - 1) * parts,
          fragmentPose: poses[index],
          ringPose: ringPose, lengths: lengths))
    }
    (self.path, self.moments) = (path, moments)
  }

  private init(_ path: CorrectionPath, _ moments: [Moment]) { (self.path, self.moments) = (path, moments) }

  /// The same itinerary so many days later.
  func later(by days: Int) -> Itinerary {
    days == 0 ? self : Itinerary(path.later(by: days), moments.map { $0.later(by: days) })
  }
}

extension [Moment] {
  /// The last moment of each day, day after day.
  var dayEnds: [Int] {
    var ends: [Int] = []
    ends.reserveCapacity((last?.day ?? 0) - (first?.day ?? 0) + 1)
    for index in indices where index + 1 == count || self[index + 1].day > self[index].day {
      ends.append(index)
    }
    return ends
  }

  /// The same moments of the fragment in another frame.
  func carried(by frame: MountedFrame) -> [Moment] {
    var moments: [Moment] = []
    moments.reserveCapacity(count)
    frame.carrier.forEach(map(\.fragmentPose)) { index, ringPose, lengths in
      let own = self[index]
      moments.append(
        Moment(
          day: own.day, stage: own.stage, part: own.part, fragmentPose: own.fragmentPose, ringPose: ringPose,
          lengths: lengths))
    }
    return moments
  }
}

extension TreatedLevel {
  /// The moving fragment's poses at the start, at the end of each stage and at the target.
  package var stageEnds: [RigidTransform] {
    ([deformity] + schedule.stages + [target]).map { $0.referenceFromMoving(limb, convention) }
  }
}
