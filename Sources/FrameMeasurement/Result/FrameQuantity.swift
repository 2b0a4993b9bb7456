import HexapodKinematics
import TreatmentModel

/// A number of a frame that its states may tell.
public enum FrameQuantity: Sendable, Hashable {
  /// A dimension of a ring; of what both have alike, the proximal ring's.
  case ring(RingNumber)
  /// A strut's length from joint to joint less its reading.
  case readingOffset(StrutNumber)
  /// How far a strut runs across while the rings are parallel and in line: `L² = run² + h²`.
  case run
  /// The joint offsets of both rings together.
  case jointOffsetSum
  /// The half-angles of both rings together.
  case halfAngleSum

  /// Degrees or millimetres.
  public var unit: QuantityUnit {
    switch self {
    case .ring(let number): number.dimension.unit
    case .halfAngleSum: .degrees
    case .readingOffset, .run, .jointOffsetSum: .millimetres
    }
  }

  /// The largest standard deviation, mm or radians, of a number that is told: linear error bars say little beyond, and plans less.
  public var largestDeviation: Double { unit == .degrees ? 3 * .pi / 180 : 5 }
}

/// What the states say of a number.
public struct FrameValue: Sendable, Equatable {
  /// Of what.
  public let quantity: FrameQuantity
  /// Its name in words.
  public let name: String
  /// Millimetres or radians.
  public let value: Double
  /// One standard deviation; infinite for what the states leave open.
  public let standardDeviation: Double

  /// Whether it is known well enough to be used.
  public var isTold: Bool { standardDeviation <= quantity.largestDeviation }
}
