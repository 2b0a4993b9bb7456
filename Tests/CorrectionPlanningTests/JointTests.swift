import CorrectionPlanning
import Glibc
import HexapodKinematics
import RigidMotion
import SampleCases
import TestSupport
import Testing
import TreatmentModel

extension TreatedJoint {
  /// A joint with a hinge.
  init(hinge: Hinge, distraction: Double = 0) {
    self.init()
    (self.hinge, self.distraction) = (hinge, distraction)
  }
}

/// A limb with a joint that is turned about the medial-lateral axis through the origin, and one structure so far behind it.
func equinus(
  _ angle: Double = 30, structureAt distance: Double = 40, distraction: Double = 0,
  limb: Limb = Limb(side: .left, reference: .proximal)
) -> TreatedLevel {
  var deformity = Deformity()
  deformity.lateralAngulation = radians(angle)
  var level = sampleCase(deformity, limb: limb, above: 100, height: 200)
  level.joint = TreatedJoint(hinge: TreatedJoint.Hinge(.medialLateral), distraction: distraction)
  level.structuresAtRisk = [
    StructureAtRisk(name: "tibial nerve", ap: 0, lateral: distance, axial: 0, rate: 1)
  ]
  return level
}

extension SplitMix64 {
  /// A joint turned about an axis anywhere, drawn apart or not, with a target; its deformity is the turn and nothing else.
  fileprivate mutating func hinged() throws -> (level: TreatedLevel, turn: Double) {
    let limb = limbs[Int(next() % 4)]
    var level = sampleCase(Deformity(), limb: limb, above: 110, height: 230)
    var hinge = TreatedJoint.Hinge(TreatedJoint.Axis.allCases[Int(next() % 3)])
    for parameter in HingeParameter.allCases { hinge[parameter] = uniform(-25...25) }
    level.target = deformity(degrees: 4, millimetres: 3)
    level.joint = TreatedJoint(hinge: hinge, distraction: next() % 2 == 0 ? 0 : uniform(0.5...6))
    level.convention = RotationConvention.allCases[Int(next() % 8)]
    let angle = radians(uniform(5...25)) * (next() % 2 == 0 ? 1 : -1)
    let turn = Rotation(axis: hinge.axis.direction, angle: angle)
    let place = hinge.place(limb.side)
    let start =
      RigidTransform(rotation: turn, translation: place - turn * place)
      * level.target.referenceFromMoving(limb, level.convention)
    level.deformity = try #require(Deformity(referenceFromMoving: start, limb, level.convention))
    level.structuresAtRisk = (0..<2).map {
      let at = vector(60)
      return StructureAtRisk(
        name: "nerve \($0)", ap: at.x, lateral: at.y, axial: at.z, rate: uniform(0.5...1.5))
    }
    return (level, abs(angle))
  }
}

/// Joints that are corrected without a cut (MODEL section 14).
@Suite struct JointTests {
  /// A structure at distance r from the hinge travels r θ, whatever the number of days.
  @Test(arguments: [(40.0, 21), (60, 32), (120, 63), (150, 79)], [1, 4])
  func equinusOfThirtyDegreesTakesTheDaysOfTheArc(_ expected: (distance: Double, days: Int), parts: Int)
    throws
  {
    for limb in limbs {
      var level = equinus(structureAt: expected.distance, limb: limb)
      level.schedule.adjustmentsPerDay = parts
      let plan = try Planner.plan(level)
      #expect(plan.duration == expected.days)
      let way = try #require(plan.dailyPaths.first).lengths.reduce(0, +)
      #expect(abs(way - expected.distance * radians(30)) < 1e-9)
    }
  }

  @Test func theArcIsTheSameInHowManyDaysSoever() throws {
    for rate in [0.3, 0.7, 2, 5] {
      var level = equinus(structureAt: 60)
      level.structuresAtRisk[0].rate = rate
      let plan = try Planner.plan(level)
      let paths = try #require(plan.dailyPaths.first)
      #expect(plan.duration == Int((60 * radians(30) / rate).rounded(.up)))
      #expect(abs(paths.lengths.reduce(0, +) - 60 * radians(30)) < 1e-9)
      #expect(paths.lengths.allSatisfy { abs($0 - paths.lengths[0]) < 1e-9 })
    }
  }

