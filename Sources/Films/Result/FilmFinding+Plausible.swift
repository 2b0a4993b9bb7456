import LinearAlgebra
import RigidMotion
import TextOutput
import TreatmentModel

/// What fits the marks and yet cannot be, or is hardly meant: marks of one thing given as those of another fit each film by themselves.
extension FilmFinding {
  /// How far a fragment's point usually lies beside its axis at most, mm: within the bone.
  private static let besideAxis = 20.0
  /// A ring nearer to the origin than this, mm, may lie on either side of it.
  static let ringSide = 5.0

  static func implausible(_ solution: FilmSolution, _ scope: AdjustmentScope, at point: FilmPoint)
    -> [FilmFinding]
  {
    exchangedAxes(solution) + offAxis(solution, scope, point) + wrongSide(solution, scope)
      + impossibleFrame(solution, scope) + behindDetector(solution) + turnedTab(solution)
      + turnedFilm(solution)
  }

  /// Axes that are marked at each other's ring.
  private static func exchangedAxes(_ solution: FilmSolution) -> [FilmFinding] {
    solution.axesAtOtherRing.map { index in
      let name = solution.set.films[index].name
      return FilmFinding(
        .marksExchanged, .error, film: name, subjects: [.axis(.proximal), .axis(.distal)],
        "\(Film.called(name)): the proximal axis is marked at the distal ring and the distal axis at the proximal ring: they look marked in "
          + "each other's place")
    }
  }

  /// Points that do not lie on the fragment whose points they are.
  private static func offAxis(
    _ solution: FilmSolution, _ scope: AdjustmentScope, _ point: FilmPoint
  ) -> [FilmFinding] {
    let reference = scope.set.limb.reference
    let pairs: [(FilmSubject, FragmentEnd)] = [
      (.origin, reference), (.correspondingPoint, reference.opposite),
    ]
    return pairs.compactMap { subject, end in
      guard let place = scope.points.firstIndex(of: subject), let axis = scope.axes.firstIndex(of: end) else {
        return nil
      }
      let line = point.axes[axis]
      let arm = point.points[place] - line.point
      let offset = arm - arm.dot(line.direction) * line.direction
      let beside = offset.norm
      // Of films from nearly one side the depth is badly known.
      guard beside > besideAxis, let state = solution.state,
        beside - 3 * state.deviation(of: place, beside: axis, along: offset / beside) > besideAxis
      else { return nil }
      return FilmFinding(
        .pointOffAxis, .error, subjects: [subject, .axis(end)], value: beside, limit: besideAxis, unit: "mm",
        "the \(subject) lies \(decimal(beside, 0)) mm beside the axis of the \(end.rawValue) fragment, on which it should lie: look whether "
          + "on every film both axes are marked on their own fragments, and both points on theirs")
    }
  }

  /// Rings that lie where the fragment does not go on: a film that is turned round or mirrored.
  private static func wrongSide(_ solution: FilmSolution, _ scope: AdjustmentScope) -> [FilmFinding] {
    guard let offset = solution[.mounting(.axialOffset)]?.value else { return [] }
    let end = scope.set.limb.reference
    let outwards = end == .proximal ? offset : -offset
    guard outwards < -ringSide else { return [] }
    return [
      FilmFinding(
        .ringWrongSide, .error, value: offset, limit: 0, unit: "mm",
        "the \(end.rawValue) ring would lie \(decimal(-outwards, 0)) mm \(end.opposite.rawValue) to the origin: look whether v runs upwards, "
          + "whether a film is mirrored, and whether origin and corresponding point are exchanged")
    ]
  }
}

extension AdjustmentScope {
  /// Indices of the films on which each axis is marked nearer to the other fragment's ring.
  var axesAtOtherRing: [Int] {
    films.filter { index in
      let film = set.films[index]
      func middle(_ isMeant: (FilmSubject) -> Bool) -> FilmPlace? {
        let places = film.marks.filter { isMeant($0.subject) }.map(\.place)
        return places.isEmpty ? nil : places.reduce(.zero, +) / Double(places.count)
      }
      func ring(_ end: FragmentEnd) -> FilmPlace? {
        middle { if case .joint(end, _) = $0 { true } else { false } }
      }
      func distance(_ one: FilmPlace, _ other: FilmPlace) -> Double {
        let way = one - other
        return (way * way).sum().squareRoot()
      }
      guard let upper = ring(.proximal), let lower = ring(.distal),
        let first = middle({ $0 == .axis(.proximal) }), let second = middle({ $0 == .axis(.distal) })
      else { return false }
      return distance(first, upper) > distance(first, lower)
        && distance(second, lower) > distance(second, upper)
    }
  }
}

extension AdjustedState {
  /// How far off along a direction across an axis a point may lie from it, one standard deviation, mm.
  fileprivate func deviation(of place: Int, beside axis: Int, along direction: Vector3) -> Double {
    let (line, across) = (point.axes[axis], point.axes[axis].across)
    let along = (point.points[place] - line.point).dot(line.direction)
    var gradient = Matrix(rows: 1, columns: problem.parameterCount)
    for k in 0..<3 { gradient[0, problem.layout.points[place] + k] = direction[k] }
    for (k, one) in [across.0, across.1].enumerated() {
      gradient[0, problem.layout.axes[axis] + k] = -direction.dot(one)
      gradient[0, problem.layout.axes[axis] + 2 + k] = -along * direction.dot(one)
    }
    return max(0, fit.covariance(of: gradient)[0, 0]).squareRoot()
  }
}
