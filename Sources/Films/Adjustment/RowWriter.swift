import Glibc
import LinearAlgebra
import RigidMotion

/// Writes the misfits of one observation and their derivatives by its film and its target. Below, "camera" means the film's own axes
/// u, v, -b, seen from the source; a point that moves by dX in the world moves there by `ω × Q X + τ + Q dX`.
struct RowWriter {
  private let observation: Observation
  private let rows: ObservationRows
  private let film: FilmState
  private let slots: AdjustmentLayout.FilmSlots
  /// Where the target's derivatives begin in a row.
  private let target: Int

  init(
    _ layout: AdjustmentLayout, _ observation: Observation, _ point: FilmPoint, _ rows: ObservationRows
  ) {
    (self.observation, self.rows) = (observation, rows)
    (film, slots) = (point.films[observation.film], layout.films[observation.film])
    target = slots.count
  }

  /// Writes them; false where the model has no value.
  func write(_ point: FilmPoint) -> Bool {
    rows.clear(observation.size)
    switch observation.target {
    case .bodyPoint(0, let place): return projected(place) { _, _ in }
    case .bodyPoint(let body, let place):
      let pose = point.bodies[body - 1]
      let arm = pose.rotation * place
      return projected(arm + pose.translation) { row, gradient in
        add(row, target, arm.cross(gradient))
        add(row, target + 3, gradient)
      }
    case .point(let index):
      return projected(point.points[index]) { add($0, target, $1) }
    case .axis(let index): return onLine(point.axes[index])
    case .outline(let index, let radius): return onOutline(point.points[index], radius)
    case .pointDepth(let index):
      return depth(of: point.points[index]) { add($0, target, $1) }
    case .axisDepth(let index):
      return depth(of: point.axes[index].point) { row, gradient in
        let (one, other) = point.axes[index].across
        addScalars(row, target, gradient.dot(one), gradient.dot(other))
      }
    case .axisSlope(let index): return slope(point.axes[index])
    case .distance: return known(slots.distance, film.distance, observation.place.x)
    case .centre(let axis):
      return known(slots.centre.map { $0 + axis }, film.centre[axis], observation.place[axis])
    }
  }

  // MARK: - Entries

  private func add(_ row: Int, _ column: Int, _ gradient: Vector3) {
    rows[row, column] += gradient.x
    rows[row, column + 1] += gradient.y
    rows[row, column + 2] += gradient.z
  }

  private func addScalars(_ row: Int, _ column: Int, _ first: Double, _ second: Double) {
    rows[row, column] += first
    rows[row, column + 1] += second
  }

  private func addFilm(_ row: Int, turned: Vector3, _ gradient: Vector3) {
    add(row, 0, turned.cross(gradient))
    add(row, 3, gradient)
  }

  private func addInside(_ row: Int, distance: Double, centre: FilmPlace) {
    if let column = slots.distance { rows[row, column - slots.pose] += distance }
    if let column = slots.centre { addScalars(row, column - slots.pose, centre.x, centre.y) }
  }

  // MARK: - What is known beforehand

  private func known(_ column: Int?, _ value: Double, _ mean: Double) -> Bool {
    guard let column else { return false }
    rows.misfits[0] = observation.weight * (mean - value)
    rows[0, column - slots.pose] = observation.weight
    return true
  }

  // MARK: - Points

  /// `u = c + SID x / depth`.
  private func projected(_ place: Vector3, _ inWorld: (Int, Vector3) -> Void) -> Bool {
    let turned = film.cameraFromWorld.rotation * place
    let seen = turned + film.cameraFromWorld.translation
    let depth = -seen.z
    guard depth > 1 else { return false }
    let (scale, weight) = (film.distance / depth, observation.weight)
    let along = FilmPlace(seen.x, seen.y) / depth
    let toWorld = film.cameraFromWorld.rotation.inverse
    for axis in 0..<2 {
      let row = axis
      rows.misfits[row] = weight * (observation.place[axis] - film.centre[axis] - film.distance * along[axis])
      var gradient = Vector3(0, 0, along[axis])
      gradient[axis] = 1
      gradient *= scale * weight
      addFilm(row, turned: turned, gradient)
      inWorld(row, toWorld * gradient)
      addInside(
        row, distance: weight * along[axis], centre: FilmPlace(axis == 0 ? weight : 0, axis == 1 ? weight : 0)
      )
    }
    return true
  }

