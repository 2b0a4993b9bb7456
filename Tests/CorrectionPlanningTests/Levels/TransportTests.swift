import CorrectionPlanning
import Foundation
import HexapodKinematics
import RigidMotion
import SampleCases
import TestSupport
import Testing
import TreatmentModel

/// Bone transport: a fragment is carried across a defect while the limb stands still.
@Suite struct TransportTests {
  @Test(arguments: Side.allCases) func theNumbersOfTheModel(_ side: Side) throws {
    let plan = try Planner.plan(sampleTransport(side))
    #expect(plan.levels.map(\.lastDay) == [62, 62] && plan.limb?.contactDay == 60)
    let wanted: [(day: Int, proximal: Double, distal: Double)] = [
      (0, 136.326, 206.361), (30, 161.507, 179.122), (60, 188.108, 152.920), (62, 189.918, 151.224),
    ]
    for (day, proximal, distal) in wanted {
      for strut in 0..<6 {
        #expect(abs(plan.levels[0].days[day].exact[strut] - proximal) < 0.0005)
        #expect(abs(plan.levels[1].days[day].exact[strut] - distal) < 0.0005)
      }
    }
    for level in plan.levels {
      for (one, other) in zip(level.days, level.days.dropFirst()) {
        #expect((0..<6).allSatisfy { (0.805...0.925).contains(abs(other.exact[$0] - one.exact[$0])) })
      }
    }
  }

  /// Fixtures/validation/transport.json, made from the same rings by another program.
  @Test func everyDayIsThatOfAnIndependentComputation() throws {
    let plan = try Planner.plan(sampleTransport())
    let rows = try TransportNumbers.read().straight.rows
    var farthest = 0.0
    for row in rows {
      for strut in 0..<6 {
        farthest = max(farthest, abs(plan.levels[0].days[row.day].exact[strut] - row.proximal_hexapod[strut]))
        farthest = max(farthest, abs(plan.levels[1].days[row.day].exact[strut] - row.distal_hexapod[strut]))
      }
    }
    #expect(rows.count == 63 && farthest < 1e-9)
  }

  @Test(arguments: Side.allCases, Transport.Direction.allCases)
  func eitherReferenceGivesTheSameMotion(_ side: Side, _ travels: Transport.Direction) throws {
    let plans = try FragmentEnd.allCases.map {
      try Planner.plan(sampleTransport(side, travels: travels, reference: $0))
    }
    for level in 0..<2 {
      for (one, other) in zip(plans[0].levels[level].days, plans[1].levels[level].days) {
        #expect((0..<6).allSatisfy { abs(one.exact[$0] - other.exact[$0]) < 1e-9 })
      }
    }
    #expect(plans[0].duration == 62 && plans.allSatisfy { $0.checks.isEmpty })
  }

  @Test func proximallyIsDistallyUpsideDown() throws {
    let (down, up) = (
      try Planner.plan(sampleTransport()), try Planner.plan(sampleTransport(travels: .proximally))
    )
    for (one, other) in zip(down.levels[0].days, up.levels[1].days) {
      #expect(abs(one.exact[0] - other.exact[0]) < 1e-9)
    }
    #expect(up.limb?.contactDay == 60)
  }

  /// Random transports with offset, angulation and a crooked limb: the limb keeps its place on every exact day, and hardly moves in
  /// whole steps.
  @Test func theLimbKeepsItsPlace() throws {
    var random = SplitMix64(seed: 16)
    let count = runsSoak ? 200 : 12
    var (far, turned, mean, worst, worstAngle) = (0.0, 0.0, 0.0, 0.0, 0.0)
    for _ in 0..<count {
      let treatment = random.transport(Side.allCases[Int(random.next() % 2)])
      let course = try #require(try Planner.plan(treatment).limb)
      for day in course.days {
        let off = course.days[0].pose.inverse * day.pose
        (far, turned) = (max(far, off.translation.norm), max(turned, off.rotation.angle))
      }
      mean += course.distanceSpread.mean / Double(count)
      (worst, worstAngle) = (
        max(worst, course.distanceSpread.largest), max(worstAngle, course.angleSpread.largest)
      )
    }
    print(
      "\(count) transports: limb off by \(far) mm, \(turned) rad exactly; in whole steps \(mean) mm on average,"
    )
    print("at worst \(worst) mm and \(degrees(worstAngle))°")
    #expect(far < 1e-9 && turned < 1e-12)
    #expect(mean < 0.5 && worst < 1.2 && degrees(worstAngle) < 0.8)
  }

  @Test func eachFaceKeepsItsOwnRate() throws {
    var treatment = sampleTransport()
    treatment.levels[1].schedule.approachRate = 0.5
    treatment.levels[1].schedule.compressionRate = 0.25
    let plan = try Planner.plan(treatment)
    #expect(plan.limb?.contactDay == 120 && plan.duration == 128)
    #expect(plan.levels[0].pacing.map(\.days) == [120, 8] && plan.levels[1].pacing.map(\.days) == [120, 8])
  }

