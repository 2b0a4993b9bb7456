import CaseFiles
import TextOutput

extension RowConversion {
  /// Converts whole lines, each with a line feed at its end, a line for each.
  ///
  /// - Parameter firstLine: the number of the first in the table, from 1.
  func convert(
    _ input: Span<UInt8>, _ columns: NumberColumns, firstLine: Int, to output: inout CSVText
  ) -> Tally {
    // Few enough to stay in the processor's cache.
    let most = 512
    var tally = Tally()
    withUnsafeTemporaryAllocation(of: Row.self, capacity: most) { rows in
      withUnsafeTemporaryAllocation(of: Answer.self, capacity: most) { answers in
        var chunk = RowChunk(self, columns, firstLine: firstLine, rows, answers)
        var index = 0
        while index < input.count {
          chunk.read(input, &index, &tally)
          chunk.write(to: &output, &tally)
        }
      }
    }
    return tally
  }
}

/// Some rows that are answered together, and the lines between them that are no rows.
private struct RowChunk<Conversion: RowConversion> {
  /// A line without a row: with an error, or nil when it says nothing.
  typealias OtherLine = (rowsBefore: Int, line: Int, error: String?)

  private let conversion: Conversion
  private let columns: NumberColumns
  private let rows: UnsafeMutableBufferPointer<Conversion.Row>
  private let answers: UnsafeMutableBufferPointer<Conversion.Answer>
  private var line: Int
  private var count = 0
  private var others: [OtherLine] = []

  init(
    _ conversion: Conversion, _ columns: NumberColumns, firstLine: Int,
    _ rows: UnsafeMutableBufferPointer<Conversion.Row>,
    _ answers: UnsafeMutableBufferPointer<Conversion.Answer>
  ) {
    (self.conversion, self.columns, self.rows, self.answers) = (conversion, columns, rows, answers)
    line = firstLine
  }

  /// Reads lines until there is no more room.
  mutating func read(_ input: Span<UInt8>, _ index: inout Int, _ tally: inout Tally) {
    var numbers = InlineArray<8, Double>(repeating: 0)
    while index < input.count, count < rows.count, others.count < rows.count {
      var room = numbers.mutableSpan
      let found = columns.readLine(input, at: &index, into: &room)
      switch found {
      case .numbers, .markedNumbers:
        if found == .markedNumbers { tally.countMarked(line: line) }
        do throws(RowFault) {
          rows.initializeElement(at: count, to: try conversion.row(numbers.span))
          count += 1
        } catch {
          others.append((count, line, error.message))
        }
      case .nothing: others.append((count, line, nil))
      case .bad(let fault): others.append((count, line, fault.description))
      }
      line += 1
    }
  }

  /// Writes what was read, and forgets it.
  mutating func write(to output: inout CSVText, _ tally: inout Tally) {
    conversion.answer(
      UnsafeBufferPointer(rebasing: rows[..<count]),
      into: UnsafeMutableBufferPointer(rebasing: answers[..<count]))
    var row = 0
    for other in others {
      writeRows(row..<other.rowsBefore, to: &output, &tally)
      row = other.rowsBefore
      if let error = other.error {
        conversion.writeError("line \(other.line): \(error)", to: &output)
        tally.countBad(line: other.line)
      } else {
        output.lineEnd()
      }
    }
    writeRows(row..<count, to: &output, &tally)
    rows[..<count].deinitialize()
    answers[..<count].deinitialize()
    count = 0
    others.removeAll(keepingCapacity: true)
  }

  private func writeRows(_ range: Range<Int>, to output: inout CSVText, _ tally: inout Tally) {
    for row in range { conversion.write(answers[row], to: &output, &tally) }
  }
}
