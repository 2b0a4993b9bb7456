import CorrectionPlanning
import Threading

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

  /// What is known of samples that serves for others which differ from them in one score.
  associatedtype Known = Void

  /// What is known of samples, laid out as for ``evaluate(_:count:into:)``.
  func known(_ scores: UnsafeBufferPointer<Double>, count: Int) -> Known

  /// The same outputs as ``evaluate(_:count:into:)``, to the bit, of samples that differ from known ones in one score alone.
  func evaluate(
    _ scores: UnsafeBufferPointer<Double>, count: Int, changing input: Int, of known: Known,
    into outputs: UnsafeMutableBufferPointer<Double>)
}

extension SampledModel where Known == Void {
  package func known(_ scores: UnsafeBufferPointer<Double>, count: Int) {}

  package func evaluate(
    _ scores: UnsafeBufferPointer<Double>, count: Int, changing input: Int, of known: Void,
    into outputs: UnsafeMutableBufferPointer<Double>
  ) { evaluate(scores, count: count, into: outputs) }
}

/// How samples are divided into pieces; it must not depend on the number of threads.
enum SampleBlocks {
  /// Samples evaluated at once: their scores and poses stay in the second-level cache.
  static let block = 512
  /// Samples that one thread takes at a time.
  static let piece = 8192

  /// Does pieces of samples on several threads; the results are in order.
  ///
  /// - Parameter watch: may end it, when at least one piece is done.
  static func map<Result: Sendable>(
    _ samples: Int, by size: Int = piece, jobs: Int, _ watch: SearchWatch, _ what: String,
    _ work: @escaping @Sendable (Range<Int>) -> Result
  ) -> [Result] {
    let pieces = stride(from: 0, to: samples, by: size).map { $0..<min($0 + size, samples) }
    return Workers.map(
      pieces.count, jobs: jobs,
      goesOn: { watch.goesOn(SearchWatch.Progress(min($0 * size, samples), of: samples, what)) },
      { work(pieces[$0]) })
  }

  /// The blocks of a piece.
  static func blocks(_ piece: Range<Int>) -> [Range<Int>] {
    stride(from: piece.lowerBound, to: piece.upperBound, by: block).map {
      $0..<min($0 + block, piece.upperBound)
    }
  }
}

extension SampledModel {
  /// Outputs of the first samples of the main stream, one column an output; of fewer where the watch ends it.
  package func sample(
    _ samples: Int, seed: UInt64, jobs: Int, watch: SearchWatch = .none
  ) -> SampleColumns {
    let source = ScoreSource(seed: seed, stream: 0, inputs: inputCount)
    let columns = SampleColumns(outputCount, samples)
    let done = SampleBlocks.map(samples, jobs: jobs, watch, "draws") { piece in
      for block in SampleBlocks.blocks(piece) {
        withColumns(inputCount, block.count) { scores in
          source.fill(scores, samples: block)
          withColumns(outputCount, block.count) { outputs in
            evaluate(UnsafeBufferPointer(scores), count: block.count, into: outputs)
            columns.write(outputs, block)
          }
        }
      }
      return piece.count
    }
    columns.samples = done.reduce(0, +)
    return columns
  }
}

/// Columns that several threads fill at the same time, each its own samples.
package final class SampleColumns: @unchecked Sendable {
  // Threads write to samples that are theirs alone, and nobody reads before all have ended.
  private let values: UnsafeMutableBufferPointer<Double>
  private let room: Int
  /// The first so many are there.
  package fileprivate(set) var samples: Int

  init(_ columns: Int, _ samples: Int) {
    values = .allocate(capacity: columns * samples)
    (room, self.samples) = (samples, samples)
  }

  deinit { values.deallocate() }

  fileprivate func write(_ outputs: UnsafeMutableBufferPointer<Double>, _ block: Range<Int>) {
    for output in 0..<(outputs.count / max(1, block.count)) {
      let part = UnsafeMutableBufferPointer(rebasing: values.column(output, room)[block])
      _ = part.initialize(from: outputs.column(output, block.count))
    }
  }

  /// Reads the first `count` samples of a column, all unless given.
  package func read<Result>(
    _ column: Int, first count: Int? = nil, _ body: (UnsafeBufferPointer<Double>) -> Result
  ) -> Result {
    body(UnsafeBufferPointer(rebasing: values.column(column, room)[..<(count ?? samples)]))
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
