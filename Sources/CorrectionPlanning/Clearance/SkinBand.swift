import Glibc
import RigidMotion

/// A band of skin between two ellipses: the lines that join points of the same angle of both.
///
/// Where the ellipses are parallel with parallel axes, the ellipses between have half-axes that change evenly: it is the
/// outside of a limb between two measured sections. Where they are not, it is skin that is stretched between two faces.
struct SkinBand: Sendable, Equatable {
  let first: Ellipse
  let second: Ellipse
  /// Balls along the line between the centres that hold all of it.
  private let hull: TaperedCapsule

  /// An ellipse in space: `centre + sin θ · across + cos θ · along`.
  struct Ellipse: Sendable, Equatable {
    let centre: Vector3
    let across: Vector3
    let along: Vector3

    @inline(__always)
    func point(_ sine: Double, _ cosine: Double) -> Vector3 { centre + sine * across + cosine * along }

    /// Half of the longer axis.
    var radius: Double { max(across.norm, along.norm) }

    func seen(from aFromB: RigidTransform) -> Ellipse {
      Ellipse(centre: aFromB * centre, across: aFromB.rotation * across, along: aFromB.rotation * along)
    }
  }

  init(_ first: Ellipse, _ second: Ellipse) {
    (self.first, self.second) = (first, second)
    hull = TaperedCapsule(first.centre, first.radius, second.centre, second.radius)
  }

  /// Sine and cosine of the angles, evenly round the band, where the search for the nearest line begins.
  private static let starts = InlineArray<12, SIMD2<Double>> { index in
    let angle = spacing * Double(index)
    return SIMD2(sin(angle), cos(angle))
  }
  private static let spacing = 2 * Double.pi / 12
  /// How near the angle of the nearest line is found, radians; the distance is right to the square of it.
  private static let tolerance = 1e-3

  @inline(__always)
  private func line(_ place: SIMD2<Double>) -> Segment {
    Segment(first.point(place.x, place.y), second.point(place.x, place.y))
  }

  /// A number that no distance from the band is below; negative only near it.
  func floor(to segment: Segment) -> Double { hull.distance(to: segment) }

  /// Distance of a segment from the band itself, whichever side of it it is on; `bound` where it is not less.
  func distance(to segment: Segment, below bound: Double) -> Double {
    guard floor(to: segment) < bound else { return bound }
    return nearest(below: bound) { segment.distance(to: line($0)) }
  }

  /// The same of a point.
  func distance(to point: Vector3, below bound: Double) -> Double {
    guard hull.distance(to: point) < bound else { return bound }
    return nearest(below: bound) { line($0).distance(to: point) }
  }

  @inline(__always)
  private func nearest(below bound: Double, _ distance: (SIMD2<Double>) -> Double) -> Double {
    let starts = SkinBand.starts
    var (best, least) = (0, Double.infinity)
    for index in starts.indices {
      let found = distance(starts[index])
      if found < least { (best, least) = (index, found) }
    }
    let middle = SkinBand.spacing * Double(best)
    let found = lineMinimum(
      from: middle - SkinBand.spacing, to: middle + SkinBand.spacing, near: middle, value: least,
      tolerance: SkinBand.tolerance
    ) { distance(SIMD2(sin($0), cos($0))) }
    return min(bound, found.value)
  }
}
