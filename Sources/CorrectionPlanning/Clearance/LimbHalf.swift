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
    for end in [sections[0], sections[sections.count - 1]] {
      for point in [segment.start, segment.end] where end.holds(point) {
        least = min(least, abs(point.z - end.axial))
      }
    }
    return least
  }

  /// The same of a point.
  func distance(to point: Vector3, below bound: Double) -> Double {
    if holds(point) { return min(bound, -depth(of: point)) }
    var least = bound
    for band in bands { least = band.distance(to: point, below: least) }
    for end in [sections[0], sections[sections.count - 1]] where end.holds(point) {
      least = min(least, abs(point.z - end.axial))
    }
    return least
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
    for end in [sections[0], sections[sections.count - 1]] where end.holds(point) {
      least = min(least, abs(point.z - end.axial))
    }
    return least
  }

  /// The greatest depth of any point of a segment; nil if none is inside.
  private func depth(of segment: Segment) -> Double? {
    let climb = segment.end.z - segment.start.z
    let (first, last) = (sections[0].axial, sections[sections.count - 1].axial)
    var (from, to) = (0.0, 1.0)
    if abs(climb) > 1e-12 {
      let shares = [(first - segment.start.z) / climb, (last - segment.start.z) / climb]
      (from, to) = (max(0, min(shares[0], shares[1])), min(1, max(shares[0], shares[1])))
    } else if (segment.start.z - first) * (segment.start.z - last) > 0 {
      return nil
    }
    guard from < to else { return nil }
    // The sections that a straight line crosses hold it first less and less, then more and more, from level to level.
    var inmost: (share: Double, fill: Double)?
    for index in 1..<sections.count {
      // Within one band, or over the whole way where it stays at one height.
      var (low, high) = (from, to)
      if abs(climb) > 1e-12 {
        let one = (sections[index - 1].axial - segment.start.z) / climb
        let other = (sections[index].axial - segment.start.z) / climb
        (low, high) = (max(from, min(one, other)), min(to, max(one, other)))
      }
      guard low < high else { continue }
      let middle = (low + high) / 2
      let found = lineMinimum(
        from: low, to: high, near: middle, value: fill(segment.point(middle)) ?? .infinity, tolerance: 1e-4
      ) { fill(segment.point($0)) ?? .infinity }
      if found.value < inmost?.fill ?? .infinity { inmost = (found.place, found.value) }
    }
    guard let inmost, inmost.fill < 1 else { return nil }
    // Inside a solid without hollows the depth along a line has one top.
    func negative(_ share: Double) -> Double {
      let point = segment.point(share)
      return holds(point) ? -depth(of: point) : 0
    }
    return -lineMinimum(
      from: from, to: to, near: inmost.share, value: negative(inmost.share), tolerance: 1e-5, negative
    ).value
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
