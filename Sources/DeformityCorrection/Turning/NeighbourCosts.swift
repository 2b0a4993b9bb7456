import Hexapod

/// The quadratic cost `eᵀ G e` of all ways to turn some of six struts by one step from where they are.
///
/// Turning strut k alone adds `c_k (2 (G e)_k + c_k G_kk)`, turning k and l together `2 c_k c_l G_kl` more; so the cost of a
/// set of struts is a sum over its members and pairs. Eight sets of the first three struts go side by side.
struct NeighbourCosts {
  private typealias Eight = SIMD8<Double>

  /// The struts that may be turned, from the first place on.
  private var struts = PerStrut(repeating: 0)
  private var count = 0
  /// What turning each of them alone adds; infinity where there is none.
  private var alone = PerStrut(repeating: Double.infinity)
  /// What turning two of them adds beyond that.
  private var pairs = SixBySix()
  /// What the costs are made of.
  private var scale = 0.0

  /// - Parameters:
  ///   - error: the six errors of length, mm.
  ///   - change: what one step of each adds to it, mm.
  ///   - isFree: which may be turned.
  init(error: PerStrut<Double>, change: PerStrut<Double>, _ isFree: PerStrut<Bool>, _ metric: QuadraticForm) {
    for strut in 0..<6 where isFree[strut] {
      var slope = metric[0, strut] * error[0]
      for row in 1..<6 { slope += metric[row, strut] * error[row] }
      let own = change[strut] * metric[strut, strut]
      alone[count] = change[strut] * (2 * slope + own)
      scale += abs(change[strut] * own)
      for earlier in 0..<count {
        let other = struts[earlier]
        let pair = 2 * change[strut] * change[other] * metric[other, strut]
        pairs[count, earlier] = pair
        pairs[earlier, count] = pair
      }
      struts[count] = strut
      count += 1
    }
  }

  /// Costs are equal that differ by no more than this share of what they are made of.
  private static let equality = 1e-9

  /// The struts to turn for the least cost, as bits; of equals the fewest, then the lowest bits.
  func best() -> Int {
    let ahead = NeighbourCosts.sets(
      alone[0], alone[1], alone[2], pairs[0, 1], pairs[0, 2], pairs[1, 2])
    let blocks = count > 3 ? 1 << (count - 3) : 1
    return withUnsafeTemporaryAllocation(of: Eight.self, capacity: 8) { costs in
      var least = Eight(repeating: .infinity)
      for block in 0..<blocks {
        var (own, with) = (0.0, (0.0, 0.0, 0.0))
        for place in 3..<6 where block >> (place - 3) & 1 == 1 {
          own += alone[place]
          for earlier in 3..<place where block >> (earlier - 3) & 1 == 1 { own += pairs[earlier, place] }
          with.0 += pairs[0, place]
          with.1 += pairs[1, place]
          with.2 += pairs[2, place]
        }
        let cost = ahead + (NeighbourCosts.sets(with.0, with.1, with.2, 0, 0, 0) + own)
        costs[block] = cost
        least = least.replacing(with: cost, where: cost .< least)
      }
      // The costs are differences from turning none.
      return fewest(costs, blocks, upTo: min(least.min(), 0) + NeighbourCosts.equality * scale)
    }
  }

  private func fewest(_ costs: UnsafeMutableBufferPointer<Eight>, _ blocks: Int, upTo limit: Double) -> Int {
    var (best, size) = (0, 7)
    for block in 0..<blocks where any(costs[block] .<= limit) {
      for lane in 0..<8 where costs[block][lane] <= limit {
        let places = block << 3 | lane
        guard places.nonzeroBitCount < size else { continue }
        (best, size) = (places, places.nonzeroBitCount)
      }
    }
    return (0..<count).reduce(0) { $0 | (best >> $1 & 1) << struts[$1] }
  }

  /// The sums over the eight sets of three members.
  @inline(__always)
  private static func sets(
    _ a: Double, _ b: Double, _ c: Double, _ ab: Double, _ ac: Double, _ bc: Double
  ) -> Eight {
    let both = a + b + ab
    return Eight(0, a, b, both, c, a + c + ac, b + c + bc, both + c + ac + bc)
  }
}
