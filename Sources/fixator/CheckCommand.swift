import ArgumentParser
import CaseFiles
import CommandAnswers
import CorrectionPlanning
import Reports
import ReviewReports
import ScheduleReview
import TextOutput
import TreatmentModel

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "A second opinion on anybody's schedule: what it does, and what is wrong with it.",
    discussion: """
      The schedule is a table, a line a day, with the six readings and, if it has them, the day and the date. Columns are \
      found by name (day, date, strut_1, "Strut 1 (Red)", "S1 (mm)", 1, red, ...) or stand as rows; fields may be separated by \
      commas, semicolons, tabs or bars, decimals may have commas, units (mm, cm) stand in the names, below them or in the \
      cells. Titles above and notes below are left out. What was understood is said on standard error; \
      what cannot be told is refused. Where no column says the days, each row is taken for one, which \
      stands before all that is found; numbers that may be days are asked for. Days and dates are held against each other and against the case's calendar; rates go by \
      the dates, for the patient turns by them, unless it is the dates that are wrong. A schedule may have several rows a day, as many on every day, with or without a column \
      of their times (part, time, turn).

      The findings begin with the mistake that explains most: struts or digits swapped, a turn missed, done \
      the other way or twice, rows missing, doubled or out of order, a strut mirrored, another unit, side, reference fragment, convention or numbering of the struts. Then comes what \
      follows: rates exceeded (whatever exact lengths the readings were rounded from), ranges left, the target missed, and what is in the way from row to row: joints that lean too \
      far, soft or singular poses, struts against each other and the limb, bone ends against each other. Limits are those of \
      the case (\(CaseKey.top(.limits)):). A start or target is missed by more than 1 mm or 1 degree and more than rounding explains.

      Of a case of two levels the table has twelve readings a row, in columns that name their level (proximal_1, "Distal strut 3", \
      ..., or one row of names below "Proximal" and "Distal"), or there are two tables: the proximal level's, then the distal level's, \
      unless they name their levels. Each level is looked at by itself, then the limb that both make: readings of one level given as the \
      other's, days that only one of them has, in transport the limb's path and the docking faces.

      --identify ranks the hypotheses of how the case was understood: eight conventions, two sides, two reference fragments, \
      six first struts and two directions of counting.

      Exit status: 0 nothing wrong, 1 findings that are errors, 65 bad input, 74 a file could not be read or written.

      Examples:
        fixator check case.yaml schedule.csv
        fixator check case.yaml export.csv --output opinion
        fixator check case.yaml export.csv --struts-mounted long
        fixator check case.yaml export.csv --plan plan-of-march/plan.json
        fixator check case.yaml typed.csv --identify --format json
        fixator check two-levels.yaml twelve.csv
        fixator check two-levels.yaml proximal.csv distal.csv
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case table, json, csv
  }

  @Argument(help: "The case file.", completion: .file())
  var file: String

  @Argument(
    help: "The schedule, a table; - for standard input. Of two levels one table or two.", completion: .file())
  var schedules: [String]

  @Option(
    help: """
      The plan.json of this case that was followed, by whichever version it was made; unless given, the plan that is made of \
      the case today. A plan.json in place of the case is followed itself.
      """,
    completion: .file())
  var plan: String?

  @OptionGroup var mounted: MountedOption

  @Flag(help: "Say which way of understanding the case explains the schedule best.")
  var identify = false

  @Option(
    help:
      "How to print: table, json, or csv (poses and what remains by day); table unless given. Not with --output."
  )
  var format: Format?

  @Option(help: "Write check.json and check.csv into this folder instead.", completion: .directory)
  var output: String?

  @Flag(help: "Replace files that are there. Needs --output.")
  var force = false

  private static let fileNames = ["check.json", "check.csv"]

  func validate() throws {
    try requireName(output, option: "--output", of: "folder")
    try requireOutput(output, force: force, isFormatted: format != nil, of: "FOLDER")
    guard (1...2).contains(schedules.count) else {
      throw ValidationError(
        "one schedule is looked at, or of a case of two levels two; found \(schedules.count)")
    }
    if ([file] + schedules).count(where: { $0 == "-" }) > 1 {
      throw ValidationError(
        "standard input cannot be both the case and the schedule: name a file for one of them")
    }
  }

  func run() throws {
    try reporting(tables: schedules) {
      try prepare(
        folder: output, CheckCommand.fileNames, force: force, inputs: [file, plan] + schedules)
      let (bytes, treatment, places) = try CaseWithPlan.read(
        file, orElse: "a frame without a patient has no schedule to check; see fixator pose")
      guard treatment.levels.count == 1 else {
        guard mounted.strutsMounted.isEmpty else {
          tell(
            "\(file): this case has \(treatment.levels.count) levels, and \(Commands.refusalOfMountedLevels(.flags))"
          )
          throw Status.badInput
        }
        try check(try CaseWithPlan(bytes, treatment, places, file, plan: plan))
        return
      }
      guard schedules.count == 1 else {
        tell("\(file): this case has one level, and there are two schedules: give one")
        throw Status.badInput
      }
      let own = try CaseWithPlan(bytes, treatment, places, file, plan: plan)
      let table = try ScheduleFile.read(path: schedules[0])
      tell("understood: \(table.understood.joined(separator: "; "))")
      let (level, before) = (try mounted.applied(to: own.level()), try mounted.applied(to: own.levelBefore()))
      let opinion: SecondOpinion
      do throws(PlanningError) {
        let followed = try own.records.map { (records) throws(PlanningError) in
          try Planner.plan(level, asRecorded: records[0])
        }
        opinion = try SecondOpinion(
          level, table.schedule, plan: followed, before: before, identifying: identify)
      } catch {
        throw refuse(error, own.positions)
      }
      try deliver(
        opinion.findings.map { ($0, "") }, json: opinion.answer(on: table),
        csv: opinion.csv
      ) { CheckTable(opinion, isColoured: wantsColour, options: .fixator, width: outputWidth).text }
      if opinion.hasErrors { throw Status.planHasErrors }
    }
  }

  /// Prints or writes an opinion.
  ///
  /// - Parameter findings: each with the level that it is of, if there are several.
  private func deliver(
    _ findings: [(Finding, level: String)], json: @autoclosure () -> String, csv: @autoclosure () -> String,
    table: () -> String
  ) throws {
    if let output {
      try writeFiles(
        zip(CheckCommand.fileNames, [json(), csv()]).map { (name: $0, text: $1) }, folder: output,
        force: force)
      tell("wrote \(output)/check.json and \(output)/check.csv")
      for (finding, level) in findings where finding.severity == .error {
        tell("error \(finding.code.rawValue): \(level)\(finding.message(.fixator))")
      }
      return
    }
    switch format ?? .table {
    case .table: try writeToStandardOutput(table())
    case .json: try writeToStandardOutput(json())
    case .csv: try writeToStandardOutput(csv())
    }
  }

  /// The schedules of two levels.
  private func check(_ own: CaseWithPlan) throws {
    let tables: LevelSchedules
    do {
      tables = try LevelSchedules.read(paths: schedules)
    } catch let errors as CaseFileErrors {
      say(errors.description)
      throw Status.badInput
    }
    tell("understood: \(tables.understood.joined(separator: "; "))")
    let opinion: TreatmentOpinion
    do throws(PlanningError) {
      let followed = try own.records.map { (records) throws(PlanningError) in
        try Planner.plan(own.treatment, asRecorded: records)
      }
      opinion = try TreatmentOpinion(
        own.treatment, tables.schedules, plan: followed, identifying: identify)
    } catch {
      throw refuse(error, own.positions)
    }
    let ofLevels = zip(opinion.plan.levels, opinion.levels).flatMap { plan, level in
      level.findings.map { ($0, level: "\(plan.level.id.name) level: ") }
    }
    try deliver(
      opinion.mistakes.map { ($0, level: "") } + ofLevels + opinion.consequences.map { ($0, level: "") },
      json: opinion.answer(on: tables), csv: opinion.csv
    ) { TreatmentCheckTable(opinion, isColoured: wantsColour, options: .fixator, width: outputWidth).text }
    if opinion.hasErrors { throw Status.planHasErrors }
  }
}
