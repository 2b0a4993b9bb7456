import HexapodKinematics
import TreatmentModel

/// A table of how the struts stood at the end of each day, in any of the forms in which a schedule is read
/// (``ScheduleFile``); of several rows a day the last is its end.
public struct DoneTable: Sendable {
  /// The readings day by day, in the order of the file.
  public let days: [DayReadings]
  /// What was understood, in sentences for people.
  public let understood: [String]
  /// Whether nothing says which days these are: the first row was taken for day 0.
  public let areDaysAssumed: Bool

  /// Reads a table; `-` is standard input.
  ///
  /// - Parameter calendar: of the case whose struts these are; its dates are held against the table's.
  /// - Throws: ``FileError`` when it cannot be read, ``CaseFileErrors`` with everything that is wrong in it: dates too that
  ///   cannot be right, since nobody can tell then on which days was turned what.
  public static func read(path: String, calendar: TreatmentCalendar = TreatmentCalendar()) throws -> DoneTable
  {
    let file = try ScheduleFile.read(path: path)
    return try DoneTable(file.schedule, file.understood, path, calendar)
  }

  /// Reads the bytes of a table called `name`.
  ///
  /// - Throws: ``CaseFileErrors`` as ``read(path:calendar:)``.
  public static func parse(
    _ bytes: [UInt8], name: String, calendar: TreatmentCalendar = TreatmentCalendar()
  ) throws(CaseFileErrors) -> DoneTable {
    let file = try ScheduleFile.parse(bytes, name: name)
    return try DoneTable(file.schedule, file.understood, name, calendar)
  }

  /// Reads the tables of two levels, one of twelve readings or one for each (``LevelSchedules``).
  ///
  /// - Returns: the readings of each level, from proximal to distal, and whether their days are a guess (``areDaysAssumed``).
  /// - Throws: as ``read(path:calendar:)``.
  public static func read(
    paths: [String], calendar: TreatmentCalendar = TreatmentCalendar()
  ) throws -> (levels: [[DayReadings]], understood: [String], areDaysAssumed: Bool) {
    try DoneTable.of(LevelSchedules.read(paths: paths), paths, calendar)
  }

  /// Reads the bytes of the tables of two levels, each with its name.
  ///
  /// - Throws: ``CaseFileErrors`` as ``read(path:calendar:)``.
  public static func parse(
    _ tables: [(name: String, bytes: [UInt8])], calendar: TreatmentCalendar = TreatmentCalendar()
  ) throws(CaseFileErrors) -> (levels: [[DayReadings]], understood: [String], areDaysAssumed: Bool) {
    try DoneTable.of(LevelSchedules.parse(tables), tables.map(\.name), calendar)
  }

  private static func of(
    _ tables: LevelSchedules, _ names: [String], _ calendar: TreatmentCalendar
  ) throws(CaseFileErrors) -> (levels: [[DayReadings]], understood: [String], areDaysAssumed: Bool) {
    let all = names.joined(separator: ", ")
    let levels = try tables.schedules.map { (schedule) throws(CaseFileErrors) in
      try DoneTable(schedule, [], all, calendar)
    }
    let disagreements = levels.flatMap(\.understood).reduce(into: [String]()) { known, words in
      if !known.contains(words) { known.append(words) }
    }
    return (
      levels.map(\.days), tables.understood + disagreements, levels.contains(where: \.areDaysAssumed)
    )
  }

  private init(
    _ schedule: TypedSchedule, _ understood: [String], _ path: String, _ calendar: TreatmentCalendar
  ) throws(CaseFileErrors) {
    var (schedule, understood) = (schedule, understood)
    if case .afterSurgery(let first) = schedule.daySource {
      // The first turn, day 1, is on the day of the latency.
      let day = first - calendar.latency + 1
      schedule = schedule.moved(by: day)
      understood.append(
        "by the case's latency of \(calendar.latency) days its first row is day \(day) of the plan")
    }
    areDaysAssumed = [.rows, .unnamedNumbers, .fromFirstRow].contains(schedule.daySource)
    let ends = schedule.rows.filter { $0.part == schedule.clock.parts }
    let disagreements = schedule.dateDisagreements(calendar)
    var errors = disagreements.filter(\.isError).map { found in
      CaseFileError(
        file: path, place: FilePlace(line: schedule.rows[found.first.index].line, column: 1), key: "date",
        fault: ValueFault(
          .date, found.words, found: found.first.date.description, allowed: found.first.meant?.description))
    }
    errors += ends.filter { !(0...Schedule.longestPlan).contains($0.day) }.map { row in
      CaseFileError(
        file: path, place: FilePlace(line: row.line, column: 1), key: "day",
        fault: ValueFault(
          .outOfRange, "the day is no day of a plan", found: String(row.day),
          allowed: "whole numbers from 0 to \(Schedule.longestPlan)"))
    }
    if let first = errors.first { throw CaseFileErrors(first, Array(errors.dropFirst())) }
    days = ends.map { DayReadings(day: $0.day, readings: $0.readings) }
    self.understood = understood + disagreements.map(\.words)
  }
}
