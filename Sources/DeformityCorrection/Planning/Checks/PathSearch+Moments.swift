import RigidMotion

extension PathSearch {
  /// The search of an itinerary's path, whose moments are known already.
  ///
  /// - Throws: ``PlanningError/Code/pathNotReachable``, and only on paths of equal steps.
  init(_ itinerary: Itinerary, _ adjustmentsPerDay: Int, _ frame: MountedFrame) throws(PlanningError) {
    let states = itinerary.moments.map { FrameState($0, frame) }
    var (stages, last) = ([Stage](), 0)
    for stage in itinerary.path.stages {
      var known = [(s: 0.0, state: states[last])]
      for adjustment in stage.adjustments(adjustmentsPerDay) {
        last += 1
        known.append((adjustment.s, states[last]))
      }
      stages.append(Stage(path: stage, bound: try stage.path.motionBound(), moments: known))
    }
    self.init(frame, stages, start: states[0])
  }

  /// The search of a motion that is known only by its moments, where struts are held: straight from each to the next.
  /// The struts go in equal steps there; within one adjustment the two ways differ by about the square of its step over a
  /// strut's length.
  ///
  /// - Throws: nothing, because no part of it is a path of equal steps.
  init(through moments: [Moment], _ frame: MountedFrame) throws(PlanningError) {
    let states = moments.map { FrameState($0, frame) }
    var stages: [Stage] = []
    for index in moments.indices.dropFirst() {
      let (from, to) = (moments[index - 1], moments[index])
      let path = StagePath.straight(from: from.fragmentPose, to: to.fragmentPose)
      let stage = CorrectionPath.Stage(
        number: to.stage, path: path, dayEnds: from.day < to.day ? [0, 1] : [1], firstDay: from.day)
      stages.append(
        Stage(
          path: stage, bound: try path.motionBound(), moments: [(0, states[index - 1]), (1, states[index])]))
    }
    self.init(frame, stages, start: states[0])
  }
}

extension FrameState {
  fileprivate init(_ moment: Moment, _ frame: MountedFrame) {
    self.init(fragment: moment.fragmentPose, ring: moment.ringPose, frame.hexapod)
  }
}
