import LinearAlgebra
import RigidMotion
import TreatmentModel

extension FilmSolution {
  /// Where the joints of a ring must appear on a film, by strut; nil of a ring that was not found, and of a joint behind the source.
  public func joints(of end: FragmentEnd, on view: FilmView) -> [FilmPlace?]? {
    guard let rings = set.rings else { return nil }
    if end == set.limb.reference { return rings[end].joints.map { view.picture(of: $0) } }
    guard let moving = referenceFromMoving else { return nil }
    return rings[end].joints.map { view.picture(of: moving.rotation * $0 + moving.translation) }
  }

  /// How far across it an axis may lie on a film at some places, one standard deviation, mm on the film; nil for what was not found.
  package func spread(of end: FragmentEnd, on view: FilmView, at places: [FilmPlace]) -> [Double]? {
    guard let state, let film = state.scope.films.firstIndex(of: view.film),
      let axis = state.scope.axes.firstIndex(of: end)
    else { return nil }
    let observations = places.enumerated().map { row, place in
      Observation(film: film, target: .axis(axis), place: place, weight: 1, row: row, mark: nil)
    }
    guard !observations.isEmpty else { return [] }
    let lines = FilmAdjustment(state.problem.layout, observations).linearized(at: state.point).jacobian
    let spread = state.fit.covariance(of: lines)
    return places.indices.map { max(0, spread[$0, $0]).squareRoot() }
  }
}
