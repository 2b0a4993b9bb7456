import RigidMotion

/// Searches a whole path, between its moments too, for where a margin is smallest or first falls below a limit.
///
/// Branch and bound: a part of the path whose floor (``PathMargin/floor(_:_:_:)``) lies above what is sought is left out,
/// any other is halved, first at the moments of the plan, then in between. On straight paths and screws the bounds are
/// exact, so that nothing is missed; on paths of equal steps they are estimates (``StagePath/motionBound()``). One search looks at
/// ``PathMargin/mostLooks`` places in between at most; what it could not settle with so many it says.
public struct PathSearch: Sendable {
  /// One stage with the moments at which the frame is known; a class, because every margin passes it about.
  final class Stage: Sendable {
    /// Moments at which the frame is known, the first and the last of the stage among them.
    let samples: ArraySlice<PathSample>
    /// How far the stage has gone at each of them, from 0 to 1.
    let places: [Double]
    /// The frame at those moments that halving comes to first, for all margins.
    private let known: BisectionCache
    /// Holds between neighbouring moments.
    let bound: MotionBound
    /// Holds over any number of moments.
    let boundAcross: MotionBound
    /// The moving fragment at s.
    let pose: @Sendable (Double) throws(PlanningError) -> RigidTransform
    /// The day on which s is passed.
    let day: @Sendable (Double) -> Int

    init(
      _ samples: ArraySlice<PathSample>, at places: [Double], _ frame: MountedFrame, bound: MotionBound,
      boundAcross: MotionBound, pose: @escaping @Sendable (Double) throws(PlanningError) -> RigidTransform,
      day: @escaping @Sendable (Double) -> Int
    ) {
      (self.samples, self.places) = (samples, places)
      known = BisectionCache(samples, frame)
      (self.bound, self.boundAcross, self.pose, self.day) = (bound, boundAcross, pose, day)
    }
  }

  /// A place on the path.
  public struct Place: Sendable, Equatable {
    /// Index of the stage among those that move.
    public let stage: Int
    /// How far that has gone, 0...1.
    public let s: Double
    /// Day on which it is passed.
    public let day: Int
    /// Whether the margin was found there; where it was not, the search has ended before anything could be told from here on.
    public let isSettled: Bool
  }

  /// The smallest value of a margin.
  public struct Minimum: Sendable, Equatable {
    /// Not above the true minimum, and below it by no more than the margin's tolerance if the search is settled.
    public let value: Double
    /// The smallest value that was found, at ``place``.
    public let found: Double
    /// Where the path is lowest, as far as it was looked at.
    public let place: Place
    /// Whether the search came to its end.
    public var isSettled: Bool { place.isSettled }
  }

  let frame: MountedFrame
  let stages: [Stage]

  /// A part of a stage narrower than this is not halved again.
  private static let narrowest = 1e-9

  /// The search of a path, with the ends of its days as the first moments to look at.
  ///
  /// - Throws: ``PlanningError/Code/pathNotReachable``, and only on paths of equal steps.
  public init(_ path: CorrectionPath, _ frame: MountedFrame) throws(PlanningError) {
    var stages: [Stage] = []
    for stage in path.stages {
      var poses: [RigidTransform] = []
      for s in stage.dayEnds { poses.append(try stage.path.pose(at: s)) }
      let samples = poses.enumerated().map { index, pose in
        PathSample(day: stage.firstDay + index, stage: stage.number, fragmentPose: pose, frame)
      }
      stages.append(try Stage(stage, samples[...], at: stage.dayEnds, frame))
    }
    self.init(frame, stages, start: PathSample(day: 0, stage: 1, fragmentPose: path.start, frame))
  }

  /// - Parameter start: for a path on which nothing moves.
  init(_ frame: MountedFrame, _ stages: [Stage], start: PathSample) {
    self.frame = frame
    self.stages = stages.isEmpty ? [Stage(still: start, frame)] : stages
  }

