import CaseFiles
import Reports
import Streaming
import TextOutput

/// Plans many cases: one line out for each in, in their order, whatever the number of jobs.
public struct BatchRun {
  /// How far a run has come.
  public struct Progress: Sendable {
    /// Lines made.
    public let tally: BatchTally
    /// Bytes read so far.
    public let bytesRead: Int
  }

  private let inputs: InputList
  private let options: BatchOptions
  private let base: CaseBase?

  /// A run over some files.
  ///
  /// - Parameter base: what rows of tables take where they have no column or an empty cell.
  public init(_ inputs: InputList, base: CaseBase?, _ options: BatchOptions) {
    (self.inputs, self.base, self.options) = (inputs, base, options)
  }

  /// The line before all others, of a table.
  public var header: [UInt8] {
    switch options.output {
    case .table:
      Array(
        (PlanSummary.header(hasSpread: options.sensitivitySamples != nil, hasInputs: options.hasInputs) + "\n")
          .utf8)
    case .days: Array((DayTable.header + "\n").utf8)
    case .plans, .summaries, .mountingStudy: []
    }
  }

  /// Runs to the end of the inputs, or until it is asked to stop; the lines that are begun then are finished.
  ///
  /// - Parameters:
  ///   - isStopped: whether to stop.
  ///   - write: takes the output piece by piece, whole lines each.
  ///   - progress: is told how far it has come after each piece.
  ///   - say: is told at the end what was guessed of a table: its separator, titles that are left out.
  /// - Returns: how many lines came to what.
  /// - Throws: what `write` throws, and `CaseFileErrors` for a damaged catalogue.
  public func run(
    isStopped: () -> Bool, write: ([UInt8]) throws -> Void, progress: (Progress) -> Void = { _ in },
    say: (String) -> Void = { _ in }
  ) throws -> BatchTally {
    var dealer = BatchDealer(CaseSource(inputs, base: base), options)
    var (tally, idle) = (BatchTally(), [BatchPiece]())
    try OrderedPipeline(jobs: options.jobs).run(
      supply: { mayWait -> OrderedPipeline.Supply<BatchPiece> in
        switch BatchRun.items(&dealer, mayWait: mayWait, isStopped) {
        case .piece(let items):
          let piece = try idle.popLast() ?? BatchPiece(LineMaker(CaseReader(), options))
          piece.fill(items)
          return .piece(piece)
        case .later: return .later
        case .end: return .end
        }
      },
      work: { piece in
        piece.work()
        return piece
      },
      deliver: { piece in
        try piece.result { lines, part in
          try write(lines)
          tally.add(part)
        }
        idle.append(piece)
        progress(Progress(tally: tally, bytesRead: dealer.bytesRead))
      })
    for words in dealer.takeUnderstood() { say(words) }
    return tally
  }

  /// Enough cases for a piece, or as many as there are without waiting.
  private static func items(
    _ dealer: inout BatchDealer, mayWait: Bool, _ isStopped: () -> Bool
  ) -> OrderedPipeline.Supply<[BatchItem]> {
    var (items, lines) = ([BatchItem](), 0)
    while lines < BatchPiece.mostLines {
      if isStopped() { break }
      guard dealer.isReady(waiting: 0) else {
        if !items.isEmpty { break }
        guard mayWait else { return .later }
        // Short waits, so that a stop is seen.
        _ = dealer.isReady(waiting: 100)
        continue
      }
      switch dealer.deal(most: BatchPiece.mostLines - lines) {
      case .item(let item, let count):
        items.append(item)
        lines += count
      case .later: continue
      case .end: return items.isEmpty ? .end : .piece(items)
      }
    }
    return items.isEmpty ? .end : .piece(items)
  }
}
