import HexapodKinematics
import RigidMotion
import TestSupport
import Testing

@Suite struct StraightWayTests {
  /// Against the determinant's sign at 4000 places of the way.
  @Test func aPoseIsReachableExactlyIfNoSingularPoseIsOnTheWay() throws {
    var random = SplitMix64(seed: printedSeed(511))
    var (crossedTwice, reachable, all) = (0, 0, 0)
    for kind in [FrameKind.symmetric, .measured, .spatial] {
      for _ in 0..<8 {
        let (hexapod, pose) = try kind.sample(&random)
        let neutral = try #require(hexapod.neutral)
        for mode in AllPoses(hexapod).solve(hexapod.strutLengths(at: pose)).modes {
          let signs = (0...4000).map { step in
            hexapod.jacobian(at: neutral.interpolatedStraight(to: mode.pose, Double(step) / 4000))
              .determinantSign
          }
          let keeps = signs.allSatisfy { $0 == hexapod.neutralSign }
          #expect(mode.isReachable == keeps)
          all += 1
          reachable += mode.isReachable ? 1 : 0
          crossedTwice += !keeps && mode.determinantSign == hexapod.neutralSign ? 1 : 0
        }
      }
    }
    print("\(all) ways: \(reachable) free, \(crossedTwice) that come back to the sign they began with")
    #expect(reachable > 10 && crossedTwice > 5)
  }

  /// Ways that come ever nearer to only touching a singular pose: the stretch beyond it is down to a millionth of the way.
  @Test func aSingularStretchBetweenSamplesIsFound() throws {
    var random = SplitMix64(seed: printedSeed(512))
    var (tried, narrowest) = (0, 1.0)
    while tried < 12 {
      let (hexapod, start) = try FrameKind.measured.sample(&random)
      func target() -> RigidTransform { random.pose(around: start, millimetres: 150, degrees: 170) }
      var (free, blocked) = (target(), target())
      guard crossings(hexapod, start, free) == [], crossings(hexapod, start, blocked).count == 2 else {
        continue
      }
      tried += 1
      for _ in 0..<24 {
        let middle = free.interpolatedStraight(to: blocked, 0.5)
        let found = crossings(hexapod, start, middle)
        #expect(StraightWay(hexapod, from: start, to: middle).meetsNoSingularity == found.isEmpty)
        if found.count == 2 { narrowest = min(narrowest, found[1] - found[0]) }
        if found.isEmpty { free = middle } else { blocked = middle }
      }
    }
    print("narrowest stretch \(narrowest) of the way")
    #expect(narrowest < 1e-4)
  }

  /// Where the determinant changes its sign: 200 samples, and 200 more round each least stiffness among them.
  private func crossings(_ hexapod: Hexapod, _ start: RigidTransform, _ end: RigidTransform) -> [Double] {
    func sample(_ from: Double, _ to: Double) -> [(s: Double, value: Double)] {
      (0...200).map { step in
        let s = from + (to - from) * Double(step) / 200
        let jacobian = hexapod.jacobian(at: start.interpolatedStraight(to: end, s))
        return (s, Double(jacobian.determinantSign) * jacobian.stiffness)
      }
    }
    func refined(_ samples: [(s: Double, value: Double)], _ depth: Int) -> [(s: Double, value: Double)] {
      guard depth > 0 else { return samples }
      var all = samples
      for k in 1..<samples.count - 1 {
        let sizes = (abs(samples[k - 1].value), abs(samples[k].value), abs(samples[k + 1].value))
        guard sizes.1 <= sizes.0, sizes.1 <= sizes.2, sizes.1 < 0.02 else { continue }
        all += refined(sample(samples[k - 1].s, samples[k + 1].s), depth - 1)
      }
      return all.sorted { $0.s < $1.s }
    }
    let samples = refined(sample(0, 1), 2)
    return (1..<samples.count).filter { samples[$0].value * samples[$0 - 1].value < 0 }.map { samples[$0].s }
  }
}