  /// Where a margin first is below `limit`, to the day; nil when it nowhere is. A margin that comes within its tolerance of
  /// the limit, so that bounds cannot tell, counts as below.
  ///
  /// - Throws: ``PlanningError/Code/pathNotReachable``, and only on paths of equal steps.
  public func firstBelow(_ limit: Double, _ margin: some PathMargin) throws(PlanningError) -> Place? {
    var looks = margin.mostLooks
    for (index, stage) in stages.enumerated() {
      let last = stage.samples.count - 1
      let (start, end) = (node(stage, 0, margin), node(stage, last, margin))
      if let s = try first(limit, margin, stage, 0...last, start, end, &looks) {
        return place(index, s, isSettled: looks >= 0)
      }
    }
    return nil
  }

  /// The smallest value of a margin on the whole path.
  ///
  /// - Throws: ``PlanningError/Code/pathNotReachable``, and only on paths of equal steps.
  public func minimum(_ margin: some PathMargin) throws(PlanningError) -> Minimum {
    var (least, lowest, found) = (Double.infinity, Double.infinity, (stage: 0, s: 0.0))
    var looks = margin.mostLooks
    for (index, stage) in stages.enumerated() {
      let last = stage.samples.count - 1
      let ends = (node(stage, 0, margin), node(stage, last, margin))
      var open: [(samples: ClosedRange<Int>, a: PathNode, b: PathNode)] = []
      func consider(_ node: PathNode) {
        if node.value < least { (least, found) = (node.value, (index, node.s)) }
      }
      consider(ends.0)
      consider(ends.1)
      open.append((0...last, ends.0, ends.1))
      while let part = open.popLast() {
        let floor = margin.floor(part.a, part.b, stage.bound(over: part.samples))
        guard floor < least - margin.tolerance, part.b.s - part.a.s > PathSearch.narrowest, looks >= 0,
          let (left, middle, right) = try halved(part.samples, part.a, part.b, stage, margin, &looks)
        else {
          lowest = min(lowest, floor)
          continue
        }
        consider(middle)
        let halves = [(left, part.a, middle), (right, middle, part.b)]
        // The half that begins lower is looked at first: what it finds makes more of the other superfluous.
        open.append(contentsOf: part.a.value < part.b.value ? halves.reversed() : halves)
      }
    }
    return Minimum(
      value: min(least, lowest), found: least, place: place(found.stage, found.s, isSettled: looks >= 0))
  }

  /// The frame at a place of the path.
  ///
  /// - Throws: ``PlanningError/Code/pathNotReachable``, and only on paths of equal steps.
  public func state(at place: Place) throws(PlanningError) -> FrameState {
    FrameState(fragment: try stages[place.stage].pose(place.s), frame)
  }

  /// The moments at which a margin is not sure to be at `limit` or above, as indices of what the stages' moments are slices of.
  package func suspects(_ limit: Double, _ margin: some PathMargin) -> [ClosedRange<Int>] {
    var found: [ClosedRange<Int>] = []
    for stage in stages {
      func look(_ samples: ClosedRange<Int>, _ a: PathNode, _ b: PathNode) {
        if min(a.value, b.value) >= limit, margin.floor(a, b, stage.bound(over: samples)) >= limit { return }
        guard samples.count > PathSearch.fewMoments else {
          // Before the first stage the limb rests as the stage begins.
          let (first, isFirst) = (stage.samples.startIndex, found.isEmpty && stage === stages[0])
          let low = isFirst && samples.lowerBound == 0 ? 0 : first + samples.lowerBound
          found.append(low...first + samples.upperBound)
          return
        }
        let middle = (samples.lowerBound + samples.upperBound) / 2
        let inside = node(stage, middle, margin)
        look(samples.lowerBound...middle, a, inside)
        look(middle...samples.upperBound, inside, b)
      }
      let last = stage.samples.count - 1
      look(0...last, node(stage, 0, margin), node(stage, last, margin))
    }
    return found
  }

