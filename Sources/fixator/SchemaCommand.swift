import ArgumentParser
import CaseFiles
import Reports
import TextOutput

struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema", abstract: "Print the JSON Schema of a case, or of what the program writes.",
    discussion: """
      Draft 2020-12, for editors that complete and check keys while a case is written, and for programs that make cases. It \
      sees faults of single values; what takes two keys to be wrong, names of hardware and days of the calendar are for \
      fixator plan to say. Schemas of outputs are open: keys may be added, and readers skip those that they do not know.

      Examples:
        fixator schema case > case.schema.json
        fixator schema plan > plan.schema.json
      """)

  /// What a schema can be of.
  enum Subject: String, CaseIterable, ExpressibleByArgument {
    /// A file of `plan`.
    case ofCase = "case"
    case plan, plan2, summary, summary2, error, check, check2, sensitivity, sensitivity2, pose, films,
      compare, verification, hardware, measure, design
  }

  @Argument(help: "What the schema is of: \(Subject.allCases.map(\.rawValue).joined(separator: ", ")).")
  var subject: Subject

  func run() throws {
    try reporting {
      let output = OutputObject.all.first { $0.name == subject.rawValue }
      try writeToStandardOutput(output?.jsonSchema ?? CaseJSONSchema.text)
    }
  }
}
