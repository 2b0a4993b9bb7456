import ArgumentParser
import CaseFiles
import CommandAnswers
import CorrectionPlanning
import Reports
import ReviewReports
import Streaming
import TextOutput
import TreatmentModel
import Uncertainty

struct SensitivityCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sensitivity",
    abstract: "What the uncertainty of the inputs does to the end of the correction.",
    discussion: """
      Every measured number of a case may carry one standard deviation, 12 ± 1.5 varus. The plan is made from the stated \
      numbers; many limbs that are not quite so are followed through it. Errors are independent and normal, truncated at \
      four standard deviations.

      The output says what to measure again, what may be left of each of the six parameters and how likely that is outside \
      the tolerance (5 degrees, 10 mm), on which days a rate may be exceeded, which input makes which share of it, and how \
      much one better measurement of each input (to 0.5 degrees, 0.5 mm) would help.

      Stopped by Ctrl-C or SIGTERM it ends with the draws made until then, says how many, and has the exit status 130 or 143.

      Examples:
        fixator sensitivity case.yaml
        fixator sensitivity case.yaml --assume published --samples 1000000
        fixator sensitivity case.yaml --tolerance 2,5 --improve-to 0.5,1 --format json
        fixator sensitivity case.yaml --assume published --output error-bars
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  enum Assumption: String, ExpressibleByArgument, CaseIterable {
    case published
  }

  @Argument(help: "A case file, YAML or JSON; - for standard input.", completion: .file())
  var file: String

  @Option(help: "How to print: text or json; text unless given. Not with --output.")
  var format: Format?

  @Option(help: "Draws, 2 to 10000000.")
  var samples = 200_000

  @Option(help: "A whole number from which all draws follow: the same seed gives the same output.")
  var seed: UInt64 = 1

  @Option(
    help: "Threads at a time; as many as there are processors unless given. It changes nothing in the output."
  )
  var jobs: Int?

  @Option(help: "What inputs without a ± of their own take: published spreads, listed with their sources.")
  var assume: Assumption?

  @Option(help: ArgumentHelp("What may be left: degrees and millimetres.", valueName: "deg,mm"))
  var tolerance = NumberPair(5, 10)

  @Option(
    help: ArgumentHelp(
      "To which standard deviation one input is thought measured again: degrees and millimetres.",
      valueName: "deg,mm"))
  var improveTo = NumberPair(0.5, 0.5)

  @Option(
    help:
      "Write sensitivity.html (report with pictures), .txt, .json and the pictures into this folder instead.",
    completion: .directory)
  var output: String?

  @Flag(help: "Replace files that are there. Needs --output.")
  var force = false

  func validate() throws {
    try requireName(output, option: "--output", of: "folder")
    try requireOutput(output, force: force, isFormatted: format != nil, of: "FOLDER")
    if !(2...10_000_000).contains(samples) { throw ValidationError("--samples is between 2 and 10000000") }
    if let jobs, !(1...1024).contains(jobs) { throw ValidationError("--jobs is between 1 and 1024") }
  }

  func run() throws {
    try reporting {
      try prepare(folder: output, LimbSensitivity.fileNames, force: force, inputs: [file])
      guard case .correction(let treatment, let positions) = try CaseFile.read(path: file) else {
        tell("\(file): a frame without a patient has no correction to follow")
        throw Status.badInput
      }
      let (study, ended): (StudyOutput, ExitCode?)
      do throws(PlanningError) {
        (study, ended) = try treatment.levels.count > 1 ? studyOfLevels(treatment) : studyOfLevel(treatment)
      } catch {
        throw refuse(error, positions)
      }
      if let output {
        let files = study.files()
        try writeFiles(files, folder: output, force: force)
        tell("wrote \(files.map(\.name).joined(separator: ", ")) into \(output)")
      } else {
        try writeToStandardOutput(study.printed(format ?? .text))
      }
      for check in study.checks where check.severity == .error {
        tell("the plan itself has an error, \(check.code.rawValue): \(check.message(.fixator))")
      }
      if let ended {
        tell(
          "stopped: the study stands on \(study.samples.draws) of \(study.samples.asked) draws, its shares on "
            + "\(study.samples.shares) pairs, its rates on \(study.samples.rates) draws")
        throw ended
      }
      if study.checks.contains(where: { $0.severity == .error }) { throw Status.planHasErrors }
    }
  }

  /// What a study comes to, of one level or of two.
  private struct StudyOutput {
    let printed: (Format) -> String
    let files: () -> [(name: String, text: String)]
    let checks: [Finding]
    let samples: (draws: Int, asked: Int, shares: Int, rates: Int)
  }

  private func studyOfLevel(_ treatment: Treatment) throws(PlanningError) -> (StudyOutput, ExitCode?) {
    let level = try treatment.soleLevel()
    let plan = try Planner.plan(level)
    let (study, ended) = try watched { watch throws(PlanningError) in
      try SensitivityStudy.run(
        plan, UncertainInputs(level, assumingPublished: assume == .published), options, watch: watch)
    }
    let found = StudyOutput(
      printed: { format in
        switch format {
        case .text: SensitivityTable(study, isColoured: wantsColour, width: outputWidth).text
        case .json: study.answer
        }
      },
      files: { study.files(version: Fixator.version) }, checks: plan.checks,
      samples: (study.options.samples, study.askedSamples, study.shareSamples, study.rateSamples))
    return (found, ended)
  }

  private func studyOfLevels(_ treatment: Treatment) throws(PlanningError) -> (StudyOutput, ExitCode?) {
    let plan = try Planner.plan(treatment)
    let (study, ended) = try watched { watch throws(PlanningError) in
      try SensitivityStudy.run(
        plan, LimbInputs(plan, assumingPublished: assume == .published), options, watch: watch)
    }
    let found = StudyOutput(
      printed: { format in
        switch format {
        case .text: LimbSensitivityTable(study, isColoured: wantsColour, width: outputWidth).text
        case .json: study.answer
        }
      },
      files: { study.files(version: Fixator.version) }, checks: plan.allChecks,
      samples: (study.options.samples, study.askedSamples, study.shareSamples, study.rateSamples))
    return (found, ended)
  }

  private var options: SensitivityOptions {
    var options = SensitivityOptions()
    (options.samples, options.seed) = (samples, seed)
    options.jobs = jobs ?? OrderedPipeline.processorCount
    options.tolerance.angle = QuantityUnit.degrees.inside(tolerance.first)
    options.tolerance.distance = tolerance.second
    options.improvedAngle = QuantityUnit.degrees.inside(improveTo.first)
    options.improvedLength = improveTo.second
    return options
  }
}

/// Two positive numbers in one word of the command line.
struct NumberPair: ExpressibleByArgument {
  let first: Double
  let second: Double

  init(_ first: Double, _ second: Double) {
    (self.first, self.second) = (first, second)
  }

  init?(argument: String) {
    let parts = argument.split(separator: ",", omittingEmptySubsequences: false).map { Double($0) }
    guard parts.count == 2, let first = parts[0], let second = parts[1], first > 0, second > 0, first < 1000,
      second < 1000
    else { return nil }
    self.init(first, second)
  }

  var defaultValueDescription: String { "\(shortest(first)),\(shortest(second))" }
}
