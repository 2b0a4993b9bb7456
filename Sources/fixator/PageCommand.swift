import ArgumentParser
import Glibc
import TextOutput

struct PageCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "page", abstract: "Open the planner page, if its program is installed.",
    discussion: """
      The page is a program of its own, fixator-planner, so that this one is built without its server. It is looked for beside \
      this program and in PATH; without it, this says how to build it. Arguments go to it as they are.

      Example:
        fixator page --help
      """)

  private static let program = "fixator-planner"

  @Argument(parsing: .captureForPassthrough, help: "What fixator-planner takes: a case, --port, --drafts.")
  var arguments: [String] = []

  func run() throws {
    // `--help` in front is this command's own.
    guard arguments.first != "--help", arguments.first != "-h" else {
      throw CleanExit.helpRequest(PageCommand.self)
    }
    for path in PageCommand.places where access(path, X_OK) == 0 {
      let words = ([path] + arguments).map { strdup($0) } + [nil]
      execv(path, words)
      tell("\(path): \(String(cString: strerror(errno)))")
      throw Status.fileProblem
    }
    tell(
      "\(PageCommand.program) is neither beside this program nor in PATH; in the project's folder, "
        + "`swift run -c release --package-path Planner \(PageCommand.program)` builds and opens it")
    throw Status.badInput
  }

  private static var places: [String] {
    let own = realpath("/proc/self/exe", nil).map { path in
      defer { free(path) }
      return String(cString: path)
    }
    let beside = (own ?? "").split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(
      separator: "/")
    let path = getenv("PATH").map { String(cString: $0) } ?? ""
    return ([beside] + path.split(separator: ":").map(String.init)).filter { $0.hasPrefix("/") }.map {
      "\($0)/\(program)"
    }
  }
}
