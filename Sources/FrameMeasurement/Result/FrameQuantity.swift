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

  /// By how many of its standard deviations it lies outside of what a frame has, as frames are counted; 0 for what some frame has.
  public let excess: Double

  /// Whether it is known well enough to be used: not of one that no frame has, while one that a frame has is within its error.
  public var isTold: Bool { isSharp && !(excess > 0 && excess <= ObservationFit.limit) }
  /// Whether its standard deviation is small enough.
  var isSharp: Bool { standardDeviation <= quantity.largestDeviation }
  /// The same with another standard deviation.
  func with(standardDeviation: Double) -> FrameValue {
    FrameValue(
      quantity: quantity, name: name, value: value, standardDeviation: standardDeviation, excess: excess)
  }

  /// Whether it is known so well that no frame can be meant.
  var isOfNoFrame: Bool { isSharp && excess > ObservationFit.limit }
}
