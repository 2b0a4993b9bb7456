import RigidMotion

/// A film as it is being adjusted. The camera's axes are u, v and -b: right, up, and from the detector to the source.
package struct FilmState: Sendable, Equatable {
  /// The camera, seen from whose source the world's points are projected.
  package var cameraFromWorld: RigidTransform
  /// Source to detector, mm.
  package var distance: Double
  /// The principal point.
  package var centre: FilmPlace

  /// The camera's picture of a point of the world; nil for one that is not in front of the source.
  package func picture(of point: Vector3) -> FilmPlace? {
    let seen = cameraFromWorld.rotation * point + cameraFromWorld.translation
    guard seen.z < -1 else { return nil }
    return centre + FilmPlace(seen.x, seen.y) * (distance / -seen.z)
  }

  /// The source, in the world.
  package var source: Vector3 {
    -(cameraFromWorld.rotation.inverse * cameraFromWorld.translation)
  }

  /// The direction of the ray that makes a mark, in the world, of the length from the source to it.
  package func ray(to place: FilmPlace) -> Vector3 {
    let offset = place - centre
    return cameraFromWorld.rotation.inverse * Vector3(offset.x, offset.y, -distance)
  }

  /// The beam's direction, in the world.
  package var beam: Vector3 { cameraFromWorld.rotation.inverse * Vector3(0, 0, -1) }
  /// The film's u axis, in the world.
  package var right: Vector3 { cameraFromWorld.rotation.inverse * Vector3(1, 0, 0) }
  /// The film's v axis, in the world.
  package var up: Vector3 { cameraFromWorld.rotation.inverse * Vector3(0, 1, 0) }
}

/// A line in the world.
package struct AxisLine: Sendable, Equatable {
  /// A point on it.
  package var point: Vector3
  /// Its direction, of length 1.
  package var direction: Vector3

  /// Two directions across it, by which it is moved.
  var across: (Vector3, Vector3) {
    let first = direction.anyPerpendicular
    return (first, direction.cross(first))
  }
}

/// All that is adjusted together.
package struct FilmPoint: Sendable, Equatable {
  /// A state a film.
  package var films: [FilmState]
  /// The bodies besides the world's: worldFromBody.
  package var bodies: [RigidTransform] = []
  /// Lines.
  package var axes: [AxisLine] = []
  /// Points.
  package var points: [Vector3] = []
}
