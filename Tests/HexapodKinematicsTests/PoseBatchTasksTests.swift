import HexapodKinematics
import RigidMotion
import TestSupport
import Testing

@Suite struct PoseBatchTasksTests {
  /// Whole pieces, a part of one, and none.
  @Test(arguments: [0, 1, 4096, 10_000])
  func anyNumberOfTasksGivesTheSamePoses(count: Int) throws {
    let hexapod = try generic155()
    let neutral = try #require(hexapod.neutral)
    var random = SplitMix64(seed: printedSeed(311))
    let lengths = (0..<count).map { _ in
      hexapod.strutLengths(at: random.pose(around: neutral, millimetres: 40, degrees: 30))
    }
    let batch = PoseBatch(hexapod)
    let one = batch.solve(lengths, jobs: 1)
    #expect(one.count == count)
    for jobs in [2, 3, 7] { #expect(batch.solve(lengths, jobs: jobs) == one) }
    for index in stride(from: 0, to: count, by: 997) {
      #expect(batch.solve([lengths[index]]) == [one[index]])
    }
  }

  @Test func startsAreForAllOrForEach() throws {
    let hexapod = try generic155()
    let neutral = try #require(hexapod.neutral)
    var random = SplitMix64(seed: printedSeed(312))
    let poses = (0..<5000).map { _ in random.pose(around: neutral, millimetres: 40, degrees: 30) }
    let lengths = poses.map(hexapod.strutLengths)
    let batch = PoseBatch(hexapod)
    #expect(batch.solve(lengths, from: [neutral], jobs: 2) == batch.solve(lengths))
    let warm = batch.solve(lengths, from: poses, jobs: 2)
    #expect(warm.allSatisfy { $0.isFound && $0.iterations <= 2 })
    // One more than a whole piece leaves a single one for the last.
    #expect(
      batch.solve(Array(lengths[..<4097]), from: Array(poses[..<4097]), jobs: 2) == Array(warm[..<4097]))
  }
}
