import ArgumentParser
import CaseFiles
import DeformityCorrection
import Glibc
import Reports

struct PlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan", abstract: "The six strut lengths of every day.",
    discussion: """
      Examples:
        fixator plan case.yaml
        fixator plan case.yaml --format csv > schedule.csv
        fixator plan case.yaml --output plan-of-today --calendar each
        fixator plan case.yaml --suggest-stages
        fixator plan case.yaml --choose-height 140-220
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case table, json, csv
  }

  @Argument(help: "A case file, YAML or JSON; - for standard input.", completion: .file())
  var file: String

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

  @Flag(
    help: "Print stages in which the bone ends do not run into each other, for the case file; no plan.")
  var suggestStages = false

  @OptionGroup(title: "Choosing the frame")
  var choice: FrameChoiceOptions

  func validate() throws {
    if calendar != nil && output == nil { throw ValidationError("--calendar needs --output FOLDER") }
    if suggestStages && output != nil {
      throw ValidationError("--suggest-stages prints a piece of a case file and writes no --output")
    }
  }

  func run() throws {
    try reporting {
      guard case .correction(let correctionCase, let positions) = try CaseFile.read(path: file) else {
        tell("\(file): a frame without a patient has no plan; see fixator pose and fixator struts")
        throw Status.badInput
      }
      if suggestStages {
        try suggest(correctionCase, positions)
        return
      }
      let plan: Plan
      do throws(PlanningError) {
        if let freedom = choice.freedom(correctionCase) {
          plan = try Planner.plan(correctionCase, choosing: freedom)
          for value in plan.correctionCase.chosenValues { tell(value.words) }
          tell(plan.strutTimeline.summary)
        } else {
          plan = try Planner.plan(correctionCase)
        }
      } catch {
        throw refuse(error, positions)
      }
      if let output {
        try write(plan, to: output)
      } else {
        switch format {
        case .table: try writeToStandardOutput(PlanTable(plan, isColoured: wantsColour).text)
        case .json: try writeToStandardOutput(plan.json(isPretty: true))
        case .csv: try writeToStandardOutput(plan.csv)
        }
      }
      if plan.hasErrors { throw Status.planHasErrors }
    }
  }
  private func write(_ plan: Plan, to folder: String) throws {
    let files = plan.files(calendar: calendar ?? .daily, version: Fixator.version)
    try writeFiles(files, folder: folder, force: force)
    tell("wrote \(files.map(\.name).joined(separator: ", ")) into \(folder)")
    if !files.contains(where: { $0.name == Plan.calendarName }) {
      tell("no \(Plan.calendarName): the case has no schedule.surgery, so its days have no dates")
      let old = "\(folder)/\(Plan.calendarName)"
      if access(old, F_OK) == 0 { tell("\(old) is of an earlier plan: do not use it") }
    }
    for check in plan.checks where check.severity == .error {
      tell("error \(check.code.rawValue): \(check.message)")
    }
  }

  private func suggest(_ correctionCase: CorrectionCase, _ positions: CasePositions) throws {
    let (stages, advice): ([Deformity]?, String)
    do throws(PlanningError) {
      guard try !StageOrder.isFreeOfCollision(correctionCase) else {
        tell("the bone ends of this case do not run into each other; it needs no other stages")
        return
      }
      stages = try StageOrder.withoutCollision(correctionCase)
      advice = try StageOrder.adviceWithoutOrder(correctionCase)
    } catch {
      throw refuse(error, positions)
    }
    guard let stages else {
      tell(advice)
      throw Status.planHasErrors
    }
    try writeToStandardOutput(stages.stagesYAML)
  }
}

extension CalendarFile.Division: ExpressibleByArgument {}
