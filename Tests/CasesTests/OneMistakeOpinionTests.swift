import CaseFiles
import CorrectionPlanning
import HexapodKinematics
import ScheduleReview
import TestSupport
import Testing
import TreatmentModel

/// One mistake in the case's own schedule, where the way of the struts is not the straight one, or their scales are not one: that one is
/// named, and no true reading beside it.
@Suite struct OneMistakeOpinionTests {
  private static let held = """
    case: held-strut-2
    side: left
    bone: tibia
    reference: proximal
    deformity: {ap-angulation: 12 varus, axial-rotation: 8 internal, axial-translation: 25 short}
    mounting: {axial-offset: 70 proximal, lateral-offset: 10 posterior}
    frame: {proximal-ring: generic-180, distal-ring: generic-155, struts: {min: 60, max: 400}, mode: chronic, neutral-height: 200}
    held: [{strut: 2, days: 10-14}]
    """

  private static let classes = """
    case: columns-exchanged
    side: left
    bone: tibia
    reference: proximal
    deformity: {ap-angulation: 15 varus, axial-translation: 20 short}
    mounting: {axial-offset: 70 proximal}
    frame:
      proximal-ring: generic-180
      distal-ring: generic-180
      struts: auto
      strut-classes:
        - {name: A, min: 20, max: 85, reading-offset: 100}
        - {name: B, min: 20, max: 110, reading-offset: 150}
      mode: chronic
      neutral-height: 170
    """

  private static let ordinary = """
    case: tabs
    side: right
    bone: tibia
    reference: proximal
    deformity: {ap-angulation: 14 valgus, lateral-angulation: 9 apex-anterior, axial-rotation: 12 external, axial-translation: 18 short}
    mounting: {axial-offset: 70 proximal, lateral-offset: 10 posterior}
    frame: {proximal-ring: generic-180, distal-ring: generic-155, struts: {min: 60, max: 400}, mode: chronic, neutral-height: 190}
    """

  private func plan(_ text: String) throws -> Plan {
    guard case .correction(let stated, _) = try CaseFile.parse(Array(text.utf8), name: "case.yaml"),
      let level = stated[LevelID.only]
    else { throw WrongCase() }
    return try Planner.plan(level)
  }

  private struct WrongCase: Error {}

  /// The plan's rows with the readings of some changed.
  private func changed(
    _ plan: Plan, _ rows: some Collection<Int>, _ change: (StrutReadings) -> StrutReadings
  ) throws -> [Finding] {
    let own = TypedSchedule(plan).rows
    let changed = own.indices.map {
      ScheduleRow(
        day: own[$0].day, readings: rows.contains($0) ? change(own[$0].readings) : own[$0].readings, line: 0)
    }
    let schedule = try #require(TypedSchedule(rows: changed))
    return try SecondOpinion(plan.level, schedule, plan: plan).findings.filter(\.code.isMistake)
  }

  private func exchanged(_ one: Int, _ other: Int) -> (StrutReadings) -> StrutReadings {
    { readings in StrutReadings { readings[$0 == one ? other : $0 == other ? one : $0] } }
  }

  private func words(_ findings: [Finding]) -> [String] {
    findings.map { "\($0.code.rawValue) \($0.what.plain)" }
  }

