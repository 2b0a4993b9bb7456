import HexapodKinematics

/// Where a number about hardware comes from, and whether anybody has measured it.
public struct Provenance: Sendable, Equatable {
  /// In words, such as a publication or "case file".
  public let source: String
  /// Whether the numbers were verified on the hardware.
  public let verified: Bool

  /// A provenance.
  public init(source: String, verified: Bool) {
    (self.source, self.verified) = (source, verified)
  }
}

/// The shape of a ring, before it is known whether it is used proximally or distally.
public enum RingShape: Sendable, Equatable {
  /// Joints in three pairs: radius and offset in millimetres, half the pair's angle in radians.
  case standard(jointRadius: Double, halfAngle: Double, jointOffset: Double)
  /// Joints in numbered holes; radius and offset in millimetres.
  case holeCircle(radius: Double, holes: Int, use: PerStrut<Int>, jointOffset: Double)
  /// Six joint centres in the ring's frame, strut by strut, in millimetres.
  case joints(Ring)

  /// The ring at its place.
  public func ring(_ place: Ring.Place) -> Ring {
    switch self {
    case .standard(let radius, let halfAngle, let offset):
      Ring(standard: place, jointRadius: radius, halfAngle: halfAngle, jointOffset: offset)
    case .holeCircle(let radius, let holes, let use, let offset):
      Ring(place, holeCircleRadius: radius, holes: holes, use: use, jointOffset: offset)
    case .joints(let ring): ring
    }
  }

  /// Its six joint centres, where they are said one by one.
  package var statedJoints: Ring? { if case .joints(let ring) = self { ring } else { nil } }
}

/// A ring of the catalogue or of a case.
public final class RingHardware: Sendable, Equatable {
  /// Catalogue name, or a description for a case's own.
  public let name: String
  /// Its joints.
  public let shape: RingShape
  /// Where the numbers come from.
  public let provenance: Provenance
  /// Of its inner edge, mm; nil when it is not known.
  public let innerRadius: Double?
  /// How far a strut may lean from the axis of a joint of this ring (``JointTilt``), radians; nil when it is not known.
  public let jointTilt: Double?
  /// The part of a circle that it is; nil for a whole ring.
  public let arc: RingArc?
  /// Of the joints that sit on plates or posts.
  public let jointOffsets: [StrutNumber: JointOffset]

  /// A ring. What numbers may be is ``CaseKey/valueRange``'s; the planner refuses others.
  ///
  /// - Parameters:
  ///   - innerRadius: of its inner edge, mm.
  ///   - jointTilt: how far a strut may lean from a joint's axis, radians.
  ///   - arc: the part of a circle that it is; nil for a whole ring.
  ///   - jointOffsets: where the joints on plates and posts sit, seen from their places on the ring.
  public init(
    name: String, shape: RingShape, provenance: Provenance, innerRadius: Double? = nil,
    jointTilt: Double? = nil, arc: RingArc? = nil, jointOffsets: [StrutNumber: JointOffset] = [:]
  ) {
    (self.name, self.shape, self.provenance) = (name, shape, provenance)
    (self.innerRadius, self.jointTilt) = (innerRadius, jointTilt)
    (self.arc, self.jointOffsets) = (arc, jointOffsets)
  }

  /// Whether all that is known of both is the same.
  public static func == (one: RingHardware, other: RingHardware) -> Bool {
    one.name == other.name && one.shape == other.shape && one.provenance == other.provenance
      && one.innerRadius == other.innerRadius && one.jointTilt == other.jointTilt
      && one.arc == other.arc && one.jointOffsets == other.jointOffsets
  }

  /// The same ring with what is known of one of its kind: nil leaves what it has.
  ///
  /// - Parameters:
  ///   - innerRadius: of its inner edge, mm.
  ///   - jointTilt: how far a strut may lean from a joint's axis, radians.
  ///   - arc: the part of a circle that it is.
  ///   - joints: measured, in the place of its own.
  ///   - jointOffsets: where the joints on plates and posts sit, in the place of its own.
  package func with(
    innerRadius: Double?, jointTilt: Double?, arc: RingArc?, joints: Ring?,
    jointOffsets: [StrutNumber: JointOffset]?
  ) -> RingHardware {
    RingHardware(
      name: name, shape: joints.map(RingShape.joints) ?? shape, provenance: provenance,
      innerRadius: innerRadius ?? self.innerRadius,
      jointTilt: jointTilt ?? self.jointTilt, arc: arc ?? self.arc,
      jointOffsets: jointOffsets ?? self.jointOffsets)
  }

  /// Whether it is another ring, but for what may stand beside the name of one.
  package func isKind(of other: RingHardware) -> Bool {
    self
      == other.with(
        innerRadius: innerRadius, jointTilt: jointTilt, arc: arc, joints: shape.statedJoints,
        jointOffsets: jointOffsets.isEmpty ? nil : jointOffsets)
  }

