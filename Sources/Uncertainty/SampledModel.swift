/// A function of independent standard scores that is evaluated for many samples at a time.
package protocol SampledModel: Sendable {
  /// Scores that a sample has.
  var inputCount: Int { get }
  /// Numbers that come out.
  var outputCount: Int { get }

  /// Evaluates `count` samples. Both buffers are by columns: score `i` of sample `n` at `i * count + n`, and outputs
  /// likewise. An output that a sample does not have is not a number.
  func evaluate(
    _ scores: UnsafeBufferPointer<Double>, count: Int, into outputs: UnsafeMutableBufferPointer<Double>)
}

/// How samples are divided into pieces; it must not depend on the number of threads.
enum SampleBlocks {
  /// Samples evaluated at once: their scores and poses stay in the second-level cache.
  static let block = 512
  /// Samples of one task.
  static let piece = 8192

  /// Does pieces of samples on several tasks at a time; the results are in order.
  static func map<Result: Sendable>(
    _ samples: Int, jobs: Int, _ work: @escaping @Sendable (Range<Int>) -> Result
  ) async -> [Result] {
    let pieces = stride(from: 0, to: samples, by: piece).map { $0..<min($0 + piece, samples) }
    return await withTaskGroup(of: (Int, Result).self) { group in
      var results = [Result?](repeating: nil, count: pieces.count)
      for (number, piece) in pieces.enumerated() {
        if number >= max(1, jobs), let (earlier, result) = await group.next() { results[earlier] = result }
        group.addTask { (number, work(piece)) }
      }
      for await (number, result) in group { results[number] = result }
      return results.compactMap { $0 }
    }
  }

  /// The blocks of a piece.
  static func blocks(_ piece: Range<Int>) -> [Range<Int>] {
    stride(from: piece.lowerBound, to: piece.upperBound, by: block).map {
      $0..<min($0 + block, piece.upperBound)
    }
  }
}

extension SampledModel {
  /// Outputs of the first samples of the main stream, one column an output.
  package func sample(_ samples: Int, seed: UInt64, jobs: Int) async -> SampleColumns {
    let source = ScoreSource(seed: seed, stream: 0, inputs: inputCount)
    let columns = SampleColumns(outputCount, samples)
    _ = await SampleBlocks.map(samples, jobs: jobs) { piece in
      for block in SampleBlocks.blocks(piece) {
        withColumns(inputCount, block.count) { scores in
          source.fill(scores, samples: block)
          withColumns(outputCount, block.count) { outputs in
            evaluate(UnsafeBufferPointer(scores), count: block.count, into: outputs)
            columns.write(outputs, block)
          }
        }
      }
    }
    return columns
  }
}

/// Columns that several tasks fill at the same time, each its own samples.
package final class SampleColumns: @unchecked Sendable {
  // Tasks write to samples that are theirs alone, and nobody reads before all have ended.
  private let values: UnsafeMutableBufferPointer<Double>
  package let samples: Int

  init(_ columns: Int, _ samples: Int) {
    values = .allocate(capacity: columns * samples)
    self.samples = samples
  }

  deinit { values.deallocate() }

  fileprivate func write(_ outputs: UnsafeMutableBufferPointer<Double>, _ block: Range<Int>) {
    for output in 0..<(outputs.count / max(1, block.count)) {
      let part = UnsafeMutableBufferPointer(rebasing: values.column(output, samples)[block])
      _ = part.initialize(from: outputs.column(output, block.count))
    }
  }

  /// Reads the first `count` samples of a column, all unless given.
  package func read<Result>(
    _ column: Int, first count: Int? = nil, _ body: (UnsafeBufferPointer<Double>) -> Result
  ) -> Result {
    body(UnsafeBufferPointer(rebasing: values.column(column, samples)[..<(count ?? samples)]))
  }
}

extension UnsafeMutableBufferPointer<Double> {
  /// Column `index` of columns of `count`.
  package func column(_ index: Int, _ count: Int) -> UnsafeMutableBufferPointer<Double> {
    UnsafeMutableBufferPointer(rebasing: self[index * count..<(index + 1) * count])
  }
}

/// Room for columns, only while `body` runs.
package func withColumns<Result>(
  _ columns: Int, _ count: Int, _ body: (UnsafeMutableBufferPointer<Double>) -> Result
) -> Result {
  withUnsafeTemporaryAllocation(of: Double.self, capacity: columns * count) { body($0) }
}
