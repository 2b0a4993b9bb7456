import ArgumentParser
import CaseFiles
import Reports

struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "A commented case file to fill in.",
    discussion: """
      Example:
        fixator new --template > case.yaml
      """)

  @Flag(help: "Print the template.")
  var template = false

  func validate() throws {
    guard template else {
      throw ValidationError("questions at the terminal are not built yet; use --template")
    }
  }

  func run() throws {
    try reporting { try writeToStandardOutput(CaseTemplate.text) }
  }
}
