/// A case with those of its lines that are to be made.
struct BatchItem: Sendable {
  let rawCase: RawCase
  /// Numbers of its lines, from 0.
  let lines: LineNumbers
}

/// Deals out the lines of all cases: those of a shard, without those that are there already, a bounded number at a time.
struct BatchDealer: ~Copyable {
  private var source: CaseSource
  private let linesPerCase: Int
  private let shard: Shard
  private var linesToSkip: Int
  private var linesBefore = 0
  private var rest: BatchItem?

  init(_ source: consuming CaseSource, _ options: BatchOptions) {
    self.source = source
    (linesPerCase, shard, linesToSkip) = (options.draws ?? 1, options.shard, options.linesDone)
  }

  /// Bytes read so far.
  var bytesRead: Int { mutating get { source.bytesRead } }

  /// What was guessed of files since it was last asked for.
  mutating func takeUnderstood() -> [String] { source.takeUnderstood() }

  mutating func isReady(waiting milliseconds: Int32) -> Bool {
    rest != nil || source.isReady(waiting: milliseconds)
  }

  enum Supply {
    /// With this many lines.
    case item(BatchItem, lines: Int)
    /// What could be read without waiting has no more lines to be made.
    case later
    case end
  }

  /// The next lines of one case, at most `most` of them.
  mutating func deal(most: Int) -> Supply {
    if let item = rest {
      rest = nil
      return part(of: item, most)
    }
    switch source.take() {
    case .end: return .end
    case .later: return .later
    case .rawCase(let rawCase):
      var lines = shard.lines(of: linesPerCase, after: linesBefore)
      linesBefore += linesPerCase
      let skipped = min(linesToSkip, lines.count)
      linesToSkip -= skipped
      lines = lines.dropping(skipped)
      guard lines.count > 0 else { return .later }
      return part(of: BatchItem(rawCase: rawCase, lines: lines), most)
    }
  }

  private mutating func part(of item: BatchItem, _ most: Int) -> Supply {
    let count = item.lines.count
    guard count > most else { return .item(item, lines: count) }
    rest = BatchItem(rawCase: item.rawCase, lines: item.lines.dropping(most))
    return .item(BatchItem(rawCase: item.rawCase, lines: item.lines.keeping(most)), lines: most)
  }
}
