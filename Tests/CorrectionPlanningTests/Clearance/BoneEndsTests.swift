import CorrectionPlanning
import Glibc
import RigidMotion
import SampleCases
import TestSupport
import Testing
import TreatmentModel

@Suite struct BoneEndsTests {
  private func gap(
    _ start: Deformity, _ limb: Limb, at end: Deformity, diameter: Double = 28, apart: Double = 0
  ) throws -> Double {
    let frame = try MountedFrame(sampleCase(start, limb: limb))
    let pose = start.referenceFromMoving(limb, .film)
    var cut = BoneCut()
    (cut.diameter, cut.gap) = (diameter, apart)
    let ends = BoneEnds(limb, cut, start: pose)
    return ends.value(at: FrameState(fragment: end.referenceFromMoving(limb, .film), frame))
  }

  private func deformity(_ set: (inout Deformity) -> Void) -> Deformity {
    var result = Deformity()
    set(&result)
    return result
  }

  @Test(arguments: limbs)
  func endsTouchOnDayZeroWhateverTheDeformity(limb: Limb) throws {
    var random = SplitMix64(seed: printedSeed(321))
    for _ in 0..<100 {
      let start = random.deformity(degrees: 40, millimetres: 12)
      #expect(abs(try gap(start, limb, at: start)) < 1e-9)
      #expect(abs(try gap(start, limb, at: start, apart: 3) - 3) < 1e-9)
    }
  }

  @Test(arguments: limbs)
  func lengtheningOpensAndTurningAboutTheBoneSlides(limb: Limb) throws {
    let short = deformity { $0.axialTranslation = 20 }
    #expect(abs(try gap(short, limb, at: Deformity()) - 20) < 1e-9)
    let twisted = deformity { $0.axialRotation = radians(40) }
    #expect(abs(try gap(twisted, limb, at: Deformity())) < 1e-9)
    let shifted = deformity { $0.apTranslation = 8 }
    #expect(abs(try gap(shifted, limb, at: Deformity())) < 1e-9)
    let long = deformity { $0.axialTranslation = -5 }
    #expect(abs(try gap(long, limb, at: Deformity()) + 5) < 1e-9)
  }

  /// Turned about its middle, a face of diameter D closes by `D/2 sin θ` on one side.
  @Test(arguments: limbs)
  func straighteningAboutTheMiddleOverlapsOnOneSide(limb: Limb) throws {
    let bent = deformity { $0.apAngulation = radians(15) }
    #expect(abs(try gap(bent, limb, at: Deformity()) + 14 * sin(radians(15))) < 1e-9)
  }

  /// Faces that lie beside each other do not meet, however far they pass each other.
  @Test func facesBesideEachOtherDoNotMeet() throws {
    let limb = limbs[0]
    let beside = deformity { ($0.apTranslation, $0.axialTranslation) = (40, 0) }
    let passed = deformity { ($0.apTranslation, $0.axialTranslation) = (40, 25) }
    #expect(abs(try gap(beside, limb, at: passed) - 12) < 1e-9)
  }

  /// A search for stages that is ended says how many orders were tried.
  @Test func aSearchForStagesCanBeEnded() throws {
    var random = SplitMix64(seed: printedSeed(323))
    let input = random.correctionCase()
    let error = #expect(throws: PlanningError.self) {
      try StageOrder.withoutCollision(input, watch: SearchWatch { _ in false })
    }
    #expect(error?.code == .searchEnded && error?.message.contains("0 of 31 orders of stages") == true)
  }

  /// Half of the cases that collide can be staged so that they do not; sampled at 2,000 places they then do not.
  @Test func suggestedStagesKeepTheEndsApart() throws {
    var random = SplitMix64(seed: printedSeed(322))
    var (collided, mended) = (0, 0)
    for _ in 0..<120 {
      var input = random.correctionCase()
      input.schedule.path = random.next() % 2 == 0 ? .straight : .screw
      input.deformity = random.deformity(degrees: 25, millimetres: 5)
      input.deformity.axialTranslation = random.uniform(0...14)
      input.schedule.stages = [
        deformity { $0.axialTranslation = input.deformity.axialTranslation }
      ]
      guard try !StageOrder.isFreeOfCollision(input) else { continue }
      collided += 1
      guard let stages = try StageOrder.withoutCollision(input) else { continue }
      mended += 1
      input.schedule.stages = stages
      #expect(try StageOrder.isFreeOfCollision(input))
      let plan = try Planner.plan(input)
      #expect(!plan.checks.contains { $0.code == .boneEndsCollide && $0.value ?? 0 > 1.8 })
      let frame = try MountedFrame(input)
      let ends = try #require(BoneEnds(input, start: plan.days[0].fragmentPose))
      for (before, after) in zip(plan.days, plan.days.dropFirst()) {
        for step in 0...40 {
          let (from, to, s) = (before.fragmentPose, after.fragmentPose, Double(step) / 40)
          let pose =
            input.schedule.path == .screw
            ? from.interpolatedScrew(to: to, s) : from.interpolatedStraight(to: to, s)
          #expect(ends.value(at: FrameState(fragment: pose, frame)) >= -1 - 1e-9)
        }
      }
    }
    print("\(collided) collide, \(mended) of them no longer with other stages")
    #expect(collided > 30 && mended > 10)
  }
}