  /// By how much the joint circle of a ring of unknown inner radius is taken to be larger than its inner edge, mm: as in
  /// the catalogue's generic rings.
  public static let assumedJointDistance = 16.3
}

/// The thread of a rod whose length changes as nuts are turned on it.
public struct Thread: Sendable, Equatable {
  /// Millimetres of length a turn, > 0.
  public let pitch: Double
  /// Positions of the nut in a turn, ≥ 1: 4 for quarter turns.
  public let stepsPerTurn: Int

  /// A thread.
  ///
  /// - Parameters:
  ///   - pitch: length a turn, mm, 0.5...3.
  ///   - stepsPerTurn: positions of the nut in a turn, one of ``allowedStepsPerTurn``.
  public init(pitch: Double, stepsPerTurn: Int) {
    (self.pitch, self.stepsPerTurn) = (pitch, stepsPerTurn)
  }
}

/// A class of strut: telescopic, or a threaded rod. Readings are what its scale shows, in millimetres.
///
/// An immutable object, because six of them stand in line in a plan: Swift 6.3 copies structs in an `InlineArray` as if
/// each were aligned as the first one happens to be, and faults where they are not. References have no such trouble.
public final class StrutHardware: Sendable, Equatable {
  /// Catalogue name, or a description for a case's own.
  public let name: String
  /// The readings that it can take.
  public let range: ClosedRange<Double>
  /// The smallest turn, in millimetres of length; > 0.
  public let step: Double
  /// Length, joint to joint, less reading.
  public let readingOffset: Double
  /// Its thread if it is a rod with nuts; ``step`` is then the part of the pitch that one position of the nut makes.
  public let thread: Thread?
  /// Where the numbers come from.
  public let provenance: Provenance
  /// Of the cylinder that holds it, mm; nil when it is not known.
  public let radius: Double?

  /// A class of telescopic struts. What numbers may be is ``CaseKey/valueRange``'s; the planner refuses others.
  ///
  /// - Parameters:
  ///   - range: readings that it can take, mm, at least a step wide.
  ///   - step: the smallest turn, mm of length.
  ///   - readingOffset: length, joint to joint, less reading, mm.
  ///   - radius: of the cylinder that holds it, mm.
  public init(
    name: String, range: ClosedRange<Double>, step: Double, readingOffset: Double, provenance: Provenance,
    radius: Double? = nil
  ) {
    (self.name, self.range, self.step, self.thread) = (name, range, step, nil)
    (self.readingOffset, self.provenance, self.radius) = (readingOffset, provenance, radius)
  }

  /// A threaded rod; its step follows from its thread.
  ///
  /// - Parameters:
  ///   - range: readings that it can take, mm, at least a step wide.
  ///   - readingOffset: length, joint to joint, less reading, mm.
  ///   - radius: of the cylinder that holds it, mm.
  public init(
    name: String, range: ClosedRange<Double>, thread: Thread, readingOffset: Double, provenance: Provenance,
    radius: Double? = nil
  ) {
    (self.name, self.range, self.thread) = (name, range, thread)
    step = thread.pitch / Double(thread.stepsPerTurn)
    (self.readingOffset, self.provenance, self.radius) = (readingOffset, provenance, radius)
  }

  /// Whether all that is known of both is the same.
  public static func == (one: StrutHardware, other: StrutHardware) -> Bool {
    one.name == other.name && one.range == other.range && one.step == other.step
      && one.readingOffset == other.readingOffset && one.thread == other.thread
      && one.provenance == other.provenance && one.radius == other.radius
  }

  /// The radius that a strut of unknown thickness is taken to have, mm: an assumption, no maker's figure.
  public static let assumedRadius = 6.0
  /// No strut is shorter at the beginning of its scale, joint to joint, mm.
  public static let leastLength = 10.0

  /// How far a reading lies outside the range, mm; 0 or less within. A millionth of a millimetre is how readings in
  /// decimals differ from their ranges, and counts as within.
  public func excess(ofReading reading: Double) -> Double {
    StrutHardware.excess(ofReading: reading, over: range)
  }

  /// The same of any range.
  @inlinable
  @inline(__always)
  package static func excess(ofReading reading: Double, over range: ClosedRange<Double>) -> Double {
    max(range.lowerBound - reading, reading - range.upperBound) - 1e-6
  }

  /// Whether it can be as long as this, to within `slack` (mm).
  public func holds(length: Double, slack: Double = 0) -> Bool {
    excess(ofReading: reading(ofLength: length)) <= slack
  }

  /// Whether both are turned in the same steps: only then can one take the other's place within a plan.
  public func turnsLike(_ other: StrutHardware) -> Bool { step == other.step && thread == other.thread }

  /// Whether whole steps of the one are whole steps of the other too.
  package func sharesScale(with other: StrutHardware) -> Bool {
    let shift = (readingOffset - other.readingOffset) / step
    return turnsLike(other) && abs(shift - shift.rounded()) < 1e-9
  }
}
