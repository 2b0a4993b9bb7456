import ArgumentParser
import CCommit
import CaseFiles
import CommandAnswers
import Glibc
import TextOutput
import Threading

/// The command line.
@main
struct Fixator: ParsableCommand {
  /// What outputs are signed with: the same for every build of a version.
  static let version = Commands.version

  /// `0.1.0 (commit 9b1bbca04c1d)`.
  static let versionAndCommit: String = {
    let commit = String(cString: fixator_commit())
    return "\(version) (commit \(commit.isEmpty ? "not known: not built by Packaging/install" : commit))"
  }()

  static let configuration = CommandConfiguration(
    commandName: "fixator",
    abstract: "Daily strut schedules for hexapod external fixators.",
    discussion: """
      For research, teaching and checking; not a medical device.

      Example:
        fixator new --template > case.yaml
        fixator plan case.yaml

      Exit status: 0 done, 1 the plan has errors, 64 wrong usage, 65 bad input, 70 a fault of the program, 74 a file could \
      not be read or written, 130 and 143 stopped by Ctrl-C or SIGTERM.
      """,
    version: versionAndCommit,
    subcommands: [
      PlanCommand.self, CheckCommand.self, ResumeCommand.self, SensitivityCommand.self, BatchCommand.self,
      CompareCommand.self, PoseCommand.self, StrutsCommand.self, FilmsCommand.self, MeasureCommand.self,
      DesignCommand.self,
      PageCommand.self,
      HardwareCommand.self, NewCommand.self, SchemaCommand.self, DoctorCommand.self,
      VerifyCommand.self,
    ])

  static func main() {
    // A reader that has gone is an error to be told of, not a signal to die from.
    signal(SIGPIPE, SIG_IGN)
    Workers.onRefusal {
      tell(
        "the system starts no more threads for this program; it works with those that it has, the same result later"
      )
    }
    var ran: (any ParsableCommand.Type)?
    do {
      try suggestCommand()
      var command = try parseAsRoot()
      ran = type(of: command)
      try command.run()
    } catch {
      leave(error, of: ran)
    }
  }

  /// A first word that is no command, and is near to one, is a slip.
  private static func suggestCommand() throws {
    let names = configuration.subcommands.compactMap { $0.configuration.commandName }
    let words = CommandLine.arguments.dropFirst()
    // Of a command that is none the parser would give the help of the whole program.
    let isHelp = words.first == "help"
    guard let word = isHelp ? words.dropFirst().first : words.first, !word.hasPrefix("-"), word != "help",
      !names.contains(word)
    else { return }
    let near = Spelling.nearest(to: word, in: names)
    guard near != nil || isHelp else { return }
    let advice =
      near.map { "did you mean fixator \(isHelp ? "help " : "")\($0)?" } ?? "fixator --help lists them"
    tell("there is no command \(visible(word, atMost: 60)); \(advice)")
    throw ExitCode(EX_USAGE)
  }

  /// Ends the program. Help that was asked for and could not be written was not given.
  ///
  /// - Parameter command: which was running; nil when the command line was not understood.
  private static func leave(_ error: any Error, of command: (any ParsableCommand.Type)?) -> Never {
    var text = fullMessage(for: error)
    if let command, error is ValidationError, let name = command.configuration.commandName {
      // The root's usage stands below what is thrown later than by the parser.
      text =
        "Error: \(message(for: error))\nUsage: \(usageString(for: command))\n"
        + "  See 'fixator \(name) --help' for more information."
    }
    guard exitCode(for: error) == .success, !text.isEmpty else {
      if !text.isEmpty {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        say(lines.map { visible(String($0), atMost: .max) }.joined(separator: "\n"))
      }
      if let hint = CommandLineHint(Array(CommandLine.arguments.dropFirst()), message(for: error)) {
        tell(hint.words)
      }
      exit(withError: exitCode(for: error))
    }
    do throws(WriteError) {
      try writeToStandardOutput(text + "\n")
    } catch {
      if !error.isClosedPipe { tell(error.description) }
      exit(withError: Status.fileProblem)
    }
    exit(withError: ExitCode.success)
  }
}
