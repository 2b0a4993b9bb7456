import CaseFiles
import CorrectionPlanning
import HexapodKinematics
import Reports
import ReviewReports
import ScheduleReview
import TreatmentModel
import Uncertainty

/// The commands for one patient as functions: texts in, and out what the command prints with `--format json`, to the byte.
public enum Commands {
  /// The program's version.
  public static let version = "0.1.0"

  /// What `fixator plan` prints.
  ///
  /// - Parameter caseText: YAML or JSON, or a plan.json, whose case is planned anew.
  /// - Throws: ``CommandRefusal`` for what is no case, or one of which no plan can be made.
  public static func plan(_ caseText: [UInt8]) throws(CommandRefusal) -> CommandAnswer {
    switch try planned(caseText) {
    case .one(let plan, let stated):
      return CommandAnswer(text: try stated.written(plan), hasErrors: plan.hasErrors)
    case .several(let plan): return CommandAnswer(text: try plan.written(), hasErrors: plan.hasErrors)
    }
  }

  /// What `fixator check` prints.
  ///
  /// - Parameters:
  ///   - schedule: a table.
  ///   - other: the distal level's table, where a case of two levels has two.
  ///   - identifying: `--identify`.
  /// - Throws: ``CommandRefusal`` for what is no case or no schedule.
  public static func check(
    _ caseText: [UInt8], schedule: [UInt8], other: [UInt8]? = nil, identifying: Bool = false
  ) throws(CommandRefusal) -> CommandAnswer {
    let stated = try StatedCase(
      caseText, orElse: "a frame without a patient has no schedule to check; see fixator pose")
    guard stated.treatment.levels.count == 1 else {
      return try check(stated, [schedule] + (other.map { [$0] } ?? []), identifying)
    }
    if other != nil { throw CommandRefusal("this case has one level, and there are two schedules: give one") }
    let level = try stated.level()
    let table: ScheduleFile
    do throws(CaseFileErrors) {
      table = try ScheduleFile.parse(schedule, name: "schedule")
    } catch { throw CommandRefusal(error, of: .schedule) }
    let record = try stated.record(of: level)
    do throws(PlanningError) {
      let followed = try record.map { (record) throws(PlanningError) in
        try Planner.plan(level, asRecorded: record)
      }
      let opinion = try SecondOpinion(level, table.schedule, plan: followed, identifying: identifying)
      return CommandAnswer(text: opinion.answer(on: table), hasErrors: opinion.hasErrors)
    } catch { throw CommandRefusal(error, stated.positions) }
  }

  /// The same of several levels.
  private static func check(
    _ stated: StatedCase, _ schedules: [[UInt8]], _ identifying: Bool
  ) throws(CommandRefusal) -> CommandAnswer {
    let tables: LevelSchedules
    do throws(CaseFileErrors) {
      tables = try LevelSchedules.parse(
        schedules.enumerated().map { ("schedule \($0.offset + 1)", $0.element) })
    } catch { throw CommandRefusal(error, of: .schedule) }
    do throws(PlanningError) {
      let opinion = try TreatmentOpinion(stated.treatment, tables.schedules, identifying: identifying)
      return CommandAnswer(text: opinion.answer(on: tables), hasErrors: opinion.hasErrors)
    } catch { throw CommandRefusal(error, stated.positions) }
  }

  /// What `fixator resume` prints.
  ///
  /// - Parameters:
  ///   - struts: `--struts`, six readings, mm; of two levels twelve, the proximal frame's first.
  ///   - day: `--day`.
  ///   - pause: `--pause`, days.
  ///   - slow: `--slow`, a share.
  /// - Throws: ``CommandRefusal`` for what is no case, and for readings that no limb in this frame can have.
  public static func resume(
    _ caseText: [UInt8], struts: [Double], day: Int? = nil, pause: Int = 0, slow: Double = 1
  ) throws(CommandRefusal) -> CommandAnswer {
    guard [6, 12].contains(struts.count), struts.allSatisfy({ $0.isFinite && abs($0) <= 1e9 }) else {
      throw CommandRefusal(
        "--struts takes 6 finite numbers, of a case of two levels 12, each between -1000000000 and 1000000000"
      )
    }
    guard day.map((0...Schedule.longestPlan).contains) ?? true else {
      throw CommandRefusal("--day takes a whole number from 0 to \(Schedule.longestPlan)")
    }
    guard (0...ResumeRequest.longestPause).contains(pause) else {
      throw CommandRefusal("--pause takes a whole number of days from 0 to \(ResumeRequest.longestPause)")
    }
    guard slow > 0, slow <= 1 else {
      throw CommandRefusal(
        "--slow takes a share above 0 and at most 1: rates may be lowered, not raised")
    }
    let stated = try StatedCase(caseText, orElse: "a frame without a patient has no plan to go on with")
    let count = stated.treatment.levels.count
    guard struts.count == 6 * count else {
      throw CommandRefusal(
        "--struts takes \(6 * count) numbers for a case of \(count == 1 ? "one level" : "two levels")")
    }
    if count > 1 {
      var request = TreatmentResumeRequest(
        readings: [0, 6].map { first in StrutReadings { struts[first + $0] } })
      (request.day, request.pause, request.slow) = (day, pause, slow)
      let plan: TreatmentPlan
      do throws(PlanningError) {
        plan = try Planner.resume(stated.treatmentOfToday(), from: request)
      } catch { throw CommandRefusal(error, stated.positions) }
      return CommandAnswer(text: try plan.written(), hasErrors: plan.hasErrors)
    }
    let level = try stated.level()
    let record = try stated.record(of: level)
    var request = ResumeRequest(readings: StrutReadings { struts[$0] })
    (request.day, request.pause, request.slow) = (day, pause, slow)
    let plan: Plan
    do throws(PlanningError) {
      plan = try Planner.resume(level, from: request, following: record)
    } catch { throw CommandRefusal(error, stated.positions) }
    return CommandAnswer(text: try stated.written(plan), hasErrors: plan.hasErrors)
  }

