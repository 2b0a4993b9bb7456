import DeformityCorrection
import Hexapod

/// A plan as a calendar: what to turn, visits to the clinic, and the end of the correction (RFC 5545).
///
/// Times are local wherever the calendar is opened. An event's UID follows from the case's name, the day and the part of the
/// day, so that the calendar of a renewed plan replaces the events of the old one; days that the renewed plan no longer has keep
/// their old events. DTSTAMP is the day of surgery and SEQUENCE 0: the same plan always makes the same bytes, and no clock is read.
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

  /// The calendar of a plan; nil for a plan without dates.
  public init?(_ plan: Plan, events: ReportEvents? = nil, division: Division, version: String) {
    guard let surgery = plan.correctionCase.schedule.surgery else { return nil }
    let writer = CalendarWriter(plan, events ?? ReportEvents(plan), stamp: surgery)
    text = writer.calendar(division, version: version)
  }
}

private struct CalendarWriter {
  private let plan: Plan
  private let events: ReportEvents
  private let stamp: CalendarDate
  private let turns: TurnList
  private let identity: String

  init(_ plan: Plan, _ events: ReportEvents, stamp: CalendarDate) {
    (self.plan, self.events, self.stamp) = (plan, events, stamp)
    turns = TurnList(plan)
    identity = String(SHA256.hex("fixator-calendar/1\n\(plan.correctionCase.name)".utf8).prefix(24))
  }

  func calendar(_ division: CalendarFile.Division, version: String) -> String {
    var lines = ContentLines()
    lines.component("VCALENDAR") { lines in
      lines.add("VERSION", "2.0")
      lines.add("PRODID", "-//fixator//fixator \(version)//EN")
      lines.add("CALSCALE", "GREGORIAN")
      lines.add("X-WR-CALNAME", text: "Strut schedule: \(plan.correctionCase.name)")
      for day in plan.days.dropFirst() {
        switch division {
        case .daily: daily(day, &lines)
        case .each: each(day, &lines)
        }
      }
      visits(&lines)
      if plan.duration > 0 {
        wholeDay(
          plan.days[plan.duration], uid: "end", title: "Last day of turning",
          notes: "The frame stays on while the new bone hardens. The clinic decides when it comes off.",
          &lines)
      }
    }
    return lines.text
  }

  private func daily(_ day: PlanDay, _ lines: inout ContentLines) {
    let adjustments = turns.lines(onDay: day.day)
    let turned = adjustments.filter { !$0.isStill }
    let list = turned.map { "\(TimesOfDay.words($0.minutes))  \(words($0))" }
    let readings = (0..<6).map { "strut \($0 + 1): \(turns.words(reading: day.set[$0]))" }
    wholeDay(
      day, uid: "day-\(day.day)", title: "Turn struts, day \(day.day) of \(plan.lastDay)",
      notes: (list.isEmpty ? "Nothing to turn today." : list.joined(separator: "\n"))
        + "\nIn the evening the struts read \(readings.joined(separator: ", ")).", &lines)
  }

  private func each(_ day: PlanDay, _ lines: inout ContentLines) {
    guard let date = day.date else { return }
    for line in turns.lines(onDay: day.day) {
      event(uid: "day-\(day.day)-part-\(line.part)", &lines) { lines in
        lines.add("DTSTART", "\(date.basic)T\(line.minutes.basicTime)")
        lines.add("DURATION", "PT\(CalendarFile.adjustmentMinutes)M")
        let title = line.isStill ? "Nothing to turn" : "Turn struts: \(words(line))"
        lines.add("SUMMARY", text: titled(title))
        let readings = (0..<6).map { "strut \($0 + 1): \(turns.words(reading: line.readings[$0]))" }
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
    for (index, number) in events.days.enumerated() {
      guard let day = plan.day(number) else { continue }
      wholeDay(
        day, uid: "visit-\(index + 1)", title: "Clinic visit",
        notes: events.purposes(onDay: number).joined(separator: "\n"), &lines)
    }
  }

  private func wholeDay(
    _ day: PlanDay, uid: String, title: String, notes: String, _ lines: inout ContentLines
  ) {
    guard let date = day.date else { return }
    event(uid: uid, &lines) { lines in
      lines.add("DTSTART;VALUE=DATE", date.basic)
      lines.add("DTEND;VALUE=DATE", (date + 1).basic)
      lines.add("SUMMARY", text: titled(title))
      lines.add("DESCRIPTION", text: noted(notes))
      lines.add("TRANSP", "TRANSPARENT")
    }
  }

  private func event(uid: String, _ lines: inout ContentLines, _ body: (inout ContentLines) -> Void) {
    lines.component("VEVENT") { lines in
      lines.add("UID", "\(identity)-\(uid)@fixator")
      lines.add("DTSTAMP", "\(stamp.basic)T000000Z")
      lines.add("SEQUENCE", "0")
      body(&lines)
    }
  }

  private func titled(_ title: String) -> String {
    plan.hasErrors ? "DO NOT USE, the plan has errors: \(title)" : title
  }

  private func noted(_ notes: String) -> String {
    "\(notes)\n\(plan.correctionCase.name). Fixator: \(disclaimer)."
  }

  private func words(_ line: TurnLine) -> String {
    (0..<6).compactMap { strut in
      let steps = line.steps[strut]
      return steps == 0
        ? nil : "strut \(strut + 1) (\(StrutColour.names[strut])) \(turns.words(steps: steps, strut: strut))"
    }.joined(separator: ", ")
  }
}

extension CalendarDate {
  /// `20260308`.
  fileprivate var basic: String { description.filter { $0 != "-" } }
}

extension Int {
  /// Minutes after midnight as `080000`.
  fileprivate var basicTime: String { TimesOfDay.words(self).filter { $0 != ":" } + "00" }
}
