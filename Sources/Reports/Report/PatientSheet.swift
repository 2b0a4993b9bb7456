import CorrectionPlanning
import HexapodKinematics
import TextOutput
import TreatmentModel

/// The part of a report that hangs on the patient's wall: what to do, what not to do, and a row for every adjustment.
struct PatientSheet {
  /// So many errors are listed on the first page; the checks list all.
  private static let mostErrors = 6

  private let plan: Plan
  private let events: ReportEvents
  private let fingerprint: CaseFingerprint
  private let options: OptionNames
  private let turns: TurnList
  /// Which of two frames it is for; nil where there is one.
  private let frame: FrameOnSheet?
  /// How long the frame stays on, by an estimate.
  private let stay: (days: ClosedRange<Int>?, removal: ClosedRange<CalendarDate>?)

  /// - Parameter frame: which of two frames it is for, and the course of both.
  init(
    _ plan: Plan, _ events: ReportEvents, _ fingerprint: CaseFingerprint, _ options: OptionNames,
    of frame: (FrameOnSheet, TreatmentTimeline)? = nil
  ) {
    let own = plan.timeline
    stay =
      frame.map { ($1.daysInFrame, $1.estimatedRemoval) } ?? (own.estimate?.daysInFrame, own.estimatedRemoval)
    (self.plan, self.events, self.fingerprint, self.options) = (plan, events, fingerprint, options)
    turns = TurnList(plan)
    self.frame = frame?.0
  }

  var markup: Markup {
    """
    <section id="schedule\(frame.map { "-\($0.name)" } ?? "")">
    \(frame?.band ?? "")\(heading)\(warning)\(facts)\(instructions)\(table)</section>

    """
  }

  private var limb: String {
    let side = plan.level.limb.side
    return "\(side == .left ? "Left" : "Right") \(plan.level.bone)"
  }

  private var heading: Markup {
    return """
      <header><p class="kind">Strut schedule for <span>sheet \(fingerprint.short)</span></p>
      \(Markup.heading(plan.level.name))
      <p class="for"><bdi>\(limb)</bdi>. Use this sheet only if your clinic gave it to you, and only the newest one.\(replaced)</p></header>

      """
  }

  /// Of a plan that goes on from readings: from when on the sheets before it are void.
  private var replaced: String {
    guard plan.resumption != nil else { return "" }
    // Days of a pause are its own too.
    let day = plan.days[min(1, plan.duration)]
    let from = day.date?.fullWords ?? "day \(day.day)"
    return " From \(from) on it stands in place of every earlier sheet."
  }

  private var warning: Markup {
    let errors = plan.checks.filter { $0.severity == .error }
    guard !errors.isEmpty else { return "" }
    var list = errors.prefix(PatientSheet.mostErrors).map { check -> Markup in
      "<li>\(check.message(options))</li>"
    }
    if errors.count > list.count {
      list.append("<li>and \(errors.count - list.count) more: see the checks</li>")
    }
    return """
      <div class="stop" role="alert"><b>Do not use this sheet.</b> The plan has \
      \(errors.count == 1 ? "an error" : "\(errors.count) errors"):
      <ul>\(list)</ul></div>

      """
  }

  private var facts: Markup {
    let schedule = plan.level.schedule
    let times = TimesOfDay.minutes(count: schedule.adjustmentsPerDay).map(TimesOfDay.words)
    var items: [(String, String, String)] = []
    let (first, last) = (plan.firstTurn?.date, plan.days[plan.duration].date)
    if plan.duration > 0, let first, let last {
      items.append(("First turn", first.longWords, first.weekdayName))
      items.append(("Last turn", last.longWords, last.weekdayName))
    } else {
      items.append(("Turning", plan.duration == 1 ? "1 day" : "\(plan.duration) days", "in all"))
    }
    if times.count <= 6 {
      items.append(("Times", times.joined(separator: "  "), "every day"))
    } else {
      items.append(("Times", "\(times.count) a day", "\(times[0]) to \(times[times.count - 1])"))
    }
    items.append(("One step", turns.stepWords, turns.stepPlace))
    if let visits = visitWords { items.append(visits) }
    let cells = items.map { label, value, note -> Markup in
      "<div><dt>\(label)</dt><dd>\(value) <small>\(note)</small></dd></div>"
    }
    return "<dl class=\"facts\">\(cells)</dl>\n"
  }

