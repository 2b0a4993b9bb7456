import Glibc
import HexapodKinematics
import RigidMotion
import TextOutput
import TreatmentModel

/// How near the struts of one level come to the struts and the far ring of the next (MODEL section 12), seen from the ring between
/// them.
///
/// Looked at is every moment of the plan, as it should be and as it is set; between two of them a strut goes no further than
/// it is turned. A strut is the cylinder of ``StrutGap``, the far ring the circle through its joints.
struct LevelClearance {
  private let levels: [LevelID]
  private let lanes: (Lane, Lane)
  private let limit: Double

  /// One level as it stands to the middle ring.
  fileprivate struct Lane {
    let roots: PerStrut<Vector3>
    let heads: PerStrut<Vector3>
    let radii: PerStrut<Double>
    let samples: [PathSample]
    let reached: [BatchPose]
    /// Whether the middle ring is its reference ring.
    let isReferenceMiddle: Bool
    /// Of its other ring.
    let far: JointCircle
  }

  /// - Parameters:
  ///   - plans: of two levels, from proximal to distal.
  ///   - reached: the poses really set at each moment.
  init(
    _ plans: [Plan], _ frames: [MountedFrame], _ turned: [DiscretizedMotion], _ reached: [[BatchPose]]
  ) {
    func lane(_ index: Int) -> Lane {
      let (plan, hexapod) = (plans[index], frames[index].hexapod)
      let isReferenceMiddle = plan.level.limb.reference == (index == 0 ? .distal : .proximal)
      return Lane(
        roots: hexapod.referenceJoints, heads: hexapod.movingJoints, radii: plan.strutTimeline.largestRadii,
        samples: turned[index].samples, reached: reached[index], isReferenceMiddle: isReferenceMiddle,
        far: JointCircle(
          isReferenceMiddle ? hexapod.movingJoints : hexapod.referenceJoints,
          plan.level, isReferenceMiddle ? .moving : .reference))
    }
    lanes = (lane(0), lane(1))
    levels = plans.map(\.level.id)
    limit = plans[0].level.limits.strutGap
  }

  /// The nearest that two bodies come to each other.
  private struct Nearest {
    var gap = Double.infinity
    var (day, first) = (0, Int?.none)

    mutating func consider(_ gap: Double, _ day: Int, below limit: Double) {
      if gap < limit, first == nil { first = day }
      if gap < self.gap { (self.gap, self.day) = (gap, day) }
    }
  }

  /// Every two bodies that touch or nearly do, the nearest first.
  var findings: [Finding] {
    let (pairs, rings) = nearest
    let ids = levels
    var found: [Finding] = []
    for (index, nearest) in pairs.enumerated() where nearest.gap < limit {
      let struts = [strut(ids[0], index / 6), strut(ids[1], index % 6)].compactMap { $0 }
      let names = "proximal strut \(index / 6 + 1) and distal strut \(index % 6 + 1)"
      found.append(finding(nearest, struts, names))
    }
    for (index, nearest) in rings.enumerated() where nearest.gap < limit {
      let (name, ring) = index < 6 ? ("proximal", "distal") : ("distal", "proximal")
      found.append(
        finding(
          nearest, [strut(ids[index / 6], index % 6)].compactMap { $0 },
          "\(name) strut \(index % 6 + 1) and the \(ring) ring"))
    }
    return found
  }

  /// What is missing to the limit at most, as a negative number, mm; nil where nothing is: bodies that lie on both sides of the middle
  /// ring come as near to each other as their joints on it, so that what is left beyond the limit says nothing of a frame.
  var lack: Double? {
    let (pairs, rings) = nearest
    return (pairs + rings).map { $0.gap - limit }.filter { $0 < 0 }.min()
  }

  /// Where each strut of the one level comes nearest to each of the other, and each strut to the far ring of the other, as far as
  /// that is nearer than the limit.
  private var nearest: (pairs: [Nearest], rings: [Nearest]) {
    var pairs = [Nearest](repeating: Nearest(), count: 36)
    // Struts of either level against the far ring of the other.
    var rings = [Nearest](repeating: Nearest(), count: 12)
    let (upper, lower) = lanes
    let room = limit + upper.radii.reduce(0, max) + lower.radii.reduce(0, max)
    for moment in upper.samples.indices where moment < lower.samples.count {
      for isSet in [false, true] {
        guard let above = upper.rings(moment, isSet), let below = lower.rings(moment, isSet),
          // Almost always what lies above the middle ring and what lies below it stay on their sides.
          upper.lowest(above) - lower.highest(below) < room
        else { continue }
        let day = upper.samples[moment].day
        let (one, other) = (upper.struts(above), lower.struts(below))
        let (top, bottom) = (
          upper.far.corners(at: upper.farRing(above)), lower.far.corners(at: lower.farRing(below))
        )
        for strut in 0..<6 {
          for next in 0..<6 {
            let gap = one[strut].distance(to: other[next])
            pairs[6 * strut + next].consider(gap - upper.radii[strut] - lower.radii[next], day, below: limit)
          }
          rings[strut].consider(bottom.distance(to: one[strut]) - upper.radii[strut], day, below: limit)
          rings[6 + strut].consider(top.distance(to: other[strut]) - lower.radii[strut], day, below: limit)
        }
      }
    }
    return (pairs, rings)
  }

