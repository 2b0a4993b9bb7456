import RigidMotion

/// The skin between the two faces of a cut that is opened: straight lines from the one face's edge to the other's, and what is
/// within.
struct StretchedSkin: Sendable, Equatable {
  private let band: SkinBand
  /// Of each face, away from its own half; of length 1.
  private let outward: (Vector3, Vector3)

  /// - Parameter outward: of each face, away from its own half; of length 1.
  init(_ first: SkinBand.Ellipse, _ second: SkinBand.Ellipse, outward: (Vector3, Vector3)) {
    (band, self.outward) = (SkinBand(first, second), outward)
  }

  static func == (one: StretchedSkin, other: StretchedSkin) -> Bool {
    one.band == other.band && one.outward == other.outward
  }

  /// Distance of a segment where it is less than `bound`, otherwise `bound`; where its point nearest to the line between the
  /// faces' centres is within, minus that point's distance from the skin.
  func distance(to segment: Segment, below bound: Double) -> Double {
    let middle = segment.nearest(to: Segment(band.first.centre, band.second.centre))
    guard holds(middle) else { return band.distance(to: segment, below: bound) }
    return min(bound, -band.distance(to: middle, below: .infinity))
  }

  /// The same of a point.
  func distance(to point: Vector3, below bound: Double) -> Double {
    holds(point)
      ? min(bound, -band.distance(to: point, below: .infinity)) : band.distance(to: point, below: bound)
  }

  /// Whether a point is beyond both faces and within the ellipses that lie between them.
  private func holds(_ point: Vector3) -> Bool {
    let (first, second) = (band.first, band.second)
    let (below, above) = ((point - first.centre).dot(outward.0), (point - second.centre).dot(outward.1))
    guard below > 0, above > 0 else { return false }
    let share = below / (below + above)
    let gap = point - first.centre - share * (second.centre - first.centre)
    let across = first.across + share * (second.across - first.across)
    let along = first.along + share * (second.along - first.along)
    let (x, y) = (gap.dot(across) / across.dot(across), gap.dot(along) / along.dot(along))
    return x * x + y * y < 1
  }
}
