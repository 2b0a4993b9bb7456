/// What came of one rival.
struct Result: Sendable {
  let rival: Rival
  let outcome: Outcome

  enum Outcome: Sendable {
    case ran(Score)
    case notRun(reason: String)
  }

  var score: Score? { if case .ran(let score) = outcome { score } else { nil } }
}

/// Times, steps and tallies of a rival that ran.
struct Score: Sendable {
  let about: String
  let cold: Timing
  let warm: Timing
  let coldTally: Tally
  let warmTally: Tally
  let wideTally: Tally

  /// What one step more costs, in nanoseconds: told from two sets that differ in their number of steps, and so without
  /// what every solve costs besides. Nil when they hardly differ.
  var nanosecondsPerStep: Double? {
    let steps = coldTally.meanIterations - warmTally.meanIterations
    return steps > 0.5 ? (cold.minimum - warm.minimum) / steps : nil
  }
}
