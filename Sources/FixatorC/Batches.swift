import Batch
import CFixator
import CommandAnswers
import TextOutput

/// What the lines of a batch are.
private enum Lines: String, CaseIterable {
  case plans, summaries, csv, days, mounting

  var output: BatchOptions.Output {
    switch self {
    case .plans: .plans
    case .summaries: .summaries
    case .csv: .table
    case .days: .days
    case .mounting: .mountingStudy
    }
  }
}

/// As fixator.h says.
@c @implementation
public func fixator_batch(
  _ cases: Characters, _ casesLength: Int, _ options: Characters, _ optionsLength: Int,
  _ write: (@convention(c) (UnsafeMutableRawPointer?, UnsafePointer<CChar>?, Int) -> Int32)?,
  _ context: UnsafeMutableRawPointer?, _ room: AnswerRoom
) -> Int32 {
  answering(into: room) { () throws(CommandRefusal) in
    guard let write else { throw CommandRefusal("write: nobody takes the lines (NULL)") }
    let given = try CallOptions(
      options, optionsLength,
      allowed: [
        "input-format", "base", "output", "self-contained", "draws", "seed", "sensitivity", "assume", "jobs",
        "inputs", "shard", "filter",
      ])
    let isSelfContained = try given.flag("self-contained")
    let answer = try Commands.batch(
      bytes(cases, casesLength, "cases"), kind: given.word("input-format", InputKind.self),
      base: given.text("base").map { Array($0.utf8) }, isSelfContained: isSelfContained,
      batchOptions(given, isSelfContained)
    ) { lines in
      lines.withUnsafeBytes { write(context, $0.baseAddress?.assumingMemoryBound(to: CChar.self), $0.count) }
        == 0
    }
    return (answer.json, answer.status)
  }
}

private func batchOptions(
  _ given: CallOptions, _ isSelfContained: Bool
) throws(CommandRefusal) -> BatchOptions {
  var options = BatchOptions()
  options.output = try (given.word("output", Lines.self) ?? .plans).output
  options.draws = try given.whole("draws", 1...1_000_000)
  options.seed = try given.whole("seed", 0...UInt64.max) ?? 1
  options.sensitivitySamples = try given.whole("sensitivity", 2...1_000_000)
  options.hasInputs = try given.flag("inputs")
  options.isPlaced = try !given.flag("filter")
  if let words = try given.text("shard") {
    guard let shard = Shard(words) else {
      throw CommandRefusal(
        "options: shard is k/n, only every n-th line, from the k-th (found \(visible(words, atMost: 60)))")
    }
    options.shard = shard
  }
  options.assumesPublished = try given.word("assume", Assumption.self) == .published
  options.jobs = try given.jobs()
  if options.sensitivitySamples != nil, ![.summaries, .table].contains(options.output) {
    throw CommandRefusal("options: sensitivity adds to summaries and csv, not to plans, days and mounting")
  }
  if options.hasInputs, ![.summaries, .table].contains(options.output) {
    throw CommandRefusal("options: inputs adds to summaries and csv, not to plans, days and mounting")
  }
  if isSelfContained, options.output != .plans {
    throw CommandRefusal(
      "options: self-contained is for whole plans, not for summaries, csv, days and mounting")
  }
  if options.assumesPublished, options.draws == nil, options.sensitivitySamples == nil {
    throw CommandRefusal("options: assume goes with draws or sensitivity")
  }
  return options
}

extension BatchAnswer {
  fileprivate var status: Int32 {
    if isStopped { return Status.stopped }
    if tally.failed > 0 { return Status.badInput }
    return tally.withErrors > 0 ? Status.hasErrors : Status.done
  }
}
