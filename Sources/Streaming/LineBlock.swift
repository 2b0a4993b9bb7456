import CaseFiles
import Synchronization
import TextOutput

/// A block of lines on its way through the threads, with the memory for what is made of it. One thread has it at a time; the
/// lock is there to prove it.
final class LineBlock: Sendable {
  private struct Contents: Sendable {
    /// Whole lines, each with a line feed at its end.
    var input: [UInt8] = []
    /// Number of the first of them in the table, from 1.
    var firstLine = 1
    /// What is made of them, a line for each.
    var output = CSVText()
    var tally = Tally()
  }

  private let contents = Mutex(Contents())

  /// Takes the next lines of a table; false when there are no more.
  func read(_ table: inout TableReader) throws(FileError) -> Bool {
    try contents.withLock { contents throws(FileError) in
      guard let line = try table.readBlock(into: &contents.input) else { return false }
      contents.firstLine = line
      return true
    }
  }

  /// Makes the output of the lines.
  func convert<Conversion: RowConversion>(_ conversion: Conversion, _ columns: NumberColumns) {
    contents.withLock { contents in
      let (input, firstLine) = (contents.input, contents.firstLine)
      contents.output.clear()
      contents.tally = conversion.convert(input.span, columns, firstLine: firstLine, to: &contents.output)
    }
  }

  /// What has been made of the lines.
  var result: (output: CSVText, tally: Tally) {
    contents.withLock { ($0.output, $0.tally) }
  }
}
