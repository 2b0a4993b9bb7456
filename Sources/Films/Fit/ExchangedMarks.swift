import HexapodKinematics
import TreatmentModel

/// Two strut numbers that stand in each other's place on a film.
public struct ExchangedMarks: Sendable, Equatable {
  /// Index of the film in its set.
  public let film: Int
  /// Whose ring.
  public let ring: FragmentEnd
  /// The lower number.
  public let first: StrutNumber
  /// The higher number.
  public let second: StrutNumber

  /// An exchange.
  package init(film: Int, ring: FragmentEnd, first: StrutNumber, second: StrutNumber) {
    (self.film, self.ring, self.first, self.second) = (film, ring, first, second)
  }
}
