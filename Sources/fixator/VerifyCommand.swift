import ArgumentParser
import Streaming
import TextOutput
import Verification

struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract:
      "Measure the program's own error on this machine: named scenarios, numbers from outside, exact results.",
    discussion: """
      Each scenario is worked on now, and what comes of it is held against something else than the code that made it: a second \
      implementation that shares nothing with the solver, closed forms, numbers that other people printed. Printed are figure, \
      tolerance and source of each, and the worst and mean error of solver, whole steps, films and levels: software error, not \
      clinical accuracy.

      Names choose scenarios by any part of their names. Needs no file; the same bytes for any number of threads.

      Exit status: 0 all hold, 1 some do not, 64 no scenario has such a name.

      Examples:
        fixator verify
        fixator verify femur
        fixator verify --list
        fixator verify --format json > verification.json
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json, markdown
  }

  @Argument(help: "Parts of names of scenarios; all unless given.")
  var names: [String] = []

  @Flag(help: "Print the names of the scenarios and run none.")
  var list = false

  @Option(
    help: "How to print: text, json, or markdown (the page Documentation/Verification.md); text unless given."
  )
  var format: Format = .text

  @Option(
    help: "Threads at a time; as many as there are processors unless given. It changes nothing in the output."
  )
  var jobs: Int?

  func validate() throws {
    if let jobs, !(1...1024).contains(jobs) { throw ValidationError("--jobs is between 1 and 1024") }
    if names.contains("") { throw ValidationError("a scenario's name is not empty") }
    for name in names where !Scenario.all.contains(where: { $0.isCalled(name) }) {
      throw ValidationError("no scenario is called \(visible(name, atMost: 60)); --list names them")
    }
  }

  func run() throws {
    try reporting {
      let chosen = Scenario.all.filter { scenario in
        names.isEmpty || names.contains { scenario.isCalled($0) }
      }
      if list {
        try writeToStandardOutput(chosen.map { "\($0.name)\n" }.joined())
        return
      }
      let progress = ProgressLine()
      let record = VerificationRecord(chosen, jobs: jobs ?? OrderedPipeline.processorCount) { done in
        progress.show { "\(done) of \(counted(chosen.count, "scenario"))" }
        return true
      }
      progress.clear()
      switch format {
      case .text: try writeToStandardOutput(record.text(version: Fixator.version))
      case .json: try writeToStandardOutput(record.json(version: Fixator.version))
      case .markdown: try writeToStandardOutput(record.markdown())
      }
      for outcome in record.failed { tell("does not hold: \(outcome.name)") }
      if !record.holds { throw Status.planHasErrors }
    }
  }
}
