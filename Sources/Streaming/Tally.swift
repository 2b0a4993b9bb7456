import HexapodKinematics

/// How many lines came to what.
public struct Tally: Sendable, Equatable {
  /// Lines with a result to build upon.
  public internal(set) var good = 0
  /// Lines whose pose was not found, by how the search ended.
  public internal(set) var notFound: [PoseSolution.Outcome.Kind: Int] = [:]
  /// Lines with a certificate, where they were asked for.
  public internal(set) var certified = 0
  /// Lines that could not be read.
  public internal(set) var bad = 0
  /// The first of them, from 1.
  public internal(set) var firstBad: Int?

  /// Lines with marks of footnotes behind their numbers, which are left out.
  public internal(set) var marked = 0
  /// The first of them, from 1.
  public internal(set) var firstMarked: Int?

  /// Nothing yet.
  public init() {}

  /// Lines with numbers, or with what was meant as such.
  public var lines: Int { good + bad + notFound.values.reduce(0, +) }

  mutating func count(_ outcome: PoseSolution.Outcome.Kind) {
    if outcome == .found { good += 1 } else { notFound[outcome, default: 0] += 1 }
  }

  mutating func countBad(line: Int) {
    bad += 1
    firstBad = firstBad ?? line
  }

  mutating func countMarked(line: Int) {
    marked += 1
    firstMarked = firstMarked ?? line
  }

  /// Adds the lines that follow.
  mutating func add(_ next: Tally) {
    good += next.good
    certified += next.certified
    bad += next.bad
    firstBad = firstBad ?? next.firstBad
    marked += next.marked
    firstMarked = firstMarked ?? next.firstMarked
    notFound.merge(next.notFound, uniquingKeysWith: +)
  }
}
