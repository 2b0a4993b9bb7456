import TreatmentModel

/// How far the inputs of a study spread, and how their errors go together.
package struct InputSpread: Sendable {
  /// One standard deviation of each, radians or millimetres.
  package private(set) var deviations: [Double]
  /// What makes their scores of independent ones; nil where they are independent.
  package private(set) var mixing: ScoreMixing?
  /// Of all inputs; empty where they are independent.
  private var covariance: [[Double]] = []

  /// The inputs of a study, with the correlations of a covariance; keys of it that are none of them do not count.
  package init(_ inputs: [UncertainInput], _ covariance: InputCovariance?) {
    deviations = inputs.map(\.standardDeviation)
    guard let covariance else { return }
    let places = inputs.map { covariance.keys.firstIndex(of: $0.key) }
    // What an input's own deviation is of that in the covariance: mostly 1.
    let scales = zip(inputs, deviations).map { input, own in
      covariance.standardDeviation(of: input.key).map { $0 > 0 ? own / $0 : 0 } ?? 0
    }
    let own = deviations
    set(
      inputs.indices.map { one in
        inputs.indices.map { other in
          if one == other { return own[one] * own[one] }
          guard let row = places[one], let column = places[other] else { return 0 }
          return covariance.matrix[row][column] * scales[one] * scales[other]
        }
      })
  }

  /// Takes a covariance of which some number off the diagonal is not 0.
  private mutating func set(_ matrix: [[Double]]) {
    let isMixed = matrix.indices.contains { row in matrix[row][..<row].contains { $0 != 0 } }
    guard isMixed, case .success(let factor) = InputCovariance.factor(matrix) else { return }
    (covariance, mixing) = (matrix, ScoreMixing(factor, deviations))
  }

  /// Of each two inputs whose errors go together.
  package var correlations: [InputCorrelation] {
    covariance.indices.flatMap { input in
      covariance.indices.dropFirst(input + 1).filter { covariance[input][$0] != 0 }.map {
        InputCorrelation(
          input: input, other: $0, correlation: covariance[input][$0] / (deviations[input] * deviations[$0]))
      }
    }
  }

  /// One standard deviation of a number that changes so with each input, by linear propagation.
  package func standardDeviation(of rates: [Double]) -> Double {
    var parts = zip(rates, deviations).map { $0 * $1 }
    if let mixing {
      // What each independent score does, through all the inputs that it goes into.
      var mixed = [Double](repeating: 0, count: parts.count)
      for (input, part) in parts.enumerated() {
        for (place, weight) in mixing[input] { mixed[place] += weight * part }
      }
      parts = mixed
    }
    return parts.reduce(0) { $0 + $1 * $1 }.squareRoot()
  }

  /// The spread after one input has been measured again, so well that it has this standard deviation: what is known of it then
  /// is known of those that go with it too (the update of a normal distribution by one measurement).
  package func measuredAgain(_ index: Int, to goal: Double) -> InputSpread {
    var spread = self
    spread.deviations[index] = goal
    guard mixing != nil else { return spread }
    let variance = covariance[index][index]
    let gain = (1 - goal * goal / variance) / variance
    let updated = covariance.indices.map { one in
      covariance.indices.map { other in
        covariance[one][other] - gain * covariance[one][index] * covariance[index][other]
      }
    }
    spread.deviations = updated.indices.map { max(0, updated[$0][$0]).squareRoot() }
    (spread.mixing, spread.covariance) = (nil, [])
    spread.set(updated)
    return spread
  }
}

/// Makes standard scores that go together of independent ones: score i is the sum of the first i independent scores, weighted by
/// row i of the covariance's Cholesky factor over its standard deviation. Scores are truncated before they are mixed.
package struct ScoreMixing: Sendable {
  /// Of each score the weights that are not 0.
  private let rows: [[(place: Int, weight: Double)]]

  init(_ factor: [[Double]], _ deviations: [Double]) {
    rows = zip(factor, deviations).map { row, deviation in
      row.enumerated().filter { $0.element != 0 }.map { ($0.offset, $0.element / deviation) }
    }
  }

  /// The weights of a score.
  package subscript(score: Int) -> [(place: Int, weight: Double)] { rows[score] }

  /// Mixes columns in place.
  func mix(_ scores: UnsafeMutableBufferPointer<Double>, _ count: Int) {
    // From the last on: each needs those before it as they were.
    for (index, row) in rows.enumerated().reversed() where !(row.count == 1 && row[0] == (index, 1)) {
      let column = scores.column(index, count)
      for n in 0..<count { column[n] = row.reduce(0) { $0 + $1.weight * scores[$1.place * count + n] } }
    }
  }
}
