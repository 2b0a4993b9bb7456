import CorrectionPlanning
import TextOutput
import TreatmentModel

/// Writes the events of a limb's frames.
struct CalendarWriter {
  private let frames: [CalendarFrame]
  /// `left tibia`
  private let limbWords: String
  private let hasErrors: Bool
  private let stamp: String
  private let zone: TimeZoneRules?
  private let words: any SheetWords
  /// Events of an older calendar that may have to be called off.
  private var earlier: [EarlierCalendar.Event] = []
  var sequence: Int

  /// - Parameters:
  ///   - frames: at least one, from proximal to distal, all of the same days.
  ///   - limb: `left tibia`
  init(
    _ frames: [CalendarFrame], limb: String, hasErrors: Bool, stamp: String, _ zone: TimeZoneRules?,
    _ words: any SheetWords
  ) {
    (self.frames, limbWords, self.hasErrors) = (frames, limb, hasErrors)
    (self.stamp, self.zone, self.words) = (stamp, zone, words)
    sequence = frames[0].plan.resumption.map { 100 * ($0.day + 1) } ?? 0
  }

  /// The days are those of the first frame as of all, and what is of the limb as a whole has its UIDs.
  private var plan: Plan { frames[0].plan }
  private var identity: CalendarIdentity { frames[0].identity }

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
      lines.add("PRODID", "-//fixator//fixator \(version)//\(words.language.rawValue.uppercased())")
      lines.add("CALSCALE", "GREGORIAN")
      lines.add("X-WR-CALNAME", text: words.calendarName(limb, plan.level.name))
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
    for index in plan.days.indices.dropFirst() {
      for frame in frames where frame.plan.days.indices.contains(index) {
        let day = frame.plan.days[index]
        switch division {
        case .daily: daily(day, frame, &lines)
        case .each: each(day, frame, &lines)
        }
      }
    }
    visits(&lines)
    if plan.duration > 0 {
      wholeDay(
        plan.days[plan.duration], uid: "end", title: words.lastDayOfTurning,
        notes: words.frameStays(holdsJoint: plan.level.joint != nil), &lines)
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
          lines.add("SUMMARY", text: "\(limb): \(words.calledOff)")
          lines.add("DESCRIPTION", text: noted(words.calledOffWhy))
        } else {
          lines.add("SUMMARY", text: words.otherCalledOff)
          lines.add(
            "DESCRIPTION", text: noted(words.otherCalledOffWhy))
        }
        lines.add("STATUS", "CANCELLED")
        lines.add("TRANSP", "TRANSPARENT")
      }
    }
  }

  private func daily(_ day: PlanDay, _ frame: CalendarFrame, _ lines: inout ContentLines) {
    let turned = frame.turns.lines(onDay: day.day).filter { !$0.isStill }
    let list = turned.map { "\(TimesOfDay.words($0.minutes))  \(frame.words($0))" }
    // Of two frames one may stand still for weeks.
    let title = list.isEmpty && frame.frame != nil ? words.nothingTurned : words.turnStruts
    wholeDay(
      day, uid: "day-\(day.day)", of: frame, title: "\(title), \(words.dayOf(day.day, plan.lastDay))",
      notes: (list.isEmpty ? "\(words.nothingToTurn)." : list.joined(separator: "\n"))
        + "\n" + words.inTheEvening(frame.words(readings: day.set)), &lines)
  }

  private func each(_ day: PlanDay, _ frame: CalendarFrame, _ lines: inout ContentLines) {
    guard let date = day.date else { return }
    for line in frame.turns.lines(onDay: day.day) {
      event(uid: "day-\(day.day)-part-\(line.part)", of: frame, &lines) { lines in
        lines.add(
          "DTSTART" + (zone.map { ";TZID=\($0.name)" } ?? ""), "\(date.basic)T\(line.minutes.basicTime)")
        lines.add("DURATION", "PT\(CalendarFile.adjustmentMinutes)M")
        let title = line.isStill ? words.nothingTurned : "\(words.turnStruts): \(frame.words(line))"
        lines.add("SUMMARY", text: titled(title, frame))
        lines.add(
          "DESCRIPTION",
          text: noted(words.afterwards(frame.words(readings: line.readings)), frame))
        lines.add("TRANSP", "TRANSPARENT")
        guard !line.isStill else { return }
        lines.component("VALARM") { alarm in
          alarm.add("ACTION", "DISPLAY")
          alarm.add("DESCRIPTION", text: titled(title, frame))
          alarm.add("TRIGGER", "PT0S")
        }
      }
    }
  }

  /// Of all frames together.
  private func visits(_ lines: inout ContentLines) {
    let days = Set(frames.flatMap(\.events.days)).sorted()
    // Counted, not dated: a visit that a renewed plan moves is still the same visit.
    for (index, number) in days.reversed().enumerated() {
      guard let day = plan.day(number) else { continue }
      let concerned = frames.filter { $0.events.days.contains(number) }
      let names = concerned.compactMap(\.frame?.title)
      wholeDay(
        day, uid: "visit-\(index + 1)-from-last",
        title: words.visit + (names.isEmpty ? "" : ", " + names.joined(separator: " \(words.and) ")),
        notes: concerned.flatMap { $0.purposes(onDay: number) }.joined(separator: "\n"), &lines)
    }
  }

  private func wholeDay(
    _ day: PlanDay, uid: String, of frame: CalendarFrame? = nil, title: String, notes: String,
    _ lines: inout ContentLines
  ) {
    guard let date = day.date else { return }
    event(uid: uid, of: frame, &lines) { lines in
      whole(date, &lines)
      lines.add("SUMMARY", text: titled(title, frame))
      lines.add("DESCRIPTION", text: noted(notes, frame))
      lines.add("TRANSP", "TRANSPARENT")
    }
  }

  private func whole(_ date: CalendarDate, _ lines: inout ContentLines) {
    lines.add("DTSTART;VALUE=DATE", date.basic)
    lines.add("DTEND;VALUE=DATE", (date + 1).basic)
  }

  private func event(
    uid: String, of frame: CalendarFrame?, _ lines: inout ContentLines, _ body: (inout ContentLines) -> Void
  ) {
    lines.component("VEVENT") { lines in
      head((frame?.identity ?? identity).identifier(uid), &lines)
      body(&lines)
    }
  }

  private func head(_ identifier: String, _ lines: inout ContentLines) {
    lines.add("UID", identifier)
    lines.add("DTSTAMP", stamp)
    lines.add("SEQUENCE", "\(sequence)")
  }

  /// `Left tibia`: of two legs, each day has an event each.
  private var limb: String { words.capital(limbWords) }

  private func titled(_ title: String, _ frame: CalendarFrame?) -> String {
    let own = frame?.frame.map { ", \($0.title)" } ?? ""
    return (hasErrors ? words.errorTitle : "") + "\(limb)\(own): \(title)"
  }

  private func noted(_ notes: String, _ frame: CalendarFrame? = nil) -> String {
    "\(notes)\n\(words.noted(plan.level.name, limbWords, frame?.frame.map(\.said)))"
  }
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
