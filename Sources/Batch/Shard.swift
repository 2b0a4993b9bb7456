/// A part of a batch's lines: every n-th, beginning with the k-th. `paste -d '\n'` puts all parts together again.
public struct Shard: Sendable, Equatable {
  /// Number of the part, 1...``count``.
  public let index: Int
  /// Number of parts, 1...1,000,000.
  public let count: Int

  /// All lines.
  public static let whole = Shard(index: 1, count: 1)

  private init(index: Int, count: Int) { (self.index, self.count) = (index, count) }

  /// `k/n`; nil for anything else.
  public init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, let index = parts[0], let count = parts[1], (1...1_000_000).contains(count),
      (1...count).contains(index)
    else { return nil }
    self.init(index: index, count: count)
  }

  /// Which of the lines of a case belong to the part.
  ///
  /// - Parameters:
  ///   - before: lines of all cases before it.
  ///   - lines: of the case.
  func lines(of lines: Int, after before: Int) -> LineNumbers {
    let first = (index - 1 - before % count + count) % count
    return LineNumbers(first: first, step: count, count: first < lines ? (lines - first - 1) / count + 1 : 0)
  }
}

/// Some lines of a case, evenly spaced, from 0.
struct LineNumbers: Sendable, Equatable {
  let first: Int
  let step: Int
  let count: Int

  /// The numbers, ascending.
  var all: some Sequence<Int> { (0..<count).lazy.map { [first, step] in first + $0 * step } }

  /// Without the first so many.
  func dropping(_ dropped: Int) -> LineNumbers {
    LineNumbers(first: first + dropped * step, step: step, count: count - dropped)
  }

  /// The first so many.
  func keeping(_ kept: Int) -> LineNumbers { LineNumbers(first: first, step: step, count: kept) }
}
