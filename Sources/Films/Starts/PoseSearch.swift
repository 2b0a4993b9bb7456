import LinearAlgebra
import RigidMotion

/// Finds films and bodies by what calibrates them, from a start for every pose that each picture allows. Points in a plane make
/// the same picture in two poses, all but for perspective; so every combination of them is either adjusted or shown to fit too
/// badly to matter.
struct PoseSearch {
  /// The adjusted combinations, distinct, the one that fits best first.
  private(set) var minima: [FilmMinimum] = []
  /// Whether every combination was adjusted, or shown to fit too badly to matter.
  private(set) var isComplete = true

  /// A second pose counts as excluded whose squared misfits are at least `ratio` times as many, and `surplus` more.
  static let ratio = 4.0
  static let surplus = 16.0
  /// Combinations adjusted, at most: one film more than there ever are has not as many that cannot be told apart by its ring alone.
  static let mostStarts = 256

  /// Of more films than this not all combinations are looked at: some films fix the bodies, and these place the others.
  static let mostCombined = 3
  /// So many times the misfits that are usual, squared, nothing has that is right in any of its poses.
  private static let hopeless = 25.0
  /// Combinations adjusted of what is hopeless, at most.
  private static let mostHopeless = 4

  /// What leads to a start: of each film and body the pose that is taken.
  struct Combination {
    let point: FilmPoint
    /// What the squared misfits sum to at least.
    let bound: Double
  }

  /// - Parameters:
  ///   - most: combinations that are adjusted at most.
  ///   - ceiling: sums of squared misfits from which on nothing matters; there may be no minimum then.
  init(
    _ scope: AdjustmentScope, _ workspace: FilmWorkspace, atMost most: Int = PoseSearch.mostStarts,
    below ceiling: Double? = nil
  ) {
    let problem = scope.calibration.problem()
    let anchored =
      scope.films.count > PoseSearch.mostCombined
      ? AnchoredFilms(scope, workspace, below: ceiling)?.combinations : nil
    let combinations = (anchored ?? PoseSearch.combinations(scope, workspace)).sorted { $0.bound < $1.bound }
    let freedom = max(1, problem.misfitCount - problem.parameterCount)
    var ends: [FilmMinimum] = []
    var best = Double.infinity
    for (number, combination) in combinations.enumerated() {
      // The bounds rise.
      guard !PoseSearch.excludes(combination.bound, best) else { break }
      guard number < most else {
        isComplete = false
        break
      }
      if anchored != nil, number >= PoseSearch.mostHopeless, best > PoseSearch.hopeless * Double(freedom) {
        break
      }
      let ceiling = ends.isEmpty ? nil : PoseSearch.leastExcluded(best)
      let end = FilmSearch.solve(
        problem, from: combination.point, ceiling: ceiling, workspace: workspace)
      guard end.cost.isFinite, end.outcome.isConverged || ends.isEmpty else { continue }
      ends.append(end)
      best = min(best, 2 * end.cost)
    }
    for end in ends.sorted(by: { $0.cost < $1.cost })
    where !minima.contains(where: { $0.point.isNear(end.point) }) { minima.append(end) }
  }

  /// The sum from which on a second pose is excluded.
  static func leastExcluded(_ best: Double) -> Double { max(ratio * best, best + surplus) }

  /// Whether a sum of squared misfits is so much above the best that its pose is none of those in doubt.
  static func excludes(_ chiSquare: Double, _ best: Double) -> Bool {
    chiSquare >= leastExcluded(best)
  }

  private static func combinations(_ scope: AdjustmentScope, _ workspace: FilmWorkspace) -> [Combination] {
    let (films, bodies) = (scope.films.map { scope.set.films[$0] }, scope.bodies)
    let resections = films.map { film -> [[Resection]] in
      let shown = bodies.list.indices.map { bodies.points(of: $0, on: film) }
      let count = shown.count { $0.count >= MarkedBodies.fewestPoints }
      return shown.map { points in
        Resection.all(film, points.map(\.mark), points.map(\.place), bodies: count, workspace)
      }
    }
    // Of every film the body that it is placed by, of every other body the film that it is placed by.
    let anchors = resections.map { $0.firstIndex { !$0.isEmpty } }
    guard anchors.allSatisfy({ $0 != nil }) else { return [] }
    var choices: [[Int]] = [[]]
    for (film, anchor) in anchors.enumerated() {
      let count = resections[film][anchor ?? 0].count
      choices = choices.flatMap { choice in (0..<count).map { choice + [$0] } }
    }
    return choices.flatMap { choice -> [Combination] in
      var starts = [Start(films: Array(repeating: nil, count: films.count), bodies: [.identity])]
      for (film, anchor) in anchors.enumerated() where anchor == 0 {
        starts[0].films[film] = resections[film][0][choice[film]].pose
      }
      for body in bodies.list.indices.dropFirst() {
        starts = starts.flatMap { place(body, $0, resections, anchors, choice) }
      }
      return starts.compactMap { $0.combination(films, resections, anchors, choice) }
    }
  }

  /// A start in the making.
  private struct Start {
    var films: [RigidTransform?]
    /// worldFromBody of each body that is placed, the world's first.
    var bodies: [RigidTransform]
    /// The resections by which bodies were placed.
    var used: [(film: Int, body: Int, choice: Int)] = []

    func combination(
      _ films: [Film], _ resections: [[[Resection]]], _ anchors: [Int?], _ choice: [Int]
    ) -> Combination? {
      guard self.films.allSatisfy({ $0 != nil }) else { return nil }
      let states = zip(films, self.films).compactMap { film, pose in
        pose.map {
          FilmState(cameraFromWorld: $0, distance: film.sourceDistance.start, centre: film.centre.start)
        }
      }
      var bound = 0.0
      for (film, ofBodies) in resections.enumerated() {
        let least = ofBodies.enumerated().map { body, found -> Double in
          if body == anchors[film] { return found[choice[film]].chiSquare }
          if let used = used.first(where: { $0.film == film && $0.body == body }) {
            return found[used.choice].chiSquare
          }
          return found.map(\.chiSquare).min() ?? 0
        }
        bound += least.reduce(0, +)
      }
      return Combination(point: FilmPoint(films: states, bodies: Array(bodies.dropFirst())), bound: bound)
    }
  }

  /// The starts that follow when a body is placed by the first placed film that shows it; and films that show no body before it
  /// by that.
  private static func place(
    _ body: Int, _ start: Start, _ resections: [[[Resection]]], _ anchors: [Int?], _ choice: [Int]
  ) -> [Start] {
    guard
      let film = start.films.indices.first(where: {
        start.films[$0] != nil && !resections[$0][body].isEmpty && anchors[$0] != body
      }), let camera = start.films[film]
    else { return [] }
    return resections[film][body].indices.map { number in
      var next = start
      let pose = camera.inverse * resections[film][body][number].pose
      next.bodies.append(pose)
      next.used.append((film, body, number))
      for (other, anchor) in anchors.enumerated() where anchor == body {
        next.films[other] = resections[other][body][choice[other]].pose * pose.inverse
      }
      return next
    }
  }
}

extension FilmPoint {
  /// Whether films and bodies are the same but for what a search leaves.
  func isNear(_ other: FilmPoint) -> Bool {
    zip(films, other.films).allSatisfy { $0.cameraFromWorld.isNear($1.cameraFromWorld) }
      && zip(bodies, other.bodies).allSatisfy { $0.isNear($1) }
  }
}
