import Glibc
import HexapodKinematics
import TreatmentModel

/// Chooses whole steps for the struts of two levels together, moment by moment (MODEL section 12).
///
/// What is least is the sum of three: what each level's steps cost by themselves, and the limb's own displacement. The rules of one
/// level (``StepScale``) are kept: a strut is set to the step below or above its length, never turned back while its length goes one
/// way; of equals (within 1e-9 mm²) the fewest turns, then the lower setting, the proximal level first.
///
/// Exactly: of the up to 64 ways of each level, pairs are tried in the order of their own costs until these alone exceed the best.
struct PairedSteps {
  /// One level.
  struct Lane {
    let scale: PerStrut<StrutHardware>
    /// What is shown at step 0.
    let base: StrutReadings
    let order: PerStrut<StrutNumber>
    let lengths: [StrutLengths]
    let responses: PoseResponses
    let limb: [PerStrut<LimbResponse>]
  }

  /// Two.
  let lanes: [Lane]

  private static let still = 1e-9
  private static let equal = 1e-9

  /// The readings of both levels at each moment.
  ///
  /// - Parameters:
  ///   - starts: steps of the first moment, where they are not to be chosen.
  ///   - allowed: the steps that a level may have at a moment, from where it stands before; the first moment counts as standing
  ///     where its lengths are nearest.
  func readings(
    from starts: [PerStrut<Int>?], allowed: (_ lane: Int, _ moment: Int, PerStrut<Int>) -> StepRange
  ) -> [[StrutReadings]] {
    var readings = lanes.map { [StrutReadings](repeating: $0.base, count: $0.lengths.count) }
    var now = lanes.map(\.nearestAtStart)
    for moment in lanes[0].lengths.indices {
      let choices = lanes.indices.map { lane in
        moment == 0 && starts[lane] != nil
          ? Choices(only: starts[lane] ?? now[lane], lanes[lane])
          : Choices(lanes[lane], moment, now[lane], allowed(lane, moment, now[lane]))
      }
      let chosen = PairedSteps.best(choices[0], choices[1])
      for (lane, steps) in [choices[0].steps(chosen.first), choices[1].steps(chosen.second)].enumerated() {
        now[lane] = steps
        let own = lanes[lane]
        readings[lane][moment] = StrutReadings { own.base[$0] + Double(steps[$0]) * own.scale[$0].step }
      }
    }
    return readings
  }

  private static func best(_ one: Choices, _ other: Choices) -> (first: Int, second: Int) {
    guard one.ways.count > 1 || other.ways.count > 1 else { return (0, 0) }
    var least = Double.infinity
    let others = other.ways.indices.sorted { other.ways[$0].own < other.ways[$1].own }
    for first in one.ways {
      for index in others {
        let second = other.ways[index]
        guard first.own + second.own < least else { break }
        let limb = first.limb + second.limb
        least = min(least, first.own + second.own + (limb * limb).sum())
      }
    }
    var (best, rank) = ((first: 0, second: 0), Int.max)
    for (place, first) in one.ways.enumerated() {
      for index in others {
        let second = other.ways[index]
        guard first.own + second.own <= least + equal else { break }
        let limb = first.limb + second.limb
        guard first.own + second.own + (limb * limb).sum() <= least + equal else { continue }
        let own = (first.turns + second.turns) << 12 | first.raised << 6 | second.raised
        if own < rank { (best, rank) = ((place, index), own) }
      }
    }
    return best
  }

  /// The ways in which a level can be set at a moment.
  private struct Choices {
    struct Way {
      /// Which struts are above, as bits.
      let set: Int
      /// What they cost the level.
      let own: Double
      let limb: LimbResponse
      let turns: Int
      /// Which struts are above, the first in the order of mirrored limbs as the highest bit.
      let raised: Int
    }

    private let below: PerStrut<Int>
    private let above: PerStrut<Int>
    private(set) var ways: [Way] = []

    /// A start that is given.
    init(only steps: PerStrut<Int>, _ lane: Lane) {
      (below, above) = (steps, steps)
      ways = [Way(set: 0, own: 0, limb: .zero, turns: 0, raised: 0)]
    }

    init(_ lane: Lane, _ moment: Int, _ now: PerStrut<Int>, _ allowed: StepRange) {
      let isStart = moment == 0
      let length = lane.lengths[moment]
      var (below, above) = (now, now)
      var wanted = PerStrut(repeating: 0.0)
      for strut in 0..<6 {
        let exact = lane.steps(ofLength: length[strut], strut)
        wanted[strut] = exact
        var low = PairedSteps.whole((exact + still).rounded(.down))
        var high = PairedSteps.whole((exact - still).rounded(.up))
        low = min(max(low, allowed.low[strut]), allowed.high[strut])
        high = min(max(high, allowed.low[strut]), allowed.high[strut])
        if !isStart {
          let change = length[strut] - lane.lengths[moment - 1][strut]
          if change > -still { (low, high) = (max(low, now[strut]), max(high, now[strut])) }
          if change < still { (low, high) = (min(low, now[strut]), min(high, now[strut])) }
        }
        (below[strut], above[strut]) = (low, high)
      }
      (self.below, self.above) = (below, above)
      let free = (0..<6).filter { below[$0] < above[$0] }
      let form = lane.responses.metric(moment)
      ways.reserveCapacity(1 << free.count)
      for choice in 0..<(1 << free.count) {
        var (set, raised) = (0, 0)
        for (bit, strut) in free.enumerated() where choice >> bit & 1 == 1 { set |= 1 << strut }
        var (errors, limb, turns) = (PerStrut(repeating: 0.0), LimbResponse.zero, 0)
        for strut in 0..<6 {
          let isRaised = set >> strut & 1 == 1
          let steps = isRaised ? above[strut] : below[strut]
          errors[strut] = (Double(steps) - wanted[strut]) * lane.scale[strut].step
          limb += errors[strut] * lane.limb[moment][strut]
          if !isStart { turns += abs(steps - now[strut]) }
          if isRaised { raised |= 32 >> lane.order.place(of: strut) }
        }
        var own = 0.0
        for row in 0..<6 {
          var sum = 0.5 * form[row, row] * errors[row]
          for column in 0..<row { sum += form[row, column] * errors[column] }
          own += 2 * errors[row] * sum
        }
        ways.append(Way(set: set, own: own, limb: limb, turns: min(turns, 1 << 40), raised: raised))
      }
    }

    func steps(_ way: Int) -> PerStrut<Int> {
      let set = ways[way].set
      return PerStrut { set >> $0 & 1 == 1 ? above[$0] : below[$0] }
    }
  }

  fileprivate static func whole(_ count: Double) -> Int {
    Int(min(max(count, -Double(StepRange.farthest)), Double(StepRange.farthest)))
  }
}

extension PairedSteps.Lane {
  fileprivate func steps(ofLength length: Double, _ strut: Int) -> Double {
    (length - scale[strut].length(ofReading: base[strut])) / scale[strut].step
  }

  fileprivate var nearestAtStart: PerStrut<Int> {
    PerStrut { PairedSteps.whole(steps(ofLength: lengths[0][$0], $0).rounded()) }
  }
}

extension PerStrut<StrutNumber> {
  /// At which place of the order a strut stands.
  fileprivate func place(of strut: Int) -> Int { firstIndex { $0.index == strut } ?? strut }
}
