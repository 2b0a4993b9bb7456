import TreatmentModel

/// A word of a case that was likely meant to be its opposite, and what the plan would leave of such a limb.
public struct WordExchange: Sendable, Equatable {
  /// Where the word stands.
  public let key: CaseKey
  /// The magnitude that goes with it, in the file's unit, if one does.
  public let magnitude: Double?
  /// The word that was likely meant.
  public let meant: String
  /// How far from the target the corresponding point of a limb that is so would be at the end of the plan, mm.
  public let distance: Double
  /// How far from the target its moving fragment would be turned, radians.
  public let angle: Double
}
