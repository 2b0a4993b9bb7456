import Glibc
import HexapodKinematics

/// How exact readings are, and how their rounding errors go together.
///
/// A reading rounded to a step d is off by a uniform error of variance d²/12. Struts whose lengths differ by a constant, as those of one
/// run do in all parallel states, are not rounded independently: of two whose lengths differ by the part f of a step the errors have
/// the correlation `1 - 6 f (1 - f)`, for the mean over where the step falls. Their readings differ by one step more in the part f of all
/// states: when they do in m of n, and f may be anything, f (1 - f) is to be expected at (m + 1) (n - m + 1) / ((n + 2) (n + 3)), the mean
/// of the beta distribution that is left of it. Struts that differ by the same throughout are taken to be alike (f = 0): one measurement,
/// which counts as one. All of them are where no two ever differ by more than a step, which struts made to be alike do; else as many as
/// go beyond what chance makes of any, and its standard deviation.
struct ReadingErrors: Sendable {
  /// The step to which scales were read, mm.
  let step: Double
  /// Whether it was told from the readings.
  let isTold: Bool
  /// Variance of rounding, mm².
  let rounding: Double
  /// Variance besides, mm².
  let other: Double
  /// Groups of struts of one run, of all unturned states and of turned ones; what of their rounding is common.
  let wholeShare, oddShare, evenShare: Double

  /// Steps that scales have, or that they are read to; the first that all readings are multiples of is theirs.
  static let steps = [5, 2.5, 2, 1, 0.5, 0.25, 0.2, 0.1, 0.05, 0.02, 0.01]
  /// Of fewer readings it may be chance that all are multiples of more than a millimetre.
  private static let manyReadings = 18

  static let whole = Array(0..<6), odd = [0, 2, 4], even = [1, 3, 5]

  /// - Parameter leftOut: observations that say nothing; a state with such a reading does not say how readings go together.
  init(_ states: FrameStates, leavingOut leftOut: [FrameObservation] = []) {
    let readings = states.states.flatMap { Array($0.readings) }
    let told =
      ReadingErrors.steps.first { step in
        (step <= 1 || readings.count >= ReadingErrors.manyReadings)
          && readings.allSatisfy { abs($0 / step - ($0 / step).rounded()) < 1e-6 }
      } ?? ReadingErrors.steps[ReadingErrors.steps.count - 1]
    let step = states.resolution ?? told
    (self.step, isTold) = (step, states.resolution == nil)
    rounding = step * step / 12
    other = states.readingDeviation * states.readingDeviation
    let misread = leftOut.compactMap { one -> Int? in
      if case .reading(let state, _) = one { state } else { nil }
    }
    func share(_ group: [Int], _ isMember: (Bool) -> Bool) -> Double {
      let rows = states.states.enumerated().compactMap { index, state -> PerStrut<Double>? in
        guard case .parallel(_, let turned) = state.stance, !misread.contains(index) else { return nil }
        return isMember(turned.value != 0) ? state.readings : nil
      }
      return ReadingErrors.commonShare(rows, group, step)
    }
    wholeShare = share(ReadingErrors.whole) { !$0 }
    // Struts of one parity have one run whether the ring is turned or not.
    oddShare = share(ReadingErrors.odd) { _ in true }
    evenShare = share(ReadingErrors.even) { _ in true }
  }

  /// The mean correlation of the pairs of a group, to be expected by what their readings say of it.
  private static func commonShare(_ rows: [PerStrut<Double>], _ group: [Int], _ step: Double) -> Double {
    guard !rows.isEmpty else { return 0 }
    let count = Double(rows.count)
    /// Of a pair that is longer by a step in so many states.
    func correlation(_ longer: Double) -> Double {
      1 - 6 * (longer + 1) * (count - longer + 1) / ((count + 2) * (count + 3))
    }
    var (sum, constant) = (0.0, 0.0)
    for (place, one) in group.enumerated() {
      for other in group[(place + 1)...] {
        let differences = rows.map { (($0[one] - $0[other]) / step).rounded() }
        guard differences.contains(where: { $0 != differences[0] }) else {
          constant += 1
          continue
        }
        let mean = differences.reduce(0, +) / count
        sum += correlation((mean - mean.rounded(.down)) * count)
      }
    }
    let pairs = Double(group.count * (group.count - 1) / 2)
    let isNear = rows.allSatisfy { row in
      let readings = group.map { row[$0] }
      return (readings.max() ?? 0) - (readings.min() ?? 0) < 1.5 * step
    }
    let alike = isNear ? constant : moreThanChance(constant, of: group.count, count)
    sum += alike + (constant - alike) * correlation(0)
    // Lengths that share a step out among them make a scale of so much finer steps at most.
    return max(sum / pairs, -1 / Double(group.count))
  }

  /// Of pairs that never differ in n states, how many are alike and do not so by chance: what is more than chance makes of struts of which
  /// any f may be, and one standard deviation of that. Rounding cuts the step's circle at n places at random, and struts between the same
  /// two cuts never differ: two with the probability 2 / (n + 1), three with 6 / ((n + 1) (n + 2)), two pairs of four with
  /// (20 + 4 n) / ((n + 1) (n + 2) (n + 3)).
  private static func moreThanChance(_ constant: Double, of struts: Int, _ n: Double) -> Double {
    let k = Double(struts)
    let pairs = k * (k - 1) / 2
    let two = 2 / (n + 1)
    guard two < 1 else { return 0 }
    let three = 6 / ((n + 1) * (n + 2))
    let twice = (20 + 4 * n) / ((n + 1) * (n + 2) * (n + 3))
    let apart = (k - 2) * (k - 3) / 2
    let square = two * two
    let variance = pairs * (two - square + 2 * (k - 2) * (three - square) + apart * (twice - square))
    let chance = two * pairs + max(variance, 0).squareRoot()
    return min(max((constant - chance) / (1 - two), 0), constant)
  }

  /// The groups of struts of a state whose rounding goes together, with what of it is common.
  func groups(_ stance: FrameStates.Stance) -> [(struts: [Int], share: Double)] {
    guard case .parallel(_, let turned) = stance else { return ReadingErrors.whole.map { ([$0], 0) } }
    return turned.value == 0
      ? [(ReadingErrors.whole, wholeShare)]
      : [(ReadingErrors.odd, oddShare), (ReadingErrors.even, evenShare)]
  }

  /// Rows of a group become of unit variance and independent: each is multiplied by the first factor, and the group's mean by the
  /// second instead.
  func whitening(_ size: Int, _ share: Double) -> (each: Double, mean: Double) {
    // What is common makes the mean less certain; that differences are more certain by it is not relied on, since it is told for the
    // group and not for a pair.
    let common = rounding * (1 + Double(size - 1) * share) + other
    return (1 / (rounding + other).squareRoot(), 1 / common.squareRoot())
  }

  /// Of how much the readings of all parallel states are one measurement.
  var mostCommon: Double { max(wholeShare, oddShare, evenShare) }
}
