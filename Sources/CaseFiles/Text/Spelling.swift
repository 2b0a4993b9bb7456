import TreatmentModel

/// Finds what somebody probably meant.
package enum Spelling {
  /// The candidate nearest to `word`, if it is near: at most a third of its letters differ.
  package static func nearest(to word: String, in candidates: some Sequence<String>) -> String? {
    guard word.count <= 60 else { return nil }
    var best: (distance: Int, word: String)?
    for candidate in candidates {
      let distance = distance(Array(word.lowercased()), Array(candidate))
      if distance <= max(1, candidate.count / 3), distance < best?.distance ?? Int.max {
        best = (distance, candidate)
      }
    }
    return best?.word
  }

  /// Insertions, deletions, substitutions and swaps of neighbours (optimal string alignment).
  private static func distance(_ a: [Character], _ b: [Character]) -> Int {
    var (before, previous) = ([Int](), Array(0...b.count))
    for i in 0..<a.count {
      var row = [i + 1]
      for j in 0..<b.count {
        var cost = min(row[j] + 1, previous[j + 1] + 1, previous[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, before[j - 1] + 1) }
        row.append(cost)
      }
      (before, previous) = (previous, row)
    }
    return previous[b.count]
  }
}
