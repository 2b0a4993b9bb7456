/// Independent standard scores by number: score `input` of sample `sample` of a stream depends on the seed, the stream and
/// those two numbers alone, so results do not depend on how samples are divided among threads.
///
/// A counter goes through the mixing function of SplitMix64 (Steele, Lea and Flood 2014), each input with a key of its own.
struct ScoreSource: Sendable {
  private let keys: [UInt64]
  private static let gamma: UInt64 = 0x9E37_79B9_7F4A_7C15

  /// - Parameters:
  ///   - stream: draws of different streams are independent of each other.
  ///   - inputs: how many scores a sample has.
  init(seed: UInt64, stream: UInt64, inputs: Int) {
    let root = ScoreSource.mixed(ScoreSource.mixed(seed &+ ScoreSource.gamma) &+ stream)
    keys = (0..<inputs).map { ScoreSource.mixed(root &+ (UInt64($0) &+ 1) &* ScoreSource.gamma) }
  }

  /// Scores of one input for consecutive samples.
  @inline(__always)
  func fill(_ scores: UnsafeMutableBufferPointer<Double>, input: Int, firstSample: Int) {
    var counter = keys[input] &+ UInt64(firstSample) &* ScoreSource.gamma
    for index in scores.indices {
      counter &+= ScoreSource.gamma
      // The middle of one of 2⁵² equal cells: never 0, never 1.
      let uniform = (Double(ScoreSource.mixed(counter) >> 12) + 0.5) * 0x1p-52
      scores[index] = TruncatedNormal.score(uniform)
    }
  }

  @inline(__always)
  private static func mixed(_ state: UInt64) -> UInt64 {
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
