import RigidMotion

/// One thing that was observed, of one or two misfits.
struct Observation: Sendable, Equatable {
  /// What it is that was observed.
  enum Target: Sendable, Equatable {
    /// A point of a body, in the body's frame; body 0 is the world.
    case bodyPoint(body: Int, Vector3)
    /// A free point.
    case point(Int)
    /// Somewhere on an axis.
    case axis(Int)
    /// Somewhere on the outline of a ball around a free point.
    case outline(point: Int, radius: Double)
    /// That a free point lies as deep as the world's origin.
    case pointDepth(Int)
    /// That an axis does where its mark is.
    case axisDepth(Int)
    /// That an axis lies across the beam.
    case axisSlope(Int)
    /// What is known beforehand of the film's distance, which stands as the first number of the place.
    case distance
    /// What is known beforehand of a coordinate of the film's principal point.
    case centre(axis: Int)
  }

  let film: Int
  let target: Target
  /// Where it was marked, or what is known beforehand, mm.
  let place: FilmPlace
  /// One over its standard deviation.
  let weight: Double
  /// Its first misfit.
  let row: Int
  /// The mark on the film; nil for what is assumed or known beforehand.
  let mark: Int?

  /// Misfits.
  var size: Int { Observation.size(of: target) }

  static func size(of target: Target) -> Int {
    switch target {
    case .bodyPoint, .point: 2
    case .axis, .outline, .pointDepth, .axisDepth, .axisSlope, .distance, .centre: 1
    }
  }
}
