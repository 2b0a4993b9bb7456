import CorrectionPlanning
import HexapodKinematics
import TextOutput
import TreatmentModel

/// A plan as a calendar: what to turn, visits to the clinic, and the end of the correction (RFC 5545).
///
/// Times are those of the case's time zone, or local wherever the calendar is opened. An event's UID follows from the case's name,
/// side, bone and level, the day and the part of the day, so that the calendar of a renewed plan replaces the events of the old
/// one, and those of two legs stand beside each other. Visits are counted from the last one, which a resumed plan has too.
///
/// A later calendar has the higher SEQUENCE: one more than that of the calendar whose file it takes (the same bytes if
/// nothing else changed), and a plan resumed on day K begins at 100 (K + 1). Events of that file which the plan has no longer are
/// called off (STATUS:CANCELLED), also those of another case, and those whose UIDs follow from the name alone, as they once did;
/// what was turned before a plan was resumed stays. They remain in every later calendar, so that the SEQUENCE of a UID never goes back.
/// A plan without dates has such events alone: a file that is only gone would leave them standing in the patient's phone.
///
/// DTSTAMP is the day of surgery, or that on which the plan is resumed, or, without dates, that of the calendar whose place is taken:
/// no clock is read, and the same plan over the same file makes the same bytes.
public struct CalendarFile: Sendable {
  /// How finely a calendar is divided.
  public enum Division: String, Sendable, CaseIterable {
    /// One event of the whole day for each day of turning.
    case daily
    /// One event for each adjustment, with an alarm if it turns something. Those that turn nothing are there to replace events of
    /// an older plan that did.
    case each
  }

  /// Minutes that an adjustment takes in a calendar.
  static let adjustmentMinutes = 15

  /// The calendar; UTF-8, lines ending in CR LF.
  public let text: String

  /// The calendar of a plan; nil for a plan without dates, unless it has events to call off.
  ///
  /// - Parameters:
  ///   - zone: the rules of the case's time zone; without them times are those of the clock that opens the calendar.
  ///   - earlier: the calendar of an older plan whose place it takes.
  public init?(
    _ plan: Plan, events: ReportEvents? = nil, division: Division, version: String,
    zone: TimeZoneRules? = nil, replacing earlier: EarlierCalendar? = nil
  ) {
    let surgery = plan.level.calendar.surgery
    if surgery == nil, earlier?.events.isEmpty ?? true { return nil }
    let stamp = (plan.resumption == nil ? nil : plan.days[0].date) ?? surgery
    var writer = CalendarWriter(
      plan, events ?? ReportEvents(plan), stamp: stamp.map { "\($0.basic)T000000Z" } ?? earlier?.stamp ?? "",
      zone)
    guard let earlier, let last = writer.follow(earlier) else {
      text = writer.calendar(division, version: version)
      return
    }
    writer.sequence = max(writer.sequence, last)
    let same = writer.calendar(division, version: version)
    guard same != earlier.text, writer.sequence == last else {
      text = same
      return
    }
    writer.sequence += 1
    text = writer.calendar(division, version: version)
  }
}

private struct CalendarWriter {
  private let plan: Plan
  private let events: ReportEvents
  private let stamp: String
  private let turns: TurnList
  private let identity: CalendarIdentity
  private let zone: TimeZoneRules?
  /// Events of an older calendar that may have to be called off.
  private var earlier: [EarlierCalendar.Event] = []
  var sequence: Int

  init(_ plan: Plan, _ events: ReportEvents, stamp: String, _ zone: TimeZoneRules?) {
    (self.plan, self.events, self.stamp, self.zone) = (plan, events, stamp, zone)
    turns = TurnList(plan)
    sequence = plan.resumption.map { 100 * ($0.day + 1) } ?? 0
    identity = CalendarIdentity(plan.level)
  }

