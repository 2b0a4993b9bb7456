import ArgumentParser

@main
struct Rivals: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rivals", abstract: "Solvers of one problem, side by side: pose from six strut lengths.",
    subcommands: [TableCommand.self, SetsCommand.self, ContendCommand.self],
    defaultSubcommand: TableCommand.self)
}

/// The size and seed of the problem sets.
struct SetOptions: ParsableArguments {
  @Option(help: "Poses in each set.")
  var poses = 10_000

  @Option(help: "Seed from which the sets follow.")
  var seed: UInt64 = 155

  func validate() throws {
    guard 1...10_000_000 ~= poses else { throw ValidationError("--poses is 1 to 10000000") }
  }
}
