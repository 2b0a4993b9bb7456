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
  private let lanes: [Lane]
  private let limit: Double

  /// One level as it stands to the middle ring.
  fileprivate struct Lane {
    let level: TreatedLevel
    let frame: MountedFrame
    let radii: PerStrut<Double>
    let samples: [PathSample]
    let reached: [BatchPose]
    /// Whether the middle ring is its reference ring.
    let isReferenceMiddle: Bool
  }

  /// - Parameters:
  ///   - plans: of two levels, from proximal to distal.
  ///   - reached: the poses really set at each moment.
  init(
    _ plans: [Plan], _ frames: [MountedFrame], _ turned: [DiscretizedMotion], _ reached: [[BatchPose]]
  ) {
    lanes = plans.indices.map { index in
      let level = plans[index].level
      return Lane(
        level: level, frame: frames[index], radii: plans[index].strutTimeline.largestRadii,
        samples: turned[index].samples, reached: reached[index],
        isReferenceMiddle: level.limb.reference == (index == 0 ? .distal : .proximal))
    }
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
    var pairs = [Nearest](repeating: Nearest(), count: 36)
    // Struts of either level against the far ring of the other.
    var rings = [Nearest](repeating: Nearest(), count: 12)
    for moment in lanes[0].samples.indices where moment < lanes[1].samples.count {
      let day = lanes[0].samples[moment].day
      for isSet in [false, true] {
        guard let upper = lanes[0].bodies(moment, isSet), let lower = lanes[1].bodies(moment, isSet),
          // Almost always what lies above the middle ring and what lies below it stay on their sides.
          upper.lowest - lower.highest < limit + upper.thickest + lower.thickest
        else { continue }
        for one in 0..<6 {
          for other in 0..<6 {
            let gap = upper.struts[one].distance(to: lower.struts[other])
            pairs[6 * one + other].consider(
              gap - lanes[0].radii[one] - lanes[1].radii[other], day, below: limit)
          }
          rings[one].consider(
            lower.ring.distance(to: upper.struts[one]) - lanes[0].radii[one], day, below: limit)
          rings[6 + one].consider(
            upper.ring.distance(to: lower.struts[one]) - lanes[1].radii[one], day, below: limit)
        }
      }
    }
    let ids = lanes.map(\.level.id)
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

  private func strut(_ level: LevelID, _ index: Int) -> StrutID? {
    StrutNumber(index: index).map { StrutID(level, $0) }
  }

  private func finding(_ nearest: Nearest, _ struts: [StrutID], _ names: String) -> Finding {
    let touch = nearest.gap < 0
    let size =
      touch
      ? "\(names) would run into each other by \(decimal(-nearest.gap, 1)) mm"
      : "\(names) come within \(decimal(nearest.gap, 1)) mm of each other"
    let first = nearest.first ?? nearest.day
    return Finding(
      .strutsCollide, touch ? .error : .warning, day: first, about: struts, value: nearest.gap,
      limit: touch ? 0 : limit, unit: "mm",
      what: "\(size) on day \(nearest.day) (limit \(decimal(limit, 1)) mm"
        + (first == nearest.day ? "" : ", crossed on day \(first)") + ")", remedy: .otherHeightOrHoles)
  }
}

extension LevelClearance.Lane {
  /// Struts and far ring in the middle ring's frame.
  fileprivate struct Bodies {
    let struts: PerStrut<Segment>
    let ring: JointCircle
    let thickest: Double

    /// Of all of them, along the middle ring's axis.
    var lowest: Double { struts.reduce(ring.lowest) { min($0, $1.start.z, $1.end.z) } }
    var highest: Double { struts.reduce(ring.highest) { max($0, $1.start.z, $1.end.z) } }
  }

  /// - Parameter isSet: as set rather than as it should be; nil where no pose was found then.
  fileprivate func bodies(_ moment: Int, _ isSet: Bool) -> Bodies? {
    guard !isSet || reached.indices.contains(moment) && reached[moment].isFound else { return nil }
    let ring = isSet ? reached[moment].pose : samples[moment].ringPose
    let (reference, moving) = isReferenceMiddle ? (.identity, ring) : (ring.inverse, .identity)
    let (roots, heads) = (frame.hexapod.referenceJoints, frame.hexapod.movingJoints)
    let struts = PerStrut { index in
      Segment(reference * roots[index], moving * heads[index])
        .part(StrutGap.body.lowerBound, StrutGap.body.upperBound)
    }
    return Bodies(
      struts: struts,
      ring: JointCircle(isReferenceMiddle ? heads : roots, isReferenceMiddle ? moving : reference),
      thickest: radii.reduce(0, max))
  }
}

/// The circle through a ring's joints, as a polygon.
struct JointCircle {
  private let corners: [Vector3]

  private static let count = 36

  /// - Parameters:
  ///   - joints: in the ring's own frame.
  ///   - pose: of the ring.
  init(_ joints: PerStrut<Vector3>, _ pose: RigidTransform) {
    let radius = joints.reduce(0) { $0 + ($1.x * $1.x + $1.y * $1.y).squareRoot() } / 6
    let height = joints.reduce(0) { $0 + $1.z } / 6
    corners = (0..<JointCircle.count).map { index in
      let turn = Rotation(exp: Vector3(0, 0, 2 * .pi * Double(index) / Double(JointCircle.count)))
      return pose * (turn * Vector3(radius, 0, height))
    }
  }

  var lowest: Double { corners.reduce(.infinity) { min($0, $1.z) } }
  var highest: Double { corners.reduce(-.infinity) { max($0, $1.z) } }

  func distance(to segment: Segment) -> Double {
    corners.indices.reduce(.infinity) { least, index in
      min(least, Segment(corners[index], corners[(index + 1) % corners.count]).distance(to: segment))
    }
  }
}
