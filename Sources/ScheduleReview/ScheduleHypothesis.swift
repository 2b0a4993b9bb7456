import HexapodKinematics
import TreatmentModel

/// How a schedule's columns belong to the case's struts: which strut its first column is, and which way it counts on.
public struct StrutNumbering: Sendable, Equatable {
  /// Number of the case's strut, 1...6, that the schedule calls 1.
  public let first: Int
  /// Whether the schedule counts the other way round.
  public let isReversed: Bool

  /// As the case numbers them.
  public static let own = StrutNumbering(first: 1, isReversed: false)

  /// Both directions from each strut, the case's own first.
  public static let all = [false, true].flatMap { isReversed in
    (1...6).map { StrutNumbering(first: $0, isReversed: isReversed) }
  }

  /// Index of the case's strut for each column.
  public var columns: PerStrut<Int> {
    PerStrut { (first - 1 + (isReversed ? 6 - $0 : $0)) % 6 }
  }

  /// `2 3 4 5 6 1`: the case's number of each column.
  public var words: String { columns.map { String($0 + 1) }.joined(separator: " ") }
}

/// A way in which somebody may have understood the numbers of a case (MODEL sections 1, 2 and 4): eight conventions, two
/// sides, two reference fragments, twelve numberings of the struts. All other inputs are taken as they stand, words
/// included.
public struct ScheduleHypothesis: Sendable, Equatable {
  /// What the angles mean.
  public var convention: RotationConvention
  /// Side and reference fragment.
  public var limb: Limb
  /// Which column is which strut.
  public var numbering: StrutNumbering

  /// How a case understands itself.
  public init(_ level: TreatedLevel) {
    (convention, limb, numbering) = (level.convention, level.limb, .own)
  }

  /// In how many of the four ways it differs from the case.
  public func departures(from level: TreatedLevel) -> Int {
    (convention == level.convention ? 0 : 1) + (limb.side == level.limb.side ? 0 : 1)
      + (limb.reference == level.limb.reference ? 0 : 1) + (numbering == .own ? 0 : 1)
  }

  /// The case as it is under this hypothesis; its struts keep the case's numbers.
  func applied(to level: TreatedLevel) -> TreatedLevel {
    var result = level
    (result.convention, result.limb) = (convention, limb)
    return result
  }
}
