import HexapodKinematics
import TreatmentModel

/// Somebody's schedule of two levels: one table with twelve readings a row, or a table for each level.
public struct LevelSchedules: Sendable {
  /// Of each level, from proximal to distal.
  public let schedules: [TypedSchedule]
  /// What was understood, in sentences for people.
  public let understood: [String]

  private static let largestFile = 1 << 20

  /// Reads one table or two; `-` is standard input.
  ///
  /// Columns of one table name their level and strut (`proximal_1`, `Distal strut 3 (mm)`, `1 distal`), or stand below the names of
  /// their levels; other columns belong to both. Of two tables each is read as ``ScheduleFile`` reads one; they belong to the levels
  /// that their columns or titles name, and where they name none the first is the proximal level's, which is said.
  ///
  /// - Throws: ``FileError`` when one cannot be read, ``CaseFileErrors`` with all that cannot be told.
  public static func read(paths: [String]) throws -> LevelSchedules {
    var tables: [(name: String, bytes: [UInt8])] = []
    for path in paths {
      tables.append((path, try InputFile.bytes(path: path, limit: largestFile + 1)))
    }
    return try parse(tables)
  }

  /// Reads the bytes of one table or two, each with the name of its file.
  ///
  /// - Throws: ``CaseFileErrors`` with all that cannot be told.
  public static func parse(_ tables: [(name: String, bytes: [UInt8])]) throws(CaseFileErrors)
    -> LevelSchedules
  {
    guard let first = tables.first else {
      throw CaseFileErrors(
        CaseFileError(
          file: "", place: .start, key: "", fault: ValueFault(.empty, "there is no schedule in it")))
    }
    return tables.count > 1 ? try apart(first, tables[1]) : try together(first.bytes, name: first.name)
  }

  private init(_ files: [ScheduleFile], _ said: [String]) {
    schedules = files.map(\.schedule)
    let common = files[0].understood.filter { files[1].understood.contains($0) }
    understood =
      said + common
      + files.indices.flatMap { index in
        files[index].understood.filter { !common.contains($0) }.map {
          "\(LevelID(index).name): \($0)"
        }
      }
  }

  /// One table with the readings of both.
  private static func together(_ bytes: [UInt8], name: String) throws(CaseFileErrors) -> LevelSchedules {
    var parser = ScheduleParser(file: name)
    let rows = parser.rows(bytes)
    if let failure = parser.faults.failure { throw failure }
    let split = LevelColumns.split(rows ?? [])
    guard split.faults.isEmpty else {
      for (fault, line) in split.faults { parser.faults.add(fault, FilePlace(line: line, column: 1), "") }
      throw parser.faults.failure ?? empty(name)
    }
    var (files, errors) = ([ScheduleFile](), [CaseFileError]())
    for (index, rows) in split.levels.enumerated() {
      var own = ScheduleParser(file: name, level: LevelID(index).name)
      if let file = own.parse(rows) { files.append(file) }
      // What both have, such as a day, is said once.
      errors += own.faults.errors.filter { new in
        !errors.contains { $0.place == new.place && $0.description == new.description }
      }
    }
    if let first = errors.first { throw CaseFileErrors(first, Array(errors.dropFirst())) }
    guard files.count == 2 else { throw empty(name) }
    return LevelSchedules(files, parser.sayings)
  }

  /// A table for each.
  private static func apart(
    _ one: (name: String, bytes: [UInt8]), _ other: (name: String, bytes: [UInt8])
  ) throws(CaseFileErrors) -> LevelSchedules {
    var (files, named) = ([ScheduleFile](), [LevelID?]())
    for table in [one, other] {
      var parser = ScheduleParser(file: table.name)
      let rows = parser.rows(table.bytes)
      let levels = LevelColumns.levels(namedIn: rows ?? [])
      if levels.count > 1 {
        parser.faults.add(
          ValueFault(
            .wrongKind, "this table names both levels, and another table is given beside it",
            allowed: "one table of both levels, or one for each"), .start, "")
      }
      let file = parser.faults.errors.isEmpty ? rows.flatMap { parser.parse($0) } : nil
      if let failure = parser.faults.failure { throw failure }
      guard let file else { throw empty(table.name) }
      files.append(file)
      named.append(levels.first)
    }
    if let level = named[0], level == named[1] {
      throw CaseFileErrors(
        CaseFileError(
          file: other.name, place: .start, key: "",
          fault: ValueFault(.duplicateKey, "both tables name the \(level.name) level", allowed: "one of each")
        ))
    }
    let first = named[0] ?? named[1].map { LevelID(1 - $0.index) }
    let isTurned = first == LevelID(1)
    let (proximal, distal) = isTurned ? (other.name, one.name) : (one.name, other.name)
    let why = first == nil ? "by their order" : "by the names in them"
    return LevelSchedules(
      isTurned ? files.reversed() : files,
      ["\(why), \(proximal) is the proximal level's table and \(distal) the distal level's"])
  }

  private static func empty(_ name: String) -> CaseFileErrors {
    CaseFileErrors(
      CaseFileError(
        file: name, place: .start, key: "", fault: ValueFault(.empty, "there is no schedule in it")))
  }
}
