/// A number of the malalignment test, by the name that it has in the field.
public enum LimbAngle: String, Sendable, CaseIterable {
  /// Mechanical axis deviation: how far the line from hip to ankle passes from the knee's centre, mm.
  case MAD
  /// Mechanical lateral distal femoral angle.
  case mLDFA
  /// Mechanical medial proximal tibial angle.
  case mMPTA
  /// Joint line convergence angle.
  case JLCA
  /// Mechanical tibiofemoral angle.
  case mTFA
  /// Lateral distal tibial angle.
  case LDTA
  /// Posterior distal femoral angle.
  case PDFA
  /// Posterior proximal tibial angle.
  case PPTA
  /// Anterior distal tibial angle.
  case ADTA
  /// Angle at which the axes of the two fragments meet.
  case coraAngle = "CORA-angle"

  /// `mm` or `deg`.
  public var unit: String { self == .MAD ? "mm" : "deg" }

  /// What a positive and a negative number are called; nil for angles that have no direction.
  public var words: (positive: String, negative: String)? {
    switch self {
    case .MAD: ("medial", "lateral")
    case .mTFA, .coraAngle: ("varus", "valgus")
    case .JLCA: ("lateral opening", "medial opening")
    case .mLDFA, .mMPTA, .LDTA, .PDFA, .PPTA, .ADTA: nil
    }
  }

  /// What is usual, and who says so.
  public var normal: NormalRange {
    switch self {
    case .mLDFA, .mMPTA: NormalRange(85...90, "PMC8458209, table 3 (citing Paley)")
    case .MAD: NormalRange(nil, "mean 1.56 ± 1.48 mm: cdkjournal 1817; no range", isRead: true)
    case .mTFA: NormalRange(nil, "mean 1.2° varus of 214 films: PMC6260902; no range", isRead: true)
    case .LDTA: NormalRange(86...92, NormalRange.textbook, isRead: false)
    case .JLCA: NormalRange(0...2, NormalRange.textbook, isRead: false)
    case .PDFA: NormalRange(79...87, NormalRange.textbook, isRead: false)
    case .PPTA: NormalRange(77...84, NormalRange.textbook, isRead: false)
    case .ADTA: NormalRange(78...82, NormalRange.textbook, isRead: false)
    case .coraAngle: NormalRange(nil, "0 in a straight bone", isRead: true)
    }
  }
}

/// What is usual of an angle, with its source.
public struct NormalRange: Sendable, Equatable {
  static let textbook = "textbooks that could not be read: from memory, judges nothing"

  /// Degrees; nil where the source has none.
  public let range: ClosedRange<Double>?
  /// Where it is from.
  public let source: String
  /// Whether the source was read: a range of another judges nothing.
  public let isRead: Bool

  init(_ range: ClosedRange<Double>?, _ source: String, isRead: Bool = true) {
    (self.range, self.source, self.isRead) = (range, source, isRead)
  }

  /// Whether a number lies outside; nil where nobody knows.
  public func isOutside(_ value: Double) -> Bool? {
    guard isRead, let range else { return nil }
    return !range.contains(value)
  }
}
