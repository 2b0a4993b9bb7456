import Glibc
import HexapodKinematics
import LinearAlgebra
import RigidMotion
import TreatmentModel

/// Measures a frame by its own readings: one weighted least squares over all its states (MODEL section 14).
///
/// ```swift
/// let solution = FrameSolver.solve(states)
/// solution[.run]             // value and standard deviation
/// solution.missing           // what the states do not tell
/// solution.findings          // what does not fit
/// ```
public enum FrameSolver {
  /// Solves a frame.
  ///
  /// - Parameter advises: whether the state is looked for that would tell most.
  public static func solve(_ states: FrameStates, advises: Bool = true) -> FrameSolution {
    solve(states, advises: advises, explains: true)
  }

  /// - Parameter explains: whether what does not fit is looked into.
  static func solve(_ states: FrameStates, advises: Bool, explains: Bool) -> FrameSolution {
    let errors = ReadingErrors(states)
    var solution = FrameSolution(states: states, resolution: errors.step)
    guard !states.states.isEmpty else {
      solution.findings = [.tooFew("there is no state")]
      return solution
    }
    let problem = FrameProblem(states, errors)
    let ends = FrameStarts.ends(problem)
    guard let best = ends.first, let fit = NonlinearLeastSquares.localFit(problem, at: best.point) else {
      solution.findings = [.notConverged]
      return solution
    }
    (solution.values, solution.covariance) = problem.values(fit, at: best.point, isCorrected: true)
    solution.poses = states.states.indices.map { problem.pose($0, at: best.point) }
    solution.fits = problem.fits(fit)
    solution.chiSquare = 2 * best.cost
    solution.degreesOfFreedom = problem.misfitCount - fit.rank
    solution.open = problem.open(fit)
    if advises {
      solution.furtherState = FurtherState.best(for: problem, fit, at: best.point, solution.values)
    }
    solution.judge(problem, errors, isConverged: best.outcome.isConverged)
    if fit.undetermined.isEmpty, let rival = ends.dropFirst().first(where: { $0.cost - best.cost < 4.5 }) {
      solution.compare(with: rival.point, problem)
    }
    if explains { explainSlips(&solution) }
    solution.findings = solution.findings.bySeverity
    return solution
  }
}

/// Where the search for a frame begins.
enum FrameStarts {
  typealias End = NonlinearSolution<FramePoint>

  /// Radii, mm, and half-angles, degrees, of frames that there are.
  private static let radii = [45.0, 70, 95, 125, 165], angles = [3.0, 7, 16]
  /// How many of them are followed: those that fit best as they are.
  private static let followed = 3

  /// The minima that are reached and that are frames, the best first.
  static func ends(_ problem: FrameProblem) -> [End] {
    let starts = radii.flatMap { radius in angles.map { start(problem, radius, radians($0)) } }
    let costs = starts.map { problem.linearized(at: $0).cost }
    let order = starts.indices.filter { costs[$0].isFinite }.sorted { costs[$0] < costs[$1] }
    var options = NonlinearOptions()
    options.maximumIterations = 200
    let ends = NonlinearLeastSquares.solve(
      problem, fromEach: order.prefix(followed).map { starts[$0] }, options: options
    ) { one, other in
      zip(one.numbers, other.numbers).allSatisfy { abs($0 - $1) < 1e-4 }
    }
    return ends.filter { $0.cost.isFinite }
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
      if let column = layout.heights[index] { point.numbers[column] = height.value }
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
