import Glibc
import HexapodKinematics
import RigidMotion
import TestSupport
import Testing

/// `.ci/soak --filter "AllPosesSoak|AllPosesValidation"` runs 500 symmetric frames and 200 of every
/// other kind, three seeds each, half angles from 0.05°; otherwise a few, two seeds each.
@Suite struct AllPosesSoakTests {
  private let soaks = runsSoak

  @Test(arguments: FrameKind.allCases)
  func noRunMissesThePoseOrFindsFewerThanAnother(kind: FrameKind) throws {
    var random = SplitMix64(seed: printedSeed(531))
    let count = soaks ? (kind == .symmetric ? 500 : 200) : 8
    let seeds: [UInt64] = soaks ? [1, 2, 3] : [1, 2]
    var (missed, unequal, uncertain, residual) = (0, 0, 0, 0.0)
    var (preparation, solution, both): ([Double], [Double], [Double]) = ([], [], [])
    var real: [Int: Int] = [:]
    for frame in 0..<count {
      // Every third frame has pairs that nearly coincide.
      let (hexapod, pose) = try kind.sample(&random, halfAngles: frame % 3 == 0 ? 0.05...2 : 2...25)
      let lengths = hexapod.strutLengths(at: pose)
      var counts: [Int] = []
      for seed in seeds {
        let start = processorTime()
        let all = AllPoses(hexapod, seed: seed)
        let middle = processorTime()
        let found = all.solve(lengths)
        preparation.append(middle - start)
        let end = processorTime()
        solution.append(end - middle)
        both.append(end - start)
        counts.append(found.modes.count)
        missed += found.modes.contains { distance($0.pose, pose) < 1e-6 } ? 0 : 1
        uncertain += found.isCertain ? 0 : 1
        residual = max(residual, found.modes.map(\.residual).max() ?? 0)
      }
      unequal += Set(counts).count == 1 ? 0 : 1
      real[counts[0], default: 0] += 1
    }
    print(
      """
      \(kind): \(count) frames, \(seeds.count) seeds each: \(missed) missed, \(unequal) unequal, \(uncertain) not certain; \
      real poses \(real.sorted { $0.key < $1.key }.map { "\($0.key)×\($0.value)" }.joined(separator: " ")); \
      residual \(residual) mm; \
      processor time, median and most: frame \(spread(preparation)) ms, lengths \(spread(solution)) ms, \
      both \(spread(both)) ms
      """)
    #expect(missed == 0 && unequal == 0 && residual < 1e-9)
    #expect(uncertain * 50 <= count * seeds.count)
  }

  /// Another way to poses: the careful solver from many starts all over. It does not find all, but nothing else.
  @Test func manyStartsFindNothingElse() throws {
    var random = SplitMix64(seed: printedSeed(532))
    var (listed, reached, fitting) = (0, 0, 0)
    for kind in FrameKind.allCases {
      for _ in 0..<(soaks ? 10 : 1) {
        let (hexapod, pose) = try kind.sample(&random)
        let lengths = hexapod.strutLengths(at: pose)
        let modes = AllPoses(hexapod).solve(lengths).modes
        var seen: Set<Int> = []
        for _ in 0..<(soaks ? 2000 : 200) {
          let start = random.pose(around: .identity, millimetres: 250, degrees: 180)
          let solution = PoseSolver(hexapod).solve(lengths, from: start)
          guard solution.residual < 1e-9, solution.stiffness > 1e-4 else { continue }
          fitting += 1
          let index = modes.firstIndex { distance($0.pose, solution.pose) < 1e-4 }
          #expect(index != nil, "\(kind) \(solution.pose)")
          if let index { seen.insert(index) }
        }
        (listed, reached) = (listed + modes.count, reached + seen.count)
      }
    }
    print("\(fitting) starts ended in a pose, \(reached) different ones, of \(listed) listed")
    #expect(reached <= listed && reached * 2 > listed)
  }

  private func spread(_ times: [Double]) -> String {
    let sorted = times.sorted()
    func short(_ value: Double) -> Double { (value * 100).rounded() / 100 }
    return "\(short(sorted[sorted.count / 2])) and \(short(sorted[sorted.count - 1]))"
  }

  /// Of this thread, milliseconds: other tests run beside.
  private func processorTime() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) * 1e3 + Double(time.tv_nsec) * 1e-6
  }
}
