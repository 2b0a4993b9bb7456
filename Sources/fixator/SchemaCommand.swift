import ArgumentParser
import CaseFiles
import TextOutput

struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema", abstract: "Print the JSON Schema of a case.",
    discussion: """
      Draft 2020-12, for editors that complete and check keys while a case is written, and for programs that make cases. It \
      sees faults of single values; what takes two keys to be wrong, names of hardware and days of the calendar are for \
      fixator plan to say.

      Example:
        fixator schema case > case.schema.json
      """)

  /// What a schema can be of.
  enum Subject: String, CaseIterable, ExpressibleByArgument {
    /// A file of `plan`.
    case ofCase = "case"
  }

  @Argument(help: "What the schema is of: case.")
  var subject: Subject

  func run() throws {
    try reporting {
      switch subject {
      case .ofCase: try writeToStandardOutput(CaseJSONSchema.text)
      }
    }
  }
}
