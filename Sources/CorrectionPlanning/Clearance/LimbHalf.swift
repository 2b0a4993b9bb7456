import Glibc
import RigidMotion
import TreatmentModel

/// One half of a limb as a solid: elliptic sections from the cut outwards, flat at the cut and at its far end.
///
/// In its own frame: the limb's centre line is the z axis, z counts from the cut, positive proximal.
public struct LimbHalf: Sendable, Equatable {
  /// From the cut outwards.
  private let sections: [LimbEnvelope.Section]
  private let bands: [SkinBand]
  /// From the frame of the ring that the half moves with.
  let halfFromRing: RigidTransform

  /// - Parameters:
  ///   - sections: two or more, each farther from the cut than the one before.
  ///   - halfFromRing: from the frame of the ring that the half moves with.
  init(_ sections: [LimbEnvelope.Section], halfFromRing: RigidTransform) {
    (self.sections, self.halfFromRing) = (sections, halfFromRing)
    bands = zip(sections, sections.dropFirst()).map { SkinBand($0.ellipse, $1.ellipse) }
  }

  /// The face at the cut, in the half's own frame.
  var face: SkinBand.Ellipse { sections[0].ellipse }

  /// Away from the half at the cut.
  var outward: Vector3 { Vector3(0, 0, sections[1].axial > 0 ? -1 : 1) }

  /// Half of the shortest axis of any section, mm.
  var leastRadius: Double { sections.reduce(.infinity) { min($0, $1.width / 2, $1.depth / 2) } }

  /// Distance from the surface to a segment where it is less than `bound`, otherwise `bound`; minus the greatest depth of any of
  /// its points, if one is inside. The segment is seen from the half's own frame.
  package func distance(to segment: Segment, below bound: Double) -> Double {
    // Who is inside is inside the balls that hold a band.
    if bands.contains(where: { $0.floor(to: segment) < 0 }), let depth = depth(of: segment) {
      return min(bound, -depth)
    }
    var least = bound
    for band in bands { least = band.distance(to: segment, below: least) }
    return toEnds(segment.end, below: toEnds(segment.start, below: least))
  }

  /// The same of a point.
  func distance(to point: Vector3, below bound: Double) -> Double {
    if holds(point) { return min(bound, -depth(of: point)) }
    var least = bound
    for band in bands { least = band.distance(to: point, below: least) }
    return toEnds(point, below: least)
  }

  /// Distance of a point from the flat ends, straight above or below them.
  private func toEnds(_ point: Vector3, below bound: Double) -> Double {
    let (cut, far) = (sections[0], sections[sections.count - 1])
    let least = cut.holds(point) ? min(bound, abs(point.z - cut.axial)) : bound
    return far.holds(point) ? min(least, abs(point.z - far.axial)) : least
  }

  /// Whether a point is inside.
  private func holds(_ point: Vector3) -> Bool { fill(point).map { $0 < 1 } ?? false }

  /// How far out in its section a point is: 0 on the centre line, 1 on the surface; nil above or below the half. Squared.
  private func fill(_ point: Vector3) -> Double? {
    for index in 1..<sections.count {
      let (one, other) = (sections[index - 1], sections[index])
      let share = (point.z - one.axial) / (other.axial - one.axial)
      guard share >= 0, share <= 1 else { continue }
      let a = (one.width + share * (other.width - one.width)) / 2
      let b = (one.depth + share * (other.depth - one.depth)) / 2
      return (point.x / a) * (point.x / a) + (point.y / b) * (point.y / b)
    }
    return nil
  }

  /// How far it is from a point inside to the nearest place of the surface.
  private func depth(of point: Vector3) -> Double {
    var least = Double.infinity
    for band in bands { least = band.distance(to: point, below: least) }
    return toEnds(point, below: least)
  }

  /// The greatest depth of any point of a segment; nil if none is inside.
  private func depth(of segment: Segment) -> Double? {
    guard
      let (from, to) = shares(
        of: segment, between: sections[0].axial, and: sections[sections.count - 1].axial),
      let inmost = inmost(segment), inmost.fill < 1
    else { return nil }
    // Inside a solid without hollows the depth along a line has one top.
    func negative(_ share: Double) -> Double {
      let point = segment.point(share)
      return holds(point) ? -depth(of: point) : 0
    }
    return -lineMinimum(
      from: from, to: to, near: inmost.share, value: negative(inmost.share), tolerance: 1e-5, negative
    ).value
  }

  /// The point of a segment that is farthest in, of its own section, and how far out that is (``fill(_:)``); nil if the segment
  /// passes above or below. Within one band a straight line goes first inwards, then outwards.
  private func inmost(_ segment: Segment) -> (share: Double, fill: Double)? {
    var best: (share: Double, fill: Double)?
    for index in 1..<sections.count {
      guard
        let (low, high) = shares(of: segment, between: sections[index - 1].axial, and: sections[index].axial)
      else { continue }
      let middle = (low + high) / 2
      let found = lineMinimum(
        from: low, to: high, near: middle, value: fill(segment.point(middle)) ?? .infinity, tolerance: 1e-4
      ) { fill(segment.point($0)) ?? .infinity }
      if found.value < best?.fill ?? .infinity { best = (found.place, found.value) }
    }
    return best
  }

  /// From where to where a segment is between two heights, as shares of its length; nil where it is not.
  private func shares(
    of segment: Segment, between one: Double, and other: Double
  ) -> (from: Double, to: Double)? {
    let climb = segment.end.z - segment.start.z
    guard abs(climb) > 1e-12 else {
      return (segment.start.z - one) * (segment.start.z - other) <= 0 ? (0, 1) : nil
    }
    let (first, second) = ((one - segment.start.z) / climb, (other - segment.start.z) / climb)
    let (from, to) = (max(0, min(first, second)), min(1, max(first, second)))
    return from < to ? (from, to) : nil
  }
}

extension LimbEnvelope.Section {
  fileprivate var ellipse: SkinBand.Ellipse {
    SkinBand.Ellipse(
      centre: Vector3(0, 0, axial), across: Vector3(width / 2, 0, 0), along: Vector3(0, depth / 2, 0))
  }

  /// Whether a point lies above or below the section.
  fileprivate func holds(_ point: Vector3) -> Bool {
    let (x, y) = (2 * point.x / width, 2 * point.y / depth)
    return x * x + y * y <= 1
  }
}