  @Test(arguments: ["held", "classes", "ordinary"])
  func twoColumnsExchangedAreTwoColumnsExchanged(name: String) throws {
    let plan = try plan(
      name == "held" ? Self.held : name == "classes" ? Self.classes : Self.ordinary)
    let (rows, count) = (plan.days.map(\.set), plan.days.count)
    #expect(try changed(plan, [], { $0 }) == [])
    for one in 0..<5 {
      for other in (one + 1)..<6 {
        guard rows.contains(where: { abs($0[one] - $0[other]) >= 4 }) else { continue }
        let found = try changed(plan, 0..<count, exchanged(one, other))
        #expect(
          found.map(\.code) == [.strutsSwapped] && found[0].day == 0
            && found[0].struts.map(\.number.index) == [one, other], "\(one + 1)-\(other + 1): \(words(found))"
        )
        for day in [1, 5, 7, count / 2] where abs(rows[day][one] - rows[day][other]) >= 4 {
          for last in [day, count - 1] {
            let found = try changed(plan, day...last, exchanged(one, other))
            #expect(
              found.map(\.code) == [.strutsSwapped] && found[0].day == day
                && found[0].struts.map(\.number.index) == [one, other],
              "\(one + 1)-\(other + 1) on \(day) to \(last): \(words(found))")
          }
        }
      }
    }
  }

  @Test(arguments: [0, 1]) func readingsInCentimetresAreToldFromWhicheverDay(which: Int) throws {
    let plan = try plan(which == 0 ? Self.ordinary : Self.held)
    let count = plan.days.count
    func tenth(_ readings: StrutReadings) -> StrutReadings { StrutReadings { readings[$0] / 10 } }
    for (rows, day, words) in [
      (0..<count, nil, "as a whole"), (9..<count, 9, "from day 9 on"), (0..<9, 0, "from day 0 to day 8"),
      (5..<12, 5, "from day 5 to day 11"), (7..<8, 7, "on day 7"), (count - 1..<count, count - 1, "on day"),
    ] as [(Range<Int>, Int?, String)] {
      let found = try changed(plan, rows, tenth)
      #expect(found.map(\.code) == [.unitWrong] && found[0].day == day, "\(rows): \(self.words(found))")
      #expect(found.first?.what.plain.contains(words) == true, "\(self.words(found))")
    }
    // The true rows before go no faster for it.
    let rows = TypedSchedule(plan).rows.map {
      ScheduleRow(day: $0.day, readings: $0.day < 9 ? $0.readings : tenth($0.readings), line: 0)
    }
    let opinion = try SecondOpinion(plan.level, try #require(TypedSchedule(rows: rows)), plan: plan)
    #expect(!opinion.findings.contains { $0.code == .rateExceeded && $0.day ?? 0 < 9 })
    for from in [0, 8] {
      let found = try changed(plan, from..<count) { row in StrutReadings { row[$0] / ($0 == 3 ? 10 : 1) } }
      #expect(
        found.map(\.code) == [.unitWrong] && found[0].struts.map(\.number.index) == [3]
          && found[0].day == (from == 0 ? nil : from), "\(words(found))")
    }
  }

  /// What is typed on another scale than that of the first day is named as it is typed.
  @Test func aReadingAfterAStrutChangeIsNamedAsItIsTyped() throws {
    let plan = try plan(Self.classes)
    let change = try #require(plan.strutTimeline.changes.first)
    let row = change.day + 3
    let found = try changed(plan, [row]) { own in
      StrutReadings { own[$0] + ($0 == change.strut.index ? 7 : 0) }
    }
    let typed = plan.days[row].set[change.strut] + 7
    #expect(
      found.count == 1 && found[0].day == row && found[0].what.plain.contains("reads \(Int(typed)) mm"),
      "\(words(found))")
  }

  /// A sound schedule of a mounting that is 15 mm elsewhere starts elsewhere; no digit and no column is wrong.
  @Test func aScheduleOfAnotherMountingStartsElsewhereAndThatIsAll() throws {
    var random = SplitMix64(seed: printedSeed(1507))
    var (tried, alarms) = (0, 0)
    while tried < (runsSoak ? 200 : 8) {
      let deformity =
        "{ap-angulation: \(Int(random.uniform(4...16))) varus, lateral-angulation: \(Int(random.uniform(4...16))) "
        + "apex-posterior, axial-translation: \(Int(random.uniform(10...28))) short}"
      func text(_ offset: Int) -> String {
        """
        case: m
        side: left
        bone: tibia
        reference: proximal
        deformity: \(deformity)
        mounting: {axial-offset: \(offset) proximal, lateral-offset: 8 posterior}
        frame: {proximal-ring: generic-180, distal-ring: generic-155, struts: {min: 60, max: 400, step: 0.25}, mode: chronic, neutral-height: 183}
        schedule: {pace: fastest}
        """
      }
      guard let (stated, made) = try? (plan(text(60)), plan(text(75))), made.duration > 8 else { continue }
      tried += 1
      let opinion = try SecondOpinion(stated.level, TypedSchedule(made), plan: stated)
      let mistakes = opinion.findings.filter(\.code.isMistake)
      alarms += mistakes.isEmpty ? 0 : 1
      if !mistakes.isEmpty { print("false:", words(mistakes)) }
    }
    print("schedules of another mounting: \(tried), alarms \(alarms)")
    #expect(alarms == 0)
  }

  /// Rounding each strut alone moves the edge of the bone to and fro by more than a slow rate.
  @Test func wholeStepsOfASlowJointAreNoError() throws {
    for height in [184, 195] {
      for angle in [15, 20, 25] {
        let plan = try plan(
          """
          case: k20
          side: left
          bone: knee
          reference: proximal
          between: joint
          hinge: {axis: medial-lateral}
          bone-diameter: 60
          deformity: {lateral-angulation: \(angle) flexion}
          mounting: {axial-offset: 100 proximal, lateral-offset: 9 posterior, rotation: 7 internal}
          frame: {proximal-ring: generic-205, distal-ring: generic-180, struts: {min: 60, max: 400}, mode: chronic, neutral-height: \(height)}
          structures-at-risk: [{name: vessels, lateral: 59 posterior, rate: 0.25}]
          schedule: {rate: 0.3, rounding: nearest}
          """)
        let found = try SecondOpinion(plan.level, TypedSchedule(plan), plan: plan).findings
        #expect(!found.contains { $0.severity == .error }, "\(words(found))")
      }
    }
  }
}