  /// Of so few moments it is not worth while to leave some out.
  private static let fewMoments = 5

  private func first(
    _ limit: Double, _ margin: some PathMargin, _ stage: Stage, _ samples: ClosedRange<Int>, _ a: PathNode,
    _ b: PathNode, _ looks: inout Int
  ) throws(PlanningError) -> Double? {
    guard a.value >= limit else { return a.s }
    let floor = margin.floor(a, b, stage.bound(over: samples))
    guard floor < limit else { return nil }
    // Between neighbouring moments the day is known: it is not worth while to look closer.
    let isSettled =
      b.value < limit || min(a.value, b.value) - floor <= margin.tolerance
      || b.s - a.s <= PathSearch.narrowest
    if samples.count <= 2 && isSettled { return b.s }
    guard let (left, middle, right) = try halved(samples, a, b, stage, margin, &looks) else { return a.s }
    if let earlier = try first(limit, margin, stage, left, a, middle, &looks) { return earlier }
    return try first(limit, margin, stage, right, middle, b, &looks)
  }

  /// The moment in the middle, of the plan as long as there are any in between; and the moments on both sides of it. Nil, and less than no
  /// looks left, where it may not be looked at any more.
  private func halved(
    _ samples: ClosedRange<Int>, _ a: PathNode, _ b: PathNode, _ stage: Stage, _ margin: some PathMargin,
    _ looks: inout Int
  ) throws(PlanningError) -> (ClosedRange<Int>, PathNode, ClosedRange<Int>)? {
    guard samples.count <= 2 else {
      let middle = (samples.lowerBound + samples.upperBound) / 2
      return (samples.lowerBound...middle, node(stage, middle, margin), middle...samples.upperBound)
    }
    looks -= 1
    guard looks >= 0 else { return nil }
    let s = (a.s + b.s) / 2
    let state = FrameState(fragment: try stage.pose(s), frame)
    return (samples, PathNode(s: s, state: state, value: margin.value(at: state)), samples)
  }

  private func node(_ stage: Stage, _ index: Int, _ margin: some PathMargin) -> PathNode {
    let state = stage.state(index, frame)
    return PathNode(s: stage.places[index], state: state, value: margin.value(at: state))
  }

  private func place(_ stage: Int, _ s: Double, isSettled: Bool) -> Place {
    Place(stage: stage, s: s, day: stages[stage].day(s), isSettled: isSettled)
  }
}

extension PathSearch.Stage {
  /// A stage of a path, with moments of it that are known.
  convenience init(
    _ stage: CorrectionPath.Stage, _ samples: ArraySlice<PathSample>, at places: [Double],
    _ frame: MountedFrame
  ) throws(PlanningError) {
    let bound = try stage.path.motionBound()
    self.init(
      samples, at: places, frame, bound: bound, boundAcross: bound,
      pose: { s throws(PlanningError) in try stage.path.pose(at: s) }, day: { stage.day(at: $0) })
  }

  /// Nothing moves.
  convenience init(still sample: PathSample, _ frame: MountedFrame) {
    let bound = MotionBound.still(at: sample.fragmentPose.translation)
    self.init(
      [sample], at: [0], frame, bound: bound, boundAcross: bound, pose: { _ in sample.fragmentPose },
      day: { _ in sample.day })
  }

  /// The frame at a moment, from 0.
  func state(_ index: Int, _ frame: MountedFrame) -> FrameState {
    known[index] ?? FrameState(samples[samples.startIndex + index], frame)
  }

  func bound(over samples: ClosedRange<Int>) -> MotionBound { samples.count <= 2 ? bound : boundAcross }
}

extension FrameState {
  package convenience init(_ sample: PathSample, _ frame: MountedFrame) {
    self.init(fragment: sample.fragmentPose, ring: sample.ringPose, frame.hexapod)
  }
}
