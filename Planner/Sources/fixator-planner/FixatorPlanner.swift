import ArgumentParser
import CommandAnswers
import Foundation
import Glibc

/// The planner page: a server for one browser on this machine.
@main
struct FixatorPlanner: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fixator-planner",
    abstract:
      "A page on which a case is typed, and its schedule, checks and frame are seen while it is typed.",
    discussion: """
      For research, teaching and checking; not a medical device.

      Prints the address of the page, which this machine alone can reach, and which holds until Ctrl-C ends the program. What \
      is typed is kept as a draft after every change; the file is only written when it is saved.
      """,
    version: Commands.version)

  @Argument(help: "A case file, YAML or JSON; unless given, the page begins with drafts and an empty case.")
  var file: String?

  @Option(help: "The port; the last one used here unless given, or any that is free.")
  var port: Int?

  @Option(help: "The folder of drafts; fixator/drafts in the user's state folder unless given.")
  var drafts: String?

  func validate() throws {
    if let port, !(0...65_535).contains(port) { throw ValidationError("--port is between 0 and 65535") }
  }

  func run() async throws {
    signal(SIGPIPE, SIG_IGN)
    do {
      let folder = try DraftFolder(drafts)
      let opened = try file.map { try CaseOnDisk(path: $0) }
      let server = PageServer(
        token: Token.random, page: try PageFiles.besideProgram(), drafts: Drafts(folder), file: opened)
      try await server.run(port: port)
    } catch let error as PlannerError {
      FileHandle.standardError.write(Data("fixator-planner: \(error.message)\n".utf8))
      throw ExitCode(74)
    }
  }
}

/// Why the page cannot be served, or does not do what was asked.
struct PlannerError: Error {
  let message: String

  init(_ message: String) { self.message = message }

  /// With the system's reason.
  static func system(_ what: String) -> PlannerError {
    PlannerError("\(what): \(String(cString: strerror(errno)))")
  }
}
