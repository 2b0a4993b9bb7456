/// What a column of a schedule is, by its name.
enum ScheduleColumn: Equatable {
  case day
  case date
  /// Which of several adjustments a day, by number, time or word.
  case part
  /// By which rule the lengths were rounded.
  case rounding
  /// Number of the strut, 1...6, and millimetres in the column's unit, if its name has one.
  case strut(Int, unit: LengthUnit?)
  case other

  private static let dayNames = [
    "day", "dayno", "daynr", "daynumber", "days", "tag", "jour", "dia", "giorno",
  ]
  private static let dateNames = ["date", "datum", "fecha", "data"]
  private static let partNames = [
    "part", "partno", "partofday", "when", "time", "timeofday", "turn", "turnno", "adjustment",
    "adjustmentno", "dose",
    "session", "zeit", "uhrzeit", "tageszeit", "heure", "hora", "ora",
  ]
  private static let strutWords = [
    "", "s", "strut", "struts", "strutno", "strutnr", "strutnumber", "strutlength", "strutreading", "length",
    "reading", "leg",
    "rod", "no", "nr", "strebe", "l",
  ]
  private static let strutEndings = ["", "length", "reading", "setting", "set", "value"]

  /// Reads a name: `strut_1`, `Strut 1`, `S1 (mm)`, `1`, `Day`, `Datum`, `Time`.
  ///
  /// - Throws: for a strut in a unit that is not known here.
  init(_ name: String) throws(ValueFault) {
    let words = name.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
    let unitWord = words.count > 1 ? words.last : nil
    let unit = unitWord.flatMap(LengthUnit.init(rawValue:))
    let rest = (unit == nil ? words : words.dropLast()).joined()
    if ScheduleColumn.dayNames.contains(rest) {
      self = .day
    } else if ScheduleColumn.dateNames.contains(rest) {
      self = .date
    } else if ScheduleColumn.partNames.contains(rest) {
      self = .part
    } else if rest == "rounding" {
      self = .rounding
    } else if let number = ScheduleColumn.strutNumber(rest) {
      self = .strut(number, unit: unit)
    } else {
      let foreign = ["in", "inch", "inches", "m", "um", "µm", "ft"]
      if let unitWord, foreign.contains(unitWord),
        ScheduleColumn.strutNumber(words.dropLast().joined()) != nil
      {
        throw ValueFault(
          .unit, "the readings of this column are in a unit that is not known here", found: name,
          allowed: LengthUnit.allowed)
      }
      self = .other
    }
  }

  private static func strutNumber(_ text: String) -> Int? {
    for number in 1...6 {
      let parts = text.split(separator: String(number), maxSplits: 1, omittingEmptySubsequences: false)
      if parts.count == 2, strutWords.contains(String(parts[0])), strutEndings.contains(String(parts[1])) {
        return number
      }
    }
    return nil
  }
}
