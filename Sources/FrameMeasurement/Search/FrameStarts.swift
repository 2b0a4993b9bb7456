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

  /// The minima that are reached, the best first.
  static func ends(_ problem: FrameProblem) -> [End] {
    ends(problem, followed: followed, maximumIterations: 200)
  }

  /// About how well a frame as frames are counted fits, by a short search: half the squared misfits.
  static func roughCost(_ problem: FrameProblem) -> Double {
    ends(problem, followed: 2, maximumIterations: 15).filter { problem.isFrame($0.point) }.map(\.cost).min()
      ?? .infinity
  }

  /// About what fits best, by a short search.
  static func roughEnd(_ problem: FrameProblem) -> End? {
    ends(problem, followed: 2, maximumIterations: 25).min { $0.cost < $1.cost }
  }

  private static func ends(_ problem: FrameProblem, followed: Int, maximumIterations: Int) -> [End] {
    let starts = radii.flatMap { radius in angles.map { start(problem, radius, radians($0)) } }
    let costs = starts.map { problem.linearized(at: $0).cost }
    let order = starts.indices.filter { costs[$0].isFinite }.sorted { costs[$0] < costs[$1] }
    var options = NonlinearOptions()
    options.maximumIterations = maximumIterations
    func areSame(_ one: FramePoint, _ other: FramePoint) -> Bool {
      zip(one.numbers, other.numbers).allSatisfy { abs($0 - $1) < 1e-4 }
    }
    let found = NonlinearLeastSquares.solve(
      problem, fromEach: order.prefix(followed).map { starts[$0] }, options: options, areSame: areSame)
    return found.filter { $0.cost.isFinite }.reduce(into: [End]()) { ends, one in
      let point = problem.withPositiveRadii(one.point)
      guard !ends.contains(where: { areSame($0.point, point) }) else { return }
      ends.append(End(point: point, cost: one.cost, isConverged: one.outcome.isConverged))
    }
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

  /// A frame of this radius and half-angle, with reading offsets that fit its parallel states on average.
  private static func start(_ problem: FrameProblem, _ radius: Double, _ angle: Double) -> FramePoint {
    let (states, layout) = (problem.states, problem.layout)
    var point = FramePoint(
      numbers: Array(repeating: 0, count: layout.numberCount),
      poses: Array(repeating: .identity, count: layout.poseCount))
    for (number, column) in layout.rings {
      let usual =
        switch number.dimension {
        case .jointRadius, .holeCircleRadius: radius
        case .halfAngle: angle
        case .jointOffset: 0.0
        }
      point.numbers[column] = states.known[number]?.value ?? usual
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
    for strut in 0..<6 where !parallel.isEmpty {
      let differences = parallel.map { index in
        (problem.pose(index, at: point) * distal.joints[strut] - proximal.joints[strut]).norm
          - states.states[index].readings[strut]
      }
      point.numbers[layout.readingOffset + strut] = differences.reduce(0, +) / Double(differences.count)
    }
    for (index, state) in states.states.enumerated() {
      guard let place = layout.poses[index] else { continue }
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
