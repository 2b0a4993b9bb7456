import TextOutput

/// Cases of a table that are called as one in a row above: the same patient twice, or two of one number.
struct RepeatedNames {
  /// So many names are kept, that a table of any length takes little memory.
  private static let mostKept = 100_000

  /// The line of each, by the hash of its name.
  private var lines: [Int: Int] = [:]
  private var first: (name: String, line: Int, before: Int)?
  private var count = 0

  mutating func add(_ name: String, line: Int) {
    let hash = name.hashValue
    guard let before = lines[hash] else {
      if lines.count < RepeatedNames.mostKept { lines[hash] = line }
      return
    }
    first = first ?? (name, line, before)
    count += 1
  }

  /// Nil for none.
  var words: String? {
    first.map { first in
      let found =
        "\(visible(first.name, atMost: 60)) stands in line \(first.before) and again in line \(first.line)"
      return count == 1
        ? "a case twice: \(found)"
        : "\(counted(count, "row")) of cases that stand above already, the first: \(found)"
    }
  }
}
