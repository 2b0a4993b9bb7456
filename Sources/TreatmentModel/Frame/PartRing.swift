import Glibc
import HexapodKinematics
import RigidMotion

/// The part of a circle that an open ring is, from one azimuth anticlockwise, seen from proximal, to another (MODEL
/// sections 4 and 14). Azimuths begin at the master tab.
///
/// Of a foot plate it is half a circle, whose ends go on as straight, parallel arms.
public struct RingArc: Sendable, Equatable {
  /// Azimuth of its beginning, radians, at least 0 and below a whole turn.
  public let start: Double
  /// How far it goes on from there, radians, above 0 and below a whole turn.
  public let extent: Double
  /// How far straight arms go on from its ends, mm; 0 for none. Half a circle alone has arms.
  public let arms: Double

  /// An arc; nil for numbers that make none. A whole circle is none.
  ///
  /// - Parameters:
  ///   - start: azimuth of its beginning, radians, at least 0 and below a whole turn.
  ///   - extent: radians, above 0 and below a whole turn.
  ///   - arms: of half a circle, mm, at least 0.
  public init?(start: Double, extent: Double, arms: Double = 0) {
    guard start >= 0, start < 2 * .pi, extent > 0, extent < 2 * .pi, arms >= 0, arms.isFinite,
      arms == 0 || abs(extent - .pi) <= RingArc.tolerance
    else { return nil }
    (self.start, self.extent, self.arms) = (start, extent, arms)
  }

  /// The same arc with such arms, mm; nil where it is no half circle.
  public func with(arms: Double) -> RingArc? { RingArc(start: start, extent: extent, arms: arms) }

  /// An arc by its two azimuths, degrees within a turn of 0, taken to 10⁻⁹ of a degree; nil for two that are the same place, or no
  /// numbers.
  public init?(fromDegrees from: Double, to: Double) {
    guard abs(from) <= 360, abs(to) <= 360, to - from < 360 else { return nil }
    let start = RingArc.withinTurn(from)
    self.init(start: radians(start), extent: radians(RingArc.withinTurn(RingArc.withinTurn(to) - start)))
  }

  /// Its two azimuths in degrees: of an arc that was made of such, what is read as this arc; otherwise to 10⁻⁹ of a degree.
  public var degreesFromTo: (from: Double, to: Double) {
    let (start, extent) = (RingArc.inDecimals(degrees(start)), degrees(extent))
    let end = RingArc.withinTurn(start + extent)
    return (start > 180 && end < start ? RingArc.inDecimals(start - 360) : start, end)
  }

  private static func inDecimals(_ angle: Double) -> Double { (angle * 1e9).rounded() / 1e9 }

  private static func withinTurn(_ angle: Double) -> Double {
    let decimals = inDecimals(angle < 0 ? angle + 360 : angle)
    return decimals >= 360 ? inDecimals(decimals - 360) : decimals
  }

  /// A joint so little beyond an end still sits on it, radians: what decimals of azimuths leave.
  public static let tolerance = 1e-6

  /// How far an azimuth lies off it, radians; 0 on it.
  public func excess(_ azimuth: Double) -> Double {
    let turn = 2 * Double.pi
    var ahead = (azimuth - start).truncatingRemainder(dividingBy: turn)
    if ahead < 0 { ahead += turn }
    return ahead <= extent ? 0 : min(ahead - extent, turn - ahead)
  }

  /// Whether an azimuth lies on it.
  public func contains(_ azimuth: Double) -> Bool { excess(azimuth) <= RingArc.tolerance }

  /// Azimuths of a line along the ring, radians: beyond the ends of the arc it is as long as that angle of the circle.
  ///
  /// - Parameter radius: of the line's circle, mm.
  package func azimuths(radius: Double) -> ClosedRange<Double> {
    start - arms / radius...start + extent + arms / radius
  }

  /// A place of a line along the ring, mm in the ring's frame.
  ///
  /// - Parameters:
  ///   - azimuth: one of ``azimuths(radius:)``.
  ///   - radius: of the line's circle, mm.
  package func place(_ azimuth: Double, radius: Double) -> Vector3 {
    let onArc = min(max(azimuth, start), start + extent)
    let beyond = radius * (azimuth - onArc)
    return Vector3(
      radius * sin(onArc) + beyond * cos(onArc), -radius * cos(onArc) + beyond * sin(onArc), 0)
  }

  /// A line along the whole ring.
  ///
  /// - Parameters:
  ///   - radius: of the line's circle, mm.
  ///   - parts: into how many the arc is cut, at least 1.
  package func line(radius: Double, parts: Int) -> [Vector3] {
    let all = azimuths(radius: radius)
    let ends = arms > 0 ? [all.lowerBound, all.upperBound] : []
    let onArc = (0...parts).map { start + extent * Double($0) / Double(parts) }
    return (ends.prefix(1) + onArc + ends.suffix(1)).map { place($0, radius: radius) }
  }

  /// How far the ring reaches from its axis, mm.
  ///
  /// - Parameter radius: of its circle, mm.
  package func reach(radius: Double) -> Double { (radius * radius + arms * arms).squareRoot() }

  /// How far a place of the ring's plane is from the line halfway between its arms, mm; nil for one that does not lie between them.
  package func offMiddle(_ place: Vector3) -> Double? {
    let middle = start + extent / 2
    let forwards = cos(middle) * place.y - sin(middle) * place.x
    guard arms > 0, forwards > 0, forwards <= arms else { return nil }
    return abs(cos(middle) * place.x + sin(middle) * place.y)
  }

