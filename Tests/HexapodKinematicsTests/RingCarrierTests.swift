import HexapodKinematics
import RigidMotion
import TestSupport
import Testing

@Suite struct RingCarrierTests {
  /// One pose at a time, in scalars, gives the same bits.
  @Test(arguments: PoseKernel.available)
  func posesAndLengthsAreThoseOfTransforms(kernel: PoseKernel) throws {
    let hexapod = try generic155()
    let neutral = try #require(hexapod.neutral)
    var random = SplitMix64(seed: printedSeed(101))
    let (before, after) = (
      random.pose(around: .identity, millimetres: 80, degrees: 60),
      random.pose(around: .identity, millimetres: 80, degrees: 60)
    )
    let carrier = RingCarrier(hexapod, before: before, after: after, kernel: kernel)
    for count in [1, 2, 15, 16, 17, 129, 300] {
      let poses = (0..<count).map { _ in
        before.inverse * random.pose(around: neutral, millimetres: 40, degrees: 40) * after.inverse
      }
      var seen = 0
      carrier.forEach(poses) { index, ring, lengths in
        #expect(index == seen)
        #expect(ring == before * poses[index] * after)
        #expect(lengths == hexapod.strutLengths(at: ring))
        seen += 1
      }
      #expect(seen == count)
    }
    carrier.forEach([]) { _, _, _ in Issue.record("nothing is carried") }
  }
}