  private var visitWords: (String, String, String)? {
    let days = events.days.map { day in
      plan.day(min(max(day, plan.firstDay), plan.lastDay))?.date.map {
        "\($0.components.day)\u{A0}\($0.shortMonth)"
      }
        ?? "day \(day)"
    }
    guard let first = days.first else { return nil }
    return days.count > 3
      ? ("Clinic visits", "\(days.count) visits", "the first \(first); see the bars below")
      : (
        days.count == 1 ? "Clinic visit" : "Clinic visits", days.joined(separator: ", "), "see the bars below"
      )
  }

  private var instructions: Markup {
    """
    <div class="how"><div><h2>How to turn</h2><ol>
    \(frame?.order ?? "")<li>Find today’s date, then the time.</li>
    <li>Turn only the struts with a box in that row. <span class="chip u c4">+1</span> is \(turns.unitWords) <b>longer</b>: the number on \
    the strut goes up. <span class="chip d c4">−1</span> is \(turns.unitWords) <b>shorter</b>: the number goes down.</li>
    <li>Read the strut. It must now show the number in bold.</li>
    <li>Tick the row.</li></ol>
    <p class="call">This sheet is for: <span></span></p><p class="call">Your clinic’s telephone: <span></span></p></div>
    <div class="not"><h2>Do not</h2><ul>
    <li>Do not turn a strut that has no box in the row.</li>
    <li>Do not make up for a missed turn, or undo a wrong one, on your own. Call.</li>
    <li>Do not force a strut that will not turn.</li>
    <li>Do not loosen or take off any part of the frame.</li>
    <li><b>Stop and call</b> if you have much more pain, numbness or tingling, if your foot or hand turns cold or changes colour, \
    or if a number is not the one on this sheet.</li></ul></div></div>
    \(afterwards)
    """
  }

  /// What comes after the last turn, so that nobody thinks that the frame comes off then.
  private var afterwards: Markup {
    guard plan.duration > 0 else { return "" }
    var estimate = ""
    let both: Markup = frame.map { ", and so does the \($0.other.name) frame" } ?? ""
    if let removal = stay.removal {
      estimate =
        " A rough estimate is between \(removal.lowerBound.longWords) and \(removal.upperBound.longWords)."
    } else if let days = stay.days {
      estimate = " A rough estimate is \(days.lowerBound) to \(days.upperBound) days after surgery."
    }
    return """
      <p class="after">After the last turn the frame stays on while the new bone hardens\(both). Your clinic decides by X-ray when it \
      comes off.\(estimate)</p>

      """
  }

  private var table: Markup {
    var rows = startRow
    for (before, day) in zip(plan.days, plan.days.dropFirst()) {
      if day.stage > before.stage {
        rows +=
          "<tbody class=\"stage\"><tr><td colspan=\"9\">Part \(day.stage) of the correction begins</td></tr></tbody>\n"
      }
      rows += block(day)
    }
    let heads = StrutNumber.allCases.map { strut -> Markup in
      "<th scope=\"col\" class=\"c\(strut.rawValue)\"><b>\(frame?.letter ?? "")\(strut.rawValue)</b><small>\(strut.colour)</small></th>"
    }
    return """
      <table class="turns\(turns.digits > 0 ? " fine" : "" as Markup)\(frame?.style ?? "")">\
      <colgroup><col class="w1"><col class="w2"><col span="6"><col class="w9"></colgroup><thead>
      <tr class="whose"><td colspan="9">\(frame.map { "<strong>\($0.title)</strong> · " as Markup } ?? "")<bdi>\(visible(plan.level.name, atMost: 60))</bdi> · <bdi>\(limb)</bdi> · \
      sheet \(fingerprint.short)</td></tr>
      <tr><th scope="col">Day</th><th scope="col">Time</th>\(heads)<th scope="col">Done</th></tr></thead>
      \(rows)</table>

      """
  }

