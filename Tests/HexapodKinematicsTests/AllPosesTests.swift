import HexapodKinematics
import LinearAlgebra
import RigidMotion
import TestSupport
import Testing

@Suite struct AllPosesTests {
  @Test(arguments: FrameKind.allCases)
  func theTruePoseIsAmongAllAndSeedsAgree(kind: FrameKind) throws {
    var random = SplitMix64(seed: printedSeed(501))
    for _ in 0..<6 {
      let (hexapod, pose) = try kind.sample(&random)
      let lengths = hexapod.strutLengths(at: pose)
      var counts: Set<Int> = []
      for seed in [1, 2] as [UInt64] {
        let all = AllPoses(hexapod, seed: seed)
        let found = all.solve(lengths)
        #expect(all.complexCount == kind.complexCount)
        #expect(found.isCertain, "\(found.doubt?.words ?? "")")
        #expect(found.modes.contains { distance($0.pose, pose) < 1e-6 })
        #expect(found.modes.allSatisfy { $0.residual < 1e-11 })
        counts.insert(found.modes.count)
      }
      #expect(counts.count == 1)
    }
  }

  @Test func theGeneric155FrameHasTheRealPosesOfItsPlannedReadings() throws {
    let hexapod = try generic155()
    let neutral = try #require(hexapod.neutral)
    var lengths = hexapod.strutLengths(at: neutral)
    lengths[1] += 1
    let found = AllPoses(hexapod).solve(lengths)
    #expect(found.isCertain && found.complexCount == 22)
    // The nearest first, and it is where the careful solver goes from neutral.
    let first = try #require(found.modes.first)
    let careful = PoseSolver(hexapod).solve(lengths)
    #expect(careful.isFound && distance(first.pose, careful.pose) < 1e-9)
    #expect(first.ringsFace && first.isReachable && first.determinantSign == hexapod.neutralSign)
    let way = found.modes.map {
      ($0.pose.translation - neutral.translation).norm
        + 93.8 * (neutral.rotation.inverse * $0.pose.rotation).angle
    }
    #expect(way == way.sorted())
    // Plane rings: every pose has its mirror image, in which the rings do not face each other as planned.
    for mode in found.modes {
      let mirrored = found.modes.first {
        ($0.pose.translation - mode.pose.translation * Vector3(1, 1, -1)).norm < 1e-6
          && ($0.pose.rotation.v - mode.pose.rotation.v * Vector3(-1, -1, 1)).norm < 1e-8
      }
      #expect(mirrored?.determinantSign == -mode.determinantSign)
    }
    #expect(found.modes.count { $0.ringsFace } <= found.modes.count / 2)
  }

  @Test func theUnitOfLengthDoesNotMatter() throws {
    var random = SplitMix64(seed: printedSeed(502))
    let (hexapod, pose) = try FrameKind.measured.sample(&random)
    let lengths = hexapod.strutLengths(at: pose)
    let found = AllPoses(hexapod).solve(lengths, planned: pose)
    for unit in [1 / 25.4, 0.001, 1e9] {
      let scaled = try Hexapod(
        reference: Ring(joints: hexapod.referenceJoints.mapped { unit * $0 }),
        moving: Ring(joints: hexapod.movingJoints.mapped { unit * $0 }), neutral: nil)
      let planned = RigidTransform(rotation: pose.rotation, translation: unit * pose.translation)
      let again = AllPoses(scaled).solve(StrutLengths { unit * lengths[$0] }, planned: planned)
      #expect(again.isCertain && again.modes.count == found.modes.count)
      for (a, b) in zip(found.modes, again.modes) {
        #expect((a.pose.translation - b.pose.translation / unit).norm < 1e-6)
        #expect((a.pose.rotation.inverse * b.pose.rotation).angle < 1e-8)
        #expect(a.isReachable == b.isReachable && a.ringsFace == b.ringsFace)
      }
    }
  }

  @Test func theSameInputGivesTheSameBytes() throws {
    let hexapod = try generic155()
    let lengths = StrutLengths { 165 + Double($0) }
    #expect(AllPoses(hexapod).solve(lengths) == AllPoses(hexapod).solve(lengths))
  }

  @Test func farPosesAreFoundToo() throws {
    let hexapod = try generic155()
    let pose = RigidTransform(
      rotation: Rotation(exp: Vector3(0.1, 0.2, 0.3)), translation: Vector3(1000, 4000, -6000))
    let found = AllPoses(hexapod).solve(hexapod.strutLengths(at: pose))
    #expect(found.isCertain && found.modes.contains { distance($0.pose, pose) < 1e-6 })
  }

  @Test func lengthsThatFitNoPoseHaveNoneForCertain() throws {
    let all = AllPoses(try generic155())
    let readings: [[Double]] = [
      [170, 171, 569, 170, 172, 168],  // two struts that cannot be so different
      [170, 171, 250, 100, 172, 168],  // nothing but the six together forbids it
      [170, 171, 170, -170, 172, 168], [0, 171, 170, 170, 172, 168], [.nan, 171, 170, 170, 172, 168],
      [.infinity, 171, 170, 170, 172, 168], [1e-300, 171, 170, 1e300, 172, 168],
    ]
    for reading in readings {
      let found = all.solve(StrutLengths { reading[$0] })
      #expect(found.modes.isEmpty && found.isCertain, "\(reading)")
    }
  }

  /// Two equal standard rings with six equal struts fold up and can then move: infinitely many poses.
  @Test func aSelfMotionMakesTheCountUncertain() throws {
    let found = AllPoses(try generic155()).solve(StrutLengths(repeating: 170))
    guard case .singularEnds = found.doubt else {
      Issue.record("\(String(describing: found.doubt))")
      return
    }
    // The poses that are regular are there all the same.
    #expect(found.modes.first?.isReachable == true)
    #expect(found.modes.contains { $0.stiffness < 1e-9 } && found.modes.allSatisfy { $0.residual < 1e-9 })
  }

  @Test func framesThatHoldNothingAndAbsurdOnesAreToldAndDoNotTrap() throws {
    let standard = Ring(standard: .proximal, jointRadius: 93.8, halfAngle: radians(4.58))
    func line(_ step: Double) -> Ring { Ring(joints: PerStrut { Vector3(step * Double($0), 0, 0) }) }
    let point = Ring(joints: PerStrut(repeating: Vector3(1, 0, 0)))
    for (reference, moving) in [(standard, standard), (line(1), line(2)), (standard, point)] {
      let all = AllPoses(try Hexapod(reference: reference, moving: moving, neutral: nil))
      #expect(all.solve(StrutLengths { 170 + Double($0) }).doubt == .frameHoldsNothing)
    }
    let all = AllPoses(try generic155())
    for length in [1e-300, 1e-9, 1e9, 1e154, 1e300] {
      let found = all.solve(StrutLengths { length * (1 + 1e-6 * Double($0)) })
      #expect(length < 1 || found.doubt == .tooFar || found.modes.isEmpty)
    }
    for size in [1e-150, 1e150, 1e300] {
      let moving = Ring(standard: .distal, jointRadius: size, halfAngle: 0.1)
      let ring = Ring(standard: .proximal, jointRadius: size, halfAngle: 0.2)
      guard let hexapod = try? Hexapod(reference: ring, moving: moving, neutral: nil) else { continue }
      _ = AllPoses(hexapod).solve(StrutLengths(repeating: 2 * size))
    }
  }
}
