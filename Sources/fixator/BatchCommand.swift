import ArgumentParser
import Batch
import CaseFiles
import CommandAnswers
import CorrectionPlanning
import Glibc
import Reports
import Streaming
import TextOutput
import TreatmentModel

struct BatchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "batch", abstract: "Plans many cases in one run, a line each.",
    discussion: """
      Inputs are files of cases (.yaml and .yml, documents after ---; .json, objects or lists of them, each whole; .ndjson and .jsonl, \
      an object a line; .csv, a row a case), each as it is or packed with gzip, folders of them, or - for standard input. A plan.json that \
      is named is read as the case that it was made from; in folders plans are left alone, and what the program writes beside them, which is said.

      The columns of a table are named by dotted keys, entries of lists by their number: \
      \(DeformityParameter.apAngulation.key), \(CaseKey(.frame, .strutsNow)).3, \
      \(CaseKey.top(.structuresAtRisk)).1.\(CaseKey.Word.name.name). A number with a word may be signed, in a column with its unit: \
      \(DeformityParameter.apAngulation.key)_deg, positive for \(DeformityParameter.apAngulation.directions.positive.rawValue). What has no column, and where a cell is empty, --base says it; null in a \
      cell takes a value of the base away. Lines end with LF or CRLF; # begins a comment; \
      cells may be separated by semicolons, tabs or bars too; a line of empty cells is no case, and neither is a total, a note, a signature or the number of a page below the rows, which is said; \
      one with numbers is an error, as is a row with a name of several words and nothing else; no field goes over the end of a line.

      Every case in gives one line out (with --days the rows of its days), in order: fixator-plan/1 with the case's place as input, or what the options \
      ask for. A case that cannot be read or planned gives {"case", "input", "errors"}, and the others go on. The number of jobs \
      changes nothing in the output.

      The lines of --output FILE stand in FILE.partial until all are there. --resume goes on from such a file, \
      cuts off its last line if it is only half there, and makes the one before it again to see that nothing else has changed.

      Exit status: 0 all planned; 1 some plans have errors; 65 some input was bad, or no file has cases; 74 a file could not be read or written; \
      130 stopped by Ctrl-C, after a whole number of lines.

      Examples:
        fixator batch registry.csv --base clinic.yaml --output plans.ndjson
        fixator batch cases/ more.ndjson.gz --summary | head
        fixator batch registry.csv --base clinic.yaml --self-contained --output plans.ndjson
        fixator batch registry.csv --base clinic.yaml --days --output days.csv
        fixator batch registry.csv --draws 1000 --seed 7 --format csv > varied.csv
        fixator batch registry.csv --base clinic.yaml --study mounting --output mounting.svg
        parallel fixator batch registry.csv --base clinic.yaml --shard {}/8 --output part-{} --resume ::: 1 2 3 4 5 6 7 8
      """)

  @Argument(help: "Files of cases, folders, or - for standard input.", completion: .file())
  var inputs: [String]

  @Option(
    help: "A case, whole or not, from which rows of tables take what they do not say.", completion: .file())
  var base: String?

  @Option(help: "How the inputs are written, whatever they are called: yaml, json, ndjson or csv.")
  var inputFormat: InputKind?

  @Flag(help: "The chief numbers of each plan instead of the whole plan.")
  var summary = false

  @Flag(
    name: .customLong("inputs"),
    help: "The chief inputs of each case in its summary, by the names of columns that tables of cases have.")
  var repeatInputs = false

  @Flag(
    help: """
      One table (CSV) of all days of all cases in place of lines: case, day, readings, what remains as signed numbers, checks.
      """)
  var days = false

  @Flag(
    help: """
      Each plan with the case that it was made from, its hardware, rates and signed numbers, as plan.json has them: lines of \
      another third in length, which can be read as cases again.
      """)
  var selfContained = false

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case ndjson, csv
  }

  @Option(
    name: .customLong("format"),
    help: "What the lines are: ndjson (unless given), or csv, which has the chief numbers.")
  var givenFormat: Format?

  private var format: Format { givenFormat ?? (days ? .csv : .ndjson) }

  @Option(
    help: "Plan so many variations of each case instead of it, drawn from its uncertainties (12 ± 1.5 varus)."
  )
  var draws: Int?

  @Option(help: "A whole number from which all draws follow; with the case itself it decides them.")
  var seed: UInt64 = 1

  @Option(
    help: ArgumentHelp(
      "Add to each summary what its uncertainties do to the end, by so many draws.", valueName: "samples"))
  var sensitivity: Int?

  @Option(help: "What inputs without a ± of their own take in --draws and --sensitivity: published spreads.")
  var assume: SensitivityCommand.Assumption?

  enum Study: String, ExpressibleByArgument, CaseIterable {
    case mounting
  }

  @Option(
    help: """
      Instead of lines a picture (SVG) of all plans together: mounting, what the error of each mounting parameter leaves at the end.
      """)
  var study: Study?

  @Option(help: "Cases worked on at the same time; as many as there are processors unless given.")
  var jobs: Int?

  @Option(help: ArgumentHelp("Only every n-th line, from the k-th.", valueName: "k/n"))
  var shard = Shard.whole

  @Flag(
    help: ArgumentHelp(
      "As an engine's filter: lines depend on their case alone, and what is wrong with cases is no status.",
      discussion: """
        Lines have no input, places count from each case's first line, and the status is 0 unless a file cannot be read or written.
        """))
  var filter = false

  @Option(help: "Write into this file, which appears when it is whole.", completion: .file())
  var output: String?

  @Flag(help: "Go on where FILE.partial ends. Needs --output FILE.")
  var resume = false

  @Flag(help: "Replace files that are there. Needs --output.")
  var force = false

  func validate() throws {
    try requireName(output, option: "--output", of: "file")
    if inputs.isEmpty { throw ValidationError("give files of cases, folders, or - for standard input") }
    if let jobs, !(1...1024).contains(jobs) { throw ValidationError("--jobs is between 1 and 1024") }
    if let draws, !(1...1_000_000).contains(draws) {
      throw ValidationError("--draws is between 1 and 1000000")
    }
    if let sensitivity {
      guard (2...1_000_000).contains(sensitivity) else {
        throw ValidationError("--sensitivity is between 2 and 1000000")
      }
      guard summary || format == .csv else {
        throw ValidationError("--sensitivity adds to summaries: give --summary or --format csv")
      }
    }
    if days {
      if givenFormat == .ndjson {
        throw ValidationError("--days is one table: without --format ndjson, whose whole plans have all days")
      }
      if summary || selfContained || sensitivity != nil || study != nil {
        throw ValidationError(
          "--days is a table of days: without --summary, --self-contained, --sensitivity and --study")
      }
      if resume {
        throw ValidationError(
          "--days has several rows a case, which --resume cannot count: leave it out, or divide the cases by --shard"
        )
      }
    }
    if study != nil, summary || format == .csv || resume || filter {
      throw ValidationError("--study makes a picture: without --summary, --format, --resume and --filter")
    }
    try requireOutput(output, force: force, of: "FILE")
    if selfContained, summary || format == .csv || study != nil {
      throw ValidationError(
        "--self-contained is for whole plans: without --summary, --format csv and --study")
    }
    if repeatInputs, study != nil || !(summary || format == .csv) || days {
      throw ValidationError("--inputs adds to summaries: give --summary or --format csv")
    }
    if resume && output == nil { throw ValidationError("--resume needs --output FILE") }
    if assume != nil, draws == nil, sensitivity == nil {
      throw ValidationError("--assume goes with --draws or --sensitivity")
    }
    if inputs.count(where: { $0 == "-" }) + (base == "-" ? 1 : 0) > 1 {
      throw ValidationError("standard input can be read once: name a file for the others")
    }
  }

  func run() throws {
    try reporting {
      do {
        try runBatch()
      } catch let mismatch as BatchOutput.Mismatch {
        tell(mismatch.description)
        throw Status.badInput
      }
    }
  }

  private func runBatch() throws {
    let files = InputList(inputs, kind: inputFormat)
    for line in FolderReport(files, of: inputs).lines { tell(line) }
    if files.files.isEmpty { throw Status.badInput }
    if base != nil, files.files.allSatisfy({ $0.kind != nil && $0.kind != .csv }) {
      tell("--base is for the rows of tables: no input is one, and nothing is taken from it")
    }
    let base = try base.map { try CaseBase(path: $0) }
    if let output {
      let read = InputIdentities(files.files.map(\.path) + (self.base.map { [$0] } ?? []))
      for path in [output, OutputFile(output).part] { try read.refuse(path) }
    }
    var options = options
    let header = BatchRun(files, base: base, options).header
    var destination =
      if let output {
        try BatchOutput(path: output, resuming: resume, force: force, header: header)
      } else {
        BatchOutput()
      }
    if output == nil { try destination.write(header) }
    options.linesDone = destination.linesDone
    let done = destination.tally
    let progress = BatchProgress(size: files.size)
    Interruption.note()
    defer { progress.clear() }
    var tally = try BatchRun(files, base: base, options).run(
      isStopped: { Interruption.signal != nil }, write: { try destination.write($0) },
      progress: progress.show,
      say: { tell("understood: \($0)") })
    progress.clear()
    var all = done
    all.add(tally)
    tally = all
    for line in BatchReport(tally).lines { tell(line) }
    if resume, format == .csv { tell("  checks are counted of the lines made now") }
    if let signal = Interruption.signal {
      tell("stopped\(output.map { "; --resume goes on from \($0).partial" } ?? "")")
      throw ExitCode(128 + signal)
    }
    if study != nil, let study = tally.study {
      try destination.write(Array(study.svg(of: inputs.joined(separator: ", ")).utf8))
    }
    try destination.finish()
    try endWithStatus(of: tally)
  }

  private func endWithStatus(of tally: BatchTally) throws {
    if tally.unreadable > 0 { throw Status.fileProblem }
    guard !filter else { return }
    if tally.failed > 0 { throw Status.badInput }
    if tally.withErrors > 0 { throw Status.planHasErrors }
  }

  private var options: BatchOptions {
    var options = BatchOptions()
    options.output =
      study != nil ? .mountingStudy : days ? .days : format == .csv ? .table : summary ? .summaries : .plans
    (options.draws, options.seed, options.sensitivitySamples) = (draws, seed, sensitivity)
    options.assumesPublished = assume == .published
    options.hasInputs = repeatInputs
    options.isPlaced = !filter
    options.names = .fixator
    options.program = selfContained ? PlanOrigin.thisProgram : nil
    (options.shard, options.jobs) = (shard, jobs ?? OrderedPipeline.processorCount)
    return options
  }
}

extension InputKind: ExpressibleByArgument {}

extension Shard: ExpressibleByArgument {
  /// `k/n`.
  public init?(argument: String) { self.init(argument) }

  /// `k/n`.
  public var defaultValueDescription: String { "\(index)/\(count)" }
}
