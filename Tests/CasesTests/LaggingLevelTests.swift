import CaseFiles
import CorrectionPlanning
import HexapodKinematics
import ScheduleReview
import TestSupport
import Testing
import TreatmentModel

/// Schedules of two levels that rest, or wait: what a plan has later is no exchange, and one misread reading no turn.
@Suite struct LaggingLevelTests {
  private static let transport = """
    case: transport-twice
    side: left
    bone: tibia
    motion: transport
    middle: {length: 110}
    schedule: {rate: 1}
    levels:
      - level: proximal
        reference: proximal
        mounting: {axial-offset: 60 proximal}
        frame: {proximal-ring: generic-155, distal-ring: generic-155, struts: {min: 60, max: 400}, mode: chronic, neutral-height: 115}
      - level: distal
        reference: proximal
        deformity: {axial-translation: 24 long}
        target: {axial-translation: 2 short}
        frame: {distal-ring: generic-155, struts: {min: 60, max: 400}, mode: chronic, neutral-height: 130}
    """

  /// Struts are changed on the way, to others whose scales begin elsewhere.
  private static let changed = """
    case: transport-changed
    side: left
    bone: tibia
    motion: transport
    middle: {length: 101}
    schedule: {rate: 1, approach-rate: 1, compression-rate: 1}
    frame:
      strut-classes:
        - {name: c0, min: 55, max: 105, reading-offset: 45}
        - {name: c1, min: 68, max: 120, reading-offset: 70}
        - {name: c2, min: 81, max: 235, reading-offset: 95}
    levels:
      - level: proximal
        reference: proximal
        mounting: {axial-offset: 60 proximal}
        frame: {proximal-ring: generic-155, distal-ring: generic-155, struts: auto, mode: chronic, neutral-height: 110}
      - level: distal
        reference: proximal
        deformity: {axial-translation: 49 long}
        target: {axial-translation: 2 short}
        frame: {distal-ring: generic-155, struts: auto, mode: chronic, neutral-height: 130}
    """

  private static let waits = """
    case: distal-waits
    side: left
    bone: tibia
    middle: {length: 120}
    schedule: {rate: 1}
    levels:
      - level: proximal
        reference: proximal
        deformity: {ap-angulation: 10 varus, axial-translation: 12 short}
        mounting: {axial-offset: 60 proximal}
        frame: {proximal-ring: generic-155, distal-ring: generic-155, struts: {min: 60, max: 400}, mode: chronic, neutral-height: 140}
      - level: distal
        reference: proximal
        starts: after proximal
        deformity: {axial-translation: 10 short}
        frame: {distal-ring: generic-155, struts: {min: 60, max: 400}, mode: chronic, neutral-height: 140}
    """

  private func treatment(_ text: String) throws -> Treatment {
    guard case .correction(let treatment, _) = try CaseFile.parse(Array(text.utf8), name: "case.yaml")
    else { throw WrongCase() }
    return treatment
  }

  private struct WrongCase: Error {}

  private func words(_ opinion: TreatmentOpinion) -> [String] {
    (opinion.findings + opinion.levels.flatMap(\.findings)).map { "\($0.code.rawValue) \($0.what.plain)" }
  }

