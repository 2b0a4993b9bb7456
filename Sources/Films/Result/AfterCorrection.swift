import Glibc
import HexapodKinematics
import LinearAlgebra
import RigidMotion
import TreatmentModel

/// What is left after a correction that is planned by what films say, because of the marks: how far a point of the moving fragment then
/// lies from where it should, which mark has most part in that, and what a further film would take off it.
public struct AfterCorrection: Sendable, Equatable {
  /// A share of the mean squared displacement: of all marks of one thing on one film, as of an axis.
  public struct Share: Sendable, Equatable {
    /// Index of the film in its set; nil of what was typed.
    public let film: Int?
    /// What was marked; nil of a film's distance and principal point, or what is taken for granted of it, and of what was typed.
    public let subject: FilmSubject?
    /// 0 to 1.
    public let share: Double
  }

  /// A spread of what is left.
  public struct Spread: Sendable, Equatable {
    /// Root of the mean squared displacement of a point of the moving fragment's axis, ``AfterCorrection/lever`` beyond the corresponding
    /// point, mm.
    public let displacement: Double
    /// Root of the mean squared angle between the axes, radians.
    public let angle: Double
  }

  /// A film more, as the first but taken from elsewhere.
  public struct FurtherFilm: Sendable, Equatable {
    /// How far its beam is turned about the reference fragment's axis from the first film's, radians, 0 to π, against the clock seen from
    /// proximal.
    public let turn: Double
    /// What would be left with it.
    public let spread: Spread
  }

  /// How far beyond the corresponding point displacements are looked at, mm.
  public static let lever = 100.0

  /// With the films as they are.
  public let now: Spread
  /// Of the displacement, the largest first.
  public let shares: [Share]
  /// The film that would take most off; nil where there are more films than can be.
  public let furtherFilm: FurtherFilm?

  /// How the numbers of the films make what is left.
  ///
  /// - Returns: nil where the films do not give both mountings.
  public init?(_ solution: FilmSolution) {
    guard let state = solution.state, let rates = EndRates(solution), let gradients = solution.gradients
    else { return nil }
    let byParameters = rates.rates * gradients
    guard let now = Spread(rates, byParameters, state.fit, solution.inputSlopes) else { return nil }
    self.now = now
    shares = AfterCorrection.shares(rates, byParameters, state, solution)
    furtherFilm = AfterCorrection.bestFurtherFilm(rates, byParameters, state, solution)
  }
}

/// The derivatives of what is left by the numbers that the films give: three of a displacement, two of a lean, a column for each value.
private struct EndRates {
  static let displacements = 3
  let rates: Matrix

  init?(_ solution: FilmSolution) {
    let set = solution.set
    var (one, other) = (Mounting(), Mounting())
    for parameter in MountingParameter.allCases {
      guard let reference = solution[.mounting(parameter)], let moving = solution[.movingMounting(parameter)]
      else { return nil }
      (one[parameter], other[parameter]) = (reference.value, moving.value)
    }
    let side = set.limb.side
    // The end pose of the frame brings both fragments into line, if the mountings are what they are taken for.
    let end = one.fragmentFromRing(side).inverse * other.fragmentFromRing(side)
    let far = Vector3(
      0, 0, set.limb.reference == .proximal ? -AfterCorrection.lever : AfterCorrection.lever)
    func left(_ one: Mounting, _ other: Mounting) -> [Double] {
      let pose = one.fragmentFromRing(side) * end * other.fragmentFromRing(side).inverse
      let (place, axis) = (pose * far - far, pose.rotation * Vector3(0, 0, 1))
      return [place.x, place.y, place.z, axis.x, axis.y]
    }
    var rates = Matrix(rows: 5, columns: solution.values.count)
    for (column, value) in solution.values.enumerated() {
      let step = value.quantity.unit == .degrees ? 1e-4 : 1e-2
      func at(_ side: Double) -> [Double]? {
        var (one, other) = (one, other)
        switch value.quantity {
        case .mounting(let parameter): one[parameter] += side * step
        case .movingMounting(let parameter): other[parameter] += side * step
        case .deformity, .strut: return nil
        }
        return left(one, other)
      }
      guard let ahead = at(1), let behind = at(-1) else { continue }
      for row in 0..<5 { rates[row, column] = (ahead[row] - behind[row]) / (2 * step) }
    }
    self.rates = rates
  }
}

extension AfterCorrection.Spread {
  fileprivate init?(_ rates: EndRates, _ byParameters: Matrix, _ fit: LocalFit, _ inputs: [[Double]]) {
    let spread = fit.covariance(of: byParameters)
    let typed = inputs.map { rates.rates * $0 }
    let variances = (0..<5).map { row in
      spread[row, row] + typed.reduce(0) { $0 + $1[row] * $1[row] }
    }
    guard variances.allSatisfy({ $0.isFinite && $0 >= 0 }) else { return nil }
    self.init(
      displacement: variances.prefix(EndRates.displacements).reduce(0, +).squareRoot(),
      angle: variances.dropFirst(EndRates.displacements).reduce(0, +).squareRoot())
  }
}

