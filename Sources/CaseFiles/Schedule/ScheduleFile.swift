import HexapodKinematics
import TreatmentModel

/// Somebody's schedule read from a table, and how the table was understood.
public struct ScheduleFile: Sendable {
  /// The rows.
  public let schedule: TypedSchedule
  /// What was understood, in sentences for people: separators, columns, units, dates.
  public let understood: [String]

  /// More rows than any schedule has are not read.
  public static let mostRows = TableRules.schedule.mostLines
  private static let largestFile = 1 << 20

  /// Reads a table; `-` is standard input.
  ///
  /// Columns are found by name (`day`, `date`, `strut_1`, `Strut 1`, `S1 (mm)`, `1`, …) in any order, other columns are left
  /// alone, which is said (a `time` or `part` says which of several adjustments of a day a row is; as many rows on every day are that too). Dates and days
  /// are found by what stands in a column too, and asked for where that may be days (``TypedSchedule/daySource``). A
  /// table without names is read when it has six columns, or seven or eight that begin with day or date. Fields are
  /// separated by semicolons, tabs, bars or commas; decimals have points, or commas where these do not separate fields.
  ///
  /// - Throws: ``FileError`` when it cannot be read, ``CaseFileErrors`` with all that cannot be told.
  public static func read(path: String) throws -> ScheduleFile {
    try parse(try InputFile.bytes(path: path, limit: largestFile + 1), name: path)
  }

  /// Reads the bytes of a table called `name`.
  ///
  /// - Throws: ``CaseFileErrors`` with all that cannot be told.
  public static func parse(_ bytes: [UInt8], name: String) throws(CaseFileErrors) -> ScheduleFile {
    var parser = ScheduleParser(file: name)
    let found = parser.parse(bytes)
    if let failure = parser.faults.failure { throw failure }
    if let found { return found }
    throw CaseFileErrors(
      CaseFileError(
        file: name, place: .start, key: "", fault: ValueFault(.empty, "there is no schedule in it")))
  }
}
