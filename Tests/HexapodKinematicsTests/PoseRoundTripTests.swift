import HexapodKinematics
import RigidMotion
import TestSupport
import Testing

/// The same laws on the start itself, on motions of 1e-8 and on random ones: the small ones find the bugs of small angles.
@Suite struct PoseRoundTripTests {
  enum Size: String, CaseIterable { case identity, tiny, random }

  private func motion(_ size: Size, _ random: inout SplitMix64) -> RigidTransform {
    switch size {
    case .identity: .identity
    case .tiny: RigidTransform(rotation: Rotation(exp: random.vector(1e-8)), translation: random.vector(1e-8))
    case .random: RigidTransform(rotation: Rotation(exp: random.vector(0.3)), translation: random.vector(25))
    }
  }

  private func moved(_ neutral: RigidTransform, by motion: RigidTransform) -> RigidTransform {
    RigidTransform(
      rotation: motion.rotation * neutral.rotation, translation: neutral.translation + motion.translation)
  }

  @Test(arguments: Size.allCases) func lengthsOfAPoseLeadBackToIt(_ size: Size) throws {
    let hexapod = try generic155()
    let (solver, neutral) = (PoseSolver(hexapod), try #require(hexapod.neutral))
    var random = SplitMix64(seed: printedSeed(141))
    var worst = 0.0
    for _ in 0..<1000 {
      let pose = moved(neutral, by: motion(size, &random))
      let solution = solver.solve(hexapod.strutLengths(at: pose))
      #expect(solution.isFound && solution.residual < 1e-11)
      worst = max(worst, distance(solution.pose, pose))
    }
    print("\(size.rawValue): \(worst) mm")
    #expect(worst < 1e-9)
  }

  @Test(arguments: Size.allCases) func aSolutionSolvedAgainStaysWhereItIs(_ size: Size) throws {
    let hexapod = try generic155()
    let (solver, neutral) = (PoseSolver(hexapod), try #require(hexapod.neutral))
    var random = SplitMix64(seed: printedSeed(142))
    for _ in 0..<1000 {
      let lengths = hexapod.strutLengths(at: moved(neutral, by: motion(size, &random)))
      let first = solver.solve(lengths)
      let again = solver.solve(lengths, from: first.pose)
      #expect(again.iterations == 1 && again.isFound)
      #expect(distance(again.pose, first.pose) < 1e-11)
    }
  }

  @Test(arguments: Size.allCases) func theStartDoesNotMatter(_ size: Size) throws {
    let hexapod = try generic155()
    let (solver, neutral) = (PoseSolver(hexapod), try #require(hexapod.neutral))
    var random = SplitMix64(seed: printedSeed(143))
    for _ in 0..<1000 {
      let pose = moved(neutral, by: motion(.random, &random))
      let lengths = hexapod.strutLengths(at: pose)
      let start = moved(pose, by: motion(size, &random))
      #expect(distance(solver.solve(lengths, from: start).pose, solver.solve(lengths).pose) < 1e-9)
    }
  }
}
