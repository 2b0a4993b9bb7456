import Glibc
import HexapodKinematics

/// The up to 64 ways in which the struts of a level can be set at a moment: each at the step below or above its length.
///
/// Each way is made from one with a strut less above, so that it costs a few additions. Memory is kept from moment to moment.
struct StepWays {
  private var below = PerStrut(repeating: 0)
  private var above = PerStrut(repeating: 0)
  private var now = PerStrut(repeating: 0)
  private var bit = PerStrut(repeating: 0)
  private var isStart = true
  /// The struts that have two steps to choose from; bit i of a way says that the i-th of them is above.
  private var free: [Int] = []
  /// What each way costs the level by itself.
  private var own = [Double](repeating: 0, count: 64)
  private var limb = [LimbResponse](repeating: .zero, count: 64)
  private var gradient = [SIMD8<Double>](repeating: .zero, count: 64)
  private var count = 1
  /// Those that are worth looking at.
  private var good: [Int] = []

  private static let still = 1e-9
  private static let equal = 1e-9

  /// Memory for all ways.
  init() {
    free.reserveCapacity(6)
    good.reserveCapacity(64)
  }

  /// One way, which costs nothing.
  mutating func stay(at steps: PerStrut<Int>) {
    (below, above, now, isStart, count) = (steps, steps, steps, true, 1)
    free.removeAll(keepingCapacity: true)
    (own[0], limb[0]) = (0, .zero)
  }

  /// The ways of a moment, from the steps of the moment before.
  mutating func list(
    _ lane: PairedSteps.Lane, _ scale: StepScaleOfLane, _ moment: Int, _ now: PerStrut<Int>,
    _ allowed: StepRange
  ) {
    (isStart, self.now, bit) = (moment == 0, now, scale.bit)
    free.removeAll(keepingCapacity: true)
    let length = lane.lengths[moment]
    let before = isStart ? length : lane.lengths[moment - 1]
    let answers = lane.limb[moment]
    var (errors, limb) = (SIMD8<Double>.zero, LimbResponse.zero)
    for strut in 0..<6 {
      let exact = scale.steps(ofLength: length[strut], strut)
      var low = StepScaleOfLane.whole((exact + StepWays.still).rounded(.down))
      var high = StepScaleOfLane.whole((exact - StepWays.still).rounded(.up))
      low = min(max(low, allowed.low[strut]), allowed.high[strut])
      high = min(max(high, allowed.low[strut]), allowed.high[strut])
      if !isStart {
        // Never turned back while its length goes one way.
        let change = length[strut] - before[strut]
        if change > -StepWays.still { (low, high) = (max(low, now[strut]), max(high, now[strut])) }
        if change < StepWays.still { (low, high) = (min(low, now[strut]), min(high, now[strut])) }
      }
      (below[strut], above[strut]) = (low, high)
      if low < high { free.append(strut) }
      errors[strut] = (Double(low) - exact) * scale.step[strut]
      limb += errors[strut] * answers[strut]
    }
    let columns = lane.responses.columns(moment)
    var slope = SIMD8<Double>.zero
    for strut in 0..<6 { slope += errors[strut] * columns[strut] }
    (own[0], self.limb[0], gradient[0]) = ((errors * slope).sum(), limb, slope)
    count = 1
    for strut in free {
      let raise = Double(above[strut] - below[strut]) * scale.step[strut]
      let (turn, answer, square) = (
        raise * columns[strut], raise * answers[strut], raise * raise * columns[strut][strut]
      )
      for way in 0..<count {
        let from = gradient[way]
        own[count + way] = own[way] + 2 * raise * from[strut] + square
        self.limb[count + way] = self.limb[way] + answer
        gradient[count + way] = from + turn
      }
      count *= 2
    }
  }

  /// The steps of a way.
  func steps(_ way: Int) -> PerStrut<Int> {
    var steps = below
    for (index, strut) in free.enumerated() where way >> index & 1 == 1 { steps[strut] = above[strut] }
    return steps
  }

  /// How many steps are turned for a way, and which struts are above, in the order of mirrored limbs.
  private func rank(_ way: Int) -> (turns: Int, raised: Int) {
    let steps = steps(way)
    var (turns, raised) = (0, 0)
    if !isStart { for strut in 0..<6 { turns += abs(steps[strut] - now[strut]) } }
    for (index, strut) in free.enumerated() where way >> index & 1 == 1 { raised |= bit[strut] }
    return (min(turns, 1 << 40), raised)
  }

  private var cheapest: Int {
    var best = 0
    for way in 1..<max(count, 1) where own[way] < own[best] { best = way }
    return best
  }

  private mutating func keep(upTo most: Double) {
    good.removeAll(keepingCapacity: true)
    for way in 0..<count where own[way] <= most { good.append(way) }
  }

  /// The pair of ways whose costs, with that of the limb, are least together; of equals the fewest turns, then the lower settings.
  static func best(_ one: inout StepWays, _ other: inout StepWays) -> (first: Int, second: Int) {
    guard one.count > 1 || other.count > 1 else { return (0, 0) }
    func cost(_ first: Int, _ second: Int) -> Double {
      let limb = one.limb[first] + other.limb[second]
      return one.own[first] + other.own[second] + (limb * limb).sum()
    }
    let (first, second) = (one.cheapest, other.cheapest)
    var least = cost(first, second)
    // What costs its own level more than that has no partner.
    one.keep(upTo: least + equal - other.own[second])
    other.keep(upTo: least + equal - one.own[first])
    for first in one.good {
      for second in other.good where one.own[first] + other.own[second] < least {
        least = min(least, cost(first, second))
      }
    }
    var (best, rank) = ((first: first, second: second), Int.max)
    for first in one.good where one.own[first] + other.own[second] <= least + equal {
      for second in other.good
      where one.own[first] + other.own[second] <= least + equal && cost(first, second) <= least + equal {
        let (a, b) = (one.rank(first), other.rank(second))
        let own = (a.turns + b.turns) << 12 | a.raised << 6 | b.raised
        if own < rank { (best, rank) = ((first, second), own) }
      }
    }
    return best
  }
}