extension AfterCorrection {
  private static func shares(
    _ rates: EndRates, _ byParameters: Matrix, _ state: AdjustedState, _ solution: FilmSolution
  ) -> [Share] {
    var found: [Share] = []
    let gains = state.fit.gains(of: byParameters)
    for observation in state.problem.observations {
      var square = 0.0
      for row in observation.row..<observation.row + observation.size {
        for end in 0..<EndRates.displacements { square += gains[end, row] * gains[end, row] }
      }
      let film = state.scope.films[observation.film]
      let subject = observation.mark.map { solution.set.films[film].marks[$0].subject }
      if let same = found.firstIndex(where: { $0.film == film && $0.subject == subject }) {
        found[same] = Share(film: film, subject: subject, share: found[same].share + square)
      } else {
        found.append(Share(film: film, subject: subject, share: square))
      }
    }
    for slopes in solution.inputSlopes {
      let moved = rates.rates * slopes
      let square = moved.prefix(EndRates.displacements).reduce(0) { $0 + $1 * $1 }
      found.append(Share(film: nil, subject: nil, share: square))
    }
    let total = found.reduce(0) { $0 + $1.share }
    guard total > 0 else { return [] }
    return found.map { Share(film: $0.film, subject: $0.subject, share: $0.share / total) }
      .sorted { $0.share > $1.share }
  }

  private static func bestFurtherFilm(
    _ rates: EndRates, _ byParameters: Matrix, _ state: AdjustedState, _ solution: FilmSolution
  ) -> FurtherFilm? {
    guard state.scope.films.count < FilmSet.mostFilms, !state.scope.isSingle || state.scope.films.count == 1
    else { return nil }
    var best: FurtherFilm?
    for number in 1..<36 {
      let turn = Double(number) * .pi / 36
      guard let (problem, point) = state.withFurtherFilm(turnedBy: turn),
        let fit = problem.localFit(at: point), fit.undetermined.isEmpty
      else { continue }
      let (old, added) = (
        state.problem.layout.filmParameters, problem.parameterCount - byParameters.columns
      )
      let moved = Matrix(rows: byParameters.rows, columns: problem.parameterCount) { row, column in
        column < old
          ? byParameters[row, column] : column < old + added ? 0 : byParameters[row, column - added]
      }
      guard let spread = Spread(rates, moved, fit, solution.inputSlopes) else { continue }
      if spread.displacement < best?.spread.displacement ?? .infinity {
        best = FurtherFilm(turn: turn, spread: spread)
      }
    }
    return best
  }
}

extension AdjustedState {
  /// The adjustment with one film more, that shows all that the first does from elsewhere around the reference fragment's axis, or the
  /// world's upright one where there is none; marked as well as that.
  fileprivate func withFurtherFilm(turnedBy turn: Double) -> (FilmAdjustment, FilmPoint)? {
    guard let first = point.films.first, let slots = problem.layout.films.first else { return nil }
    let axis = scope.axes.firstIndex(of: scope.set.limb.reference).map { point.axes[$0] }
    let line = axis ?? AxisLine(point: .zero, direction: Vector3(0, 0, 1))
    let along = line.direction.z < 0 ? -line.direction : line.direction
    let rotation = Rotation(axis: along, angle: -turn)
    let around = RigidTransform(rotation: rotation, translation: line.point - rotation * line.point)
    var film = first
    film.cameraFromWorld = first.cameraFromWorld * around
    var layout = AdjustmentLayout()
    for slots in problem.layout.films + [slots] {
      layout.addFilm(adjustsDistance: slots.distance != nil, adjustsCentre: slots.centre != nil)
    }
    problem.layout.bodies.forEach { _ in layout.addBody() }
    problem.layout.axes.forEach { _ in layout.addAxis() }
    problem.layout.points.forEach { _ in layout.addPoint() }
    var observations = problem.observations
    var row = problem.misfitCount
    for old in problem.observations where old.film == 0 {
      guard let target = old.target.seenAgain, let place = place(of: old, on: film) else { continue }
      observations.append(
        Observation(
          film: point.films.count, target: target, place: place, weight: old.weight, row: row,
          mark: old.mark))
      row += Observation.size(of: target)
    }
    var extended = point
    extended.films.append(film)
    return (FilmAdjustment(layout, observations), extended)
  }

  /// Where the thing of a mark of the first film would be marked on another.
  private func place(of observation: Observation, on film: FilmState) -> FilmPlace? {
    switch observation.target {
    case .bodyPoint(0, let place): return film.picture(of: place)
    case .bodyPoint(let body, let place): return film.picture(of: point.bodies[body - 1] * place)
    case .point(let index): return film.picture(of: point.points[index])
    case .axis(let index):
      let (line, first) = (point.axes[index], point.films[0])
      let ray = first.ray(to: observation.place).normalized
      // The point of the axis nearest to the ray.
      let (gap, cosine) = (first.source - line.point, line.direction.dot(ray))
      guard 1 - cosine * cosine > 1e-6 else { return nil }
      let along = (gap.dot(line.direction) - cosine * gap.dot(ray)) / (1 - cosine * cosine)
      return film.picture(of: line.point + along * line.direction)
    case .distance, .centre: return observation.place
    case .outline, .pointDepth, .axisDepth, .axisSlope: return nil
    }
  }
}

extension Observation.Target {
  /// What is marked on a further film too; nil for what is assumed of one film, and for balls.
  fileprivate var seenAgain: Observation.Target? {
    switch self {
    case .bodyPoint, .point, .axis, .distance, .centre: self
    case .outline, .pointDepth, .axisDepth, .axisSlope: nil
    }
  }
}
