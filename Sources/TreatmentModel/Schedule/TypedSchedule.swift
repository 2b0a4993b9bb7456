import HexapodKinematics

/// Six readings of one day, or of one of several times of a day, as somebody has written them down.
public struct ScheduleRow: Sendable, Equatable {
  /// The day that counts: as it was numbered, or counted by date or line (``ScheduleDates``).
  public let day: Int
  /// The day as it was numbered; nil where days have no numbers.
  public let typedDay: Int?
  /// Which of its day's rows it is, 1...parts of the schedule's clock; the last one is the end of the day.
  public let part: Int
  /// The date, if there is one.
  public let date: CalendarDate?
  /// What the six scales are to show, mm.
  public let readings: StrutReadings
  /// Line of the file, from 1.
  public let line: Int

  /// A row.
  public init(
    day: Int, typedDay: Int? = nil, part: Int = 1, date: CalendarDate? = nil, readings: StrutReadings,
    line: Int
  ) {
    (self.day, self.typedDay, self.part) = (day, typedDay, part)
    (self.date, self.readings, self.line) = (date, readings, line)
  }
}

/// Anybody's schedule: six readings a day, or several times a day, in the order of the file; nothing about it has been checked.
public struct TypedSchedule: Sendable, Equatable {
  /// The rows, at least one, every reading finite.
  public let rows: [ScheduleRow]
  /// How many rows a day has.
  public let clock: ScheduleClock
  /// By which rule it says that its exact lengths were rounded; nil where it does not say.
  public var rounding: Rounding?
  /// What its days are known from.
  public var daySource = DaySource.stated

  /// No day is farther than this from day 0, and no day has more rows: so that days can be counted in whole numbers.
  public static let farthest = (day: 1_000_000, parts: 1000)

  /// A schedule; nil without rows, with a reading that is not finite, with a row that is none of its day's, or with days or parts
  /// beyond ``farthest``.
  public init?(rows: [ScheduleRow], clock: ScheduleClock = .daily) {
    guard !rows.isEmpty, rows.allSatisfy({ $0.readings.allSatisfy(\.isFinite) }),
      rows.allSatisfy({ (1...clock.parts).contains($0.part) }), clock.parts <= TypedSchedule.farthest.parts,
      rows.allSatisfy({ $0.day.magnitude <= TypedSchedule.farthest.day })
    else { return nil }
    (self.rows, self.clock) = (rows, clock)
  }

  /// The number of a row on the schedule's clock.
  package func number(_ row: ScheduleRow) -> Int { clock.number(day: row.day, part: row.part) }

  /// The same days with other readings, which must be finite.
  package func mapped(_ readings: (ScheduleRow) -> StrutReadings) -> TypedSchedule {
    with(
      rows.map {
        ScheduleRow(
          day: $0.day, typedDay: $0.typedDay, part: $0.part, date: $0.date, readings: readings($0),
          line: $0.line)
      })
  }

  /// The same rows so many days later.
  package func moved(by days: Int) -> TypedSchedule {
    with(
      rows.map {
        ScheduleRow(
          day: $0.day + days, typedDay: $0.typedDay.map { $0 + days }, part: $0.part, date: $0.date,
          readings: $0.readings, line: $0.line)
      })
  }

  /// Some of its rows; nil without any.
  package func part(_ isPart: (ScheduleRow) -> Bool) -> TypedSchedule? {
    let rows = rows.filter(isPart)
    return rows.isEmpty ? nil : with(rows)
  }

  /// The same with other rows, which are known to be as they must.
  private func with(_ rows: [ScheduleRow]) -> TypedSchedule {
    var result = TypedSchedule(unchecked: rows, clock)
    (result.rounding, result.daySource) = (rounding, daySource)
    return result
  }

  /// Rows that are known to be as they must.
  package init(unchecked rows: [ScheduleRow], _ clock: ScheduleClock) {
    (self.rows, self.clock) = (rows, clock)
  }

  private static let usualSteps = [1, 0.5, 0.25, 0.2, 0.1, 0.05, 0.01]

  private static func isWhole(_ change: Double, _ step: Double) -> Bool {
    abs(change / step - (change / step).rounded()) < 1e-6
  }

  private func changes(_ strut: Int) -> [Double] {
    zip(rows, rows.dropFirst()).map { $1.readings[strut] - $0.readings[strut] }
  }

  /// The step, mm, of which three in four changes of a strut from a row to the next are multiples; 0 for readings that are
  /// not rounded.
  public var resolution: Double {
    let changes = (0..<6).flatMap(changes)
    return TypedSchedule.usualSteps.first { step in
      4 * changes.count { TypedSchedule.isWhole($0, step) } >= 3 * changes.count
    } ?? 0
  }

  /// The step of each strut, mm: ``resolution``, or a coarser one of which all its changes, ten or more, are multiples: fewer
  /// may be so by chance. 0 for readings that are not rounded.
  public var steps: PerStrut<Double> {
    let common = resolution
    return PerStrut { strut in
      let changes = changes(strut).filter { $0 != 0 }
      guard changes.count >= 10 else { return common }
      return TypedSchedule.usualSteps.first { step in
        step <= common || changes.allSatisfy { TypedSchedule.isWhole($0, step) }
      } ?? common
    }
  }
}
