import LinearAlgebra
import RigidMotion
import TreatmentModel

/// What of a set of films is adjusted: its films, bodies, axes and points, each with its number among the unknowns.
struct AdjustmentScope: Sendable {
  /// What is taken of a single film: how deep its axes and points lie, and that its axes lie across the beam (MODEL section 13).
  struct SingleFilm {
    static let depth = 20.0
    static let slope = 10.0 * .pi / 180
  }

  let set: FilmSet
  let bodies: MarkedBodies
  /// Indices of the films whose poses can be found.
  private(set) var films: [Int]
  let isSingle: Bool
  /// Axes that enough is marked of.
  private(set) var axes: [FragmentEnd] = []
  /// Free points that enough is marked of.
  private(set) var points: [FilmSubject] = []

  /// The whole of a set.
  init(_ set: FilmSet, _ bodies: MarkedBodies, isSingle: Bool) {
    (self.set, self.bodies, self.isSingle) = (set, bodies, isSingle)
    films = set.films.indices.filter { film in
      bodies.list.indices.contains {
        bodies.points(of: $0, on: set.films[film]).count >= MarkedBodies.fewestPoints
      }
    }
    let views = isSingle ? 1 : 2
    axes = FragmentEnd.allCases.filter { end in
      films.count { count(.axis(end), $0) >= 2 } >= views
    }
    let singles: [FilmSubject] = [.origin, .correspondingPoint]
    points = singles.filter { subject in films.count { count(subject, $0) >= 1 } >= views }
    points += set.balls.indices.map(FilmSubject.ball).filter { ball in films.contains { count(ball, $0) >= 3 }
    }
  }

  /// The same films and bodies alone.
  var calibration: AdjustmentScope {
    var scope = self
    (scope.axes, scope.points) = ([], [])
    return scope
  }

  /// Some of the films and what calibrates them, by their numbers among those that are adjusted; nil where they do not show all bodies.
  func calibration(of numbers: [Int]) -> AdjustmentScope? {
    var scope = calibration
    scope.films = numbers.map { films[$0] }
    let isAll = bodies.list.indices.allSatisfy { body in
      scope.films.contains { bodies.points(of: body, on: set.films[$0]).count >= MarkedBodies.fewestPoints }
    }
    return isAll ? scope : nil
  }

  func count(_ subject: FilmSubject, _ film: Int) -> Int {
    set.films[film].marks.count { $0.subject == subject }
  }

  /// The target of a mark; nil for one that is not adjusted.
  private func target(_ mark: FilmMark) -> Observation.Target? {
    switch mark.subject {
    case .joint, .object:
      return MarkedBodies.place(mark.subject, set).flatMap { found in
        bodies.index(of: found.body).map { .bodyPoint(body: $0, found.place) }
      }
    case .axis(let end): return axes.firstIndex(of: end).map { .axis($0) }
    case .origin, .correspondingPoint: return points.firstIndex(of: mark.subject).map { .point($0) }
    case .ball(let number):
      return points.firstIndex(of: mark.subject).map { .outline(point: $0, radius: set.balls[number] / 2) }
    }
  }

  /// The least squares, with what is known of distances and principal points.
  func problem() -> FilmAdjustment {
    var layout = AdjustmentLayout()
    for film in films {
      let film = set.films[film]
      layout.addFilm(adjustsDistance: film.adjustsDistance, adjustsCentre: film.adjustsCentre)
    }
    bodies.list.dropFirst().forEach { _ in layout.addBody() }
    axes.forEach { _ in layout.addAxis() }
    points.forEach { _ in layout.addPoint() }
    return FilmAdjustment(layout, observations)
  }

  private var observations: [Observation] {
    var observations: [Observation] = []
    var row = 0
    func add(_ film: Int, _ target: Observation.Target, _ place: FilmPlace, _ weight: Double, _ mark: Int?) {
      observations.append(
        Observation(film: film, target: target, place: place, weight: weight, row: row, mark: mark))
      row += Observation.size(of: target)
    }
    for (number, index) in films.enumerated() {
      let film = set.films[index]
      for (place, mark) in film.marks.enumerated() {
        guard let target = target(mark) else { continue }
        // A ball's outline is measured as an angle: a length on the film over that of the ray.
        var length = 1.0
        if case .outline = target {
          let offset = mark.place - film.centre.start
          let distance = film.sourceDistance.start
          length = ((offset * offset).sum() + distance * distance).squareRoot()
        }
        add(number, target, mark.place, length / mark.standardDeviation, place)
      }
      for known in film.knownInside() { add(number, known.target, known.place, known.weight, nil) }
      guard isSingle else { continue }
      for axis in axes.indices {
        add(number, .axisDepth(axis), .zero, 1 / SingleFilm.depth, nil)
        add(number, .axisSlope(axis), .zero, 1 / SingleFilm.slope, nil)
      }
      for (point, subject) in points.enumerated() where subject.isOnePoint {
        add(number, .pointDepth(point), .zero, 1 / SingleFilm.depth, nil)
      }
    }
    return observations
  }
}

extension Film {
  /// What is known beforehand of the film's distance and principal point, as far as they are adjusted.
  ///
  /// - Parameter factor: by which standard deviations are larger.
  func knownInside(loosenedBy factor: Double = 1) -> [(
    target: Observation.Target, place: FilmPlace, weight: Double
  )] {
    var known: [(target: Observation.Target, place: FilmPlace, weight: Double)] = []
    if case .known(let distance) = sourceDistance, distance.standardDeviation > 0 {
      known.append(
        (.distance, FilmPlace(distance.value, 0), 1 / (factor * distance.standardDeviation)))
    }
    if case .known(let place, let deviation) = centre, deviation > 0 {
      known += [0, 1].map { (.centre(axis: $0), place, 1 / (factor * deviation)) }
    }
    return known
  }

  /// Whether the distance is not simply given.
  var adjustsDistance: Bool {
    if case .known(let distance) = sourceDistance { return distance.standardDeviation > 0 }
    return true
  }

  /// Whether the principal point is not simply given.
  var adjustsCentre: Bool {
    if case .known(_, let deviation) = centre { return deviation > 0 }
    return true
  }
}
