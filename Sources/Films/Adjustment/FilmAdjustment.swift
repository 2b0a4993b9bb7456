import Glibc
import LinearAlgebra
import RigidMotion

/// The least squares of all films, bodies, axes and points together (MODEL section 13), with analytic derivatives. Evaluating
/// and moving take no memory.
package struct FilmAdjustment: NonlinearProblem {
  /// What is sought.
  package typealias Point = FilmPoint

  let layout: AdjustmentLayout
  let observations: [Observation]
  /// Of each observation.
  let columns: [AdjustmentLayout.Columns]
  package let misfitCount: Int
  package var parameterCount: Int { layout.count }

  init(_ layout: AdjustmentLayout, _ observations: [Observation]) {
    (self.layout, self.observations) = (layout, observations)
    columns = observations.map { layout.columns(of: $0) }
    misfitCount = observations.last.map { $0.row + $0.size } ?? 0
  }

  package func evaluate(_ point: FilmPoint, misfits: DoubleBuffer, jacobian: JacobianBuffer) -> Double {
    for column in 0..<parameterCount {
      for row in 0..<misfitCount { jacobian[row, column] = 0 }
    }
    var sum = 0.0
    let isSound = eachRows(at: point) { observation, columns, rows in
      for part in 0..<observation.size {
        let row = observation.row + part
        misfits[row] = rows.misfits[part]
        sum += misfits[row] * misfits[row]
        for k in 0..<columns.filmCount { jacobian[row, columns.film + k] = rows[part, k] }
        for k in 0..<columns.targetCount {
          jacobian[row, columns.target + k] = rows[part, columns.filmCount + k]
        }
      }
    }
    return isSound ? sum / 2 : .infinity
  }

  /// Gives out the rows of one observation after the other; false where the model has no value.
  func eachRows(
    at point: FilmPoint, _ body: (Observation, AdjustmentLayout.Columns, ObservationRows) -> Void
  ) -> Bool {
    withUnsafeTemporaryAllocation(of: Double.self, capacity: ObservationRows.size) { memory in
      memory.initialize(repeating: 0)
      let rows = ObservationRows(memory)
      for (index, observation) in observations.enumerated() {
        guard RowWriter(layout, observation, point, rows).write(point) else { return false }
        body(observation, columns[index], rows)
      }
      return true
    }
  }

  package func retract(
    _ point: FilmPoint, by step: DoubleBuffer, times scale: Double, into moved: inout FilmPoint
  ) {
    func vector(_ start: Int) -> Vector3 {
      scale * Vector3(step[start], step[start + 1], step[start + 2])
    }
    for (index, slots) in layout.films.enumerated() {
      let (old, start) = (point.films[index], slots.pose)
      moved.films[index].cameraFromWorld = RigidTransform(
        rotation: Rotation(exp: vector(start)) * old.cameraFromWorld.rotation,
        translation: old.cameraFromWorld.translation + vector(start + 3))
      moved.films[index].distance = old.distance + (slots.distance.map { scale * step[$0] } ?? 0)
      moved.films[index].centre =
        old.centre + (slots.centre.map { FilmPlace(scale * step[$0], scale * step[$0 + 1]) } ?? .zero)
    }
    for (index, start) in layout.bodies.enumerated() {
      let old = point.bodies[index]
      moved.bodies[index] = RigidTransform(
        rotation: Rotation(exp: vector(start)) * old.rotation,
        translation: old.translation + vector(start + 3))
    }
    for (index, start) in layout.axes.enumerated() {
      let old = point.axes[index]
      let (one, other) = old.across
      moved.axes[index] = AxisLine(
        point: old.point + scale * (step[start] * one + step[start + 1] * other),
        direction: (old.direction + scale * (step[start + 2] * one + step[start + 3] * other)).normalized)
    }
    for (index, start) in layout.points.enumerated() {
      moved.points[index] = point.points[index] + vector(start)
    }
  }

  /// Moves along one parameter alone, from a point that is there already but for its own film, body, axis or point.
  func move(_ point: FilmPoint, along parameter: Int, by distance: Double, _ moved: inout FilmPoint) {
    func vector(_ start: Int) -> Vector3 {
      var vector = Vector3.zero
      if (start..<start + 3).contains(parameter) { vector[parameter - start] = distance }
      return vector
    }
    func turned(_ pose: RigidTransform, _ start: Int) -> RigidTransform {
      RigidTransform(
        rotation: Rotation(exp: vector(start)) * pose.rotation,
        translation: pose.translation + vector(start + 3))
    }
    for (index, slots) in layout.films.enumerated()
    where (slots.pose..<slots.pose + slots.count).contains(parameter) {
      moved.films[index].cameraFromWorld = turned(point.films[index].cameraFromWorld, slots.pose)
      if slots.distance == parameter { moved.films[index].distance = point.films[index].distance + distance }
      if let start = slots.centre, parameter >= start {
        moved.films[index].centre = point.films[index].centre
        moved.films[index].centre[parameter - start] += distance
      }
      return
    }
    for (index, start) in layout.bodies.enumerated() where (start..<start + 6).contains(parameter) {
      moved.bodies[index] = turned(point.bodies[index], start)
      return
    }
    for (index, start) in layout.axes.enumerated() where (start..<start + 4).contains(parameter) {
      let (old, number) = (point.axes[index], parameter - start)
      let across = number % 2 == 0 ? old.across.0 : old.across.1
      if number < 2 {
        moved.axes[index].point = old.point + distance * across
      } else {
        moved.axes[index].direction = (old.direction + distance * across).normalized
      }
      return
    }
    for (index, start) in layout.points.enumerated() where (start..<start + 3).contains(parameter) {
      moved.points[index] = point.points[index] + vector(start)
      return
    }
  }

  /// Radians for angles; for lengths the distances that matter: that from the source of what belongs to a film, a ring's size
  /// of what belongs to the limb.
  package func size(of parameter: Int, at point: FilmPoint) -> Double {
    for slots in layout.films.reversed() where parameter >= slots.pose && parameter < layout.filmParameters {
      return parameter < slots.pose + 3 ? 1 : 1000
    }
    for start in layout.bodies where (start..<start + 6).contains(parameter) {
      return parameter < start + 3 ? 1 : 100
    }
    for start in layout.axes where (start..<start + 4).contains(parameter) {
      return parameter < start + 2 ? 100 : 1
    }
    return 100
  }
}
