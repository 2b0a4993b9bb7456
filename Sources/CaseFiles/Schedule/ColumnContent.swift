import TreatmentModel

/// What stands in a column, whatever its name says.
struct ColumnContent {
  /// Its cells, row by row.
  let texts: [String]
  let filled: [String]

  /// Of the cells that are filled so many, three of four, say what a column has: the rest may be typed wrong.
  private static let most = (of: 4, atLeast: 3)

  /// So many cells tell what most of them are.
  private static let looked = 300

  init(_ texts: [String]) {
    (self.texts, filled) = (texts, texts.filter { !$0.isEmpty })
  }

  var isEmpty: Bool { filled.isEmpty }

  /// Whether all say the same; one row alone says nothing of that.
  var isConstant: Bool { texts.count > 1 && Set(filled).count <= 1 }

  /// Whether most cells are dates as they are written.
  var hasDates: Bool { areMost { text in DateOrder.allCases.contains { $0.parts(text) != nil } } }

  /// Whether most cells are a spreadsheet's day numbers.
  var hasSpreadsheetDays: Bool { areMost { SpreadsheetDay.date($0) != nil } }

  /// Whether most cells are days and months without a year.
  ///
  /// - Parameter isLikely: whether a column may well have dates, so that `07.03` is one.
  func hasDatesWithoutYear(isLikely: Bool) -> Bool {
    areMost(isLikely ? DateOrder.mayBeWithoutYear : DateOrder.isWithoutYear) || areRisingByMonths
  }

  /// Whether cells as `7/3` rise by month and day, and are no points of so many.
  private var areRisingByMonths: Bool {
    guard areMost(DateOrder.mayBeWithoutYear) else { return false }
    let pairs = filled.compactMap(DateOrder.slashed)
    guard pairs.count == filled.count, let most = pairs.map(\.0).max() else { return false }
    let arePoints = Set(pairs.map(\.1)).count == 1 && most <= pairs[0].1
    func rise(_ order: ((Int, Int), (Int, Int)) -> Bool) -> Bool {
      zip(pairs, pairs.dropFirst()).allSatisfy(order)
    }
    return !arePoints && (rise { $0 <= $1 } || rise { ($0.1, $0.0) <= ($1.1, $1.0) })
  }

  /// Whether most cells are times of day.
  var hasTimes: Bool { areMost { ScheduleParts.minutes($0) != nil } }

  /// From the earliest to the latest time of day in it, minutes.
  var timeSpan: Int {
    let times = filled.compactMap(ScheduleParts.minutes)
    return (times.max() ?? 0) - (times.min() ?? 0)
  }

  /// Whether its texts come again and again in one order, as morning and evening do.
  var isPeriodic: Bool {
    (2...6).contains { period in
      texts.count >= 2 * period && Set(texts.prefix(period)).count == period
        && texts.indices.allSatisfy { texts[$0] == texts[$0 % period] }
    }
  }

  /// The first cells, as they are shown.
  var sample: String { filled.prefix(4).joined(separator: ", ") + (filled.count > 4 ? ", …" : "") }

  /// Whether most cells are numbers of days, or say that they are.
  var hasDayNumbers: Bool { areMost { (try? DayNumber.read($0)) != nil } }

  /// Whether most cells say that they are days: `Day 3`, `D3`.
  var saysDays: Bool { areMost(DayNumber.saysDay) }

  /// The numbers of days in it, row by row; nil where a cell is anything else.
  var dayNumbers: [Int]? {
    let found = texts.compactMap { try? DayNumber.read($0) }
    return found.count == texts.count && !found.isEmpty ? found : nil
  }

  /// Whether most cells are days of the week in words.
  var hasWeekdays: Bool { areMost { Weekday(word: $0) != nil } }

  /// The days of the week in it, row by row, in words or as numbers 1 to 7 or 0 to 6; nil where a cell is anything else.
  var weekdays: [Weekday]? {
    let named = texts.compactMap { Weekday(word: $0) }
    if named.count == texts.count, !named.isEmpty { return named }
    guard let numbers = wholeNumbers, Set(numbers).isSubset(of: 1...7) || Set(numbers).isSubset(of: 0...6)
    else {
      return nil
    }
    return numbers.map { Weekday.allCases[$0 % 7] }
  }

  /// The whole numbers in it, row by row; nil where a cell is anything else.
  var wholeNumbers: [Int]? {
    let found = texts.compactMap { text -> Int? in
      let plain = Array(CellNumber.withoutFormula(text).utf8)
      guard let value = DecimalNumber.value(of: plain.span), value == value.rounded(), abs(value) < 1e15
      else {
        return nil
      }
      return Int(value)
    }
    return found.count == texts.count && !found.isEmpty ? found : nil
  }

  /// Whether most cells are whole numbers.
  var hasWholeNumbers: Bool { areMost { ColumnContent([$0]).wholeNumbers != nil } }

  /// How many different texts there are.
  var variety: Int { Set(filled).count }

  /// The dates in it, row by row, if they can be read.
  var dates: [CalendarDate?]? {
    let column = DateColumn(texts, numbers: nil)
    return column.understood == nil ? nil : column.dates
  }

  private func areMost(_ isOne: (String) -> Bool) -> Bool {
    guard 2 * filled.count >= texts.count else { return false }
    let looked = stride(from: 0, to: filled.count, by: 1 + filled.count / ColumnContent.looked)
    let (count, all) = looked.reduce((0, 0)) { ($0.0 + (isOne(filled[$1]) ? 1 : 0), $0.1 + 1) }
    return count > 0 && ColumnContent.most.of * count >= ColumnContent.most.atLeast * all
  }
}
