import CorrectionPlanning

/// How the variance of each output divides among the inputs (Sobol 1993).
///
/// First order: what would vanish if this input alone were known exactly, by `Σ f(B) (f(A_B^i) - f(A)) / (N V)` (Saltelli et
/// al. 2010, table 2 b). Total: what would be left if all others were known, by `Σ (f(A) - f(A_B^i))² / (2 N V)` (Jansen
/// 1999). A and B are independent samples; A_B^i is A with input i of B.
package struct SobolShares: Sendable, Equatable {
  /// By output, then by input; 0 for an output that does not vary.
  package private(set) var first: [[Double]] = []
  /// By output, then by input.
  package private(set) var total: [[Double]] = []
  /// One standard error of ``first``, by leaving out one group of samples after another (jackknife); nan for too few samples.
  package private(set) var firstError: [[Double]] = []
  /// The same of ``total``.
  package private(set) var totalError: [[Double]] = []

  /// Samples are left out in so many groups.
  private static let groups = 16

  /// Pairs of A and B from which they come.
  package private(set) var samples = 0

  /// Estimates from `samples` pairs of A and B, or fewer where the watch ends it: `samples · (inputs + 2)` evaluations.
  package init(
    _ model: some SampledModel, samples: Int, seed: UInt64, jobs: Int, watch: SearchWatch = .none
  ) {
    let a = ScoreSource(seed: seed, stream: 0, inputs: model.inputCount)
    let b = ScoreSource(seed: seed, stream: 1, inputs: model.inputCount)
    let pieces = SampleBlocks.map(samples, jobs: jobs, watch, "pairs of draws") { piece in
      var groups = [Sums](repeating: Sums(model.inputCount, model.outputCount), count: SobolShares.groups)
      for block in SampleBlocks.blocks(piece) {
        groups[block.lowerBound / SampleBlocks.block % SobolShares.groups].add(model, a, b, block)
      }
      return (groups: groups, count: piece.count)
    }
    self.samples = pieces.reduce(0) { $0 + $1.count }
    var groups = [Sums](repeating: Sums(model.inputCount, model.outputCount), count: SobolShares.groups)
    for piece in pieces {
      for group in groups.indices { groups[group].add(piece.groups[group]) }
    }
    var sums = Sums(model.inputCount, model.outputCount)
    for group in groups { sums.add(group) }
    let others = groups.filter { !$0.isEmpty }.map { sums.without($0) }
    for output in 0..<model.outputCount {
      let shares = (0..<model.inputCount).map { sums.shares(output, $0) }
      first.append(shares.map(\.first))
      total.append(shares.map(\.total))
      let left = (0..<model.inputCount).map { input in others.map { $0.shares(output, input) } }
      firstError.append(left.map { SobolShares.error($0.map(\.first)) })
      totalError.append(left.map { SobolShares.error($0.map(\.total)) })
    }
  }

  /// The standard error of an estimate from what it is without each of its groups.
  private static func error(_ without: [Double]) -> Double {
    guard without.count > 1 else { return .nan }
    let count = Double(without.count)
    let mean = without.reduce(0, +) / count
    return ((count - 1) / count * without.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }).squareRoot()
  }

  /// Sums over samples, in a layout of `[output * inputs + input]`.
  private struct Sums: Sendable {
    let inputs: Int
    let outputs: Int
    var count: [Double]
    var product: [Double]
    var difference: [Double]
    var square: [Double]
    var value: [Double]
    var valueSquare: [Double]
    var valueCount: [Double]

    init(_ inputs: Int, _ outputs: Int) {
      (self.inputs, self.outputs) = (inputs, outputs)
      let pairs = [Double](repeating: 0, count: inputs * outputs)
      (count, product, difference, square) = (pairs, pairs, pairs, pairs)
      let singles = [Double](repeating: 0, count: outputs)
      (value, valueSquare, valueCount) = (singles, singles, singles)
    }

    mutating func add(_ model: some SampledModel, _ a: ScoreSource, _ b: ScoreSource, _ block: Range<Int>) {
      let count = block.count
      withColumns(inputs, count) { aScores in
        withColumns(inputs, count) { bScores in
          withColumns(3 * outputs, count) { results in
            a.fill(aScores, samples: block)
            b.fill(bScores, samples: block)
            let size = outputs * count
            let fA = UnsafeMutableBufferPointer(rebasing: results[..<size])
            let fB = UnsafeMutableBufferPointer(rebasing: results[size..<2 * size])
            let fAB = UnsafeMutableBufferPointer(rebasing: results[(2 * size)...])
            model.evaluate(UnsafeBufferPointer(aScores), count: count, into: fA)
            model.evaluate(UnsafeBufferPointer(bScores), count: count, into: fB)
            let known = model.known(UnsafeBufferPointer(aScores), count: count)
            addValues(fA, count)
            addValues(fB, count)
            for input in 0..<inputs {
              let (one, other) = (aScores.column(input, count), bScores.column(input, count))
              for n in 0..<count { swap(&one[n], &other[n]) }
              model.evaluate(
                UnsafeBufferPointer(aScores), count: count, changing: input, of: known, into: fAB)
              for n in 0..<count { swap(&one[n], &other[n]) }
              addPairs(input, fA, fB, fAB, count)
            }
          }
        }
      }
    }

    private mutating func addValues(_ values: UnsafeMutableBufferPointer<Double>, _ samples: Int) {
      for output in 0..<outputs {
        for value in values.column(output, samples) where !value.isNaN {
          self.value[output] += value
          valueSquare[output] += value * value
          valueCount[output] += 1
        }
      }
    }

    private mutating func addPairs(
      _ input: Int, _ a: UnsafeMutableBufferPointer<Double>, _ b: UnsafeMutableBufferPointer<Double>,
      _ ab: UnsafeMutableBufferPointer<Double>, _ samples: Int
    ) {
      for output in 0..<outputs {
        var (sumCount, sumProduct, sumDifference, sumSquare) = (0.0, 0.0, 0.0, 0.0)
        for n in output * samples..<(output + 1) * samples {
          let change = ab[n] - a[n]
          guard !change.isNaN, !b[n].isNaN else { continue }
          sumCount += 1
          sumProduct += b[n] * change
          sumDifference += change
          sumSquare += change * change
        }
        let place = output * inputs + input
        count[place] += sumCount
        product[place] += sumProduct
        difference[place] += sumDifference
        square[place] += sumSquare
      }
    }

    /// Whether no sample is in it.
    var isEmpty: Bool { valueCount.allSatisfy { $0 == 0 } }

    /// What is left when a part is taken out.
    func without(_ part: Sums) -> Sums {
      var left = self
      left.add(part, times: -1)
      return left
    }

    mutating func add(_ other: Sums, times sign: Double = 1) {
      func sum(_ a: inout [Double], _ b: [Double]) {
        for index in a.indices { a[index] += sign * b[index] }
      }
      sum(&count, other.count)
      sum(&product, other.product)
      sum(&difference, other.difference)
      sum(&square, other.square)
      sum(&value, other.value)
      sum(&valueSquare, other.valueSquare)
      sum(&valueCount, other.valueCount)
    }

    func shares(_ output: Int, _ input: Int) -> (first: Double, total: Double) {
      let place = output * inputs + input
      let mean = value[output] / valueCount[output]
      let variance = valueSquare[output] / valueCount[output] - mean * mean
      // Below this the values differ by rounding alone.
      guard count[place] > 0, variance > 1e-14 * (mean * mean + 1e-6) else { return (0, 0) }
      return (
        (product[place] - mean * difference[place]) / (count[place] * variance),
        square[place] / (2 * count[place] * variance)
      )
    }
  }
}
