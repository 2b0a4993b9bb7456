import RigidMotion

/// Starts of many films. Some that show all bodies fix where these stand, in each pose that matters; what stands there is no longer flat, so
/// that every other film is placed by it, mostly in one way. The work grows with the films and not with the combinations of their poses.
struct AnchoredFilms {
  let combinations: [PoseSearch.Combination]

  /// Films by which bodies are fixed, at most.
  private static let mostAnchors = 3
  /// Combinations that are kept, at most: one more than may be adjusted, so that it shows when there are more.
  private static let most = PoseSearch.mostStarts + 1
  /// Bodies that are fixed make a misfit too large, by a part of it: by less than this share.
  private static let certain = 0.5

  /// - Parameter ceiling: sums of squared misfits from which on nothing matters; there may be no combination then.
  /// - Returns: nil where fewer than two films show all bodies.
  init?(_ scope: AdjustmentScope, _ workspace: FilmWorkspace, below ceiling: Double?) {
    let (set, bodies) = (scope.set, scope.bodies)
    let whole = scope.films.indices.filter { number in
      bodies.list.indices.allSatisfy {
        bodies.points(of: $0, on: set.films[scope.films[number]]).count >= MarkedBodies.fewestPoints
      }
    }
    let anchors = Array(whole.prefix(AnchoredFilms.mostAnchors))
    guard anchors.count >= 2, anchors.count < scope.films.count,
      let part = scope.calibration(of: anchors)
    else { return nil }
    let minima = PoseSearch(part, workspace).minima
    guard let first = minima.first, !(2 * first.cost >= ceiling ?? .infinity) else {
      combinations = []
      return
    }
    let others = scope.films.indices.filter { !anchors.contains($0) }
    let resections = others.map { number in
      AnchoredFilms.resections(set.films[scope.films[number]], bodies, workspace)
    }
    var found: [PoseSearch.Combination] = []
    for minimum in minima {
      let placed = zip(others, resections).map { number, resections in
        AnchoredFilms.placed(
          set.films[scope.films[number]], bodies, minimum.point.bodies, resections, workspace)
      }
      guard placed.allSatisfy({ !$0.isEmpty }) else { continue }
      let least = placed.reduce(2 * minimum.cost) { $0 + $1[0].chiSquare }
      let limit = PoseSearch.leastExcluded(least) / AnchoredFilms.certain
      var choices: [(sum: Double, taken: [Resection])] = [(least, [])]
      for film in placed {
        choices = choices.flatMap { choice in
          film.map { (choice.sum + $0.chiSquare - film[0].chiSquare, choice.taken + [$0]) }
        }.filter { $0.sum < limit }.sorted { $0.sum < $1.sum }
        choices = Array(choices.prefix(AnchoredFilms.most))
      }
      found += choices.map { choice in
        var films = scope.films.map { index in
          let film = set.films[index]
          return FilmState(
            cameraFromWorld: .identity, distance: film.sourceDistance.start, centre: film.centre.start)
        }
        for (place, number) in anchors.enumerated() { films[number] = minimum.point.films[place] }
        for (place, number) in others.enumerated() {
          films[number].cameraFromWorld = choice.taken[place].pose
        }
        let above = choice.sum - least
        return PoseSearch.Combination(
          point: FilmPoint(films: films, bodies: minimum.point.bodies),
          bound: 2 * minimum.cost + AnchoredFilms.certain * above)
      }
    }
    combinations = found
  }

  /// Of each body its poses by its own picture.
  private static func resections(
    _ film: Film, _ bodies: MarkedBodies, _ workspace: FilmWorkspace
  ) -> [[Resection]] {
    let shown = bodies.list.indices.map { bodies.points(of: $0, on: film) }
    let count = shown.count { $0.count >= MarkedBodies.fewestPoints }
    return shown.map { points in
      Resection.all(film, points.map(\.mark), points.map(\.place), bodies: count, workspace)
    }
  }

  /// The poses of a film before bodies that stand where they do, the best first.
  private static func placed(
    _ film: Film, _ bodies: MarkedBodies, _ poses: [RigidTransform], _ resections: [[Resection]],
    _ workspace: FilmWorkspace
  ) -> [Resection] {
    var (marks, places, starts): ([FilmMark], [Vector3], [RigidTransform]) = ([], [], [])
    for body in bodies.list.indices {
      let pose = body == 0 ? RigidTransform.identity : poses[body - 1]
      for point in bodies.points(of: body, on: film) {
        marks.append(point.mark)
        places.append(pose.rotation * point.place + pose.translation)
      }
      starts += resections[body].map { $0.pose * pose.inverse }
    }
    return Resection.all(film, marks, places, bodies: 1, from: starts, workspace)
  }
}
