import HexapodKinematics
import RigidMotion
import TestSupport
import Testing

@Suite struct PoseBatchTests {
  /// Random poses about neutral and their lengths.
  private func sets(_ hexapod: Hexapod, _ count: Int, millimetres: Double, degrees: Double, seed: UInt64)
    throws
    -> (poses: [RigidTransform], lengths: [StrutLengths])
  {
    let neutral = try #require(hexapod.neutral)
    var random = SplitMix64(seed: printedSeed(seed))
    let poses = (0..<count).map { _ in
      random.pose(around: neutral, millimetres: millimetres, degrees: degrees)
    }
    return (poses, poses.map { hexapod.strutLengths(at: $0) })
  }

  @Test func lengthsWithinTheWorkspaceComeBackExactly() throws {
    let hexapod = try generic155()
    let (poses, lengths) = try sets(hexapod, 200_000, millimetres: 40, degrees: 30, seed: 71)
    var (worstLength, worstPose, worstStiffness) = (0.0, 0.0, 0.0)
    for (index, solution) in PoseBatch(hexapod).solve(lengths).enumerated() {
      #expect(solution.isFound)
      worstPose = max(worstPose, distance(solution.pose, poses[index]))
      let again = hexapod.strutLengths(at: solution.pose)
      for strut in 0..<6 { worstLength = max(worstLength, abs(again[strut] - lengths[index][strut])) }
      guard index % 50 == 0 else { continue }
      worstStiffness = max(worstStiffness, abs(solution.stiffness - hexapod.stiffness(at: solution.pose)))
    }
    print("lengths \(worstLength) mm, pose \(worstPose) mm, stiffness \(worstStiffness)")
    #expect(worstLength < 2e-12)
    #expect(worstPose < 1e-11)
    #expect(worstStiffness < 1e-13)
  }

  /// Wherever it begins, whatever it meets: what the kernel settles itself is what the careful solver finds.
  @Test(arguments: [(40.0, 30.0), (60, 50), (100, 90)])
  func outcomesAreTheCarefulSolvers(millimetres: Double, degrees: Double) throws {
    let hexapod = try generic155()
    let (_, lengths) = try sets(hexapod, 20_000, millimetres: millimetres, degrees: degrees, seed: 72)
    let batch = PoseBatch(hexapod)
    var others = 0
    for (given, solution) in zip(lengths, batch.solve(lengths)) {
      let careful = batch.solver.solve(given)
      #expect(solution.outcome == careful.outcome.kind)
      if distance(solution.pose, careful.pose) > 1e-7 { others += 1 }
      guard solution.isFound else { continue }
      #expect(hexapod.jacobian(at: solution.pose).determinantSign == hexapod.neutralSign)
      #expect(solution.residual < 1e-9)
    }
    print("\(others) found another pose on the same side")
    #expect(others == 0)
  }

  @Test func everyKernelAndEveryDivisionGiveTheSameBits() throws {
    let hexapod = try generic155()
    let (_, lengths) = try sets(hexapod, 3000, millimetres: 60, degrees: 50, seed: 73)
    let whole = PoseBatch(hexapod, kernel: .portable).solve(lengths)
    for kernel in PoseKernel.available {
      let batch = PoseBatch(hexapod, kernel: kernel)
      #expect(batch.solve(lengths) == whole, "\(kernel)")
      for size in [1, 7, 129] {
        let pieces = stride(from: 0, to: lengths.count, by: size).flatMap {
          batch.solve(Array(lengths[$0..<min($0 + size, lengths.count)]))
        }
        #expect(pieces == whole, "\(kernel) by \(size)")
      }
    }
  }

  @Test func aWarmStartFindsTheSamePose() throws {
    let hexapod = try generic155()
    let (poses, lengths) = try sets(hexapod, 20_000, millimetres: 40, degrees: 30, seed: 74)
    var random = SplitMix64(seed: printedSeed(75))
    let starts = poses.map { random.pose(around: $0, millimetres: 2, degrees: 2) }
    let batch = PoseBatch(hexapod)
    for (pose, solution) in zip(poses, batch.solve(lengths, from: starts)) {
      #expect(solution.isFound && distance(solution.pose, pose) < 1e-11)
    }
    // One start for all.
    let neutral = try #require(hexapod.neutral)
    let start = random.pose(around: neutral, millimetres: 10, degrees: 5)
    for (pose, solution) in zip(poses, batch.solve(lengths, from: [start])) {
      #expect(solution.isFound && distance(solution.pose, pose) < 1e-11)
    }
  }

  @Test func badLengthsAreAnsweredAmongGoodOnes() throws {
    let hexapod = try generic155()
    var (poses, lengths) = try sets(hexapod, 500, millimetres: 40, degrees: 30, seed: 76)
    for (index, bad) in [Double.nan, .infinity, 0, -170, 1e300, 5].enumerated() {
      lengths[index * 60][index] = bad
    }
    for (index, solution) in PoseBatch(hexapod).solve(lengths).enumerated() {
      if index % 60 == 0 && index < 360 {
        #expect(solution.outcome == .noSuchPose)
      } else {
        #expect(solution.isFound && distance(solution.pose, poses[index]) < 1e-11)
      }
    }
    poses.removeAll()
    #expect(PoseBatch(hexapod).solve([]).isEmpty)
  }

  /// Rings that are not planar, of other sizes and units, the moving ring proximal, and without a neutral pose.
  @Test func otherFramesAreSolvedAsWell() throws {
    var random = SplitMix64(seed: printedSeed(77))
    for _ in 0..<40 {
      let unit = [1.0, 25.4, 0.01][Int(random.next() % 3)]
      let side = random.next() % 2 == 0 ? 1.0 : -1
      func ring(_ place: Ring.Place) -> Ring {
        let standard = Ring(
          standard: place, jointRadius: unit * random.uniform(60...150),
          halfAngle: radians(random.uniform(1...20)))
        return Ring(joints: standard.joints.mapped { $0 + random.vector(8 * unit) })
      }
      let hexapod = try Hexapod(
        reference: ring(.proximal), moving: ring(.distal),
        neutral: Hexapod.neutralPose(height: unit * random.uniform(90...220), side: side))
      let neutral = try #require(hexapod.neutral)
      let poses = (0..<300).map { _ in random.pose(around: neutral, millimetres: 25 * unit, degrees: 20) }
      for (pose, solution) in zip(poses, PoseBatch(hexapod).solve(poses.map { hexapod.strutLengths(at: $0) }))
      {
        #expect(solution.isFound)
        #expect((solution.pose.translation - pose.translation).norm < 1e-10 * hexapod.meanRadius)
      }
    }
  }
}
