import HexapodKinematics

/// The part of a circle that an open ring is, from one azimuth anticlockwise, seen from proximal, to another (MODEL
/// sections 4 and 14). Azimuths begin at the master tab.
public struct RingArc: Sendable, Equatable {
  /// Azimuth of its beginning, radians, at least 0 and below a whole turn.
  public let start: Double
  /// How far it goes on from there, radians, above 0 and below a whole turn.
  public let extent: Double

  /// An arc; nil for numbers that make none. A whole circle is none.
  ///
  /// - Parameters:
  ///   - start: azimuth of its beginning, radians, at least 0 and below a whole turn.
  ///   - extent: radians, above 0 and below a whole turn.
  public init?(start: Double, extent: Double) {
    guard start >= 0, start < 2 * .pi, extent > 0, extent < 2 * .pi else { return nil }
    (self.start, self.extent) = (start, extent)
  }
}

/// Where a joint on a plate or a post sits, seen from its place on the ring, mm (MODEL section 14).
public struct JointOffset: Sendable, Equatable {
  /// Positive away from the ring's axis.
  public let radial: Double
  /// Positive anticlockwise along the circle, seen from proximal.
  public let along: Double
  /// Positive towards the other ring.
  public let axial: Double

  /// An offset, mm; nil unless all three are finite.
  public init?(radial: Double, along: Double, axial: Double) {
    guard radial.isFinite, along.isFinite, axial.isFinite else { return nil }
    (self.radial, self.along, self.axial) = (radial, along, axial)
  }
}
