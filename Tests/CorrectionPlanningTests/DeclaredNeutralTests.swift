import CorrectionPlanning
import Glibc
import HexapodKinematics
import RigidMotion
import SampleCases
import Testing
import TreatmentModel

/// Neutral poses that a case declares: butt and mitre frames (MODEL section 14).
@Suite struct DeclaredNeutralTests {
  /// A foot ring that faces forward with its tab dorsal.
  private static func foot(anterior: Double, rotation: Double = 0, tilt: Double = 90) throws -> NeutralStance
  {
    try #require(
      NeutralStance(lateralOffset: -anterior, rotation: radians(rotation), lateralTilt: radians(tilt)))
  }

  /// 10° of equinus above the ankle, the tibial ring 100 mm above it.
  private static func level(
    _ stance: NeutralStance, height: Double, limb: Limb = Limb(side: .left, reference: .proximal)
  ) -> TreatedLevel {
    var deformity = Deformity()
    (deformity.lateralAngulation, deformity.axialTranslation) = (radians(10), 5)
    var level = sampleCase(deformity, limb: limb, above: 100, height: height)
    level.neutral = stance
    level.cut?.axial = 30
    return level
  }

  private static func lengths(_ plan: Plan) -> [Double] {
    plan.hexapod.strutLengths(at: plan.days[plan.duration].pose).map(\.self)
  }

  @Test(arguments: [
    (80.0, 130.0, 0.478, [105.0, 105, 150, 269, 269, 150]),
    (120, 150, 0.429, [122, 122, 194, 307, 307, 194]),
  ])
  func buttFramesEndAsTheModelSays(
    anterior: Double, height: Double, stiffness: Double, lengths: [Double]
  ) throws {
    for side in Side.allCases {
      let level = Self.level(
        try Self.foot(anterior: anterior), height: height, limb: Limb(side: side, reference: .proximal))
      let plan = try Planner.plan(level)
      let neutral = try #require(plan.hexapod.neutral)
      #expect((plan.hexapod.stiffness(at: neutral) * 1000).rounded() / 1000 == stiffness)
      #expect(plan.hexapod.strutLengths(at: neutral).map { $0.rounded() } == lengths)
      #expect(
        zip(Self.lengths(plan), plan.hexapod.strutLengths(at: neutral)).allSatisfy { abs($0 - $1) < 1e-9 })
      #expect(
        !plan.checks.contains {
          [.ringReversed, .ringOnWrongSide, .boneOutsideRing, .wrongAssembly].contains($0.code)
        })
    }
  }

  /// By hand: its normal looks back, its tab up, its centre is in front and below.
  @Test func theStanceIsAMountingOfTheMovingRing() throws {
    let limb = Limb(side: .right, reference: .proximal)
    let pose = try Self.foot(anterior: 80).ringPose(height: 130, limb)
    #expect((pose.translation - Vector3(0, -80, -130)).norm < 1e-12)
    #expect((pose.rotation * Vector3(0, 0, 1) - Vector3(0, 1, 0)).norm < 1e-12)
    #expect((pose.rotation * Vector3(0, -1, 0) - Vector3(0, 0, 1)).norm < 1e-12)
    let turned = try #require(NeutralStance(apOffset: 5, rotation: radians(30), apTilt: radians(10)))
    var mounting = Mounting()
    (mounting.apOffset, mounting.rotation, mounting.apTilt, mounting.axialOffset) = (
      5, radians(30), radians(10), -70
    )
    let (own, other) = (turned.ringPose(height: 70, limb), mounting.fragmentFromRing(.right))
    #expect(
      (own.translation - other.translation).norm < 1e-12
        && (own.rotation.inverse * other.rotation).angle < 1e-12)
  }

  /// The same frame stated by both mountings, by its readings, and seen from the foot.
  @Test func theOtherModesMeanTheSameFrame() throws {
    let chronic = Self.level(try Self.foot(anterior: 80), height: 130)
    let plan = try Planner.plan(chronic)
    var moving = Mounting()
    (moving.lateralOffset, moving.axialOffset, moving.lateralTilt) = (-80, -30, radians(90))
    var ringsFirst = chronic
    ringsFirst.mode = .ringsFirst(movingMounting: moving, readings: nil)
    let other = try Planner.plan(ringsFirst)
    #expect(other.duration == plan.duration && !other.checks.contains { $0.code == .ringReversed })
    for (one, two) in zip(plan.days, other.days) {
      let pairs = zip(plan.hexapod.strutLengths(at: one.pose), other.hexapod.strutLengths(at: two.pose))
      #expect(pairs.allSatisfy { abs($0 - $1) < 1e-6 })
    }
    var residual = chronic
    let start = plan.hexapod.strutLengths(at: plan.days[0].pose)
    residual.mode = .residual(readings: StrutReadings { start[$0] })
    let third = try Planner.plan(residual)
    #expect(zip(Self.lengths(third), Self.lengths(plan)).allSatisfy { abs($0 - $1) < 1e-6 })
    let neutral = try #require(third.hexapod.neutral)
    #expect((neutral.rotation * Vector3(0, 0, 1) - Vector3(0, 1, 0)).norm < 1e-12)
    let square = third.hexapod.strutLengths(at: neutral).reduce(0) { $0 + $1 * $1 }
    #expect(abs(square - start.reduce(0) { $0 + $1 * $1 }) < 1e-6)

    let tibia = try #require(NeutralStance(lateralOffset: -130, lateralTilt: radians(-90)))
    let seen = try MountedFrame(
      Self.level(tibia, height: 80, limb: Limb(side: .left, reference: .distal)))
    let own = try #require(seen.hexapod.neutral)
    let lengths = [105.0, 105, 150, 269, 269, 150]
    #expect(seen.hexapod.strutLengths(at: own).map { $0.rounded() } == lengths)
  }

  /// Joints are set up for the declared pose: their cones' axes are the struts there.
  @Test func jointsLeanFromTheDeclaredPose() throws {
    let frame = try MountedFrame(Self.level(try Self.foot(anterior: 80), height: 130))
    let neutral = try #require(frame.hexapod.neutral)
    for strut in 0..<6 {
      for end in StrutEnd.allCases {
        let tilt = try #require(JointTilt(strut, end, frame))
        #expect(abs(tilt.value(at: FrameState(ring: neutral, frame)) - 1) < 1e-12)
      }
    }
    let cones = JointCones(reference: radians(1), moving: radians(1))
    #expect(cones.violation(in: neutral, of: frame.hexapod) == nil)
    #expect(cones.violation(in: Hexapod.neutralPose(height: 130, side: -1), of: frame.hexapod) != nil)
  }

  private func reversal(_ level: TreatedLevel) throws -> Finding? {
    try Planner.plan(level).checks.first { $0.code == .ringReversed }
  }

  @Test func aFootRingTheWrongWayRoundIsAskedForByName() throws {
    let wrong = Self.level(try Self.foot(anterior: 80, tilt: -90), height: 130)
    let found = try #require(try reversal(wrong))
    #expect(found.severity == .error)
    guard case .exchangeWord(let words) = found.remedy else {
      Issue.record("no word is named")
      return
    }
    let tilt = try #require(words.first { $0.key == MountingParameter.lateralTilt.neutralKey })
    #expect(tilt.magnitude == 90 && tilt.meant == "posterior")
    var meant = wrong
    meant.limits.assembly = .warn
    #expect(try reversal(meant)?.severity == .warning)
    // Its numbers run the other way: beyond a singular pose, seen from the rings parallel.
    let twisted = Self.level(try #require(NeutralStance(rotation: radians(120))), height: 150)
    #expect(try reversal(twisted) != nil)
    #expect(try reversal(Self.level(try #require(NeutralStance(rotation: radians(40))), height: 150)) == nil)
    // Rings of their own mountings, of which the foot ring's lies the other way than what is declared.
    var moving = Mounting()
    (moving.lateralOffset, moving.axialOffset, moving.lateralTilt) = (-80, -30, radians(-90))
    var mounted = Self.level(try Self.foot(anterior: 80), height: 130)
    mounted.mode = .ringsFirst(movingMounting: moving, readings: nil)
    let other = try #require(try reversal(mounted))
    guard case .exchangeWord(let others) = other.remedy else {
      Issue.record("no word is named")
      return
    }
    #expect(others.contains { $0.key == MountingParameter.lateralTilt.movingKey && $0.meant == "posterior" })
  }

  /// Of rings in line nobody asks.
  @Test func ringsInLineAreNeverReversed() throws {
    for limb in limbs {
      #expect(try reversal(sampleCase(Deformity(), limb: limb)) == nil)
    }
  }

  /// Stiffness 0.196, 0.098 and 0.204, computed elsewhere.
  @Test func aSoftDeclaredPoseIsNamed() throws {
    func soft(_ anterior: Double, _ height: Double) throws -> Finding? {
      try Planner.plan(Self.level(try Self.foot(anterior: anterior), height: height)).checks.first {
        $0.code == .nearSingular && $0.limit == ($0.severity == .error ? 0.1 : 0.2)
      }
    }
    let warned = try #require(try soft(250, 150))
    #expect(warned.severity == .warning && abs((warned.value ?? 0) - 0.196) < 1e-3)
    let refused = try #require(try soft(250, 80))
    #expect(refused.severity == .error && abs((refused.value ?? 0) - 0.064) < 1e-3)
    #expect(try soft(80, 130) == nil)
  }

  @Test func onlyTheHeightOfADeclaredPoseIsChosen() throws {
    let level = Self.level(try Self.foot(anterior: 80), height: 130)
    let plan = try Planner.plan(level, choosing: DesignRanges(heights: 125...135))
    #expect(plan.level.neutral == level.neutral)
    #expect(plan.level.chosenValues.map(\.key) == [CaseKey(.neutral, .height)])
  }

  @Test func numbersThatMakeNoStanceAreRefused() throws {
    var level = Self.level(try Self.foot(anterior: 80), height: 130)
    level.neutral = try #require(NeutralStance(lateralOffset: -301))
    #expect(throws: PlanningError.self) { try Planner.plan(level) }
    level = Self.level(try Self.foot(anterior: 80), height: 5)
    let error = #expect(throws: PlanningError.self) { try Planner.plan(level) }
    #expect(error?.key == CaseKey(.neutral, .height))
  }
}
