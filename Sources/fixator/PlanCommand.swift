import ArgumentParser
import CaseFiles
import DeformityCorrection

struct PlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan", abstract: "The six strut lengths of every day.",
    discussion: """
      Examples:
        fixator plan case.yaml
        fixator plan case.yaml --format csv > schedule.csv
        fixator plan case.yaml --output plan-of-today --calendar each
      """)

  @Argument(help: "A case file, YAML or JSON; - for standard input.", completion: .file())
  var file: String

  @OptionGroup var output: PlanOutput

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
      try output.deliver(plan)
    }
  }
}
