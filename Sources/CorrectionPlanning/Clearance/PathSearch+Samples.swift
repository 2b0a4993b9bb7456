import RigidMotion

extension PathSearch {
  /// The search of an sampled path's path, whose moments are known already.
  ///
  /// - Throws: ``PlanningError/Code/pathNotReachable``, and only on paths of equal steps.
  package init(_ sampledPath: SampledPath, _ adjustmentsPerDay: Int, _ frame: MountedFrame)
    throws(PlanningError)
  {
    // Days of rest before the first stage add nothing to its start.
    let resting = sampledPath.path.stages.first.map { first in
      sampledPath.samples.lastIndex { $0.day <= first.firstDay } ?? 0
    }
    var (stages, first) = ([Stage](), resting ?? 0)
    for stage in sampledPath.path.stages {
      let days = stage.dayEnds.count - 1
      var places = [0.0]
      places.reserveCapacity(days * adjustmentsPerDay + 1)
      for day in 1...days {
        for part in 1...adjustmentsPerDay {
          places.append(stage.end(ofPart: part, of: adjustmentsPerDay, onDay: day))
        }
      }
      let last = first + days * adjustmentsPerDay
      stages.append(try Stage(stage, sampledPath.samples[first...last], at: places, frame))
      first = last
    }
    self.init(frame, stages, start: sampledPath.samples[0])
  }

  /// The search of a motion that is known only by its moments, where struts are held: straight from each to the next.
  /// The struts go in equal steps there; within one adjustment the two ways differ by about the square of its step over a
  /// strut's length.
  ///
  /// - Throws: never; a straight way can always be followed.
  init(through samples: [PathSample], _ frame: MountedFrame) throws(PlanningError) {
    try self.init(throughRuns: [samples], frame)
  }

  /// The same for a motion that is not known everywhere: `runs` of moments, none empty, with nothing between them.
  ///
  /// - Throws: never; a straight way can always be followed.
  package init(throughRuns runs: [[PathSample]], _ frame: MountedFrame) throws(PlanningError) {
    var stages: [Stage] = []
    for run in runs { stages.append(try PathSearch.stage(through: run, frame)) }
    self.init(frame, stages, start: runs[0][0])
  }

  /// Straight from each moment to the next.
  private static func stage(through samples: [PathSample], _ frame: MountedFrame) throws(PlanningError)
    -> Stage
  {
    guard samples.count > 1 else { return Stage(still: samples[0], frame) }
    let pieces = zip(samples, samples.dropFirst()).map {
      StagePath.straight(from: $0.fragmentPose, to: $1.fragmentPose)
    }
    let (count, days) = (Double(pieces.count), samples.map(\.day))
    return Stage(
      samples[...], at: samples.indices.map { Double($0) / count }, frame,
      bound: try MotionBound(ofEqualPieces: pieces, hasCorners: false),
      boundAcross: try MotionBound(ofEqualPieces: pieces, hasCorners: true),
      pose: { s throws(PlanningError) in
        let piece = min(Int(s * count), pieces.count - 1)
        return try pieces[piece].pose(at: s * count - Double(piece))
      },
      day: { days[min(Int(($0 * count - 1e-9).rounded(.up)), pieces.count)] })
  }
}

extension MotionBound {
  /// The bound of motions one after another, each in an equal part of s. At the corners between them there is no
  /// acceleration to speak of.
  fileprivate init(ofEqualPieces pieces: [StagePath], hasCorners: Bool) throws(PlanningError) {
    let count = Double(pieces.count)
    var (speed, turnRate) = (0.0, 0.0)
    for piece in pieces {
      let bound = try piece.motionBound()
      (speed, turnRate) = (max(speed, bound.speed * count), max(turnRate, bound.turnRate * count))
    }
    self.init(
      speed: speed, turnRate: turnRate, acceleration: hasCorners ? .infinity : 0, turnAcceleration: 0,
      ends: (pieces[0].start.translation, pieces[pieces.count - 1].end.translation))
  }
}
