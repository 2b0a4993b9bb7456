import HexapodKinematics
import LinearAlgebra
import RigidMotion
import TreatmentModel

/// Where the search for a frame begins.
enum FrameStarts {
  /// What a search reached.
  struct End {
    let point: FramePoint
    /// Half the squared misfits.
    let cost: Double
    let isConverged: Bool
  }

  /// Radii, mm, and half-angles, degrees, of frames that there are.
  private static let radii = [45.0, 70, 95, 125, 165], angles = [3.0, 7, 16]
  /// How many of them are followed: those that fit best as they are.
  private static let followed = 3
  /// The same of short searches.
  private static let roughlyFollowed = 2

  /// The minima that are reached near a frame, or from frames that there are, the best first.
  static func ends(_ problem: FrameProblem, near frame: KnownFrame? = nil) -> [End] {
    ends(problem, from: frame.map { [start(problem, $0)] } ?? Array(likely(problem).prefix(followed)))
  }

  /// The minima that are reached near some frames, and from every frame that there is, the best first.
  static func ends(_ problem: FrameProblem, nearEach frames: [KnownFrame], followsAll: Bool) -> [End] {
    ends(problem, from: frames.map { start(problem, $0) } + (followsAll ? likely(problem) : []))
  }

  private static func ends(_ problem: FrameProblem, from starts: [FramePoint]) -> [End] {
    var options = NonlinearOptions()
    options.maximumIterations = 200
    func areSame(_ one: FramePoint, _ other: FramePoint) -> Bool {
      zip(one.numbers, other.numbers).allSatisfy { abs($0 - $1) < 1e-4 }
    }
    func minima(_ starts: some Sequence<FramePoint>) -> [End] {
      NonlinearLeastSquares.solve(problem, fromEach: starts, options: options, areSame: areSame)
        .filter { $0.cost.isFinite }.map {
          End(
            point: problem.withPositiveRadii($0.point), cost: $0.cost, isConverged: $0.outcome.isConverged)
        }
    }
    let found = minima(starts)
    let unlike = found.first.map { problem.withUnlikeRings($0.point) } ?? []
    // Those that converged first, the least cost first; of ends that are the same the first.
    let ends = (found + minima(unlike)).enumerated().sorted { one, other in
      one.element.isConverged != other.element.isConverged
        ? one.element.isConverged
        : (one.element.cost, one.offset) < (other.element.cost, other.offset)
    }.map(\.element)
    return ends.reduce(into: []) { distinct, end in
      if !distinct.contains(where: { areSame($0.point, end.point) }) { distinct.append(end) }
    }
  }

  /// About what fits best, by a short search near a frame, or among all frames that there are.
  ///
  /// - Parameters:
  ///   - steps: at most.
  ///   - isCounted: whether only a frame as frames are counted is meant.
  static func roughEnd(
    _ problem: FrameProblem, near frame: KnownFrame?, steps: Int = 25, isCounted: Bool = false
  ) -> End? {
    let starts = frame.map { [start(problem, $0)] } ?? Array(likely(problem).prefix(roughlyFollowed))
    let workspace = NonlinearWorkspace()
    let ends = starts.map {
      NonlinearLeastSquares.approach(problem, from: $0, maximumIterations: steps, workspace: workspace)
    }.filter { $0.cost.isFinite }.map { end in
      End(
        point: problem.withPositiveRadii(end.point), cost: end.cost, isConverged: end.outcome.isConverged)
    }
    let smallest = -FrameProblem.largestHalfAngle
    return ends.filter { !isCounted || problem.isFrame($0.point, fromHalfAngle: smallest) }.min {
      $0.cost < $1.cost
    }
  }

  /// Starts at frames that there are, those that fit best as they are first.
  private static func likely(_ problem: FrameProblem) -> [FramePoint] {
    let starts = radii.flatMap { radius in
      angles.map { start(problem, KnownFrame(radius: radius, halfAngle: radians($0))) }
    }
    let costs = starts.map { problem.linearized(at: $0).cost }
    let order = starts.indices.filter { costs[$0].isFinite }.sorted { costs[$0] < costs[$1] }
    return order.map { starts[$0] }
  }

  /// About how high a state stands whose height is left out: as much more than its struts read as others do.
  private static func usualHeight(_ problem: FrameProblem, _ index: Int) -> Double {
    func mean(_ state: FrameStates.State) -> Double { state.readings.reduce(0, +) / 6 }
    let more = problem.states.states.indices.compactMap { other -> Double? in
      let state = problem.states.states[other]
      guard other != index, !problem.leftOut.contains(.height(state: other)),
        case .parallel(let height, _) = state.stance
      else { return nil }
      return height.value - mean(state)
    }.sorted()
    let height = mean(problem.states.states[index]) + (more.isEmpty ? 0 : more[more.count / 2])
    return max(height, FrameStates.leastHeight)
  }

  /// A frame, with reading offsets that fit its parallel states on average where they are not known.
  private static func start(_ problem: FrameProblem, _ frame: KnownFrame) -> FramePoint {
    let (states, layout) = (problem.states, problem.layout)
    var point = FramePoint(
      numbers: Array(repeating: 0, count: layout.numberCount),
      poses: Array(repeating: .identity, count: layout.poseCount))
    for (number, column) in layout.rings {
      point.numbers[column] = states.known[number]?.value ?? frame[number]
    }
    for (strut, offset) in (frame.readingOffsets ?? []).enumerated() {
      point.numbers[layout.readingOffset + strut] = offset
    }
    for (index, state) in states.states.enumerated() {
      guard case .parallel(let height, let turned) = state.stance else { continue }
      if let column = layout.heights[index] {
        point.numbers[column] =
          problem.leftOut.contains(.height(state: index)) ? usualHeight(problem, index) : height.value
      }
      if let column = layout.turns[index] { point.numbers[column] = turned.value }
    }
    for (index, mark) in states.marks.enumerated() {
      if let column = layout.marks[index] { point.numbers[column] = mark.radius.value }
    }
    let geometry = RingGeometry(problem, point.numbers)
    let proximal = Ring(joints: PerStrut { geometry.proximal[$0].position })
    let distal = Ring(joints: PerStrut { geometry.distal[$0].position })
    let parallel = states.states.indices.filter { layout.poses[$0] == nil }
    for strut in 0..<6 where frame.readingOffsets == nil && !parallel.isEmpty {
      let differences = parallel.map { index in
        (problem.pose(index, at: point) * distal.joints[strut] - proximal.joints[strut]).norm
          - states.states[index].readings[strut]
      }
      point.numbers[layout.readingOffset + strut] = differences.reduce(0, +) / Double(differences.count)
    }
    for (index, state) in states.states.enumerated() {
      guard let place = layout.poses[index] else { continue }
      if let poses = frame.poses, poses.indices.contains(index) {
        point.poses[place] = poses[index]
        continue
      }
      let lengths = StrutLengths { state.readings[$0] + point.numbers[layout.readingOffset + $0] }
      let neutral =
        Hexapod.neutralPose(reference: proximal, moving: distal, lengths: lengths, side: -1)
        ?? RigidTransform(translation: Vector3(0, 0, -lengths.reduce(0, +) / 6))
      point.poses[place] = neutral
      guard let hexapod = try? Hexapod(reference: proximal, moving: distal, neutral: neutral) else {
        continue
      }
      var options = PoseSolver.Options()
      options.namesCulprit = false
      let found = PoseSolver(hexapod, options: options).solve(lengths)
      let pose = found.pose
      if pose.translation.norm.isFinite { point.poses[place] = pose }
    }
    return point
  }
}
