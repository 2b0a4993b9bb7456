import LinearAlgebra
import RigidMotion

/// The poses in which one body alone would make its picture on one film: where joint adjustments start, and what they cannot
/// fit better than.
struct Resection: Sendable {
  /// cameraFromBody, with the distance and principal point at their stated values.
  let pose: RigidTransform
  /// The least sum of squared misfits, in standard deviations; where the distance or principal point are adjusted, with them, and
  /// with this body's share of what is known of them. So no adjustment of a film can fit better than its bodies' sum.
  let chiSquare: Double

  /// The distinct minima, the best first.
  ///
  /// - Parameters:
  ///   - places: of the body's points, in the order of the marks.
  ///   - bodies: that the film shows.
  ///   - ceiling: poses whose squared misfits are not below it do not matter, and may be given up.
  ///   - starts: poses from which is sought; nil for those that the picture by itself allows.
  static func all(
    _ film: Film, _ marks: [FilmMark], _ places: [Vector3], bodies: Int, ceiling: Double? = nil,
    from starts: [RigidTransform]? = nil, _ workspace: FilmWorkspace
  ) -> [Resection] {
    let (distance, centre) = (film.sourceDistance.start, film.centre.start)
    let candidates =
      starts ?? BodyPose.candidates(places, marks.map { $0.place - centre }, distance: distance)
    let fixed = problem(marks, places, adjustsInside: nil)
    let adjusted =
      film.adjustsDistance || film.adjustsCentre
      ? problem(marks, places, adjustsInside: film, loosenedBy: Double(bodies).squareRoot()) : nil
    var found: [Resection] = []
    for candidate in candidates {
      let end = FilmSearch.solve(
        fixed, from: start(candidate, distance, centre), ceiling: adjusted == nil ? ceiling : nil,
        workspace: workspace)
      let pose = end.point.films[0].cameraFromWorld
      guard end.cost.isFinite, !found.contains(where: { $0.pose.isNear(pose) }) else { continue }
      let free = adjusted.map { FilmSearch.solve($0, from: end.point, workspace: workspace).cost }
      found.append(Resection(pose: pose, chiSquare: 2 * min(end.cost, free ?? .infinity)))
    }
    return found.sorted { $0.chiSquare < $1.chiSquare }
  }

  private static func start(
    _ pose: RigidTransform, _ distance: Double, _ centre: FilmPlace
  ) -> FilmPoint {
    FilmPoint(films: [FilmState(cameraFromWorld: pose, distance: distance, centre: centre)])
  }

  private static func problem(
    _ marks: [FilmMark], _ places: [Vector3], adjustsInside film: Film?, loosenedBy factor: Double = 1
  ) -> FilmAdjustment {
    var layout = AdjustmentLayout()
    layout.addFilm(
      adjustsDistance: film?.adjustsDistance ?? false, adjustsCentre: film?.adjustsCentre ?? false)
    var observations = zip(marks, places).enumerated().map { index, pair in
      Observation(
        film: 0, target: .bodyPoint(body: 0, pair.1), place: pair.0.place,
        weight: 1 / pair.0.standardDeviation, row: 2 * index, mark: index)
    }
    for known in film?.knownInside(loosenedBy: factor) ?? [] {
      let row = observations.last.map { $0.row + $0.size } ?? 0
      observations.append(
        Observation(
          film: 0, target: known.target, place: known.place, weight: known.weight, row: row, mark: nil))
    }
    return FilmAdjustment(layout, observations)
  }
}

extension NonlinearOptions {
  /// Of films: cheaper than the defaults, and finer than any mark.
  static let films: NonlinearOptions = {
    var options = NonlinearOptions()
    options.maximumIterations = 60
    options.gradientTolerance = 1e-6
    options.costTolerance = 1e-14
    options.initialRadius = 1
    return options
  }()
}

extension RigidTransform {
  /// Whether two poses are the same but for what a search leaves.
  func isNear(_ other: RigidTransform) -> Bool {
    rotation.halfSine(to: other.rotation) < 1e-4
      && (translation - other.translation).norm < 1e-4 * (1 + translation.norm)
  }
}
