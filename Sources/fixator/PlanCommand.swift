import ArgumentParser
import CaseFiles
import DeformityCorrection
import Reports

struct PlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan", abstract: "The six strut lengths of every day.",
    discussion: """
      Examples:
        fixator plan case.yaml
        fixator plan case.yaml --format csv > schedule.csv
        fixator plan case.yaml --output plan-of-today
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case table, json, csv
  }

  @Argument(help: "A case file, YAML or JSON; - for standard input.", completion: .file())
  var file: String

  @Option(help: "How to print: table, json or csv.")
  var format = Format.table

  @Option(help: "Write plan.json and schedule.csv into this folder instead.", completion: .directory)
  var output: String?

  @Flag(help: "Replace files that are there.")
  var force = false

  func run() throws {
    try reporting {
      guard case .correction(let correctionCase, let positions) = try CaseFile.read(path: file) else {
        tell("\(file): a frame without a patient has no plan; see fixator pose and fixator struts")
        throw Status.badInput
      }
      let plan: Plan
      do throws(PlanningError) {
        plan = try Planner.plan(correctionCase)
      } catch {
        throw refuse(error, positions)
      }
      if let output {
        try writeFiles(
          [("plan.json", plan.json(isPretty: true)), ("schedule.csv", plan.csv)], folder: output, force: force
        )
        tell("wrote \(output)/plan.json and \(output)/schedule.csv")
        for check in plan.checks where check.severity == .error {
          tell("error \(check.code.rawValue): \(check.message)")
        }
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
}
