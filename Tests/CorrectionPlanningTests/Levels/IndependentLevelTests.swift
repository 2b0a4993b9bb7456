import CorrectionPlanning
import HexapodKinematics
import RigidMotion
import SampleCases
import TestSupport
import Testing
import TreatmentModel

/// Two levels whose motions do not depend on each other.
@Suite struct IndependentLevelTests {
  @Test func eachLevelIsTheCaseOfOneLevel() throws {
    var random = SplitMix64(seed: 1612)
    for side in Side.allCases {
      for _ in 0..<3 {
        let treatment = random.independentLevels(side)
        let plan = try Planner.plan(treatment)
        for level in plan.levels {
          // The middle ring's place is stated now.
          let alone = try Planner.plan(level.level)
          #expect(alone.lastDay <= level.lastDay)
          for (one, other) in zip(alone.days, level.days) {
            #expect((0..<6).allSatisfy { abs(one.exact[$0] - other.exact[$0]) < 1e-10 })
          }
          for day in level.days.dropFirst(alone.days.count) {
            #expect(day.exact == level.days[alone.lastDay].exact)
          }
        }
      }
    }
  }

  @Test func aLevelThatStandsStillLeavesTheOthersPlan() throws {
    var random = SplitMix64(seed: 1613)
    var treatment = random.independentLevels(.right)
    treatment.levels[1].deformity = Deformity()
    let plan = try Planner.plan(treatment)
    let alone = try Planner.plan(plan.levels[0].level)
    #expect(plan.levels[0].days.map(\.exact) == alone.days.map(\.exact))
    #expect(plan.levels[1].days.allSatisfy { $0.turns.allSatisfy { $0 == 0 } })
  }

  @Test func levelsBeginWhenTheyAreToldTo() throws {
    var random = SplitMix64(seed: 1614)
    var treatment = random.independentLevels(.left)
    let together = try Planner.plan(treatment)
    let own = together.levels.map { level in level.pacing.reduce(0) { $0 + $1.days } }
    treatment.levels[1].starts = .after(LevelID(0))
    #expect(try Planner.plan(treatment).duration == own[0] + own[1])
    treatment.levels[1].starts = .afterDay(7)
    #expect(try Planner.plan(treatment).duration == max(own[0], own[1] + 7))
    treatment.levels[0].starts = .after(LevelID(1))
    treatment.levels[1].starts = .after(LevelID(0))
    #expect(throws: PlanningError.self) { try Planner.plan(treatment) }
  }

