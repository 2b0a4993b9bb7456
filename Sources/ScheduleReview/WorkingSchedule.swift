import CorrectionPlanning
import HexapodKinematics
import TreatmentModel

/// A schedule's rows in the order of their numbers (``ScheduleClock``), each once, and how the file differed from that.
struct WorkingSchedule {
  /// As they would read on the scales of the first day throughout.
  var rows: [SixReadings] = []
  /// Numbers of the rows: days, where a day has one row.
  var days: [Int] = []
  let clock: ScheduleClock
  /// What the numbers alone show.
  var faults: [ScheduleFault] = []
  /// What was added to the readings as they were typed, row by row: what scales lie apart where struts were changed since the first day.
  private var shifts: [SixReadings] = []
  /// Of each strut's scale its step, mm, and a reading that most others are whole steps away from; nil for readings that are not rounded.
  private let scale: PerStrut<(step: Double, origin: Double)?>

  /// So few rows in the other order are two that have changed places.
  private static let pair = 2

  /// - Parameter schedule: as it was typed, on the scales of each row's own day.
  init(_ schedule: TypedSchedule, _ scales: StrutScales) {
    clock = schedule.clock
    let steps = schedule.steps
    scale = PerStrut { strut in
      WorkingSchedule.origin(schedule.rows.map { $0.readings[strut] }, steps[strut]).map {
        (steps[strut], $0)
      }
    }
    let numbered = schedule.rows.map { (number: schedule.number($0), row: $0) }.enumerated().sorted {
      ($0.element.number, $0.offset) < ($1.element.number, $1.offset)
    }
    let isReversed = zip(numbered, numbered.dropFirst()).allSatisfy {
      $0.element.number < $1.element.number && $0.offset > $1.offset
    }
    if isReversed, numbered.count > WorkingSchedule.pair { faults.append(.reversed) }
    for (sorted, original) in numbered.enumerated() where sorted < original.offset && faults.isEmpty {
      // The first row that stands too late, and where it stands.
      faults.append(.rowsExchanged(original.element.number, schedule.number(schedule.rows[sorted])))
      break
    }
    for (_, (number, row)) in numbered {
      if number == days.last {
        faults.append(.rowDoubled(day: number))
      } else {
        let shift = scales.shift(onDay: row.day)
        days.append(number)
        shifts.append(shift)
        rows.append(SixReadings(row.readings) + shift)
      }
    }
  }

  /// Whether a row is the one before once more, as it is typed or as the struts stand.
  func isCopy(_ row: Int) -> Bool {
    let (own, before) = (rows[row], rows[row - 1])
    return own.sameReadings(as: before) == 6
      || (own - shifts[row]).sameReadings(as: before - shifts[row - 1]) == 6
  }

  /// What a reading on the first day's scale is on that of the row's day, as it is typed.
  func typed(_ reading: Double, _ row: Int, _ strut: Int) -> Double {
    let typed = reading - shifts[row][strut]
    // Without what a change of scales leaves in the last digits.
    return shifts[row][strut] == 0 ? typed : (typed * 1e6).rounded() / 1e6
  }

  /// What is typed on the scale of the row's day, on that of the first.
  func onFirstScale(_ typed: Double, _ row: Int, _ strut: Int) -> Double { typed + shifts[row][strut] }

  /// A row with its readings as they are typed under other columns: column `c` goes to strut `columns[c]`.
  func renumbered(_ row: Int, _ columns: PerStrut<Int>) -> SixReadings {
    let typed = rows[row] - shifts[row]
    var turned = shifts[row]
    for column in 0..<6 { turned[columns[column]] += typed[column] }
    return turned
  }

  /// A row in which two struts have each other's readings as they are typed.
  func exchanged(_ row: Int, _ one: Int, _ other: Int) -> SixReadings {
    renumbered(row, PerStrut { $0 == one ? other : $0 == other ? one : $0 })
  }

  /// Two rows with each other's readings as they are typed.
  func exchanged(rows one: Int, _ other: Int) -> (SixReadings, SixReadings) {
    (rows[other] - shifts[other] + shifts[one], rows[one] - shifts[one] + shifts[other])
  }

  /// A row with all its readings as they are typed in another unit.
  func multiplied(_ row: Int, by factor: Double) -> SixReadings {
    (rows[row] - shifts[row]) * factor + shifts[row]
  }

  /// What a reading may have been before two digits of it changed places, if the strut's scale can show it.
  func digitSwaps(of typed: Double, strut: Int) -> [Double] {
    DigitSwap.values(of: typed).filter { isOnScale($0, strut: strut) }
  }

  /// Whether a strut's scale can show what is typed: most of its readings are whole steps away from it.
  private func isOnScale(_ typed: Double, strut: Int) -> Bool {
    guard let (step, origin) = scale[strut] else { return true }
    let count = (typed - origin) / step
    return abs(count - count.rounded()) < 1e-6
  }

  /// The reading that at least half of the others are whole steps away from.
  private static func origin(_ readings: [Double], _ step: Double) -> Double? {
    guard step > 0 else { return nil }
    func rest(_ reading: Double) -> Double {
      let rest = reading / step - (reading / step).rounded(.down)
      return ((rest * 1e5).rounded() / 1e5).truncatingRemainder(dividingBy: 1)
    }
    let groups = Dictionary(grouping: readings, by: rest)
    guard let most = groups.values.max(by: { ($0.count, $1[0]) < ($1.count, $0[0]) }),
      2 * most.count >= readings.count
    else { return nil }
    return most[0]
  }
}
