import ArgumentParser
import Glibc

/// The command line.
@main
struct Fixator: AsyncParsableCommand {
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "fixator",
    abstract: "Daily strut schedules for hexapod external fixators.",
    discussion: """
      For research, teaching and checking; not a medical device.

      Example:
        fixator new --template > case.yaml
        fixator plan case.yaml

      Exit status: 0 done, 1 the plan has errors, 64 wrong usage, 65 bad input, 70 a fault of the program, 74 a file could \
      not be read or written.
      """,
    version: version,
    subcommands: [
      PlanCommand.self, CheckCommand.self, ResumeCommand.self, SensitivityCommand.self, BatchCommand.self,
      PoseCommand.self, StrutsCommand.self, HardwareCommand.self, NewCommand.self,
      SchemaCommand.self, DoctorCommand.self,
    ])

  static func main() async {
    // A reader that has gone is an error to be told of, not a signal to die from.
    signal(SIGPIPE, SIG_IGN)
    await main(nil)
  }
}