  /// Takes up what an older calendar says; its highest SEQUENCE, nil if it says nothing.
  mutating func follow(_ older: EarlierCalendar) -> Int? {
    // What was turned before a plan was resumed stays in the calendar.
    let start = plan.resumption == nil ? "" : plan.days[0].date?.basic ?? ""
    earlier = older.events.filter { !identity.has($0) || $0.day > start }
    return older.events.map(\.sequence).max()
  }

  func calendar(_ division: CalendarFile.Division, version: String) -> String {
    var (lines, events) = (ContentLines(), ContentLines())
    add(division, &events)
    lines.component("VCALENDAR") { lines in
      lines.add("VERSION", "2.0")
      lines.add("PRODID", "-//fixator//fixator \(version)//EN")
      lines.add("CALSCALE", "GREGORIAN")
      lines.add("X-WR-CALNAME", text: "\(limb) strut schedule: \(plan.level.name)")
      if let zone {
        lines.add("X-WR-TIMEZONE", zone.name)
        // Only events at a time refer to the zone.
        let days = EarlierCalendar(events.text).events.filter { $0.zone != nil }.compactMap(\.date)
        if let first = days.min(), let last = days.max() { zone.write(first...last, to: &lines) }
      }
      lines.add(events)
    }
    return lines.text
  }

  private func add(_ division: CalendarFile.Division, _ lines: inout ContentLines) {
    for day in plan.days.dropFirst() {
      switch division {
      case .daily: daily(day, &lines)
      case .each: each(day, &lines)
      }
    }
    visits(&lines)
    if plan.duration > 0 {
      wholeDay(
        plan.days[plan.duration], uid: "end", title: "last day of turning",
        notes: "The frame stays on while the new bone hardens. The clinic decides when it comes off.",
        &lines)
    }
    callOff(&lines)
  }

  /// The events of the older calendar that the plan has no longer.
  private func callOff(_ lines: inout ContentLines) {
    guard !earlier.isEmpty else { return }
    let kept = Set(EarlierCalendar(lines.text).events.map(\.identifier))
    for event in earlier where !kept.contains(event.identifier) {
      lines.component("VEVENT") { lines in
        head(event.identifier, &lines)
        if event.isTimed, event.zone.map(String.init) != zone?.name, let date = event.date {
          // A time of a zone whose rules this calendar does not have says less than its day.
          whole(date, &lines)
        } else {
          for time in event.times { lines.add(line: time) }
        }
        if identity.has(event) {
          lines.add("SUMMARY", text: "\(limb): called off, no longer part of the plan")
          lines.add("DESCRIPTION", text: noted("The plan was renewed, and this is no longer part of it."))
        } else {
          lines.add("SUMMARY", text: "Called off: another plan has taken the place of this one")
          lines.add(
            "DESCRIPTION",
            text: noted("This was of another case. The calendar that it stood in is now that of this one:"))
        }
        lines.add("STATUS", "CANCELLED")
        lines.add("TRANSP", "TRANSPARENT")
      }
    }
  }

  private func daily(_ day: PlanDay, _ lines: inout ContentLines) {
    let adjustments = turns.lines(onDay: day.day)
    let turned = adjustments.filter { !$0.isStill }
    let list = turned.map { "\(TimesOfDay.words($0.minutes))  \(words($0))" }
    let readings = StrutNumber.allCases.map { "strut \($0): \(turns.words(reading: day.set[$0]))" }
    wholeDay(
      day, uid: "day-\(day.day)", title: "turn struts, day \(day.day) of \(plan.lastDay)",
      notes: (list.isEmpty ? "Nothing to turn today." : list.joined(separator: "\n"))
        + "\nIn the evening the struts read \(readings.joined(separator: ", ")).", &lines)
  }