  /// What `fixator sensitivity` prints.
  ///
  /// - Parameters:
  ///   - assumingPublished: `--assume published`.
  ///   - goesOn: whether a study that takes long is still wanted; one that is not stands on fewer draws.
  /// - Throws: ``CommandRefusal`` for what is no case, or one of which no plan can be made.
  public static func sensitivity(
    _ caseText: [UInt8], _ options: SensitivityOptions, assumingPublished: Bool = false,
    while goesOn: @escaping () -> Bool = { true }
  ) throws(CommandRefusal) -> CommandAnswer {
    let stated = try StatedCase(
      caseText, orElse: "a frame without a patient has no correction to follow")
    let watch = SearchWatch { _ in goesOn() }
    do throws(PlanningError) {
      guard stated.treatment.levels.count == 1 else {
        let plan = try Planner.plan(unchecked: stated.treatment)
        let study = try SensitivityStudy.run(
          plan, LimbInputs(plan, assumingPublished: assumingPublished), options, watch: watch)
        return CommandAnswer(text: study.answer, hasErrors: plan.hasErrors)
      }
      let level = try stated.treatment.soleLevel()
      let study = try SensitivityStudy.run(
        try Planner.plan(level), UncertainInputs(level, assumingPublished: assumingPublished), options,
        watch: watch)
      return CommandAnswer(text: study.answer, hasErrors: study.plan.hasErrors)
    } catch { throw CommandRefusal(error, stated.positions) }
  }

  /// The files that `fixator plan --output` writes.
  ///
  /// - Throws: ``CommandRefusal`` for what is no case, or one of which no plan can be made.
  public static func files(_ caseText: [UInt8]) throws(CommandRefusal) -> [(name: String, text: String)] {
    switch try planned(caseText) {
    case .one(let plan, let stated):
      return plan.files(
        calendar: .daily, version: version, options: .fixator, origin: try stated.origin(of: plan),
        zone: try plan.level.calendar.zoneRules())
    case .several(let plan):
      return plan.files(
        calendar: .daily, version: version, options: .fixator, origin: try plan.origin(),
        zone: try plan.treatment.common.calendar.zoneRules())
    }
  }

  /// The plan of a case of one level, or of several.
  enum Planned {
    case one(Plan, StatedCase)
    case several(TreatmentPlan)
  }

  /// - Parameter isHinting: whether the command's hint of a better height is looked for.
  static func planned(_ caseText: [UInt8], isHinting: Bool = true) throws(CommandRefusal) -> Planned {
    let stated = try StatedCase(
      caseText, orElse: "a frame without a patient has no plan; see fixator pose and fixator struts")
    guard stated.treatment.levels.count == 1 else {
      do throws(PlanningError) { return .several(try Planner.plan(unchecked: stated.treatment)) } catch {
        throw CommandRefusal(error, stated.positions)
      }
    }
    let level = try stated.level()
    do throws(PlanningError) {
      let plan = try Planner.plan(level)
      return .one(isHinting ? plan.withHeightHint() : plan, stated)
    } catch {
      throw CommandRefusal(error, stated.positions)
    }
  }
}

/// What a command prints, and whether it ends with status 1.
public struct CommandAnswer: Sendable, Equatable {
  /// What stands on standard output.
  public let text: String
  /// Whether what it says has errors.
  public let hasErrors: Bool
}
