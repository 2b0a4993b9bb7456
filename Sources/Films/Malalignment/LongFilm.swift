import TreatmentModel

/// Lines and points marked on one long film, in its plane: mm, u to the right and v up, seen from the front. On a lateral film lines of
/// joints go from anterior to posterior.
public struct LongFilm: Sendable, Equatable {
  /// Which way the film shows the limb.
  public enum View: String, Sendable, CaseIterable {
    /// From the front.
    case ap
    /// From the side.
    case lateral
  }

  /// A line by two points that were marked on it.
  public struct Line: Sendable, Equatable {
    /// One.
    public let first: FilmPlace
    /// The other.
    public let second: FilmPlace

    /// A line.
    public init(_ first: FilmPlace, _ second: FilmPlace) { (self.first, self.second) = (first, second) }
  }

  /// The patient's.
  public let side: Side
  /// Which view it has.
  public let view: View
  /// One standard deviation of every mark in each direction, mm.
  public let standardDeviation: Double
  /// Centre of the femoral head.
  public var hip: FilmPlace?
  /// Centre of the knee.
  public var knee: FilmPlace?
  /// Centre of the ankle.
  public var ankle: FilmPlace?
  /// Of the femur at the knee.
  public var femoralJointLine: Line?
  /// Of the tibia at the knee.
  public var tibialJointLine: Line?
  /// Of the tibia at the ankle.
  public var ankleJointLine: Line?
  /// Of the femur's shaft, for a lateral film.
  public var femoralAxis: Line?
  /// Of the tibia's shaft, for a lateral film.
  public var tibialAxis: Line?
  /// Axis of the proximal fragment.
  public var proximalAxis: Line?
  /// Axis of the distal fragment.
  public var distalAxis: Line?

  /// A film without marks; the properties set them.
  public init(side: Side, view: View = .ap, standardDeviation: Double = 1) {
    (self.side, self.view, self.standardDeviation) = (side, view, standardDeviation)
  }
}
