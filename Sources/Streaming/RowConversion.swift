import TextOutput

/// What is made of the rows of a table, many at a time.
protocol RowConversion: Sendable {
  /// What a row says.
  associatedtype Row
  /// What is made of it.
  associatedtype Answer

  /// The columns that a row's numbers come from, at most eight.
  static var columns: [String] { get }
  /// The header of what is made.
  static var header: String { get }

  /// The row of the columns' numbers.
  ///
  /// - Throws: ``RowFault`` for numbers that make none.
  func row(_ numbers: Span<Double>) throws(RowFault) -> Row

  /// Makes `answers[i]` of `rows[i]`; the answers' memory is not initialized.
  func answer(_ rows: UnsafeBufferPointer<Row>, into answers: UnsafeMutableBufferPointer<Answer>)

  /// Writes an answer as a line, and counts it.
  func write(_ answer: Answer, to text: inout CSVText, _ tally: inout Tally)

  /// Writes a line, of as many columns, that says what is wrong with a line of input.
  func writeError(_ message: String, to text: inout CSVText)
}

/// Why numbers that can be read make no row.
struct RowFault: Error {
  let message: String
}
