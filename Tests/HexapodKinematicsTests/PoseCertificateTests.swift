import Glibc
import HexapodKinematics
import RigidMotion
import TestSupport
import Testing

/// MODEL section 15. `.ci/soak --filter PoseCertificate` looks at 10,000 random frames and readings, otherwise at 140.
@Suite struct PoseCertificateTests {
  private let cones = JointCones(reference: radians(30), moving: radians(30))
  private let halfStep = PerStrut(repeating: 0.5)

  @Test func theGenericFrameAwayFromNeutralHasOnePose() throws {
    let hexapod = try generic155()
    let pose = RigidTransform(
      rotation: Rotation(axis: Vector3(1, 2, 3).normalized, angle: radians(12)),
      translation: Vector3(10, -8, -160))
    let certificate = PoseCertifier(hexapod, cones, play: halfStep).certificate(
      of: hexapod.strutLengths(at: pose))
    #expect(certificate.isGiven, "\(certificate)")
    #expect(certificate.word == "one-pose" && certificate.boxes > 100)
  }

  /// A joint that leans farther than it may is named, with its angle.
  @Test func aPoseBeyondALimitIsNotCertified() throws {
    let hexapod = try generic155()
    let pose = RigidTransform(
      rotation: Rotation(axis: Vector3(0, 0, 1), angle: radians(40)), translation: Vector3(0, 0, -150))
    let lengths = hexapod.strutLengths(at: pose)
    let certificate = PoseCertifier(
      hexapod, JointCones(reference: radians(15), moving: radians(30)), play: halfStep
    )
    .certificate(of: lengths)
    guard case .leaning(let leaning) = certificate.obstacle else {
      Issue.record("\(certificate)")
      return
    }
    #expect(leaning.end == .reference && leaning.angle > leaning.limit && leaning.limit == radians(15))
    let direction = (pose * hexapod.movingJoints[leaning.strut] - hexapod.referenceJoints[leaning.strut])
      .normalized
    let neutral = try #require(hexapod.neutral)
    let axis = (neutral * hexapod.movingJoints[leaning.strut] - hexapod.referenceJoints[leaning.strut])
      .normalized
    #expect(abs(acos(direction.dot(axis)) - leaning.angle) < 1e-7)
  }

  /// A length that no strut on it can have is not certified, whatever its pose; half a step beyond an end it can.
  @Test func aLengthThatNoStrutCanHaveIsNotCertified() throws {
    let hexapod = try generic155()
    let lengths = hexapod.strutLengths(at: try #require(hexapod.neutral))
    for (beyond, isGiven) in [(0.4, true), (0.6, false)] {
      let ranges = PerStrut<[ClosedRange<Double>]> { strut in
        [10...20, (lengths[strut] - 50)...(strut == 3 ? lengths[strut] - beyond : 400)]
      }
      let certificate = PoseCertifier(hexapod, cones, play: halfStep, ranges: ranges).certificate(of: lengths)
      #expect(certificate.isGiven == isGiven)
      guard !isGiven else { continue }
      #expect(certificate.word == "strut-out-of-range")
      guard case .strutOutOfRange(let strut, let length, _) = certificate.obstacle else { continue }
      #expect(strut.index == 3 && length == lengths[3])
    }
  }

  /// What cannot be certified says why, and nothing traps.
  @Test func readingsWithoutAPoseFramesWithoutNeutralAndWildNumbersAreNotCertified() throws {
    let hexapod = try generic155()
    let certifier = PoseCertifier(hexapod, cones, play: halfStep)
    #expect(certifier.certificate(of: StrutLengths { $0 < 5 ? 150 : 900 }).word == "not-found")
    for wild in [Double.nan, .infinity, -1, 0, 1e300, 1e-300] {
      #expect(!certifier.certificate(of: StrutLengths { $0 < 1 ? wild : 150 }).isGiven)
    }
    for wild in [Double.nan, .infinity, -1, 1e300] {
      let certifier = PoseCertifier(hexapod, cones, play: PerStrut(repeating: wild))
      #expect(!certifier.certificate(of: StrutLengths(repeating: 160)).isGiven)
    }
    let bare = try Hexapod(
      reference: Ring(joints: hexapod.referenceJoints), moving: Ring(joints: hexapod.movingJoints),
      neutral: nil)
    let lengths = hexapod.strutLengths(at: try #require(hexapod.neutral))
    #expect(
      PoseCertifier(bare, cones, play: halfStep).certificate(of: lengths, pose: .identity).word
        == "no-neutral")
  }

  /// Joints that may lean everywhere allow the mirrored pose too, and it is shown.
  @Test func anotherPoseWithinTheLimitsIsShown() throws {
    let hexapod = try generic155(height: 60)
    let pose = RigidTransform(translation: Vector3(3, -2, -62))
    let lengths = hexapod.strutLengths(at: pose)
    let certificate = PoseCertifier(hexapod, JointCones(reference: .pi, moving: .pi), play: halfStep)
      .certificate(of: lengths)
    guard case .otherPoses(let others) = certificate.obstacle else {
      Issue.record("\(certificate)")
      return
    }
    #expect(others.count == AllPoses(hexapod).solve(lengths).modes.count - 1)
    #expect(others.contains { ($0.translation - Vector3(3, -2, 62)).norm < 5 })
  }

  /// Never given where another pose within the limits is known, whatever frame, readings and limits.
  @Test(arguments: FrameKind.allCases)
  func aCertificateIsNeverGivenWhereAnotherPoseIsWithinTheLimits(kind: FrameKind) throws {
    var random = SplitMix64(seed: printedSeed(1504))
    let count = runsSoak ? 1430 : 20
    var (given, alone, others) = (0, 0, 0)
    for _ in 0..<count {
      let (hexapod, pose) = try kind.sample(&random)
      let cones = JointCones(
        reference: radians(random.uniform(20...100)), moving: radians(random.uniform(20...100)))
      let lengths = hexapod.strutLengths(at: pose)
      let certificate = PoseCertifier(hexapod, cones, play: halfStep).certificate(of: lengths)
      let within = AllPoses(hexapod).solve(lengths).modes.filter {
        cones.violation(in: $0.pose, of: hexapod) == nil
      }
      given += certificate.isGiven ? 1 : 0
      alone += within.count == 1 ? 1 : 0
      others += within.count > 1 ? 1 : 0
      #expect(!certificate.isGiven || within.count == 1, "\(kind) \(certificate) \(lengths) \(cones)")
    }
    print(
      "\(kind): \(count) frames, \(given) certified, \(alone) with one pose within the limits, \(others) with more"
    )
  }

  /// A certificate covers what is within half a step: no other length of the box has a second pose.
  @Test func readingsWithinHalfAStepHaveOnePoseToo() throws {
    var random = SplitMix64(seed: printedSeed(1505))
    var given = 0
    for _ in 0..<(runsSoak ? 200 : 5) {
      let hexapod = try generic155(height: random.uniform(110...220))
      let pose = random.pose(around: try #require(hexapod.neutral), millimetres: 15, degrees: 12)
      let lengths = hexapod.strutLengths(at: pose)
      guard PoseCertifier(hexapod, cones, play: halfStep).certificate(of: lengths).isGiven else { continue }
      given += 1
      for _ in 0..<5 {
        let near = StrutLengths { lengths[$0] + random.uniform(-0.5...0.5) }
        let within = AllPoses(hexapod).solve(near).modes.filter {
          cones.violation(in: $0.pose, of: hexapod) == nil
        }
        #expect(within.count <= 1)
      }
    }
    #expect(given > 0)
  }
}
