import ArgumentParser
import CaseFiles
import CommandAnswers
import Reports
import TextOutput

struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare", abstract: "What differs between two cases, and between their plans.",
    discussion: """
      Keys of the case that differ, each as it would be typed, what was assumed with them; days, visits, strut changes and checks \
      of both plans side by side; and by how much each strut is set otherwise. A plan.json stands for the case that it was made \
      of, which is planned anew.

      Exit status 1: a plan has errors. 65: a case has no plan.

      Examples:
        fixator compare case.yaml two-levels.yaml
        fixator compare case.yaml plan-of-march/plan.json --format json
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case table, json
  }

  @Argument(help: "A case, YAML or JSON; - for standard input.", completion: .file())
  var one: String

  @Argument(help: "Another case.", completion: .file())
  var other: String

  @Option(help: "How to print: table or json; table unless given.")
  var format: Format = .table

  func validate() throws {
    if one == "-", other == "-" { throw ValidationError("only one of the two can come from standard input") }
  }

  func run() throws {
    try reporting {
      let texts = try [one, other].map { try InputFile.bytes(path: $0, limit: PlanFile.largest + 1) }
      // Errors of a case are told with the name of its file.
      for (text, name) in zip(texts, [one, other]) { _ = try CaseFile.parse(text, name: name) }
      let comparison: Comparison
      do throws(Comparison.Unreadable) {
        comparison = try Comparison((texts[0], one), (texts[1], other))
      } catch {
        tell("\(error.name): \(error.refusal.faults.map(\.message).joined(separator: "; "))")
        throw Status.badInput
      }
      switch format {
      case .table:
        try writeToStandardOutput(comparison.text(isColoured: wantsColour, width: outputWidth))
      case .json: try writeToStandardOutput(comparison.json)
      }
      if comparison.lacksPlan { throw Status.badInput }
      if comparison.hasErrors { throw Status.planHasErrors }
    }
  }
}
