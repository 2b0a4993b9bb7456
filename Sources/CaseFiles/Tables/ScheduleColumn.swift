import HexapodKinematics
import TreatmentModel

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
  /// Named by days or dates among other words, or by weeks: what stands in it says whether it tells the day.
  case like(DayName)
  case other

  private static let partNames: Set = [
    "part", "partno", "partofday", "when", "time", "timeofday", "turn", "turnno", "adjustment",
    "adjustmentno", "dose",
    "session", "zeit", "uhrzeit", "tageszeit", "heure", "hora", "ora",
  ]
  private static let strutWords: Set = [
    "", "s", "strut", "struts", "strutno", "strutnr", "strutnumber", "strutlength", "strutreading", "length",
    "reading", "leg",
    "rod", "no", "nr", "strebe", "l",
  ]
  private static let strutEndings: Set = [
    "", "length", "reading", "setting", "set", "value", "planned", "actual", "done",
  ]
  private static let colours = StrutNumber.allCases.map(\.colour) + ["purple"]

  /// Longer names are no strut's, in bytes.
  private static let longest = 100

  /// Reads a name: `strut_1`, `Strut 1`, `S1 (mm)`, `Strut 1 (Red)`, `1`, `Day`, `Datum`, `Time`; and the colour alone that the
  /// patient's sheet gives a strut (``StrutNumber/colour``). The word of a level before or behind says nothing here (``LevelWord``).
  ///
  /// - Throws: for a strut in a unit that is not known here.
  init(_ name: String) throws(ValueFault) {
    guard name.utf8.count <= ScheduleColumn.longest else {
      self = .other
      return
    }
    let words = LevelWord.without(LevelWord.words(name))
    let unitWord = words.count > 1 ? words.last : nil
    let unit = unitWord.flatMap(LengthUnit.init(rawValue:))
    let rest = (unit == nil ? words : words.dropLast()).joined()
    if ScheduleColumn.partNames.contains(rest) {
      self = .part
    } else if let name = DayName(words) ?? (unit == nil ? nil : DayName(words.dropLast())) {
      switch name {
      case .day: self = .day
      case .date: self = .date
      default: self = .like(name)
      }
    } else if rest == "rounding" {
      self = .rounding
    } else if let number = ScheduleColumn.strutNumber(rest) ?? ScheduleColumn.coloured(rest) {
      self = .strut(number, unit: unit)
    } else {
      if let unitWord, LengthUnit.foreign.contains(unitWord),
        ScheduleColumn.strutNumber(words.dropLast().joined()) != nil
      {
        throw ValueFault(
          .unit, "the readings of this column are in a unit that is not known here", found: name,
          allowed: LengthUnit.allowed)
      }
      self = .other
    }
  }

  /// The strut of a name that has a colour: its number where it has one too, for makers have other colours; else the colour's.
  private static func coloured(_ text: String) -> Int? {
    for colour in colours {
      guard let (before, after) = parts(of: text, around: colour) else { continue }
      if let number = strutNumber(before + after) { return number }
      guard before + after == "" || before + after == "strut" else { continue }
      return StrutNumber.allCases.first { $0.colour == colour }?.rawValue ?? 6
    }
    return nil
  }

  private static func strutNumber(_ text: String) -> Int? {
    let bytes = text.utf8
    guard let place = bytes.firstIndex(where: { (48...57).contains($0) }), (49...54).contains(bytes[place])
    else { return nil }
    let isStrut =
      strutWords.contains(String(text[..<place]))
      && strutEndings.contains(String(text[bytes.index(after: place)...]))
    return isStrut ? Int(bytes[place]) - 48 : nil
  }

  /// What stands before and behind a word of ASCII; nil where it does not stand.
  private static func parts(of text: String, around word: String) -> (before: String, after: String)? {
    let (bytes, word) = (Array(text.utf8), Array(word.utf8))
    guard bytes.count >= word.count, bytes.allSatisfy({ $0 < 0x80 }) else { return nil }
    for start in 0...(bytes.count - word.count) where bytes[start...].starts(with: word) {
      let (before, after) = (bytes[..<start], bytes[(start + word.count)...])
      return (String(decoding: before, as: UTF8.self), String(decoding: after, as: UTF8.self))
    }
    return nil
  }
}