  private func each(_ day: PlanDay, _ lines: inout ContentLines) {
    guard let date = day.date else { return }
    for line in turns.lines(onDay: day.day) {
      event(uid: "day-\(day.day)-part-\(line.part)", &lines) { lines in
        lines.add(
          "DTSTART" + (zone.map { ";TZID=\($0.name)" } ?? ""), "\(date.basic)T\(line.minutes.basicTime)")
        lines.add("DURATION", "PT\(CalendarFile.adjustmentMinutes)M")
        let title = line.isStill ? "nothing to turn" : "turn struts: \(words(line))"
        lines.add("SUMMARY", text: titled(title))
        let readings = StrutNumber.allCases.map { "strut \($0): \(turns.words(reading: line.readings[$0]))" }
        lines.add("DESCRIPTION", text: noted("Then the struts read \(readings.joined(separator: ", "))."))
        lines.add("TRANSP", "TRANSPARENT")
        guard !line.isStill else { return }
        lines.component("VALARM") { alarm in
          alarm.add("ACTION", "DISPLAY")
          alarm.add("DESCRIPTION", text: titled(title))
          alarm.add("TRIGGER", "PT0S")
        }
      }
    }
  }

  private func visits(_ lines: inout ContentLines) {
    // Counted, not dated: a visit that a renewed plan moves is still the same visit.
    for (index, number) in events.days.reversed().enumerated() {
      guard let day = plan.day(number) else { continue }
      wholeDay(
        day, uid: "visit-\(index + 1)-from-last", title: "clinic visit",
        notes: events.purposes(onDay: number).joined(separator: "\n"), &lines)
    }
  }

  private func wholeDay(
    _ day: PlanDay, uid: String, title: String, notes: String, _ lines: inout ContentLines
  ) {
    guard let date = day.date else { return }
    event(uid: uid, &lines) { lines in
      whole(date, &lines)
      lines.add("SUMMARY", text: titled(title))
      lines.add("DESCRIPTION", text: noted(notes))
      lines.add("TRANSP", "TRANSPARENT")
    }
  }

  private func whole(_ date: CalendarDate, _ lines: inout ContentLines) {
    lines.add("DTSTART;VALUE=DATE", date.basic)
    lines.add("DTEND;VALUE=DATE", (date + 1).basic)
  }

  private func event(uid: String, _ lines: inout ContentLines, _ body: (inout ContentLines) -> Void) {
    lines.component("VEVENT") { lines in
      head(identity.identifier(uid), &lines)
      body(&lines)
    }
  }

  private func head(_ identifier: String, _ lines: inout ContentLines) {
    lines.add("UID", identifier)
    lines.add("DTSTAMP", stamp)
    lines.add("SEQUENCE", "\(sequence)")
  }

  /// `Left tibia`: of two legs, each day has an event each.
  private var limb: String {
    let words = plan.level.limbWords
    return words.prefix(1).uppercased() + words.dropFirst()
  }

  private func titled(_ title: String) -> String {
    (plan.hasErrors ? "DO NOT USE, the plan has errors: " : "") + "\(limb): \(title)"
  }

  private func noted(_ notes: String) -> String {
    "\(notes)\n\(plan.level.name), \(plan.level.limbWords). Fixator: \(disclaimer)."
  }

  private func words(_ line: TurnLine) -> String {
    StrutNumber.allCases.compactMap { strut in
      let steps = line.steps[strut]
      return steps == 0
        ? nil : "strut \(strut) (\(strut.colour)) \(turns.words(steps: steps, strut: strut))"
    }.joined(separator: ", ")
  }
}

extension CalendarDate {
  /// `20260308`.
  fileprivate var basic: String { description.filter { $0 != "-" } }
}

extension EarlierCalendar.Event {
  /// The day that it is on.
  fileprivate var date: CalendarDate? {
    guard day.utf8.count == 8 else { return nil }
    return CalendarDate("\(day.prefix(4))-\(day.dropFirst(4).prefix(2))-\(day.suffix(2))")
  }
}

extension Int {
  /// Minutes after midnight as `080000`.
  fileprivate var basicTime: String { TimesOfDay.words(self).filter { $0 != ":" } + "00" }
}
