import ArgumentParser
import CaseFiles
import CorrectionPlanning
import Glibc
import Reports
import TextOutput
import TreatmentModel

/// Where a plan goes, and how it is printed.
struct PlanOutput: ParsableArguments {
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case table, json, csv
  }

  @Option(help: "How to print: table, json or csv.")
  var format = Format.table

  @Option(
    help: "Write plan.json, schedule.csv, report.html, schedule.ics and pictures into this folder instead.",
    completion: .directory)
  var output: String?

  @Option(help: "Events of schedule.ics: daily, or each adjustment. Needs --output.")
  var calendar: CalendarFile.Division?

  @Flag(help: "Replace files that are there.")
  var force = false

  func validate() throws {
    try requireName(output, option: "--output", of: "folder")
    if calendar != nil && output == nil { throw ValidationError("--calendar needs --output FOLDER") }
  }

  /// Refuses, before a plan is made, what could not be written.
  ///
  /// - Parameter inputs: the files that the command reads.
  func prepare(inputs: [String?]) throws {
    try fixator.prepare(folder: output, Plan.fileNames, force: force, inputs: inputs)
  }

  /// Prints or writes a plan; one with errors ends with their status.
  func deliver(_ plan: Plan) throws {
    if let output {
      try write(plan, to: output)
    } else {
      switch format {
      case .table: try writeToStandardOutput(PlanTable(plan, isColoured: wantsColour, options: .fixator).text)
      case .json:
        try writeToStandardOutput(
          plan.json(isPretty: true, options: .fixator, origin: PlanOrigin(plan.level)))
      case .csv: try writeToStandardOutput(plan.csv)
      }
    }
    if plan.hasErrors { throw Status.planHasErrors }
  }

  private func write(_ plan: Plan, to folder: String) throws {
    let files = try plan.files(
      calendar: calendar ?? .daily, version: Fixator.version, options: .fixator,
      origin: PlanOrigin(plan.level), replacing: earlierCalendar(in: folder))
    try writeFiles(files, folder: folder, force: force)
    tell("wrote \(files.map(\.name).joined(separator: ", ")) into \(folder)")
    if !files.contains(where: { $0.name == Plan.calendarName }) {
      tell(
        "no \(Plan.calendarName): the case has no \(CaseKey(.schedule, .surgery)), so its days have no dates")
      let old = "\(folder)/\(Plan.calendarName)"
      if access(old, F_OK) == 0 { tell("\(old) is of an earlier plan: do not use it") }
    }
    for check in plan.checks where check.severity == .error {
      tell("error \(check.code.rawValue): \(check.message(.fixator))")
    }
  }

  /// A year of hourly events has less.
  private static let largestCalendar = 1 << 24

  /// The calendar that is about to be replaced, so that the new one can be known to be newer.
  private func earlierCalendar(in folder: String) -> EarlierCalendar? {
    let path = "\(folder)/\(Plan.calendarName)"
    guard force, access(path, F_OK) == 0,
      let bytes = try? InputFile.bytes(path: path, limit: PlanOutput.largestCalendar)
    else { return nil }
    return EarlierCalendar(String(decoding: bytes, as: UTF8.self))
  }
}

extension CalendarFile.Division: ExpressibleByArgument {}
