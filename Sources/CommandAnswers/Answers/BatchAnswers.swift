import Batch
import CaseFiles
import Reports
import TextOutput

extension Commands {
  /// What `fixator batch -` prints of a text on standard input.
  ///
  /// - Parameters:
  ///   - text: cases in any form that a file of them may have, packed with gzip or not.
  ///   - kind: `--input-format`.
  ///   - base: the text of `--base`.
  ///   - isSelfContained: `--self-contained`.
  ///   - options: what is made of each case.
  ///   - write: takes whole lines, piece by piece, on the caller's thread; false stops the run.
  /// - Returns: `{"planned", "with_errors", "failed", "bytes", "understood"}`, how many lines came to what, and how many bytes were taken.
  /// - Throws: ``CommandRefusal`` for options that do not go together and a base that is none.
  public static func batch(
    _ text: [UInt8], kind: InputKind? = nil, base: [UInt8]? = nil, isSelfContained: Bool = false,
    _ options: BatchOptions, write: ([UInt8]) -> Bool
  ) throws(CommandRefusal) -> BatchAnswer {
    var options = options
    options.names = .fixator
    options.program = isSelfContained ? PlanOrigin.thisProgram : nil
    var rows: CaseBase?
    do throws(CaseFileErrors) {
      if let base { rows = try CaseBase(base, name: "base") }
    } catch { throw CommandRefusal(error, of: .base) }
    let run = BatchRun(InputList(text: text, kind: kind), base: rows, options)
    var (understood, isStopped, taken) = ([String](), false, 0)
    func take(_ lines: [UInt8]) {
      guard !isStopped else { return }
      isStopped = !write(lines)
      if !isStopped { taken += lines.count }
    }
    if !run.header.isEmpty { take(run.header) }
    let tally: BatchTally
    do {
      tally = try run.run(
        isStopped: { isStopped }, write: { take($0) },
        say: { understood.append($0) })
    } catch let error as CaseFileErrors {
      throw CommandRefusal(error, of: .case)
    } catch { throw CommandRefusal("\(error)") }
    // Of all plans together there is one picture and no line.
    if let study = tally.study { take(Array(study.svg(of: "cases").utf8)) }
    return BatchAnswer(tally: tally, bytes: taken, understood: understood, isStopped: isStopped)
  }
}

/// How a batch ended.
public struct BatchAnswer: Sendable {
  /// How many lines came to what.
  public let tally: BatchTally
  /// How many bytes were taken.
  public let bytes: Int
  /// What was guessed of a table, in sentences.
  public let understood: [String]
  /// Whether whoever took the lines stopped it.
  public let isStopped: Bool

  /// `{"planned": 98, "with_errors": 3, "failed": 2, "bytes": 41022, "understood": […]}`.
  public var json: String {
    var text = JSONText(isPretty: false)
    text.object { json in
      for (key, count) in [
        ("planned", tally.planned), ("with_errors", tally.withErrors), ("failed", tally.failed),
        ("bytes", bytes),
      ] {
        json.key(key)
        json.number(count)
      }
      json.key("understood")
      json.list { list in
        for words in understood {
          list.item()
          list.string(words)
        }
      }
    }
    return text.text
  }
}