  /// Every structure stays at its distance from the axis and in its plane across it, the axis itself drawn apart with the surfaces.
  @Test func everyPointGoesRoundTheHingeOnACircle() throws {
    var random = SplitMix64(seed: printedSeed(1401))
    for _ in 0..<40 {
      let (level, turn) = try random.hinged()
      let limb = level.limb
      let joint = try #require(level.joint)
      let hinge = try #require(joint.hinge)
      let axis = hinge.axis.direction
      let place = hinge.place(limb.side) + Vector3(0, 0, limb.movingSign * joint.distraction)
      let path = try CorrectionPath(level, MountedFrame(level))
      let stage = try #require(path.stages.last)
      #expect(path.stages.count == (joint.distraction > 0 ? 2 : 1))
      for structure in level.structuresAtRisk {
        let point = Vector3(limb.side.lateralSign * structure.ap, structure.lateral, structure.axial)
        func seen(_ s: Double) throws -> (along: Double, away: Double) {
          let arm = try stage.path.pose(at: s) * point - place
          return (axis.dot(arm), (arm - axis.dot(arm) * axis).norm)
        }
        let end = try seen(1)
        for step in 0...50 {
          let now = try seen(Double(step) / 50)
          #expect(abs(now.along - end.along) < 1e-9 && abs(now.away - end.away) < 1e-9)
        }
        let risk = try #require(level.pointsAtRisk.first { $0.name == structure.name })
        let length = try PathLength(stage.path, [risk]).lengths(from: 0, to: 1)[0]
        #expect(abs(length - end.away * turn) < 1e-9)
      }
      let plan = try Planner.plan(level)
      #expect(!plan.checks.contains { $0.code == .hingeLeavesRest })
      let last = plan.days[plan.duration].fragmentPose
      #expect((last.translation - level.plannedEnd.translation).norm < 1e-9)
      #expect((last.rotation.inverse * level.plannedEnd.rotation).angle < 1e-9)
    }
  }

  /// First the surfaces are drawn apart along the reference fragment, at the general rate; so far apart they stay.
  @Test(arguments: limbs)
  func theSurfacesAreDrawnApartFirstAndStaySo(limb: Limb) throws {
    var level = equinus(structureAt: 40, distraction: 3, limb: limb)
    level.structuresAtRisk[0].rate = 2
    let plan = try Planner.plan(level)
    // 3 days at 1 mm, then an arc of 20.94 mm at 2 mm.
    #expect(plan.duration == 3 + 11)
    #expect(plan.jointStages.map(\.purpose) == [.drawingApart, .turning(plan.jointStages.last?.angle ?? 0)])
    #expect(plan.jointStages.map(\.days) == [1...3, 4...14])
    let start = plan.days[0].fragmentPose
    for day in 0...3 {
      let moved = plan.days[day].fragmentPose.translation - start.translation
      #expect((moved - Vector3(0, 0, limb.movingSign * Double(day))).norm < 1e-12)
      #expect((plan.days[day].fragmentPose.rotation.inverse * start.rotation).angle < 1e-12)
    }
    for day in plan.days[3...] {
      #expect((day.fragmentPose.translation - Vector3(0, 0, limb.movingSign * 3)).norm < 1e-9)
    }
    let end = plan.days[plan.duration].remaining
    #expect(abs(end.axialTranslation + 3) < 1e-9 && abs(end.lateralAngulation) < 1e-12)
    #expect(plan.dailyPaths.map(\.name) == ["tibial nerve", PointAtRisk.surfacesName])
    // Turning about the hinge does not move the surfaces.
    #expect(plan.dailyPaths[1].lengths[3...].allSatisfy { $0 < 1e-9 })
  }

