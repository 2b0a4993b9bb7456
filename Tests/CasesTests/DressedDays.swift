import TestSupport
import TreatmentModel

/// Days of a schedule's rows as people write them down, with columns beside them that say something else.
struct DressedDays {
  /// Of columns.
  private(set) var names: [String] = []
  /// Row by row.
  private(set) var rows: [[String]] = []

  private static let weekdays = [
    ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"], ["Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"],
    ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"],
  ]
  private static let months = [
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
    ["Jan.", "Feb.", "März", "April", "Mai", "Juni", "Juli", "Aug.", "Sept.", "Okt.", "Nov.", "Dez."],
  ]

  /// A date in one of the forms that people write.
  private static func written(_ date: CalendarDate, form: Int) -> String {
    let (year, month, day) = date.components
    return switch form {
    case 0: date.description
    case 1: "\(day).\(month).\(year)"
    case 2: "\(day) \(months[0][month - 1]) \(year)"
    case 3: "\(day). \(months[1][month - 1]) \(year)"
    case 4: "\(month)/\(day)/\(year)"
    case 5: "\(date)T08:00:00"
    default: "\(date.daysSince1970 + 25_569)"
    }
  }

  /// Days that rise, in one row each or in several, from 0.
  static func days(_ random: inout SplitMix64) -> [Int] {
    var days = [0]
    let (parts, step) = (1 + Int(random.next() % 3), 1 + Int(random.next() % 2))
    let count = 8 + Int(random.next() % 20)
    while days.count < count {
      let next = days[days.count - 1] + step + (random.next() % 9 == 0 ? 1 : 0)
      days += Array(repeating: next, count: parts)
    }
    return days
  }

  /// - Parameters:
  ///   - days: of the rows, from 0.
  ///   - start: the date of day 0.
  init(_ days: [Int], from start: CalendarDate, _ random: inout SplitMix64) {
    func below(_ count: Int) -> Int { Int(random.next() % UInt64(count)) }
    func one(_ texts: [String]) -> String { texts[below(texts.count)] }
    let dates = days.map { start + $0 }
    let (first, place, form) = (below(3), start.weekday - 1, below(7))
    let words = DressedDays.weekdays[below(3)]
    let weekdays = days.map { words[(place + $0) % 7] }
    let written = dates.map { DressedDays.written($0, form: form) }
    var columns: [(name: String, cells: [String])] = []
    switch below(12) {
    case 0:
      let name = one(["Day", "Treatment day", "Tag Nr.", "POD", "Day #", "Behandlungstag"])
      columns.append((name, days.map { "\($0 + first)" }))
    case 1:
      columns.append(
        (one(["", "Foo", "Index", "Adjustment", "No", "Session"]), days.map { "\($0 + first)" }))
    case 2, 3:
      let names = ["", "Date", "When", "Timestamp", "Date (planned)", "Foo", "Datum", "Day", "Verstelltag"]
      columns.append((one(names), written))
    case 4: columns.append((one(["", "Weekday", "Wochentag", "Tag", "Foo"]), weekdays))
    case 5:
      columns.append((one(["Week", "Woche"]), days.map { "\($0 / 7 + 1)" }))
      columns.append((one(["Day", "Tag"]), days.map { "\($0 % 7 + 1)" }))
    case 6:
      columns.append(("KW", days.map { "\(10 + (place + $0) / 7)" }))
      columns.append((one(["Day", "Wochentag"]), weekdays))
    case 7:
      let word = one(["Day ", "D", "Tag "])
      columns.append((one(["", "Foo", "Day"]), days.map { "\(word)\($0 + first)" }))
    case 8:
      let other = below(2) == 0 ? dates : dates.indices.map { start + $0 }
      columns.append(("Date (planned)", other.map { DressedDays.written($0, form: form) }))
      columns.append(("Date (done)", written))
    case 9:
      let isOfMonth = below(2) == 0
      columns.append(
        (one(["Day", "Tag"]), zip(days, dates).map { isOfMonth ? "\($1.components.day)" : "\($0 % 7 + 1)" }))
      if below(2) == 0 { columns.append((one(["Date", "", "Datum"]), written)) }
    case 10:
      columns.append(
        (one(["", "Date", "Foo", "Datum"]), dates.map { "\($0.components.day).\($0.components.month)." }))
    default: break
    }
    // What is beside them tells nothing of days.
    for _ in 0..<below(3) {
      switch below(8) {
      case 0: columns.append(("", days.indices.map(String.init)))
      case 1: columns.append(("Note", days.map { _ in one(["", "ok", "pin care"]) }))
      case 2: columns.append(("Date of birth", days.map { _ in "1980-05-01" }))
      case 3: columns.append(("Pain", days.map { _ in "\(below(10))/10" }))
      case 4: columns.append(("ID", days.indices.map { "\(1000 + $0)" }))
      case 5: columns.append(("Ordered", days.map { _ in (start + -9).description }))
      case 6:
        let parts = days.indices.map { row in days[..<row].count { $0 == days[row] } }
        columns.append((one(["Time", "Uhrzeit"]), parts.map { ["08:00", "14:00", "20:00"][$0 % 3] }))
      default: columns.append(("Clicks", days.map { _ in "\(below(4))" }))
      }
    }
    columns.shuffle(using: &random)
    names = columns.map(\.name)
    rows = days.indices.map { row in columns.map { $0.cells[row] } }
  }
}
