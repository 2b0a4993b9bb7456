import CaseFiles
import CorrectionPlanning
import Reports
import ReviewReports
import ScheduleReview
import TreatmentModel

extension Commands {
  /// What `fixator check` prints.
  ///
  /// - Parameters:
  ///   - schedule: a table.
  ///   - other: the distal level's table, where a case of two levels has two.
  ///   - identifying: `--identify`.
  ///   - plan: the text of the plan.json of this case that was followed, `--plan`.
  ///   - strutsMounted: `--struts-mounted`; empty where nothing is said.
  /// - Throws: ``CommandRefusal`` for what is no case or no schedule.
  public static func check(
    _ caseText: [UInt8], schedule: [UInt8], other: [UInt8]? = nil, identifying: Bool = false,
    plan: [UInt8]? = nil, strutsMounted: [String] = []
  ) throws(CommandRefusal) -> CommandAnswer {
    let stated = try StatedCase(
      caseText, orElse: "a frame without a patient has no schedule to check; see fixator pose")
    guard stated.treatment.levels.count == 1 else {
      guard strutsMounted.isEmpty else {
        throw CommandRefusal(
          "this case has \(stated.treatment.levels.count) levels, and \(refusalOfMountedLevels(.keys))")
      }
      return try check(stated, [schedule] + (other.map { [$0] } ?? []), plan: plan, identifying)
    }
    if other != nil { throw CommandRefusal("this case has one level, and there are two schedules: give one") }
    let own = try stated.followingLevel(plan)
    let (level, before) = (try own.level.mounted(strutsMounted), try own.before.mounted(strutsMounted))
    let table: ScheduleFile
    do throws(CaseFileErrors) {
      table = try ScheduleFile.parse(schedule, name: "schedule")
    } catch { throw CommandRefusal(error, of: .schedule) }
    do throws(PlanningError) {
      let followed = try own.record.map { (record) throws(PlanningError) in
        try Planner.plan(level, asRecorded: record)
      }
      let opinion = try SecondOpinion(
        level, table.schedule, plan: followed, before: before, identifying: identifying)
      return CommandAnswer(text: opinion.answer(on: table), hasErrors: opinion.hasErrors)
    } catch { throw CommandRefusal(error, stated.positions) }
  }

  /// Why struts that are on are not said so of a case of several levels, in words.
  package static func refusalOfMountedLevels(_ option: OptionSpelling) -> String {
    let keys = [LevelID(0), LevelID(1)].map { "\(CaseKey.top(.strutsMounted).at($0))" }.joined(
      separator: ", ")
    return
      "\(option(CaseKey.Word.strutsMounted.name)) is for cases of one: it would not say of which frame: say in the case which classes are on (\(keys))"
  }

  /// The same of several levels.
  private static func check(
    _ stated: StatedCase, _ schedules: [[UInt8]], plan: [UInt8]?, _ identifying: Bool
  ) throws(CommandRefusal) -> CommandAnswer {
    let tables: LevelSchedules
    do throws(CaseFileErrors) {
      tables = try LevelSchedules.parse(
        schedules.enumerated().map { ("schedule \($0.offset + 1)", $0.element) })
    } catch { throw CommandRefusal(error, of: .schedule) }
    let own = try stated.following(plan)
    do throws(PlanningError) {
      let followed = try own.records.map { (records) throws(PlanningError) in
        try Planner.plan(own.treatment, asRecorded: records)
      }
      let opinion = try TreatmentOpinion(
        own.treatment, tables.schedules, plan: followed, identifying: identifying)
      return CommandAnswer(text: opinion.answer(on: tables), hasErrors: opinion.hasErrors)
    } catch { throw CommandRefusal(error, stated.positions) }
  }
}

extension TreatedLevel {
  /// The case with struts that are said to be on.
  func mounted(_ words: [String]) throws(CommandRefusal) -> TreatedLevel {
    do throws(MountedClasses.Refusal) { return try MountedClasses(words).applied(to: self) } catch {
      throw CommandRefusal(error.words(.keys))
    }
  }
}
