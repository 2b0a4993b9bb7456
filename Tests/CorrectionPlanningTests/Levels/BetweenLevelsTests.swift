import CorrectionPlanning
import HexapodKinematics
import RigidMotion
import SampleCases
import TestSupport
import Testing
import TreatmentModel

/// What two levels, each sound by itself, are to each other; and the frame before what is done at surgery.
@Suite struct BetweenLevelsTests {
  /// Struts so thick that those above and below the middle ring meet: what is found is the gap that a search of every pair at every
  /// day finds, seen from the limb's proximal fragment.
  @Test(arguments: Side.allCases) func strutsOfOneLevelAreHeldAgainstThoseOfTheOther(_ side: Side) throws {
    var treatment = sampleTransport(side)
    let thick = StrutHardware(
      name: "thick", range: 50...400, step: 1, readingOffset: 0, provenance: testStanding, radius: 46)
    for level in 0..<2 { treatment.levels[level].struts = .given(PerStrut(repeating: thick)) }
    treatment.levels[1].deformity.apAngulation = radians(15)
    let plan = try Planner.plan(unchecked: treatment)
    let between = plan.checks.filter { $0.code == .strutsCollide }
    #expect(!between.isEmpty)
    let step = treatment.levels.middles[0].proximalFromDistal(side)
    for finding in between {
      #expect(
        finding.struts.count == 2 && finding.struts[0].level == LevelID(0)
          && finding.struts[1].level == LevelID(1))
      guard finding.struts.count == 2 else { continue }
      var least = Double.infinity
      for day in plan.levels[0].days.indices {
        let (one, other) = (plan.levels[0], plan.levels[1])
        let upper = strut(one, day, finding.struts[0].number, .identity)
        // The proximal level's moving fragment, then on to the distal level's point on it.
        let lower = strut(other, day, finding.struts[1].number, one.days[day].fragmentPose * step)
        least = min(least, upper.distance(to: lower) - 92)
      }
      #expect(abs(least - (finding.value ?? .infinity)) < 0.6, "\(finding.what.plain): \(least)")
    }
    let thin = try Planner.plan(sampleTransport(side))
    #expect(!thin.checks.contains { $0.code == .strutsCollide })
  }

  /// A strut's body where reference fragments are proximal.
  private func strut(_ plan: Plan, _ day: Int, _ number: StrutNumber, _ place: RigidTransform) -> Segment {
    let reference = place * plan.fragmentFromReferenceRing
    let moving = reference * plan.days[day].pose
    return Segment(
      reference * plan.hexapod.referenceJoints[number.index], moving * plan.hexapod.movingJoints[number.index]
    ).part(0.1, 0.9)
  }

  /// The frame is looked at before the stages that are done at surgery, too: as a warning, for it may be put on afterwards.
  @Test func beforeSurgeryTheFrameIsLookedAtToo() throws {
    var treatment = sampleTransport()
    treatment.motion = .independent
    treatment.levels[1].schedule.compressionRate = Schedule().compressionRate
    var gap = Deformity()
    gap.axialTranslation = -60
    treatment.levels[1].deformity = gap
    treatment.levels[1].target = Deformity()
    treatment.levels[1].schedule.stages = [Deformity()]
    treatment.levels[1].schedule.acuteStages = 1
    treatment.levels[0].followed = nil
    treatment.levels[0].deformity.axialTranslation = 10
    treatment.levels[0].target = Deformity()
    treatment.levels[1].followed = .reference
    let short = StrutHardware(
      name: "short", range: 80...190, step: 1, readingOffset: 0, provenance: testStanding)
    treatment.levels[1].struts = .given(PerStrut(repeating: short))
    let plan = try Planner.plan(treatment)
    let found = plan.checks.filter { $0.code == .strutOutOfRange }
    #expect(found.count == 1 && found[0].severity == .note)
    #expect(found.first?.struts == StrutNumber.allCases.map { StrutID(LevelID(1), $0) })
    #expect(found.allSatisfy { $0.what.plain.hasPrefix("distal level, before the stages done at surgery: ") })
    treatment.levels[1].struts = .given(PerStrut(repeating: longStrut))
    #expect(!(try Planner.plan(treatment).checks.contains { $0.code == .strutOutOfRange }))
  }
}