  private func strut(_ level: LevelID, _ index: Int) -> StrutID? {
    StrutNumber(index: index).map { StrutID(level, $0) }
  }

  private func finding(_ nearest: Nearest, _ struts: [StrutID], _ names: String) -> Finding {
    let touch = nearest.gap < 0
    let size =
      touch
      ? "\(names) would run into each other by \(decimal(-nearest.gap, 1, besideLimit: 0)) mm"
      : "\(names) come within \(decimal(nearest.gap, 1, besideLimit: limit)) mm of each other"
    let first = nearest.first ?? nearest.day
    return Finding(
      .strutsCollide, touch ? .error : .warning, day: first, about: struts, value: nearest.gap,
      limit: touch ? 0 : limit, unit: "mm",
      what: "\(size) on day \(nearest.day) (limit \(decimal(limit, 1, besideLimit: nearest.gap)) mm"
        + (first == nearest.day ? "" : ", crossed on day \(first)") + ")", remedy: .otherHeightOrHoles)
  }
}

/// Reference and moving ring in the middle ring's frame.
private typealias Rings = (reference: RigidTransform, moving: RigidTransform)

extension LevelClearance.Lane {
  /// - Parameter isSet: as set rather than as it should be; nil where no pose was found then.
  fileprivate func rings(_ moment: Int, _ isSet: Bool) -> Rings? {
    guard !isSet || moment < reached.count && reached[moment].isFound else { return nil }
    let ring = isSet ? reached[moment].pose : samples[moment].ringPose
    return isReferenceMiddle ? (.identity, ring) : (ring.inverse, .identity)
  }

  fileprivate func farRing(_ rings: Rings) -> RigidTransform {
    isReferenceMiddle ? rings.moving : rings.reference
  }

  fileprivate func struts(_ rings: Rings) -> PerStrut<Segment> {
    PerStrut { index in
      Segment(rings.reference * roots[index], rings.moving * heads[index])
        .part(StrutGap.body.lowerBound, StrutGap.body.upperBound)
    }
  }

  /// Of struts and far ring, along the middle ring's axis; of a strut the lower, or higher, end of its body.
  fileprivate func lowest(_ rings: Rings) -> Double { extremes(rings).low }
  fileprivate func highest(_ rings: Rings) -> Double { extremes(rings).high }

  private func extremes(_ rings: Rings) -> (low: Double, high: Double) {
    let far = far.extremes(at: farRing(rings))
    var (low, high) = far
    let (from, to) = (rings.reference.rotation.matrix, rings.moving.rotation.matrix)
    for index in 0..<6 {
      let start = (from * roots[index]).z + rings.reference.translation.z
      let end = (to * heads[index]).z + rings.moving.translation.z
      let rise = end - start
      let (one, other) = (start + StrutGap.body.lowerBound * rise, start + StrutGap.body.upperBound * rise)
      (low, high) = (min(low, one, other), max(high, one, other))
    }
    return (low, high)
  }
}

/// The circle through a ring's joints, in the ring's own frame.
private struct JointCircle {
  let radius: Double
  let height: Double
  /// The part of it that there is; nil for all of it.
  let arc: RingArc?

  init(_ joints: PerStrut<Vector3>, _ level: TreatedLevel, _ end: StrutEnd) {
    let ring = level.ring(end)
    arc = ring.arc
    radius =
      (arc?.arms ?? 0) > 0
      ? ring.circleRadius(level.ringPlace(end))
      : joints.reduce(0) { $0 + ($1.x * $1.x + $1.y * $1.y).squareRoot() } / 6
    height = joints.reduce(0) { $0 + $1.z } / 6
  }

  /// How far it reaches along the axis of the frame in which the ring stands so.
  func extremes(at pose: RigidTransform) -> (low: Double, high: Double) {
    let axis = pose.rotation * Vector3(0, 0, 1)
    let (centre, reach) = (
      pose.translation.z + height * axis.z,
      (arc?.reach(radius: radius) ?? radius) * max(0, 1 - axis.z * axis.z).squareRoot()
    )
    return (centre - reach, centre + reach)
  }

  /// As a polygon.
  func corners(at pose: RigidTransform) -> Polygon {
    let count = 36
    if let arc {
      return Polygon(
        corners: arc.line(radius: radius, parts: count).map { pose * ($0 + Vector3(0, 0, height)) },
        isClosed: false)
    }
    return Polygon(
      corners: (0..<count).map { index in
        let angle = 2 * Double.pi * Double(index) / Double(count)
        return pose * Vector3(radius * cos(angle), radius * sin(angle), height)
      })
  }
}

private struct Polygon {
  let corners: [Vector3]
  var isClosed = true

  func distance(to segment: Segment) -> Double {
    corners.indices.dropLast(isClosed ? 0 : 1).reduce(.infinity) { least, index in
      min(least, Segment(corners[index], corners[(index + 1) % corners.count]).distance(to: segment))
    }
  }
}
