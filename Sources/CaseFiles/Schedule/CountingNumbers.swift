/// Numbers of a column from row to row.
struct CountingNumbers {
  let numbers: [Int]

  init(_ numbers: [Int]) { self.numbers = numbers }

  var isConstant: Bool { Set(numbers).count <= 1 }
  var falls: Int { zip(numbers, numbers.dropFirst()).count { $1 < $0 } }
  /// Whether each is one more than that before it, as numbers of rows are.
  var isByOnes: Bool { zip(numbers, numbers.dropFirst()).allSatisfy { $1 == $0 + 1 } }
  /// Whether they are the numbers of the rows, from 0 or 1 on.
  var areRows: Bool { isByOnes && (0...1).contains(numbers.first ?? 0) }

  /// Whether they count something, row by row or slower: they rise, and none stands in very many rows.
  var areCounted: Bool {
    falls == 0 && !isConstant && CountingNumbers.longest * Set(numbers).count >= numbers.count
  }

  /// What is counted row by row stands in no more rows than this.
  private static let longest = 4

  /// The row from which on they are counted from the start again, as days of a week are, of a month, or of a second table; nil where
  /// they are not. Rows that are exchanged, doubled or in the reverse order do not begin again.
  var secondStart: Int? {
    // Rows of one day are one.
    let starts = numbers.indices.filter { $0 == 0 || numbers[$0] != numbers[$0 - 1] }
    let values = starts.map { numbers[$0] }
    let falls = values.indices.dropFirst().filter { values[$0] < values[$0 - 1] }
    guard let first = falls.first, let lowest = values.min() else { return nil }
    let edges = [0] + falls + [values.count]
    let lengths = zip(edges, edges.dropFirst()).map { $1 - $0 }
    if falls.count > 1, falls.allSatisfy({ values[$0] == lowest }), lengths.dropLast().allSatisfy({ $0 > 1 })
    {
      return starts[first]
    }
    let drops = falls.map { values[$0 - 1] - values[$0] }
    if values.allSatisfy((0...7).contains), drops.allSatisfy({ $0 > 2 }) { return starts[first] }
    let mayBeOfMonths = values.allSatisfy((1...31).contains)
    return falls.indices.first { index in
      let (fall, next) = (falls[index], falls[index] + lengths[index + 1])
      if mayBeOfMonths, isNewMonth(values[fall - 1], values[fall..<next]) { return true }
      guard lengths[index] > 1 else { return false }
      let isStart = values[fall] <= values[0] || values[fall] <= 1
      return isStart && values[..<fall].contains(values[fall]) && lengths[index] > 2 && next - fall > 1
        && (fall..<min(fall + 2, next - 1)).allSatisfy { values[$0 + 1] == values[$0] + 1 }
    }.map { starts[falls[$0]] }
  }

  /// Whether days of a month go on in the next one, and not one of them is mistyped.
  private func isNewMonth(_ last: Int, _ next: ArraySlice<Int>) -> Bool {
    guard last > 21, let first = next.first, first < 8 else { return false }
    // Of one row alone: it is at most a few days behind the one before.
    guard let second = next.dropFirst().first else { return last > 25 && first < 4 }
    return second - first < 8
  }
}
