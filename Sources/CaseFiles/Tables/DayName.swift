/// What the name of a column says of days and dates.
enum DayName {
  /// `Day`, `Tag Nr.`.
  case day
  /// `Date`, `Datum (TT.MM.JJJJ)`.
  case date
  /// A day among other words: `Treatment day`, `Verstelltag`.
  case treatmentDay
  /// `Post-op day`, `POD`, `Tage nach OP`.
  case dayAfterSurgery
  /// A date among other words, or what may be one: `Date (planned)`, `Timestamp`.
  case treatmentDate
  /// `Day/Date`.
  case dayOrDate
  /// `Week`, `Woche Nr.`.
  case week
  /// Of the year: `KW`.
  case calendarWeek
  /// `Weekday`, `Wochentag`.
  case weekday
  /// `Month`.
  case month

  private static let days: Set = [
    "day", "days", "tag", "tage", "jour", "jours", "dia", "día", "dias", "días", "giorno", "giorni", "dag",
  ]
  private static let dates: Set = [
    "date", "dates", "datum", "fecha", "data", "timestamp", "datetime", "zeitstempel",
  ]
  /// What alone is a date and nothing else.
  private static let plainDates: Set = ["date", "datum", "fecha", "data"]
  /// How dates are written, as names of columns have it.
  private static let dateForms: Set = ["d", "dd", "m", "mm", "mmm", "yy", "yyyy", "t", "tt", "jj", "jjjj"]
  private static let numbers: Set = ["no", "nr", "num", "number", "nummer", "numero", "n"]
  private static let surgery: Set = [
    "post", "postop", "postoperative", "postoperativ", "postoperativer", "postoperatif", "po", "since",
    "after",
    "nach", "seit", "surgery", "operation", "op",
  ]
  /// Words beside a day or a date that say no more than that it is the row's.
  private static let fillers: Set = [
    "treatment", "therapy", "correction", "distraction", "lengthening", "adjustment", "turning", "turn",
    "schedule",
    "scheduled", "plan", "planned", "prescription", "prescribed", "program", "programme", "protocol", "study",
    "calendar", "actual", "due", "done", "reading", "readings", "measured", "recorded", "frame", "fixator",
    "of",
    "the", "in", "for", "and", "at", "count", "counter", "behandlung", "behandlungs", "therapie", "korrektur",
    "distraktion", "distraktions", "verlängerungs", "verstell", "verstellung", "einstell", "geplant", "soll",
    "ist",
    "und", "der", "des", "am",
  ]
  private static let times: Set = ["time", "zeit", "uhrzeit", "hour", "heure", "hora"]
  private static let weeks: Set = [
    "week", "weeks", "wk", "woche", "wochen", "semaine", "semana", "settimana",
  ]
  private static let calendarWeeks: Set = ["kw", "kalenderwoche", "calendarweek", "isoweek"]
  private static let weekdays: Set = [
    "weekday", "weekdays", "dayofweek", "dayoftheweek", "dow", "wochentag", "dayname",
  ]
  private static let months: Set = ["month", "monat", "mois", "mes", "mese"]

  /// Nil for a name that says nothing of days.
  ///
  /// - Parameter words: of the name, in small letters.
  init?(_ words: some Collection<String>) {
    let joined = words.joined()
    if DayName.weekdays.contains(joined) {
      self = .weekday
      return
    }
    let words = words.flatMap(DayName.parts)
    let rest = words.filter { !DayName.numbers.contains($0) }
    let (hasDay, hasDate) = (
      rest.contains(where: DayName.days.contains), rest.contains(where: DayName.dates.contains)
    )
    let others = rest.filter { !DayName.days.contains($0) && !DayName.dates.contains($0) }
    let unknown = others.filter { !DayName.fillers.contains($0) }
    switch (hasDay, hasDate) {
    case (true, true):
      guard unknown.allSatisfy(DayName.times.contains) else { return nil }
      self = .dayOrDate
    case (true, false):
      if others.isEmpty {
        self = .day
      } else if unknown.isEmpty {
        self = .treatmentDay
      } else {
        guard unknown.allSatisfy(DayName.surgery.contains) else { return nil }
        self = .dayAfterSurgery
      }
    case (false, true):
      let said = words.filter { !DayName.dates.contains($0) && !DayName.dateForms.contains($0) }
      guard said.allSatisfy({ DayName.fillers.contains($0) || DayName.times.contains($0) }) else {
        return nil
      }
      self = said.isEmpty && rest.contains(where: DayName.plainDates.contains) ? .date : .treatmentDate
    case (false, false):
      if rest == ["pod"] {
        self = .dayAfterSurgery
      } else if rest.contains(where: DayName.calendarWeeks.contains), rest.count == 1 {
        self = .calendarWeek
      } else if rest.contains(where: DayName.weeks.contains),
        rest.allSatisfy({ DayName.weeks.contains($0) || DayName.fillers.contains($0) })
      {
        self = rest.contains("calendar") ? .calendarWeek : .week
      } else if rest.count == 1, DayName.months.contains(rest[0]) {
        self = .month
      } else {
        return nil
      }
    }
  }

  /// The words of one that are written together: `postopday`, `Behandlungstag`, `daynumber`.
  private static func parts(_ word: String) -> [String] {
    guard !days.contains(word), !dates.contains(word) else { return [word] }
    for end in ["day", "tag", "date", "datum"] where word.hasSuffix(end) {
      let before = String(word.dropLast(end.count))
      if fillers.contains(before) || surgery.contains(before) { return [before, end] }
    }
    for start in ["day", "tag", "week"] where word.hasPrefix(start) {
      let behind = String(word.dropFirst(start.count))
      if numbers.contains(behind) { return [start, behind] }
    }
    return [word]
  }
}
