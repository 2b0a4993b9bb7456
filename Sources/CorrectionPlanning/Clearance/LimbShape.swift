import Glibc
import RigidMotion
import TreatmentModel

/// A limb envelope as balls strung on lines, each half in the frame of the ring that its fragment carries.
///
/// A round section is one ball's, an elliptic one is covered by nine whose centres lie on its longer axis: the largest
/// balls that fit touch the ellipse where it curves most as where it curves least, and all are made larger by the little
/// that the ellipse shows between them. At the cut, and at the two far ends, the halves end in the balls themselves. So
/// the shape nowhere lies within the envelope. On limbs that taper by less than one in six it lies outside by less than
/// 1 mm where they are round and by less than 4 mm where they are not.
public struct LimbShape: Sendable, Equatable {
  /// The half on the reference fragment, in the reference ring's frame.
  public let reference: [LimbSlab]
  /// The half on the moving fragment, in the moving ring's frame.
  public let moving: [LimbSlab]

  /// How far the limb goes on beyond the outermost section, mm: beyond any strut.
  private static let beyond = 300.0
  /// Balls in an elliptic section.
  private static let ballsAcross = 9

  /// The shape of an envelope on a mounted frame.
  public init(_ envelope: LimbEnvelope, _ limb: Limb, _ frame: MountedFrame) {
    func half(_ end: FragmentEnd, _ fragmentFromRing: RigidTransform) -> [LimbSlab] {
      let ringFromFragment = fragmentFromRing.inverse
      return LimbShape.slabs(envelope, end, limb.side).map { $0.seen(from: ringFromFragment) }
    }
    reference = half(limb.reference, frame.fragmentFromReferenceRing)
    moving = half(limb.reference.opposite, frame.fragmentFromMovingRing)
  }

  /// The smallest radius of any ball, mm.
  var leastRadius: Double { (reference + moving).reduce(.infinity) { min($0, $1.leastRadius) } }

  /// One half in its fragment's frame.
  private static func slabs(_ envelope: LimbEnvelope, _ end: FragmentEnd, _ side: Side) -> [LimbSlab] {
    let sign: Double = end == .proximal ? 1 : -1
    var heights = [0] + envelope.sections.map { sign * $0.axial }.filter { $0 > 0 }.sorted()
    heights.append(heights[heights.count - 1] + beyond)
    var sections = heights.map { envelope.section(at: sign * $0) }
    // Where the longer axis changes its direction the section is round: a height of its own.
    for index in (1..<sections.count).reversed() {
      let (a, b) = (sections[index - 1], sections[index])
      let (before, after) = (a.width - a.depth, b.width - b.depth)
      guard before * after < 0 else { continue }
      let axial = a.axial + before / (before - after) * (b.axial - a.axial)
      sections.insert(envelope.section(at: axial), at: index)
    }
    let centre = Vector3(side.lateralSign * envelope.apOffset, envelope.lateralOffset, 0)
    return zip(sections, sections.dropFirst()).map { slab($0, $1, centre) }
  }

  private static func slab(
    _ one: LimbEnvelope.Section, _ other: LimbEnvelope.Section, _ centre: Vector3
  ) -> LimbSlab {
    func isRound(_ section: LimbEnvelope.Section) -> Bool { abs(section.width - section.depth) < 1e-9 }
    let count = isRound(one) && isRound(other) ? 1 : ballsAcross
    let isWide = one.width + other.width >= one.depth + other.depth
    let (a, b) = (balls(one, count), balls(other, count))
    let growth = growth(one, other, a, b)
    func capsule(_ first: Ball, _ second: Ball) -> TaperedCapsule {
      func at(_ place: Double, _ height: Double) -> Vector3 {
        centre + (isWide ? Vector3(place, 0, height) : Vector3(0, place, height))
      }
      return TaperedCapsule(
        at(first.place, one.axial), first.radius + growth, at(second.place, other.axial),
        second.radius + growth)
    }
    // Balls of half the longer axis hold every ball in the section.
    let hull = capsule(
      (0, max(one.width, one.depth) / 2), (0, max(other.width, other.depth) / 2))
    return LimbSlab(zip(a, b).map(capsule), hull: hull)
  }

  private typealias Ball = (place: Double, radius: Double)

  /// The most by which the ellipse stands out beyond the balls anywhere between two sections, and a twentieth more for
  /// what lies between the nine heights at which that is looked for.
  private static func growth(
    _ one: LimbEnvelope.Section, _ other: LimbEnvelope.Section, _ a: [Ball], _ b: [Ball]
  ) -> Double {
    func between(_ first: Double, _ second: Double, _ share: Double) -> Double {
      first + share * (second - first)
    }
    return 1.05
      * (0...8).reduce(0) { most, eighth in
        let share = Double(eighth) / 8
        let section = LimbEnvelope.Section(
          axial: 0, width: between(one.width, other.width, share),
          depth: between(one.depth, other.depth, share))
        let balls = zip(a, b).map { first, second in
          (between(first.place, second.place, share), between(first.radius, second.radius, share))
        }
        return max(most, uncovered(section, balls))
      }
  }

  /// The largest discs that fit into an ellipse: centred on the longer axis at x, of radius `b √(1 - x²/(a²-b²))`, as far
  /// out as its end curves, `x = ±(a²-b²)/a`.
  private static func balls(_ section: LimbEnvelope.Section, _ count: Int) -> [Ball] {
    let (a, b) = (max(section.width, section.depth) / 2, min(section.width, section.depth) / 2)
    guard count > 1 else { return [(0, a)] }
    let squares = a * a - b * b
    return (0..<count).map { index in
      let x = (2 * Double(index) / Double(count - 1) - 1) * squares / a
      return (x, squares > 0 ? b * max(1 - x * x / squares, 0).squareRoot() : b)
    }
  }

  /// The most by which the ellipse stands out beyond the discs, at any half degree of its quarter.
  private static func uncovered(_ section: LimbEnvelope.Section, _ balls: [Ball]) -> Double {
    guard balls.count > 1 else { return 0 }
    let (a, b) = (max(section.width, section.depth) / 2, min(section.width, section.depth) / 2)
    return (0...180).reduce(0) { worst, half in
      let (x, y) = (a * cos(radians(Double(half) / 2)), b * sin(radians(Double(half) / 2)))
      let nearest = balls.reduce(Double.infinity) { least, ball in
        min(least, ((x - ball.place) * (x - ball.place) + y * y).squareRoot() - ball.radius)
      }
      return max(worst, nearest)
    }
  }
}
