/// Independent standard scores by number: score `input` of sample `sample` of a stream depends on the seed, the stream and
/// those two numbers alone, so results do not depend on how samples are divided among threads. The scores are normal,
/// truncated at ±4 (MODEL section 11).
///
/// A counter goes through the mixing function of SplitMix64 (Steele, Lea and Flood 2014), each input with a key of its own.
package struct ScoreSource: Sendable {
  /// The largest score.
  package static let bound = 4.0
  private static let gamma: UInt64 = 0x9E37_79B9_7F4A_7C15
  private let keys: [UInt64]
  private let kernel: SensitivityKernel

  /// - Parameters:
  ///   - stream: draws of different streams are independent of each other.
  ///   - inputs: how many scores a sample has.
  package init(seed: UInt64, stream: UInt64, inputs: Int, kernel: SensitivityKernel = .best) {
    self.kernel = kernel
    let root = ScoreSource.mixed(ScoreSource.mixed(seed &+ ScoreSource.gamma) &+ stream)
    keys = (0..<inputs).map { ScoreSource.mixed(root &+ (UInt64($0) &+ 1) &* ScoreSource.gamma) }
  }

  /// All scores of consecutive samples, by columns.
  package func fill(_ scores: UnsafeMutableBufferPointer<Double>, samples: Range<Int>) {
    for (input, key) in keys.enumerated() {
      let column = scores.column(input, samples.count)
      kernel.uniforms(
        key &+ UInt64(samples.lowerBound) &* ScoreSource.gamma, Int32(samples.count), column.baseAddress)
      kernel.scores(Int32(samples.count), column.baseAddress)
    }
  }

  private static func mixed(_ state: UInt64) -> UInt64 {
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