  /// The middle ring is the reference of both levels (Fixtures/validation/transport.json, case 3).
  @Test func theMiddleFragmentAsReferenceOfBoth() throws {
    let numbers = try TransportNumbers.read().case3_two_level
    // Both points lie at the middle ring's centre: rings and fragments then have the same frames.
    func level(_ pose: RigidTransform, _ reference: FragmentEnd, height: Double) throws -> Level {
      let deformity = try #require(
        Deformity(referenceFromMoving: pose, Limb(side: .left, reference: reference), .rotationVector))
      var level = Level(
        reference: reference, deformity: deformity, mounting: Mounting(), distalRing: generic155,
        struts: .given(PerStrut(repeating: longStrut)), mode: .chronic(neutralHeight: height))
      level.convention = .rotationVector
      return level
    }
    let a = RigidTransform(
      rotation: Rotation(exp: Vector3(0, radians(12), 0)), translation: Vector3(10, 0, 150))
    let c = RigidTransform(
      rotation: Rotation(exp: Vector3(radians(8), 0, radians(5))), translation: Vector3(0, -8, -140))
    // A fragment's frame is at its ring's centre when the other's mounting takes the height away.
    func seen(_ pose: RigidTransform, _ height: Double) -> RigidTransform {
      pose * RigidTransform(translation: Vector3(0, 0, -height))
    }
    var distal = try level(seen(c, -140), .proximal, height: 140)
    distal.followed = .reference
    var treatment = Treatment(
      CommonStatement(name: "case 3", side: .left, bone: "tibia"), proximalRing: generic155,
      try level(seen(a, 150), .distal, height: 150), Levels.Next(beyond: MiddleFragment(length: 1e-9), distal)
    )
    treatment.common.limits.assembly = .warn
    let plan = try Planner.plan(unchecked: treatment)
    for strut in 0..<6 {
      #expect(abs(plan.levels[0].days[0].exact[strut] - numbers.proximal[strut]) < 2e-9)
      #expect(abs(plan.levels[1].days[0].exact[strut] - numbers.distal[strut]) < 2e-9)
    }
    let limb = try #require(plan.limb?.days.first?.pose)
    #expect(abs(degrees(limb.rotation.angle) - numbers.C_in_A_angle_deg) < 1e-9)
  }

  /// A middle ring that is shifted and tilted at docking (Fixtures/validation/transport.json, case 2).
  @Test func aDockingOffsetInBothHexapods() throws {
    let numbers = try TransportNumbers.read().case2_docking_offset
    let (heights, limb) = ((170.0, 130.0), Limb(side: .left, reference: .proximal))
    let middle = RigidTransform(
      rotation: Rotation(exp: Vector3(0, radians(6), 0)), translation: Vector3(5, -3, -170))
    let distal = RigidTransform(translation: Vector3(0, 0, -300))
    func along(_ height: Double) -> RigidTransform { RigidTransform(translation: Vector3(0, 0, -height)) }
    func level(_ pose: RigidTransform, height: Double) throws -> Level {
      var level = Level(
        reference: .proximal,
        deformity: try #require(Deformity(referenceFromMoving: pose, limb, .rotationVector)),
        mounting: Mounting(), distalRing: generic155, struts: .given(PerStrut(repeating: longStrut)),
        mode: .chronic(neutralHeight: height))
      level.convention = .rotationVector
      return level
    }
    // The proximal level's point is the proximal ring's centre; the distal one's is the same, as near as may be.
    let place = along(heights.0)
    var second = try level(
      place * middle.inverse * distal * along(heights.1).inverse * place.inverse, height: heights.1)
    second.followed = .reference
    let treatment = Treatment(
      CommonStatement(name: "case 2", side: .left, bone: "tibia"), proximalRing: generic155,
      try level(middle * along(heights.0).inverse, height: heights.0),
      Levels.Next(beyond: MiddleFragment(length: 1e-9), second))
    let plan = try Planner.plan(unchecked: treatment)
    for strut in 0..<6 {
      #expect(abs(plan.levels[0].days[0].exact[strut] - numbers.proximal[strut]) < 2e-9)
      #expect(abs(plan.levels[1].days[0].exact[strut] - numbers.distal[strut]) < 2e-9)
    }
    // The outer rings stand where they belong, whatever the middle one does.
    let whole = try #require(plan.limb?.days.first?.pose)
    #expect(whole.translation.norm < 1e-8 && whole.rotation.angle < 1e-12)
  }

  @Test func theMiddleRingSaidTwiceIsCompared() throws {
    var random = SplitMix64(seed: 1615)
    var treatment = random.independentLevels(.left)
    let settled = try Planner.plan(treatment).levels[1].level.mounting
    (treatment.levels[1].mounting, treatment.levels[1].followed) = (settled, nil)
    #expect(try Planner.plan(treatment).checks.isEmpty)
    treatment.levels[1].mounting.axialOffset += 4
    let found = try #require(try Planner.plan(treatment).checks.first)
    #expect(found.code == .inputsDisagree && found.severity == .error && abs((found.value ?? 0) - 4) < 1e-9)
    treatment.levels[0].followed = .moving
    treatment.levels[1].followed = .reference
    #expect(throws: PlanningError.self) { try Planner.plan(treatment) }
  }

  @Test func acuteStagesAreDoneOnDayNought() throws {
    var random = SplitMix64(seed: 1616)
    var treatment = random.independentLevels(.left)
    var shortened = Deformity()
    shortened.axialTranslation = 20
    treatment.levels[0].schedule.stages = [shortened]
    treatment.levels[0].schedule.acuteStages = 1
    let first = try #require(try Planner.plan(treatment).levels[0].days.first?.remaining)
    #expect(abs(first.axialTranslation - 20) < 1e-9 && abs(first.apAngulation) < 1e-12)
  }

  /// Visits of both levels together are no more than an exhaustive search's.
  @Test func strutsOfBothLevelsAreChangedAtTheSameVisits() throws {
    var random = SplitMix64(seed: 1617)
    for _ in 0..<(runsSoak ? 40 : 4) {
      var treatment = random.independentLevels(.left)
      for index in 0..<2 {
        treatment.levels[index].deformity = Deformity()
        treatment.levels[index].deformity.axialTranslation = random.uniform(20...40)
        treatment.common.strutClasses = random.scaledStruts()
        treatment.levels[index].struts = .automatic(from: treatment.common.strutClasses)
      }
      let plan = try Planner.plan(treatment)
      let windows = plan.levels.flatMap { $0.strutTimeline.changes.compactMap(\.window) }
      let own = try plan.levels.map { try Planner.plan($0.level).strutTimeline.visitDays.count }
      #expect(plan.visitDays.count <= own[0] + own[1])
      if windows.count == plan.levels.flatMap(\.strutTimeline.changes).count {
        #expect(plan.visitDays.count == fewestStabs(windows))
      }
    }
  }

  /// The fewest days that meet every window: the earliest end first.
  private func fewestStabs(_ windows: [ClosedRange<Int>]) -> Int {
    var (count, last) = (0, Int.min)
    for window in windows.sorted(by: { $0.upperBound < $1.upperBound }) where window.lowerBound > last {
      (count, last) = (count + 1, window.upperBound)
    }
    return count
  }
}