  /// The plan's rows, resting for some days after one, with those of one row exchanged.
  private func paused(
    _ plan: TreatmentPlan, after day: Int, by days: Int, exchanging row: Int? = nil
  ) throws -> [TypedSchedule] {
    let own = plan.levels.map { TypedSchedule($0).rows }
    return try own.indices.map { level in
      try #require(
        TypedSchedule(
          rows: own[level].indices.map { index in
            let one = own[level][index]
            return ScheduleRow(
              day: one.day > day ? one.day + days : one.day,
              readings: own[index == row ? 1 - level : level][index].readings, line: 0)
          }))
    }
  }

  @Test(arguments: 1...6) func aTransportThatRestsHasNoLevelsExchanged(days: Int) throws {
    let treatment = try treatment(Self.transport)
    let plan = try Planner.plan(treatment)
    for day in [5, 10, 15] {
      let opinion = try TreatmentOpinion(treatment, try paused(plan, after: day, by: days))
      #expect(
        (opinion.findings + opinion.levels.flatMap(\.findings)).allSatisfy { $0.code == .restDay },
        "\(day): \(words(opinion))")
    }
  }

  /// The same where it rests and a row is exchanged as well.
  @Test(arguments: [0, 3]) func aRowThatIsExchangedIsNamedWhetherItRestsOrNot(days: Int) throws {
    let treatment = try treatment(Self.transport)
    let plan = try Planner.plan(treatment)
    for row in [3, 6, 9, 14, 20] {
      let sets = plan.levels.map { $0.days[row].set }
      guard (0..<6).contains(where: { abs(sets[0][$0] - sets[1][$0]) > 4 }) else { continue }
      let opinion = try TreatmentOpinion(treatment, try paused(plan, after: 10, by: days, exchanging: row))
      let day = row > 10 ? row + days : row
      #expect(
        opinion.findings.filter(\.code.isMistake).map(\.code) == [.levelsSwapped]
          && opinion.findings.first?.day == day, "\(row): \(words(opinion))")
    }
  }

  /// Neither a pause across a strut change nor days that read alike on scales of two classes are a mistake; exchanged levels are found
  /// beside them.
  @Test func strutChangesOnTheWayHideNoExchangeAndAreNone() throws {
    let treatment = try treatment(Self.changed)
    let plan = try Planner.plan(treatment)
    let visits = Set(plan.levels.flatMap(\.strutTimeline.visitDays)).sorted()
    #expect(!visits.isEmpty)
    for visit in visits {
      for days in [0, 1, 4, 8] {
        let schedules = try paused(plan, after: visit - 2, by: days)
        let opinion = try TreatmentOpinion(treatment, schedules)
        #expect(
          (opinion.findings + opinion.levels.flatMap(\.findings)).allSatisfy { $0.severity == .note },
          "\(visit), \(days): \(words(opinion))")
        let all = try TreatmentOpinion(treatment, schedules.reversed())
        #expect(
          all.findings.filter(\.code.isMistake).map(\.code) == [.levelsSwapped]
            && !all.levels.flatMap(\.findings).contains { $0.severity == .error }, "\(words(all))")
        let one = try TreatmentOpinion(
          treatment, try paused(plan, after: visit - 2, by: days, exchanging: visit + 3))
        #expect(
          one.findings.filter(\.code.isMistake).map(\.day) == [visit + 3 + days], "\(words(one))")
      }
    }
  }

  /// Half-way through a transport both frames read nearly the same: a strut that is off there is no exchange.
  @Test func aMissedTurnIsNoExchangeWhereBothLevelsReadAlike() throws {
    let treatment = try treatment(Self.transport)
    let plan = try Planner.plan(treatment)
    for row in 1..<plan.levels[0].duration - 4 {
      for strut in [0, 3] {
        let turn = plan.levels[1].days[row].set[strut] - plan.levels[1].days[row - 1].set[strut]
        guard abs(turn) >= 1 else { continue }
        let schedules = try plan.levels.indices.map { level in
          try #require(
            TypedSchedule(
              rows: TypedSchedule(plan.levels[level]).rows.map { own in
                let off = level == 1 && own.day >= row ? 2 * turn : 0
                return ScheduleRow(
                  day: own.day, readings: StrutReadings { own.readings[$0] - ($0 == strut ? off : 0) },
                  line: 0)
              }))
        }
        let opinion = try TreatmentOpinion(treatment, schedules)
        #expect(!opinion.findings.contains { $0.code == .levelsSwapped }, "\(row): \(words(opinion))")
      }
    }
  }

  /// One column of each frame in the other's place, from the first day on, from a later one or on one day; and nothing else.
  @Test func columnsExchangedAcrossLevelsAreNamed() throws {
    var random = SplitMix64(seed: printedSeed(1531))
    for text in [Self.transport, Self.changed] {
      let treatment = try treatment(text)
      let plan = try Planner.plan(treatment)
      let rows = plan.levels.map { TypedSchedule($0).rows }
      var tried = 0
      for attempt in 0..<(runsSoak ? 600 : 60) {
        let (one, other) = (Int(random.next() % 6), Int(random.next() % 6))
        let isOneDay = attempt % 3 == 0
        let from = attempt % 3 == 1 ? 0 : 1 + Int(random.next() % UInt64(rows[0].count - 2))
        let wrong = from..<(isOneDay ? from + 1 : rows[0].count)
        // Nor are readings told apart that differ by what two scales of the case do.
        let isTold = wrong.allSatisfy { row in
          let apart = abs(rows[0][row].readings[one] - rows[1][row].readings[other])
          return [0, 25, 50].allSatisfy { abs(apart - $0) >= 6 }
        }
        guard isTold else { continue }
        tried += 1
        let schedules = try plan.levels.indices.map { level in
          let (own, its) = level == 0 ? (one, other) : (other, one)
          return try #require(
            TypedSchedule(
              rows: rows[level].indices.map { row in
                let readings = rows[level][row].readings
                return ScheduleRow(
                  day: rows[level][row].day,
                  readings: StrutReadings {
                    $0 == own && wrong.contains(row) ? rows[1 - level][row].readings[its] : readings[$0]
                  }, line: 0)
              }))
        }
        let opinion = try TreatmentOpinion(treatment, schedules, plan: plan)
        let all = opinion.findings + opinion.levels.flatMap(\.findings)
        let mistakes = all.filter {
          $0.code.isMistake && $0.severity != .note || $0.code == .strutChangeMoved
        }
        #expect(
          mistakes.map(\.code) == [.levelsSwapped] && mistakes[0].day == rows[0][from].day
            && mistakes[0].struts.map(\.number.index) == [one, other],
          "\(one + 1) and \(other + 1) on days \(wrong): \(mistakes.map(\.what.plain))")
      }
      #expect(tried > 3)
    }
  }

  @Test func oneMisreadReadingOfALevelThatWaitsIsNoTurn() throws {
    let treatment = try treatment(Self.waits)
    let plan = try Planner.plan(treatment)
    for (row, by) in [(5, 4.0), (2, -3), (9, 7)] {
      let schedules = try plan.levels.indices.map { level in
        try #require(
          TypedSchedule(
            rows: TypedSchedule(plan.levels[level]).rows.map { own in
              let isIt = level == 1 && own.day == row
              return ScheduleRow(
                day: own.day, readings: StrutReadings { own.readings[$0] + (isIt && $0 == 2 ? by : 0) },
                line: 0)
            }))
      }
      let opinion = try TreatmentOpinion(treatment, schedules)
      #expect(!opinion.findings.contains { $0.code == .startMissed }, "\(words(opinion))")
      #expect(
        opinion.levels[1].findings.contains {
          ($0.code == .jump || $0.code == .digitsTransposed) && $0.day == row
        }, "\(words(opinion))")
    }
  }
}