  /// How much deeper a point lies than the world's origin.
  private func depth(of place: Vector3, _ inWorld: (Int, Vector3) -> Void) -> Bool {
    let (row, weight) = (0, observation.weight)
    let turned = film.cameraFromWorld.rotation * place
    let gradient = Vector3(0, 0, weight)
    rows.misfits[row] = -weight * turned.z
    add(row, 0, turned.cross(gradient))
    inWorld(row, film.cameraFromWorld.rotation.inverse * gradient)
    return true
  }

  // MARK: - Axes

  /// The distance of a mark from the line that an axis makes: with `n = p × d` the normal of the plane through the source and r
  /// the mark's ray, `n·r / √(nx² + ny²)`.
  private func onLine(_ line: AxisLine) -> Bool {
    let (row, weight) = (0, observation.weight)
    let rotation = film.cameraFromWorld.rotation
    let (turned, direction) = (rotation * line.point, rotation * line.direction)
    let seen = turned + film.cameraFromWorld.translation
    let offset = observation.place - film.centre
    let ray = Vector3(offset.x, offset.y, -film.distance)
    let normal = seen.cross(direction)
    let height = (normal.x * normal.x + normal.y * normal.y).squareRoot()
    guard height > 1e-9, seen.z < -1 else { return false }
    let distance = normal.dot(ray) / height
    rows.misfits[row] = weight * distance
    // What is modelled is what was observed less the misfit.
    let factor = -weight / height
    let bent = factor * (ray - distance / height * Vector3(normal.x, normal.y, 0))
    let (byPoint, byDirection) = (direction.cross(bent), bent.cross(seen))
    addFilm(row, turned: turned, byPoint)
    add(row, 0, direction.cross(byDirection))
    let (one, other) = line.across
    let back = rotation.inverse
    let (place, lean) = (back * byPoint, back * byDirection)
    addScalars(row, target, place.dot(one), place.dot(other))
    addScalars(row, target + 2, lean.dot(one), lean.dot(other))
    let inside = -factor * normal
    addInside(row, distance: inside.z, centre: FilmPlace(inside.x, inside.y))
    return true
  }

  /// The angle of an axis against the plane across the beam.
  private func slope(_ line: AxisLine) -> Bool {
    let (row, weight) = (0, observation.weight)
    let direction = film.cameraFromWorld.rotation * line.direction
    let cosine = (1 - direction.z * direction.z).squareRoot()
    guard cosine > 1e-3 else { return false }
    rows.misfits[row] = -weight * asin(direction.z)
    let gradient = Vector3(0, 0, weight / cosine)
    add(row, 0, direction.cross(gradient))
    let (one, other) = line.across
    let lean = film.cameraFromWorld.rotation.inverse * gradient
    addScalars(row, target + 2, lean.dot(one), lean.dot(other))
    return true
  }

  // MARK: - Balls

  /// The angle between a ray and the one to the ball's centre, less that of the cone that touches the ball; as a length on the
  /// film.
  private func onOutline(_ place: Vector3, _ radius: Double) -> Bool {
    let row = 0
    let turned = film.cameraFromWorld.rotation * place
    let centre = turned + film.cameraFromWorld.translation
    let offset = observation.place - film.centre
    let ray = Vector3(offset.x, offset.y, -film.distance)
    let (far, long) = (centre.norm, ray.norm)
    guard far > 2 * radius, centre.z < -1 else { return false }
    let (toCentre, toMark) = (centre / far, ray / long)
    let sine = toCentre.cross(toMark).norm
    let cosine = toCentre.dot(toMark)
    guard sine > 1e-6 else { return false }
    let weight = observation.weight
    rows.misfits[row] = weight * (atan2(sine, cosine) - asin(radius / far))
    let away = (toMark - cosine * toCentre) / sine
    let shrink = radius / (far * (far * far - radius * radius).squareRoot())
    let gradient = weight * (away / far - shrink * toCentre)
    addFilm(row, turned: turned, gradient)
    add(row, target, film.cameraFromWorld.rotation.inverse * gradient)
    let outwards = weight / (long * sine) * (cosine * toMark - toCentre)
    addInside(row, distance: outwards.z, centre: FilmPlace(outwards.x, outwards.y))
    return true
  }
}
