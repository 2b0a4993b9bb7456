import Hexapod

/// Six readings of one day, as somebody has written them down.
public struct ScheduleRow: Sendable, Equatable {
  /// The day as it was numbered, or counted by date or line where it was not.
  public let day: Int
  /// The date, if there is one.
  public let date: CalendarDate?
  /// What the six scales are to show, mm.
  public let readings: PerStrut<Double>
  /// Line of the file, from 1.
  public let line: Int

  /// A row.
  public init(day: Int, date: CalendarDate? = nil, readings: PerStrut<Double>, line: Int) {
    (self.day, self.date, self.readings, self.line) = (day, date, readings, line)
  }
}

/// Anybody's schedule: six readings a day, in the order of the file; nothing about it has been checked.
public struct TypedSchedule: Sendable, Equatable {
  /// The rows, at least one, every reading finite.
  public let rows: [ScheduleRow]

  /// A schedule; nil without rows or with a reading that is not finite.
  public init?(rows: [ScheduleRow]) {
    guard !rows.isEmpty, rows.allSatisfy({ $0.readings.allSatisfy(\.isFinite) }) else { return nil }
    self.rows = rows
  }

  /// The readings of a plan: those to be set, or the exact ones before rounding.
  public init(_ plan: Plan, exact: Bool = false) {
    rows = plan.days.enumerated().map { index, day in
      let struts = plan.strutTimeline.hardware(onDay: day.day)
      let exactReadings = PerStrut { struts[$0].reading(ofLength: day.exact[$0]) }
      return ScheduleRow(
        day: day.day, date: day.date, readings: exact ? exactReadings : day.set, line: index + 2)
    }
  }

  /// The same days with other readings, which must be finite.
  func mapped(_ readings: (ScheduleRow) -> PerStrut<Double>) -> TypedSchedule {
    TypedSchedule(
      unchecked: rows.map { ScheduleRow(day: $0.day, date: $0.date, readings: readings($0), line: $0.line) })
  }

  private init(unchecked rows: [ScheduleRow]) { self.rows = rows }

  /// The step, mm, of which three in four changes of a strut from a row to the next are multiples; 0 for readings that are
  /// not rounded.
  public var resolution: Double {
    let changes = zip(rows, rows.dropFirst()).flatMap { one, next in
      (0..<6).map { next.readings[$0] - one.readings[$0] }
    }
    for step in [1, 0.5, 0.25, 0.2, 0.1, 0.05, 0.01] {
      let whole = changes.count { abs($0 / step - ($0 / step).rounded()) < 1e-6 }
      if 4 * whole >= 3 * changes.count { return step }
    }
    return 0
  }
}
