import HexapodKinematics

/// A way to count a ring's struts: from another one on, the other way round, or both.
public struct StrutNumbering: Sendable, Equatable {
  /// By how many the count begins later, 0...5.
  public let shift: Int
  /// Whether it runs the other way round.
  public let isReversed: Bool

  /// All but the right one.
  package static let others: [StrutNumbering] = [false, true].flatMap { isReversed in
    (0..<6).compactMap { shift in
      shift == 0 && !isReversed ? nil : StrutNumbering(shift: shift, isReversed: isReversed)
    }
  }

  init(shift: Int, isReversed: Bool) { (self.shift, self.isReversed) = (shift, isReversed) }

  /// The strut that is meant by a number as it was given.
  package subscript(given: StrutNumber) -> StrutNumber {
    StrutNumber(index: ((isReversed ? 5 - given.index : given.index) + shift) % 6) ?? given
  }

  /// In a sentence.
  var words: String {
    let meant = StrutNumber.allCases.map { self[$0].description }.joined(separator: ", ")
    let how = isReversed ? "counted the wrong way round" : "counted from another strut on"
    return "strut numbers were \(how): what is called 1, 2, 3, 4, 5, 6 is \(meant)"
  }
}
