import Hexapod
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

  /// A singular stretch of the way that is a millionth of it long, between samples of any reasonable kind.
  @Test func aVeryShortSingularStretchIsFound() throws {
    let hexapod = try generic155()
    // Singular at 90° of twist: a way between two twists of ±ε round it, seen along the tilt that makes it touch.
    let up = Vector3(0, 0, -150)
    func twisted(_ degrees: Double) -> RigidTransform {
      RigidTransform(rotation: Rotation(axis: Vector3(0, 0, 1), angle: radians(degrees)), translation: up)
    }
    let past = twisted(90 + 1e-4)
    let found = AllPoses(hexapod).solve(hexapod.strutLengths(at: past), planned: twisted(89))
    let mode = try #require(
      found.modes.first { distance($0.pose, past) < 1e-3 && $0.determinantSign != hexapod.neutralSign })
    #expect(!mode.isReachable)
  }
}
