import RigidMotion

extension AdjustmentScope {
  /// Adds axes and points to films and bodies that are where they belong: the planes and rays of the marks, intersected.
  func addingAxesAndPoints(to point: FilmPoint) -> FilmPoint? {
    var point = point
    for end in axes {
      guard let line = line(.axis(end), point) else { return nil }
      point.axes.append(line)
    }
    for subject in points {
      guard let place = place(subject, point) else { return nil }
      point.points.append(place)
    }
    return point
  }

  private func marks(_ subject: FilmSubject, _ film: Int) -> [FilmPlace] {
    set.films[films[film]].marks.filter { $0.subject == subject }.map(\.place)
  }

  /// Unit normals of the planes in which the axis lies, each with its film, and the ray to the middle of its marks.
  private func planes(
    _ subject: FilmSubject, _ point: FilmPoint
  ) -> [(film: FilmState, normal: Vector3, ray: Vector3)] {
    films.indices.compactMap { film in
      let (state, places) = (point.films[film], marks(subject, film))
      guard places.count >= 2 else { return nil }
      var widest = (length: 0.0, places[0], places[0])
      for (index, one) in places.enumerated() {
        for other in places[..<index] {
          let gap = one - other
          if (gap * gap).sum() > widest.length { widest = ((gap * gap).sum(), one, other) }
        }
      }
      let normal = state.ray(to: widest.1).cross(state.ray(to: widest.2))
      guard normal.norm > 1e-9 else { return nil }
      let middle = places.reduce(.zero, +) / Double(places.count)
      return (state, normal.normalized, state.ray(to: middle).normalized)
    }
  }

  private func line(_ subject: FilmSubject, _ point: FilmPoint) -> AxisLine? {
    let planes = planes(subject, point)
    if isSingle, let plane = planes.first {
      let direction = plane.normal.cross(plane.film.beam)
      guard direction.norm > 1e-9 else { return nil }
      // As deep as the world's origin.
      let depth = -plane.film.source.dot(plane.film.beam) / plane.ray.dot(plane.film.beam)
      return AxisLine(point: plane.film.source + depth * plane.ray, direction: direction.normalized)
    }
    var best: (sine: Double, one: Int, other: Int)?
    for one in planes.indices {
      for other in 0..<one {
        let sine = planes[one].normal.cross(planes[other].normal).norm
        if sine > best?.sine ?? 1e-6 { best = (sine, one, other) }
      }
    }
    guard let best else { return nil }
    let (one, other) = (planes[best.one], planes[best.other])
    let direction = one.normal.cross(other.normal).normalized
    // Where the ray through the middle of one film's marks meets the other film's plane.
    let steepness = one.ray.dot(other.normal)
    guard abs(steepness) > 1e-9 else { return nil }
    let length = (other.film.source - one.film.source).dot(other.normal) / steepness
    return AxisLine(point: one.film.source + length * one.ray, direction: direction)
  }

  private func place(_ subject: FilmSubject, _ point: FilmPoint) -> Vector3? {
    var rays: [(source: Vector3, direction: Vector3)] = []
    for film in films.indices {
      let (state, places) = (point.films[film], marks(subject, film))
      guard !places.isEmpty else { continue }
      let middle = places.reduce(.zero, +) / Double(places.count)
      rays.append((state.source, state.ray(to: middle).normalized))
      if case .ball(let number) = subject, let depth = ballDepth(places, middle, state, number) {
        return state.source + depth * state.ray(to: middle).normalized
      }
    }
    guard let first = rays.first else { return nil }
    if rays.count == 1 {
      let depth = -first.source.dot(point.films[0].beam) / first.direction.dot(point.films[0].beam)
      return first.source + depth * first.direction
    }
    // Nearest to all rays: (Σ I - d dᵀ) x = Σ (I - d dᵀ) s, by the two that cross most squarely.
    var best: (sine: Double, one: Int, other: Int)?
    for one in rays.indices {
      for other in 0..<one {
        let sine = rays[one].direction.cross(rays[other].direction).norm
        if sine > best?.sine ?? 1e-6 { best = (sine, one, other) }
      }
    }
    guard let best else { return nil }
    let (one, other) = (rays[best.one], rays[best.other])
    let (gap, cosine) = (other.source - one.source, one.direction.dot(other.direction))
    let length = (gap.dot(one.direction) - cosine * gap.dot(other.direction)) / (1 - cosine * cosine)
    return one.source + length * one.direction
  }

  private func ballDepth(
    _ places: [FilmPlace], _ middle: FilmPlace, _ state: FilmState, _ number: Int
  ) -> Double? {
    guard places.count >= 3 else { return nil }
    let spread = places.reduce(0.0) { sum, place in
      let gap = place - middle
      return sum + (gap * gap).sum().squareRoot()
    }
    let radius = spread / Double(places.count)
    guard radius > 1e-3 else { return nil }
    return set.balls[number] / 2 * state.ray(to: middle).norm / radius
  }
}
