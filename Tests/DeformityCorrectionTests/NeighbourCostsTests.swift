import Hexapod
import TestSupport
import Testing

@testable import DeformityCorrection

@Suite struct NeighbourCostsTests {
  /// Every way to turn the free struts, one after the other.
  @Test func theLeastOfAllWaysIsFound() {
    var random = SplitMix64(seed: printedSeed(95))
    for _ in 0..<5000 {
      let rows = PerStrut { _ in PerStrut { _ in random.uniform(-1...1) } }
      let metric = QuadraticForm { row, column in
        rows.reduce(0) { $0 + $1[row] * $1[column] }
      }
      let error = PerStrut { _ in random.uniform(-0.5...0.5) }
      let change = PerStrut { error[$0] < 0 ? 1.0 : -1 }
      let isFree = PerStrut { _ in random.uniform(0...1) < 0.8 }
      func cost(_ turned: Int) -> Double {
        var e = error
        for strut in 0..<6 where turned >> strut & 1 == 1 { e[strut] += change[strut] }
        var sum = 0.0
        for row in 0..<6 {
          for column in 0..<6 { sum += e[row] * metric[row, column] * e[column] }
        }
        return sum
      }
      let ways = (0..<64).filter { way in (0..<6).allSatisfy { isFree[$0] || way >> $0 & 1 == 0 } }
      let found = NeighbourCosts(
        error: error, change: PerStrut { isFree[$0] ? change[$0] : 0 }, metric
      ).best()
      #expect(ways.contains(found))
      let least = ways.reduce(.infinity) { min($0, cost($1)) }
      #expect(cost(found) <= least + 1e-8)
    }
  }

  /// Two ways that cost the same: the one that turns fewer.
  @Test func ofEqualsTheFewestAreTurned() {
    let metric = QuadraticForm { $0 == $1 ? 1 : 0 }
    let half = PerStrut(repeating: -0.5)
    let found = NeighbourCosts(error: half, change: PerStrut(repeating: 1), metric)
    #expect(found.best() == 0)
  }
}