  /// What is a cut's matter is not said of a joint, however the limb would overlap as a bone.
  @Test func noCheckSpeaksOfACut() throws {
    var random = SplitMix64(seed: printedSeed(1402))
    for _ in 0..<20 {
      var level = try random.hinged().level
      level.deformity.axialTranslation += 5
      if random.next() % 2 == 0 { level.joint?.hinge = nil }
      let plan = try Planner.plan(level)
      #expect(
        !plan.checks.contains { [.boneEndsCollide, .durationImplausible, .dockingContact].contains($0.code) })
      #expect(!plan.checks.contains { "\($0.what.plain)".contains("cut") })
      #expect(plan.timeline.estimate == nil && plan.timeline.spans.last?.phase == .retention)
      #expect(!plan.dailyPaths.contains { $0.name == PointAtRisk.rimName })
    }
  }

  /// A hinge misplaced by e across its axis leaves 2 e sin(θ/2) of translation and no rotation; along it, nothing.
  @Test(arguments: limbs)
  func aMisplacedHingeLeavesTwoESineOfHalfTheAngle(limb: Limb) throws {
    for parameter in HingeParameter.allCases {
      for error in [0.5, 7] {
        var level = equinus(limb: limb)
        level.joint?.hinge?[parameter] = error
        let plan = try Planner.plan(level)
        let finding = plan.checks.first { $0.code == .hingeLeavesRest }
        guard parameter != .ap else {
          #expect(finding == nil)
          continue
        }
        let left = 2 * error * sin(radians(15))
        #expect(abs((finding?.value ?? 0) - left) < 1e-9)
        #expect(finding?.severity == (left < 1 ? .warning : .error))
        let rest = try #require(plan.jointStages.last?.rest)
        #expect(abs(rest.distance - left) < 1e-9 && rest.angle < 1e-9)
        // The plan leads to the target all the same.
        let end = plan.days[plan.duration].fragmentPose
        #expect(end.translation.norm < 1e-9 && end.rotation.angle < 1e-9)
      }
    }
  }

  /// What the finding says this hinge corrects is corrected by it alone.
  @Test func theDeformityThatIsNamedIsOneOfTheHinge() throws {
    var level = equinus()
    level.joint?.hinge?.axial = -12
    level.joint?.hinge?.lateral = 9
    level.deformity.apAngulation = radians(6)
    let finding = try #require(try Planner.plan(level).checks.first { $0.code == .hingeLeavesRest })
    guard case .otherHinge(let meant?)? = finding.remedy else {
      Issue.record("no deformity is named")
      return
    }
    level.deformity = meant
    #expect(try !Planner.plan(level).checks.contains { $0.code == .hingeLeavesRest })
  }

  /// Stages of the case are turned through one after the other, each about the hinge.
  @Test func stagesOfTheCaseAreTurnsOfTheirOwn() throws {
    var level = equinus(structureAt: 60, distraction: 2)
    var half = Deformity()
    half.lateralAngulation = radians(15)
    level.schedule.stages = [half]
    let plan = try Planner.plan(level)
    #expect(plan.jointStages.count == 3 && plan.pacing.map(\.days) == [2, 16, 16])
    let way = plan.dailyPaths[0].lengths[2...].reduce(0, +)
    #expect(abs(way - 60 * radians(30)) < 1e-9)
  }

  /// Readings of a day of the plan go on as planned.
  @Test func aPlanOfAJointIsResumedAsItWas() throws {
    let plan = try Planner.plan(equinus(structureAt: 60, distraction: 3))
    for day in [0, 2, 3, 10, 30] {
      var request = ResumeRequest(readings: plan.days[day].set)
      request.day = day
      let resumed = try Planner.resume(plan.level, from: request)
      #expect(resumed.lastDay == plan.lastDay, "\(day)")
      for (one, other) in zip(resumed.days, plan.days[day...]) {
        #expect((one.fragmentPose.translation - other.fragmentPose.translation).norm < 1e-9)
        #expect((one.fragmentPose.rotation.inverse * other.fragmentPose.rotation).angle < 1e-9)
      }
    }
  }

  @Test func whatAJointNeedsIsMissed() throws {
    var level = equinus()
    level.structuresAtRisk = []
    level.schedule.path = .screw
    level.joint?.distraction = -1
    level.joint?.hinge?.lateral = .nan
    let found = level.invalidValues
    #expect(
      found.map(\.code) == [.outOfRange, .notFinite, .missing, .doesNotBelong]
        && found.map { $0.key?.description } == [
          "distraction", "hinge.at.lateral", "structures-at-risk", "schedule.path",
        ])
    #expect(throws: PlanningError.self) { try Planner.plan(level) }
  }
}

extension JointStage {
  fileprivate var angle: Double? { if case .turning(let angle) = purpose { angle } else { nil } }
  fileprivate var rest: HingeRest? { if case .rest(let rest, _) = purpose { rest } else { nil } }
}

/// The words of feet and knees for angles on the lateral film.
@Suite struct JointWordTests {
  /// A foot in equinus has its toes down, and a flexed knee its heel behind: of both the apex is anterior, whichever fragment is measured
  /// from.
  @Test(arguments: limbs)
  func equinusAndFlexionAreApexAnterior(limb: Limb) throws {
    for word in ["equinus", "flexion"] {
      #expect(Direction(typed: word) == .apexAnterior)
    }
    for word in ["calcaneus", "extension"] { #expect(Direction(typed: word) == .apexPosterior) }
    for convention in RotationConvention.allCases {
      var deformity = Deformity()
      deformity.lateralAngulation = radians(30)
      let moving = deformity.referenceFromMoving(limb, convention)
      // The distal segment seen from the proximal one.
      let distal = limb.reference == .proximal ? moving : moving.inverse
      let toes = distal.rotation * Vector3(0, -1, 0)
      let shin = distal.rotation * Vector3(0, 0, -1)
      #expect(toes.z < -0.49, "toes down")
      #expect(shin.y > 0.49, "the far end behind")
    }
  }
}
