import Glibc
import HexapodKinematics
import RigidMotion
import TestSupport
import Testing

/// Random poses by the million. `.ci/soak --filter PoseSoakTests` runs ten million of each kind;
/// without it a hundredth of them.
@Suite struct PoseSoakTests {
  private let count = runsSoak ? 10_000_000 : 100_000

  /// What became of the poses.
  private struct Tally {
    var truePose = 0
    /// Found, fits, on neutral's side, and is not the pose that the lengths came from.
    var twin = 0
    var marked: [String: Int] = [:]
    /// Found, and does not fit or lies beyond a singularity: what must never be.
    var silentlyWrong = 0
  }

  /// - Parameter eachAxis: whether `degrees` bounds each component of the rotation vector, or the rotation's angle.
  private func tally(millimetres: Double, degrees: Double, eachAxis: Bool = false, seed: UInt64) throws
    -> Tally
  {
    let hexapod = try generic155()
    let neutral = try #require(hexapod.neutral)
    let batch = PoseBatch(hexapod)
    var random = SplitMix64(seed: printedSeed(seed))
    var tally = Tally()
    let block = 10_000
    for _ in 0..<count / block {
      let poses = (0..<block).map { _ in
        eachAxis
          ? RigidTransform(
            rotation: Rotation(exp: random.vector(radians(degrees))),
            translation: neutral.translation + random.vector(millimetres))
          : random.pose(around: neutral, millimetres: millimetres, degrees: degrees)
      }
      let lengths = poses.map { hexapod.strutLengths(at: $0) }
      for (index, solution) in batch.solve(lengths).enumerated() {
        guard solution.isFound else {
          tally.marked[solution.outcome.rawValue, default: 0] += 1
          continue
        }
        let again = hexapod.strutLengths(at: solution.pose)
        let fits = (0..<6).allSatisfy { abs(again[$0] - lengths[index][$0]) < 1e-9 }
        if !fits || hexapod.jacobian(at: solution.pose).determinantSign != hexapod.neutralSign {
          tally.silentlyWrong += 1
        } else if distance(solution.pose, poses[index]) < 1e-6 {
          tally.truePose += 1
        } else {
          tally.twin += 1
        }
      }
    }
    print(
      "\(count) poses within \(millimetres) mm, \(degrees)°\(eachAxis ? " about each axis" : ""): \(tally.truePose) true, \(tally.twin) another on neutral's "
        + "side, \(tally.marked.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }), "
        + "\(tally.silentlyWrong) silently wrong")
    return tally
  }

  @Test func withinTheWorkspaceEveryPoseIsFound() throws {
    let tally = try tally(millimetres: 40, degrees: 30, seed: 81)
    #expect(tally.truePose == count)
  }

  @Test(arguments: [false, true])
  func onWidePosesNoAnswerIsSilentlyWrong(eachAxis: Bool) throws {
    let tally = try tally(millimetres: 60, degrees: 50, eachAxis: eachAxis, seed: 82)
    #expect(tally.silentlyWrong == 0)
  }
}
