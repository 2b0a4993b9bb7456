import TextOutput
import TreatmentModel

extension BytePen {
  /// `YYYY-MM-DD`.
  package mutating func date(_ date: CalendarDate) {
    let (year, month, day) = date.components
    guard (1000...9999).contains(year) else { return text(date.description) }
    write(atMost: 10) { place in
      writePair(UInt64(year / 100), to: place)
      writePair(UInt64(year % 100), to: place + 2)
      place[4] = UInt8(ascii: "-")
      writePair(UInt64(month), to: place + 5)
      place[7] = UInt8(ascii: "-")
      writePair(UInt64(day), to: place + 8)
      return 10
    }
  }
}

extension CSVText {
  /// A day of the calendar.
  public mutating func date(_ date: CalendarDate) { bytes.append(room: 10) { $0.date(date) } }
}
