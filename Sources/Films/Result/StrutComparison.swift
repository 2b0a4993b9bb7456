import HexapodKinematics
import LinearAlgebra
import TextOutput
import TreatmentModel

/// A ring that may have been mounted in place of the one that was stated.
public struct OtherRing: Sendable, Equatable {
  /// What it is called.
  public let name: String
  /// Whose it would be.
  public let end: FragmentEnd
  /// Its joints.
  public let ring: Ring

  /// A ring.
  public init(_ name: String, _ end: FragmentEnd, _ ring: Ring) {
    (self.name, self.end, self.ring) = (name, end, ring)
  }
}

/// One thing that would make readings and films agree.
public enum StrutExplanation: Sendable, Equatable {
  /// A strut was misread by so many millimetres.
  case misread(StrutNumber, by: Double)
  /// Two struts' readings stand in each other's place.
  case exchanged(StrutNumber, StrutNumber)
  /// The struts were counted otherwise when they were read than when they were marked.
  case counted(StrutNumbering)
  /// All scales read so many millimetres too much.
  case allOffset(by: Double)
  /// A ring is another one.
  case otherRing(FragmentEnd, String)
  /// Both rings are others, of one name.
  case otherRings(String)
  /// Readings are in another unit, of so many millimetres.
  case inUnit(StrutExplanation.Unit)
  /// A strut's joint sits elsewhere on a ring, so many millimetres away.
  case movedJoint(FragmentEnd, StrutNumber, by: Double)

  /// A unit in which scales may be read.
  public enum Unit: Double, Sendable, CaseIterable {
    /// Ten times as large as mm.
    case centimetres = 10
    /// 25.4 mm.
    case inches = 25.4
  }

  /// In a sentence.
  public var words: String {
    switch self {
    case .misread(let strut, let by):
      "strut \(strut) was read \(decimal(abs(by), 1)) mm too \(by > 0 ? "long" : "short"): read it again"
    case .exchanged(let one, let other):
      "the readings of struts \(one) and \(other) stand in each other's place"
    case .counted(let numbering):
      "between readings and marks, \(numbering.words)"
    case .allOffset(let by):
      "all scales read \(decimal(abs(by), 1)) mm too \(by > 0 ? "much" : "little"): the struts' "
        + "\(CaseKey.Word.readingOffset.name), or their class, is another"
    case .otherRing(let end, let name): "the \(end.rawValue) ring is a \(name)"
    case .otherRings(let name): "both rings are a \(name)"
    case .inUnit(let unit): "all readings are in \(unit): millimetres are wanted"
    case .movedJoint(let end, let strut, let by):
      "strut \(strut) sits on the \(end.rawValue) ring in another hole, \(decimal(by, 0)) mm from the stated one"
    }
  }
}

/// The struts' readings held against what films show.
public struct StrutComparison: Sendable, Equatable {
  /// Squared differences, in standard deviations.
  public let chiSquare: Double
  /// What explains them best; nil where nothing does well enough.
  public internal(set) var explanation: StrutExplanation?
  /// Squared differences that the explanation leaves.
  public internal(set) var chiSquareExplained: Double

  /// Above which readings and films disagree: one reading in 10,000 sets without an error does.
  public static let limit = 27.86

  /// Whether they do.
  public var disagrees: Bool { chiSquare > StrutComparison.limit }

  /// - Returns: nil where either is not known.
  init?(_ solution: FilmSolution) {
    guard let read = solution.set.struts, let found = solution.struts,
      let whitened = Whitened(solution, read.standardDeviation)
    else { return nil }
    let differences = StrutNumber.allCases.map { read.lengths[$0] - found[$0] }
    chiSquare = whitened.square(differences)
    chiSquareExplained = chiSquare
    guard chiSquare > StrutComparison.limit else { return }
    for candidate in StrutComparison.candidates(read.lengths, found, whitened) {
      take(candidate.0, leaving: candidate.1)
    }
  }

  /// Takes an explanation that leaves less, and little.
  mutating func take(_ explanation: StrutExplanation, leaving square: Double) {
    guard square < chiSquareExplained, square < StrutComparison.limit, square < chiSquare - 16 else { return }
    (self.explanation, chiSquareExplained) = (explanation, square)
  }

  private static func candidates(
    _ read: StrutLengths, _ found: StrutLengths, _ whitened: Whitened
  ) -> [(StrutExplanation, Double)] {
    let numbers = StrutNumber.allCases
    let differences = numbers.map { read[$0] - found[$0] }
    var candidates: [(StrutExplanation, Double)] = []
    // Free numbers cost the four of squares that they would take off by chance, and a little more.
    let cost = 4.0
    for strut in numbers {
      let unit = numbers.map { $0 == strut ? 1.0 : 0 }
      let (amount, left) = whitened.fit(differences, by: unit)
      candidates.append((.misread(strut, by: amount), left + cost))
    }
    let (amount, left) = whitened.fit(differences, by: numbers.map { _ in 1 })
    candidates.append((.allOffset(by: amount), left + cost))
    // Of a unit of their own are the scales alone, and where they begin is not.
    for unit in StrutExplanation.Unit.allCases {
      let (_, left) = whitened.fit(
        numbers.map { unit.rawValue * read[$0] - found[$0] }, by: numbers.map { _ in 1 })
      candidates.append((.inUnit(unit), left + cost))
    }
    for numbering in StrutNumbering.others {
      candidates.append(
        (.counted(numbering), whitened.square(numbers.map { read[numbering[$0]] - found[$0] })))
    }
    for one in numbers {
      for other in numbers where one < other {
        var exchanged = read
        (exchanged[one], exchanged[other]) = (read[other], read[one])
        candidates.append(
          (.exchanged(one, other), whitened.square(numbers.map { exchanged[$0] - found[$0] })))
      }
    }
    return candidates
  }

  /// Differences in units of their standard deviations, which go together.
  private struct Whitened {
    private let factor: [[Double]]

    init?(_ solution: FilmSolution, _ deviation: Double) {
      let places = StrutNumber.allCases.compactMap { strut in
        solution.values.firstIndex { $0.quantity == .strut(strut) }
      }
      guard places.count == 6 else { return nil }
      let matrix = places.enumerated().map { row, one in
        places.enumerated().map { column, other in
          solution.covariance(one, other) + (row == column ? deviation * deviation + 1e-6 : 0)
        }
      }
      guard case .success(let factor) = InputCovariance.factor(matrix) else { return nil }
      self.factor = factor
    }

    private func solve(_ numbers: [Double]) -> [Double] {
      var solved: [Double] = []
      for row in factor.indices {
        let rest = (0..<row).reduce(numbers[row]) { $0 - factor[row][$1] * solved[$1] }
        solved.append(factor[row][row] > 0 ? rest / factor[row][row] : 0)
      }
      return solved
    }

    func square(_ numbers: [Double]) -> Double { solve(numbers).reduce(0) { $0 + $1 * $1 } }

    /// How much of a pattern fits best, and what that leaves.
    func fit(_ numbers: [Double], by pattern: [Double]) -> (amount: Double, left: Double) {
      let (a, b) = (solve(pattern), solve(numbers))
      let (along, size) = (zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }, a.reduce(0) { $0 + $1 * $1 })
      return (along / size, b.reduce(0) { $0 + $1 * $1 } - along * along / size)
    }
  }
}
