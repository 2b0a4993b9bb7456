import CorrectionPlanning
import TreatmentModel

extension Plan {
  /// Everything that can be written of a plan, as named texts: `plan.json`, `schedule.csv`, `report.html`, the report's pictures as
  /// SVG, and `schedule.ics` if the plan has dates, or events of an older calendar to call off.
  ///
  /// - Parameters:
  ///   - events: visits and strut changes; those of the plan itself unless given.
  ///   - calendar: how finely the calendar is divided.
  ///   - version: of the program.
  ///   - options: what the program calls its options.
  ///   - origin: what the plan was made from, for `plan.json`.
  ///   - zone: the rules of the case's time zone, for the calendar.
  ///   - earlier: the calendar of an older plan whose place the new one takes.
  ///   - language: the patient's: the sheet stands there by itself too, and the calendar speaks it.
  public func files(
    events: ReportEvents? = nil, calendar: CalendarFile.Division, version: String,
    options: OptionNames = .none, origin: PlanOrigin? = nil, zone: TimeZoneRules? = nil,
    replacing earlier: EarlierCalendar? = nil, in language: SheetLanguage? = nil
  ) -> [(name: String, text: String)] {
    let report = PlanReport(self, events: events, version: version, options: options)
    var files = [
      (name: "plan.json", text: json(isPretty: true, options: options, origin: origin)),
      (name: "schedule.csv", text: csv),
      (name: "report.html", text: report.html),
    ]
    if let language {
      files.append((language.sheetName, SheetPage(self, events, version: version, options, language).html))
    }
    if let calendar = CalendarFile(
      self, events: events, division: calendar, version: version, zone: zone, replacing: earlier,
      in: language ?? .english)
    {
      files.append((name: Plan.calendarName, text: calendar.text))
    }
    return files + report.pictureFiles
  }

  /// The names of all files that ``files(events:calendar:version:options:origin:zone:replacing:in:)`` may give.
  public static var fileNames: [String] {
    ["plan.json", "schedule.csv", "report.html", calendarName] + SheetLanguage.allCases.map(\.sheetName)
      + (pictureNames + ["timeline"]).map { "\($0).svg" }
  }

  /// Those of a frame.
  fileprivate static let pictureNames = [
    "frame", "strut-lengths", "remaining-deformity", "rates", "stiffness",
  ]

  /// The calendar's file.
  public static var calendarName: String { "schedule.ics" }
}

extension TreatmentPlan {
  /// Everything that can be written of a plan of several levels, as named texts: `plan.json`, `schedule.csv`, `report.html`, the
  /// report's pictures, and `schedule.ics` as of one level.
  ///
  /// - Parameters:
  ///   - calendar: how finely the calendar is divided.
  ///   - version: of the program.
  ///   - options: what the program calls its options.
  ///   - origin: what the plan was made from, for `plan.json`.
  ///   - zone: the rules of the case's time zone, for the calendar.
  ///   - earlier: the calendar of an older plan whose place the new one takes.
  ///   - language: the patient's: the sheet stands there by itself too, and the calendar speaks it.
  public func files(
    calendar: CalendarFile.Division, version: String, options: OptionNames = .none,
    origin: PlanOrigin? = nil, zone: TimeZoneRules? = nil, replacing earlier: EarlierCalendar? = nil,
    in language: SheetLanguage? = nil
  ) -> [(name: String, text: String)] {
    let report = TreatmentReport(self, version: version, options: options)
    var files = [
      (name: "plan.json", text: json(isPretty: true, options: options, origin: origin)),
      (name: "schedule.csv", text: csv),
      (name: "report.html", text: report.html),
    ]
    if let language {
      files.append((language.sheetName, SheetPage(self, version: version, options, language).html))
    }
    if let calendar = CalendarFile(
      self, division: calendar, version: version, zone: zone, replacing: earlier, in: language ?? .english)
    {
      files.append((name: Plan.calendarName, text: calendar.text))
    }
    return files + report.pictureFiles
  }

  /// The names of all files that a plan may have, of one level or of several: either may take the place of the other.
  public static var fileNames: [String] {
    Plan.fileNames + ["limb.svg"]
      + [LevelID(0), LevelID(1)].flatMap { level in
        Plan.pictureNames.map { "\(level.name)-\($0).svg" }
      }
  }
}
