import ArgumentParser
import CaseFiles
import CommandAnswers
import CorrectionPlanning
import Reports
import TextOutput
import TreatmentModel

/// Where a plan goes, and how it is printed.
struct PlanOutput: ParsableArguments {
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case table, json, csv
  }

  @Option(help: "How to print: table, json or csv; table unless given. Not with --output.")
  var format: Format?

  @Option(
    help: "Write plan.json, schedule.csv, report.html, schedule.ics and pictures into this folder instead.",
    completion: .directory)
  var output: String?

  @Option(
    help: """
      Events of schedule.ics: daily, or each adjustment. Needs --output. Without \(CaseKey(.schedule, .timeZone)) in the case, \
      adjustments are at the time of whichever clock opens the calendar; Outlook then takes the daily one only.
      """)
  var calendar: CalendarFile.Division?

  @Option(
    help: """
      The patient's language, \(SheetLanguage.allCases.map(\.rawValue).joined(separator: " or ")): writes the patient's sheet by itself in \
      it beside the report, and the calendar in it. Needs --output.
      """)
  var sheetLanguage: SheetLanguage?

  @Flag(help: "Replace files that are there. Needs --output.")
  var force = false

  func validate() throws {
    try requireName(output, option: "--output", of: "folder")
    if calendar != nil && output == nil { throw ValidationError("--calendar needs --output FOLDER") }
    if sheetLanguage != nil && output == nil {
      throw ValidationError("--sheet-language needs --output FOLDER")
    }
    try requireOutput(output, force: force, isFormatted: format != nil, of: "FOLDER")
  }

  /// Refuses, before a plan is made, what could not be written; where files are there, with whose they are.
  ///
  /// - Parameters:
  ///   - inputs: the files that the command reads.
  ///   - level: the case, of several levels the first, which is only asked for then.
  func prepare(inputs: [String?], level: () throws -> TreatedLevel?) throws {
    do {
      try fixator.prepare(folder: output, TreatmentPlan.fileNames, force: force, inputs: inputs)
    } catch let error as WriteError where error.isTaken {
      if let output, let own = (try? level()) ?? nil {
        try refuseOther(FolderOfPlan(output, for: own), in: output)
      }
      throw error
    }
  }

  /// Prints or writes a plan; one with errors ends with their status.
  ///
  /// - Parameter ended: the status of a search for it that was ended.
  func deliver(_ plan: Plan, ended: ExitCode? = nil) throws {
    if let output {
      try write(plan, to: output)
    } else {
      switch format ?? .table {
      case .table:
        try writeToStandardOutput(
          PlanTable(plan, isColoured: wantsColour, options: .fixator, width: outputWidth).text)
      case .json:
        try writeToStandardOutput(plan.answer())
      case .csv: try writeToStandardOutput(plan.csv)
      }
    }
    if let ended {
      for check in plan.checks where check.code == .searchEnded {
        tell("stopped: \(check.message(.fixator))")
      }
      throw ended
    }
    if plan.hasErrors { throw Status.planHasErrors }
  }

  /// Prints or writes a plan of several levels; one with errors ends with their status.
  func deliver(_ plan: TreatmentPlan) throws {
    if let output {
      try write(plan, to: output)
    } else {
      switch format ?? .table {
      case .table:
        try writeToStandardOutput(
          TreatmentTable(plan, isColoured: wantsColour, options: .fixator, width: outputWidth).text)
      case .json: try writeToStandardOutput(plan.answer())
      case .csv: try writeToStandardOutput(plan.csv)
      }
    }
    if plan.hasErrors { throw Status.planHasErrors }
  }

  private func write(_ plan: Plan, to folder: String) throws {
    let origin = try PlanOrigin(plan.level)
    try write(of: plan.level, plan.checks, to: folder) { zone, earlier in
      plan.files(
        calendar: calendar ?? .daily, version: Fixator.version, options: .fixator, origin: origin, zone: zone,
        replacing: earlier, in: sheetLanguage)
    }
  }

  private func write(_ plan: TreatmentPlan, to folder: String) throws {
    let origin = try PlanOrigin(plan.treatment)
    try write(of: plan.levels[0].level, plan.allChecks, to: folder) { zone, earlier in
      plan.files(
        calendar: calendar ?? .daily, version: Fixator.version, options: .fixator, origin: origin, zone: zone,
        replacing: earlier, in: sheetLanguage)
    }
  }

  /// - Parameters:
  ///   - level: the case; of several levels the first.
  ///   - make: the files, with the rules of the case's time zone and the calendar that was there.
  private func write(
    of level: TreatedLevel, _ checks: [Finding], to folder: String,
    _ make: (TimeZoneRules?, EarlierCalendar?) -> [(name: String, text: String)]
  ) throws {
    let (zone, hasDates) = (try zone(of: level.calendar), level.calendar.surgery != nil)
    var (there, names) = (FolderOfPlan?.none, [String]())
    // What is there is looked at when no other run can change it any more.
    try OutputFolder(folder).write(TreatmentPlan.fileNames, force: force) { () throws(WriteError) in
      let found = try FolderOfPlan(folder, for: level)
      let files = make(zone, found.calendar)
      (there, names) = (found, files.map(\.name))
      return files
    }
    tell("wrote \(names.joined(separator: ", ")) into \(folder)")
    if let there { tellOf(there, in: folder, names, hasDates: hasDates) }
    if !hasDates {
      let what = names.contains(Plan.calendarName) ? "no dates in it" : "no \(Plan.calendarName)"
      tell("\(what): the case has no \(CaseKey(.schedule, .surgery)), so its days have no dates")
    }
    for check in checks where check.severity == .error {
      tell("error \(check.code.rawValue): \(check.message(.fixator))")
    }
  }

  /// The rules of the case's time zone, where the calendar has times.
  private func zone(of calendar: TreatmentCalendar) throws -> TimeZoneRules? {
    guard let name = calendar.timeZone, calendar.surgery != nil else { return nil }
    guard let rules = try TimeZoneRules(name: name, ZoneFile.bytes(name)) else {
      tell("time zone \(name): the system's file of it has no rules that can be read")
      throw Status.fileProblem
    }
    return rules
  }

  /// Nobody's sheet is replaced by another's without a word.
  private func refuseOther(_ there: FolderOfPlan, in folder: String) throws {
    guard let other = there.otherCase, !force else { return }
    tell(
      "\(folder): it holds the plan of another case (\(other)); nothing was written; --force replaces it and calls off its "
        + "events")
    throw Status.fileProblem
  }

  private func tellOf(_ there: FolderOfPlan, in folder: String, _ names: [String], hasDates: Bool) {
    if let other = there.otherCase {
      tell("\(folder) held the plan of another case (\(other)), which was replaced")
    }
    let hasCalendar = names.contains(Plan.calendarName)
    if hasCalendar, there.otherEvents > 0 {
      tell(
        "\(Plan.calendarName) calls off \(there.otherEvents) events of \(there.otherCase ?? "another case")")
    }
    if hasCalendar, !hasDates, there.ownEvents > 0 {
      tell(
        "\(Plan.calendarName) calls off \(there.ownEvents) events of the calendar that was there: open it wherever that one was"
      )
    }
    if there.foreignEvents != 0 {
      let what = there.foreignEvents.map {
        "\($0) events of \(Plan.calendarName) that were not of this program"
      }
      tell(
        "\(what ?? "the \(Plan.calendarName) that was there, which was not of this program,") went with it")
    }
    let gone = there.names.filter { !names.contains($0) }
    if !gone.isEmpty { tell("removed \(gone.joined(separator: ", ")) of the plan that was there") }
  }
}

extension CalendarFile.Division: ExpressibleByArgument {}
extension SheetLanguage: ExpressibleByArgument {}
