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
      guard let lengths = lengths(place, poses, ends) else { return least }
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

  /// The lengths, within their slack of `ends`, with which the displacement is least as it is linear in `poses`; nil where that cannot be
  /// said.
  private func lengths(_ place: Vector3, _ poses: [RigidTransform], _ ends: [StrutLengths]) -> [StrutLengths]?
  {
    let now = poses.map { frame.hexapod.strutLengths(at: $0) }
    let responses = poses.compactMap { LengthResponse(frame.hexapod, at: $0)?.displacements(of: place) }
    guard responses.count == 2 else { return nil }
    let displacement = poses[1] * place - poses[0] * place
    let (before, after) = (responses[0], responses[1])
    let columns = (0..<12).map { $0 < 6 ? -before[$0] : after[$0 - 6] }
    let matrix = Matrix(rows: 3, columns: 12) { row, column in
      [columns[column].x, columns[column].y, columns[column].z][row]
    }
    let bounds = (0..<12).map { column in
      let (row, strut) = (column / 6, column % 6)
      let off = now[row][strut] - ends[row][strut]
      return min(-slack.values[strut] - off, 0)...max(slack.values[strut] - off, 0)
    }
    let solution = LeastSquares.bounded(
      matrix, [-displacement.x, -displacement.y, -displacement.z], bounds)
    guard solution.x.allSatisfy(\.isFinite) else { return nil }
    return (0..<2).map { row in StrutLengths { now[row][$0] + solution.x[6 * row + $0] } }
  }
}