  /// A joint so little beyond the borders of an arm still sits on it, mm: what decimals of places leave.
  private static let besideArms = 1e-3

  /// Whether a place lies over one of its arms, or little more than half of such a plate's breadth beside.
  ///
  /// - Parameter radius: of the ring's circle, mm.
  func armsHold(_ place: Vector3, radius: Double) -> Bool {
    guard arms > 0 else { return false }
    return [(start, -1.0), (start + extent, 1)].contains { end, sense in
      let outwards = Vector3(sin(end), -cos(end), 0)
      let along = sense * (place.x * cos(end) + place.y * sin(end))
      return along >= -RingArc.besideArms && along <= arms + RingArc.besideArms
        && abs(outwards.dot(place) - radius) <= RingHardware.assumedJointDistance + RingArc.besideArms
    }
  }
}

/// Where a joint on a plate or a post sits, seen from its place on the ring, mm (MODEL section 14).
public struct JointOffset: Sendable, Equatable {
  /// Positive away from the ring's axis.
  public let radial: Double
  /// Positive anticlockwise along the circle's tangent, seen from proximal.
  public let along: Double
  /// Positive towards the other ring.
  public let axial: Double

  /// An offset, mm; nil unless all three are finite.
  public init?(radial: Double, along: Double, axial: Double) {
    guard radial.isFinite, along.isFinite, axial.isFinite else { return nil }
    (self.radial, self.along, self.axial) = (radial, along, axial)
  }

  /// Where a joint is that is held off its place on the ring.
  fileprivate func moved(_ joint: Vector3, _ place: Ring.Place) -> Vector3 {
    let radius = (joint.x * joint.x + joint.y * joint.y).squareRoot()
    let outwards = radius > 0 ? Vector3(joint.x / radius, joint.y / radius, 0) : Vector3(0, -1, 0)
    let tangent = Vector3(-outwards.y, outwards.x, 0)
    return joint + radial * outwards + along * tangent
      + Vector3(0, 0, place == .proximal ? -axial : axial)
  }
}

extension RingHardware {
  /// Its six joint centres at its place: those of its shape, but for the joints that plates and posts hold.
  public func ring(_ place: Ring.Place) -> Ring { ring(place, shaped: shape) }

  /// The same with another shape in the place of its own.
  package func ring(_ place: Ring.Place, shaped shape: RingShape) -> Ring {
    let ring = shape.ring(place)
    guard !jointOffsets.isEmpty else { return ring }
    return Ring(
      joints: PerStrut { index in
        let offset = StrutNumber(index: index).flatMap { jointOffsets[$0] }
        return offset?.moved(ring.joints[index], place) ?? ring.joints[index]
      })
  }

  /// A joint that no part of the ring holds.
  package struct JointOffArc: Sendable {
    package let strut: StrutNumber
    /// Of the joint, radians, 0 to a whole turn.
    package let azimuth: Double
    /// How far off the arc, radians.
    package let excess: Double
  }

  /// The radius of the circle that its outline is part of, mm: of its joints, or of a foot plate whose joints were measured, which are not
  /// on one, so much more than that of its inner edge as in the catalogue's rings.
  package func circleRadius(_ place: Ring.Place) -> Double {
    if let ring = shape.statedJoints, let arc, arc.arms > 0 {
      return innerRadius.map { $0 + RingHardware.assumedJointDistance } ?? ring.meanRadius
    }
    return shape.ring(place).meanRadius
  }

  /// The joints that stand where there is no ring: neither they nor, of those on plates, the places from which their offsets count lie on
  /// the arc. None of a whole ring. On the arms of a foot plate are only joints that were measured or that plates hold there: nobody
  /// publishes where others are.
  package func jointsOffArc(_ place: Ring.Place) -> [JointOffArc] {
    guard let arc else { return [] }
    let (standing, held) = (ring(place), shape.ring(place))
    let areMeasured = shape.statedJoints != nil
    return StrutNumber.allCases.compactMap { strut in
      if areMeasured || jointOffsets[strut] != nil,
        arc.armsHold(standing.joints[strut.index], radius: circleRadius(place))
      {
        return nil
      }
      let azimuths = [standing, held].map { ring in
        let joint = ring.joints[strut.index]
        let azimuth = atan2(joint.x, -joint.y)
        return azimuth < 0 ? azimuth + 2 * .pi : azimuth
      }
      guard !azimuths.contains(where: arc.contains) else { return nil }
      return JointOffArc(strut: strut, azimuth: azimuths[0], excess: arc.excess(azimuths[0]))
    }
  }

  /// The ring with one dimension changed by so much; unchanged if it has no such dimension.
  package func changed(_ dimension: RingDimension, by change: Double) -> RingHardware {
    RingHardware(
      name: name, shape: shape.changed(dimension, by: change), provenance: provenance,
      innerRadius: innerRadius, jointTilt: jointTilt, arc: arc, jointOffsets: jointOffsets)
  }

  /// How the joint centres move with one dimension.
  package func jointRates(_ dimension: RingDimension, _ place: Ring.Place) -> PerStrut<Vector3> {
    dimension.jointRates(place) { changed(dimension, by: $0).ring(place).joints }
  }
}