  private var startRow: Markup {
    let day = plan.days[0]
    let cells = StrutNumber.allCases.map { strut -> Markup in
      "<td class=\"c\(strut.rawValue)\">\(turns.words(reading: day.set[strut]))</td>"
    }
    return """
      <tbody class="day start"><tr><th scope="rowgroup" colspan="2">Before the first turn the struts\(frame.map { " of the \($0.name) frame" } ?? "") read</th>\(cells)<td></td></tr>\
      \(visit(plan.firstDay, columns: 9).map { "<tr>\($0)</tr>" } ?? "")</tbody>

      """
  }

  private func block(_ day: PlanDay) -> Markup {
    let all = turns.lines(onDay: day.day)
    // A line that asks for nothing reassures where there are few of them, and hides the others where there are many. A day
    // that asks for nothing at all is one line.
    let lines = all.count > 6 || all.allSatisfy(\.isStill) ? all.filter { !$0.isStill } : all
    var rows = lines.map { line -> Markup in
      "<th scope=\"row\">\(TimesOfDay.words(line.minutes))</th>\(cells(line))"
    }
    if rows.isEmpty { rows = ["<td class=\"none\" colspan=\"8\">Nothing to turn today</td>"] }
    if let visit = visit(day.day, columns: 8) { rows.insert(visit, at: 0) }
    let body = rows.enumerated().map { index, row -> Markup in
      "<tr>\(index == 0 ? leaf(day, height: rows.count) : "")\(row)</tr>\n"
    }
    // One row of a sheet is marked as today's.
    let sheet = frame?.anchor ?? TodayScript.anchor
    let anchor: Markup = day.date.map { " id=\"\(sheet)\($0.description)\"" } ?? ""
    return "<tbody class=\"day\"\(anchor)>\(body)</tbody>\n"
  }

  private func leaf(_ day: PlanDay, height: Int) -> Markup {
    let number: Markup = "<small>\(frame.map { "\($0.letter) · " } ?? "")day \(day.day)</small>"
    guard let date = day.date else {
      return
        "<th scope=\"rowgroup\" class=\"leaf\" rowspan=\"\(height)\"><i>\(frame.map { "\($0.letter) · " } ?? "")day</i><b>\(day.day)</b></th>"
    }
    return """
      <th scope="rowgroup" class="leaf" rowspan="\(height)"><i>\(date.shortWeekday)</i><b>\(date.components.day)</b>\
      <i>\(date.shortMonth)</i>\(number)</th>
      """
  }

  private func cells(_ line: TurnLine) -> Markup {
    let cells = StrutNumber.allCases.map { strut -> Markup in
      let reading = turns.words(reading: line.readings[strut])
      let steps = line.steps[strut]
      guard steps != 0 else { return "<td class=\"c\(strut.rawValue)\">\(reading)</td>" }
      return """
        <td class="c\(strut.rawValue) t"><b class="\(steps > 0 ? "u" : "d")">\(turns.words(steps: steps, strut: strut))</b>\(reading)</td>
        """
    }
    return "\(cells)<td class=\"\(line.isStill ? "no" : "k")\"></td>"
  }

  /// The bar that says what is done at the clinic; nil on a day without a visit.
  private func visit(_ day: Int, columns: Int) -> Markup? {
    let purposes = events.purposes(onDay: day, letter: frame?.letter ?? "")
    guard !purposes.isEmpty else { return nil }
    let list = purposes.map { "<span>\($0)</span>" as Markup }
    // A strut that gives way to another is not turned before, or it may be at the end of its range.
    let order: Markup = events.changesStruts(onDay: day) ? ": turn nothing today before it" : ""
    return "<td class=\"visit\" colspan=\"\(columns)\"><strong>Clinic visit\(order)</strong>\(list)</td>"
  }
}

extension Markup {
  /// A name as the heading of a page, the smaller the longer it is.
  package static func heading(_ name: String) -> Markup {
    let size: StaticString = name.count > 60 ? " class=\"longest\"" : name.count > 28 ? " class=\"long\"" : ""
    return "<h1\(size)><bdi>\(name)</bdi></h1>"
  }
}
