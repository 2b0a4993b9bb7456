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

  /// Places round the band where the search for the nearest line begins.
  private static let starts = 12
  /// How near the angle of the nearest line is found, radians; the distance is right to the square of it.
  private static let tolerance = 1e-4

  @inline(__always)
  private func line(_ angle: Double) -> Segment {
    let (sine, cosine) = (sin(angle), cos(angle))
    return Segment(first.point(sine, cosine), second.point(sine, cosine))
  }

  /// Distance of a segment from the band itself, whichever side of it it is on; `bound` where it is not less.
  func distance(to segment: Segment, below bound: Double) -> Double {
    guard hull.distance(to: segment) < bound else { return bound }
    return nearest(below: bound) { segment.distance(to: line($0)) }
  }

  /// The same of a point.
  func distance(to point: Vector3, below bound: Double) -> Double {
    guard hull.distance(to: point) < bound else { return bound }
    return nearest(below: bound) { line($0).distance(to: point) }
  }

  @inline(__always)
  private func nearest(below bound: Double, _ distance: (Double) -> Double) -> Double {
    let spacing = 2 * Double.pi / Double(SkinBand.starts)
    var (best, least) = (0.0, Double.infinity)
    for index in 0..<SkinBand.starts {
      let angle = spacing * Double(index)
      let found = distance(angle)
      if found < least { (best, least) = (angle, found) }
    }
    let found = lineMinimum(
      from: best - spacing, to: best + spacing, near: best, value: least, tolerance: SkinBand.tolerance,
      distance)
    return min(bound, found.value)
  }
}