  @Test func theRegeneratesRateCountsToo() throws {
    var treatment = sampleTransport()
    treatment.levels[0].schedule.rate = 0.75
    let plan = try Planner.plan(treatment)
    #expect(plan.limb?.contactDay == 80 && plan.duration == 83)
  }

  @Test func aLimbThatIsShortIsLengthenedOnTheWay() throws {
    var treatment = sampleTransport()
    var transport = Transport(.distally)
    (transport.shortness, transport.limbTarget) = (15, Deformity())
    treatment.motion = .transport(transport)
    let plan = try Planner.plan(treatment)
    let course = try #require(plan.limb)
    let (first, last) = (
      try #require(course.days.first?.remaining), try #require(course.days.last?.remaining)
    )
    #expect(abs(first.axialTranslation - 15) < 1e-9 && abs(last.axialTranslation) < 1e-9)
    // The cut opens by 60 mm and 60/62 of 15 mm until contact, then by the rest: whole days both.
    #expect(plan.limb?.contactDay == 75 && plan.duration == 75 + 3)
  }

  @Test func afterDockingTheCutGoesOn() throws {
    var treatment = sampleTransport()
    var then = Deformity()
    then.axialTranslation = -10
    var transport = Transport(.distally)
    transport.then = then
    treatment.motion = .transport(transport)
    let plan = try Planner.plan(treatment)
    #expect(plan.duration == 72)
    let docked = plan.levels[1].days
    #expect((62...72).allSatisfy { docked[$0].exact == docked[62].exact })
    #expect(abs((plan.limb?.days.last?.remaining?.axialTranslation ?? 0) + 10) < 1e-9)
  }

  /// Where the limb is to be is typed in the convention in which what remains of it is said, whatever that of the defect's level.
  @Test(arguments: Transport.Direction.allCases, RotationConvention.allCases)
  func theLimbGoesWhereItsTargetSays(_ travels: Transport.Direction, _ convention: RotationConvention) throws
  {
    var treatment = sampleTransport(travels: travels)
    treatment.levels[travels == .distally ? 1 : 0].convention = convention
    var target = Deformity()
    (target.apAngulation, target.lateralAngulation, target.axialRotation) = (
      radians(9), radians(-7), radians(12)
    )
    var transport = Transport(travels)
    transport.then = target
    treatment.motion = .transport(transport)
    let plan = try Planner.plan(treatment)
    let left = try #require(plan.limb?.days.last?.remaining)
    #expect(DeformityParameter.allCases.allSatisfy { abs(left[$0] - target[$0]) < 1e-9 })
    #expect(!plan.checks.contains { $0.code == .limbCrooked })
  }

  @Test func whatGoesWrongAtDockingIsSaid() throws {
    var offset = sampleTransport()
    offset.levels[1].deformity.apTranslation = 9
    offset.levels[1].target.apTranslation = 9
    #expect(
      try Planner.plan(offset).checks.map(\.code) == [.dockingOffset, .limbCrooked])
    var tilted = sampleTransport()
    tilted.levels[1].deformity.apAngulation = radians(12)
    tilted.levels[1].target.apAngulation = radians(12)
    #expect(try Planner.plan(tilted).checks.map(\.code).contains(.dockingContact))
    var open = sampleTransport()
    open.levels[1].target.axialTranslation = -3
    #expect(try Planner.plan(open).checks.map(\.code) == [.dockingContact])
    // Bone driven into bone is said, whatever the rate.
    for (depth, severity) in [(4.0, nil), (6, Finding.Severity.warning), (42, .error)]
      as [(Double, Finding.Severity?)]
    {
      var pressed = sampleTransport()
      pressed.levels[1].target.axialTranslation = depth
      let found = try Planner.plan(pressed).checks.first { $0.code == .dockingContact }
      #expect(found?.severity == severity, "\(depth)")
    }
    var long = sampleTransport()
    long.levels[1].deformity.axialTranslation = -90
    #expect(try Planner.plan(long).checks.map(\.code) == [.defectNeedsTwoCuts])
  }
}

/// Fixtures/validation/transport.json.
struct TransportNumbers: Decodable {
  struct Straight: Decodable { let rows: [Row] }
  struct Row: Decodable {
    let day: Int
    let proximal_hexapod: [Double]
    let distal_hexapod: [Double]
  }
  struct Lengths: Decodable {
    let proximal: [Double]
    let distal: [Double]
  }
  struct Composed: Decodable {
    let proximal: [Double]
    let distal: [Double]
    let C_in_A_t: [Double]
    let C_in_A_angle_deg: Double
  }

  let case1_straight: Straight
  let case2_docking_offset: Lengths
  let case3_two_level: Composed
  var straight: Straight { case1_straight }

  static func read() throws -> TransportNumbers {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    return try JSONDecoder().decode(
      TransportNumbers.self,
      from: Data(contentsOf: root.appending(path: "Fixtures/validation/transport.json")))
  }
}
