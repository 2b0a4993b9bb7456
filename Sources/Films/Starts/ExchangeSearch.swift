import HexapodKinematics
import LinearAlgebra
import RigidMotion
import TreatmentModel

/// Finds strut numbers that stand in each other's place on a film: exchanges that make marks fit which do not as they are.
struct ExchangeSearch {
  private var scope: AdjustmentScope
  private let workspace: FilmWorkspace

  /// Exchanges looked for, at most.
  private static let most = 4
  /// An exchange takes at least this off the sum of squares.
  static let leastGain = 25.0
  /// Exchanges of which the whole is solved.
  private static let mostTried = 3
  /// What one ring's picture gains by an exchange, at least.
  private static let leastGainOfRing = 12.0
  /// Farther apart than so many times the worse misfit of both two marks are not in each other's place: a pose takes in a part of that only.
  private static let reach = 10.0

  init(_ scope: AdjustmentScope, _ workspace: FilmWorkspace) {
    (self.scope, self.workspace) = (scope.calibration, workspace)
  }

  /// The exchanges after which every mark of the rings and the object fits; none where there are no such. Whether all fits, axes and
  /// points too, is seen when the whole is solved.
  mutating func run() -> [ExchangedMarks] {
    var found: [ExchangedMarks] = []
    guard var now = solve(scope) else { return [] }
    for _ in 0..<ExchangeSearch.most {
      var best: (exchange: ExchangedMarks, scope: AdjustmentScope, state: Solved)?
      for exchange in likely(now).prefix(ExchangeSearch.mostTried) {
        guard let next = scope.exchanging(exchange), let state = solve(next),
          state.chiSquare < now.chiSquare - ExchangeSearch.leastGain,
          state.chiSquare < best?.state.chiSquare ?? .infinity
        else { continue }
        best = (exchange, next, state)
      }
      guard let best else { return [] }
      (scope, now) = (best.scope, best.state)
      found.append(best.exchange)
      guard now.fits.contains(where: \.isOutlier) else { break }
    }
    // What still does not fit then is no exchange, but for a mark or two just over the limit.
    return now.fits.allSatisfy { !$0.isOutlier || $0.test < MarkFit.limit + 1 } ? found : []
  }

  private struct Solved {
    let chiSquare: Double
    let fits: [MarkFit]
  }

  private func solve(_ scope: AdjustmentScope) -> Solved? {
    let search = PoseSearch(scope, workspace)
    let problem = scope.problem()
    guard let minimum = search.minima.first,
      let fit = problem.localFit(at: minimum.point)
    else { return nil }
    return Solved(chiSquare: 2 * minimum.cost, fits: scope.fits(problem, fit, at: minimum.point))
  }

  /// Exchanges that a ring by itself fits better with, the most first.
  private func likely(_ state: Solved) -> [ExchangedMarks] {
    var found: [(gain: Double, exchange: ExchangedMarks)] = []
    for film in scope.films {
      for end in FragmentEnd.allCases {
        guard let body = scope.bodies.index(of: .ring(end)) else { continue }
        let points = scope.bodies.points(of: body, on: scope.set.films[film])
        let (marks, places) = (points.map(\.mark), points.map(\.place))
        guard marks.count >= 5, let now = least(film, marks, places),
          now > ExchangeSearch.leastGainOfRing
        else { continue }
        let misfits = marks.map { mark in
          state.fits.first { $0.film == film && $0.subject == mark.subject }?.distance ?? .infinity
        }
        for one in marks.indices {
          for other in 0..<one {
            let way = marks[one].place - marks[other].place
            let reach = ExchangeSearch.reach * max(misfits[one], misfits[other])
            guard (way * way).sum() < reach * reach else { continue }
            var exchanged = places
            exchanged.swapAt(one, other)
            guard let then = least(film, marks, exchanged, below: now - ExchangeSearch.leastGainOfRing),
              case .joint(_, let first) = marks[one].subject,
              case .joint(_, let second) = marks[other].subject
            else { continue }
            found.append(
              (
                now - then,
                ExchangedMarks(film: film, ring: end, first: min(first, second), second: max(first, second))
              ))
          }
        }
      }
    }
    return found.sorted { $0.gain > $1.gain }.map(\.exchange)
  }

  /// The least squared misfits of a ring's picture; nil where they are not below a ceiling.
  private func least(
    _ film: Int, _ marks: [FilmMark], _ places: [Vector3], below ceiling: Double = .infinity
  ) -> Double? {
    let found = Resection.all(
      scope.set.films[film], marks, places, bodies: 1, ceiling: ceiling.isFinite ? ceiling : nil, workspace)
    return found.map(\.chiSquare).min().flatMap { $0 < ceiling ? $0 : nil }
  }
}

extension AdjustmentScope {
  /// The same with two strut numbers in each other's place.
  fileprivate func exchanging(_ exchange: ExchangedMarks) -> AdjustmentScope? {
    let (one, other): (FilmSubject, FilmSubject) = (
      .joint(exchange.ring, exchange.first), .joint(exchange.ring, exchange.second)
    )
    guard
      let films = try? set.films.enumerated().map({ index, film in
        index == exchange.film ? try film.exchanging(one, other) : film
      }), let changed = try? set.with(films: films)
    else { return nil }
    return MarkedBodies(changed).map { AdjustmentScope(changed, $0, isSingle: isSingle).calibration }
  }
}

extension Film {
  fileprivate func exchanging(_ one: FilmSubject, _ other: FilmSubject) throws(InvalidFilms) -> Film {
    try with(
      marks: marks.map { mark in
        let subject = mark.subject == one ? other : mark.subject == other ? one : mark.subject
        return FilmMark(subject, at: mark.place, standardDeviation: mark.standardDeviation)
      })
  }

  /// The same film with other marks.
  package func with(marks: [FilmMark]) throws(InvalidFilms) -> Film {
    try Film(
      name: name, isAP: isAP, isPosteriorAnterior: isPosteriorAnterior, sourceDistance: sourceDistance,
      centre: centre, marks: marks)
  }
}

extension FilmSet {
  /// The same set with other films.
  package func with(films: [Film]) throws(InvalidFilms) -> FilmSet {
    try FilmSet(
      limb: limb, rings: rings, object: object, balls: balls, apAxis: apAxis, axialRotation: axialRotation,
      knownRotation: knownRotation, struts: struts, films: films)
  }
}
