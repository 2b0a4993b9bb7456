import CorrectionPlanning
import HexapodKinematics
import LinearAlgebra
import RigidMotion
import TreatmentModel

/// How far the exact length of each strut may lie from its reading, mm, either way.
struct RoundingSlack: Sendable, Equatable {
  /// Strut by strut; 0 for readings that are not rounded.
  let values: PerStrut<Double>

  /// Half a step of the readings where each strut was rounded alone, which anybody's schedule is taken to be; a step where all were
  /// rounded together, to a neighbour of the exact length (MODEL section 7).
  init(_ schedule: TypedSchedule, _ rounding: Rounding) {
    let steps = schedule.steps
    values = PerStrut { steps[$0] * (rounding == .nearest ? 0.5 : 1) }
  }
}

/// The least that a point can have travelled between two rows, over all exact lengths from which their readings may have been rounded.
///
/// The point's displacement is linear in the twelve lengths near by, so that the least is a bounded least squares problem; it is
/// solved again in the poses of its solution until that stands still. What remains, if anything, no rounding explains.
struct LeastTravel {
  /// More rounds than these change nothing that is printed.
  private static let mostRounds = 6

  let frame: MountedFrame
  let slack: RoundingSlack

  /// Mm; `start` and `end` are the ring poses that the readings themselves have.
  ///
  /// - Parameter enough: a least that is no more than this is not looked for further.
  func distance(
    _ point: PointAtRisk, from start: RigidTransform, to end: RigidTransform, enough: Double = 0
  ) -> Double {
    let place = frame.inMovingRing(point.position)
    let full = (end * place - start * place).norm
    guard slack.values.contains(where: { $0 > 0 }) else { return full }
    let ends = [start, end].map { frame.hexapod.strutLengths(at: $0) }
    var (poses, least) = ([start, end], full)
    for _ in 0..<LeastTravel.mostRounds {
      guard let lengths = lengths([(place, 1)], poses, ends) else { return least }
      let solved = zip(lengths, poses).map { frame.solver.solve($0, from: $1) }
      guard solved.allSatisfy(\.isFound) else { return least }
      poses = solved.map(\.pose)
      let distance = (poses[1] * place - poses[0] * place).norm
      let gain = least - distance
      least = min(least, distance)
      if gain < 1e-6 || least <= enough { break }
    }
    return least
  }

  /// Weights of points that are found in so many rounds, at most.
  private static let mostWeighed = 24
  /// By what share of itself a bound must lie above what is allowed: its lengths are found to less than that.
  private static let margin = 0.05

  /// How many times as far as it may the fastest of some points has gone at least, all by the same exact lengths: what hides one point's
  /// way may be what another's makes longer. 1 where lengths are found with which none is too fast, or where neither is shown.
  ///
  /// Weights grow with the points' shares from round to round (Lawson 1961); of any weights of sum 1 the least weighted mean of the squares
  /// is never more than the least square of the largest.
  ///
  /// - Parameter allowed: what each may go, mm, > 0.
  func leastShare(
    _ points: [PointAtRisk], of allowed: [Double], from start: RigidTransform, to end: RigidTransform
  ) -> Double {
    let places = points.map { frame.inMovingRing($0.position) }
    func shares(_ poses: [RigidTransform]) -> [Double] {
      zip(places, allowed).map { (poses[1] * $0 - poses[0] * $0).norm / $1 }
    }
    var poses = [start, end]
    guard slack.values.contains(where: { $0 > 0 }) else { return shares(poses).max() ?? 1 }
    let ends = poses.map { frame.hexapod.strutLengths(at: $0) }
    var weights = places.map { _ in 1 / Double(places.count) }
    var bound = 1.0
    for _ in 0..<LeastTravel.mostWeighed {
      var (mean, now) = (Double.infinity, [Double]())
      // A mean bounds only where it is the least of its weights: until it stands still.
      for _ in 0..<LeastTravel.mostRounds {
        let weighed = places.indices.map { (places[$0], weights[$0].squareRoot() / allowed[$0]) }
        guard let lengths = lengths(weighed, poses, ends) else { return 1 }
        let solved = zip(lengths, poses).map { frame.solver.solve($0, from: $1) }
        guard solved.allSatisfy(\.isFound) else { return 1 }
        poses = solved.map(\.pose)
        now = shares(poses)
        guard now.contains(where: { $0 > 1 }) else { return 1 }
        let next = zip(weights, now).reduce(0) { $0 + $1.0 * $1.1 * $1.1 }.squareRoot()
        let gain = mean - next
        mean = min(mean, next)
        if mean <= 1 + LeastTravel.margin || abs(gain) < 1e-4 { break }
      }
      if mean > 1 + LeastTravel.margin {
        if mean < bound * (1 + 1e-3) { return max(mean, bound) }
        bound = mean
      }
      let grown = zip(weights, now).map(*)
      let sum = grown.reduce(0, +)
      weights = grown.map { $0 / sum }
    }
    return bound
  }

  /// Whether it is more than `allowed`, mm: far beyond it, told from what rounding can take off along the way alone.
  func exceeds(
    _ allowed: Double, _ point: PointAtRisk, from start: RigidTransform, to end: RigidTransform
  ) -> Bool {
    let place = frame.inMovingRing(point.position)
    let displacement = end * place - start * place
    let direction = displacement * (1 / max(displacement.norm, .leastNormalMagnitude))
    let hidden = [start, end].reduce(0.0) { sum, pose in
      guard let response = LengthResponse(frame.hexapod, at: pose)?.displacements(of: place) else {
        return .infinity
      }
      return (0..<6).reduce(sum) { $0 + slack.values[$1] * abs(response[$1].dot(direction)) }
    }
    // What is not linear is less than half of what is.
    if displacement.norm - 1.5 * hidden > allowed { return true }
    return distance(point, from: start, to: end, enough: allowed) > allowed
  }

  /// The lengths, within their slack of `ends`, with which the weighted displacements are least as they are linear in `poses`; nil where
  /// that cannot be said.
  private func lengths(
    _ places: [(place: Vector3, weight: Double)], _ poses: [RigidTransform], _ ends: [StrutLengths]
  ) -> [StrutLengths]? {
    let now = poses.map { frame.hexapod.strutLengths(at: $0) }
    let responses = poses.compactMap { LengthResponse(frame.hexapod, at: $0) }
    guard responses.count == 2 else { return nil }
    var matrix = Matrix(rows: 3 * places.count, columns: 12)
    var wanted: [Double] = []
    for (index, (place, weight)) in places.enumerated() {
      let displacement = poses[1] * place - poses[0] * place
      let (before, after) = (responses[0].displacements(of: place), responses[1].displacements(of: place))
      for axis in 0..<3 {
        for strut in 0..<6 {
          matrix[3 * index + axis, strut] = -weight * before[strut][axis]
          matrix[3 * index + axis, strut + 6] = weight * after[strut][axis]
        }
        wanted.append(-weight * displacement[axis])
      }
    }
    let bounds = (0..<12).map { column in
      let (row, strut) = (column / 6, column % 6)
      let off = now[row][strut] - ends[row][strut]
      return min(-slack.values[strut] - off, 0)...max(slack.values[strut] - off, 0)
    }
    let solution = LeastSquares.bounded(matrix, wanted, bounds)
    guard solution.x.allSatisfy(\.isFinite) else { return nil }
    return (0..<2).map { row in StrutLengths { now[row][$0] + solution.x[6 * row + $0] } }
  }
}
