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
  static func all(
    _ film: Film, _ marks: [FilmMark], _ places: [Vector3], bodies: Int, _ workspace: NonlinearWorkspace
  ) -> [Resection] {
    let (distance, centre) = (film.sourceDistance.start, film.centre.start)
    let candidates = BodyPose.candidates(places, marks.map { $0.place - centre }, distance: distance)
    let fixed = problem(marks, places, adjustsInside: nil)
    let starts = candidates.map { start($0, distance, centre) }
    let ends = NonlinearLeastSquares.solve(
      fixed, fromEach: starts, options: .films, workspace: workspace
    ) { $0.films[0].cameraFromWorld.isNear($1.films[0].cameraFromWorld) }
    return ends.filter(\.cost.isFinite).map { end in
      var least = end.cost
      if film.adjustsDistance || film.adjustsCentre {
        let adjusted = problem(marks, places, adjustsInside: film)
        let free = adjusted.withPriors(
          [film.priors(adjusted.layout.films[0], loosenedBy: Double(bodies).squareRoot())])
        least = min(
          least,
          NonlinearLeastSquares.solve(free, from: end.point, options: .films, workspace: workspace).cost)
      }
      return Resection(pose: end.point.films[0].cameraFromWorld, chiSquare: 2 * least)
    }
  }

  private static func start(
    _ pose: RigidTransform, _ distance: Double, _ centre: FilmPlace
  ) -> FilmPoint {
    FilmPoint(films: [FilmState(cameraFromWorld: pose, distance: distance, centre: centre)])
  }

  private static func problem(
    _ marks: [FilmMark], _ places: [Vector3], adjustsInside film: Film?
  ) -> FilmAdjustment {
    var layout = AdjustmentLayout()
    layout.addFilm(
      adjustsDistance: film?.adjustsDistance ?? false, adjustsCentre: film?.adjustsCentre ?? false)
    return FilmAdjustment(
      layout,
      zip(marks, places).enumerated().map { index, pair in
        Observation(
          film: 0, target: .bodyPoint(body: 0, pair.1), place: pair.0.place,
          weight: 1 / pair.0.standardDeviation, row: 2 * index, mark: index)
      })
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

  /// Of starts besides the likeliest.
  static let fewSteps: NonlinearOptions = {
    var options = films
    options.maximumIterations = 8
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
