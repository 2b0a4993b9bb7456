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
  private let words: any SheetWords
  /// Which of two frames it is for; nil where there is one.
  private let frame: FrameOnSheet?
  /// How long the frame stays on, by an estimate.
  private let stay: (days: ClosedRange<Int>?, removal: ClosedRange<CalendarDate>?)

  /// - Parameters:
  ///   - words: of the patient's language.
  ///   - frame: which of two frames it is for, and the course of both.
  init(
    _ plan: Plan, _ events: ReportEvents, _ fingerprint: CaseFingerprint, _ options: OptionNames,
    _ words: any SheetWords = EnglishSheet(), of frame: (FrameOnSheet, TreatmentTimeline)? = nil
  ) {
    let own = plan.timeline
    stay =
      frame.map { ($1.daysInFrame, $1.estimatedRemoval) } ?? (own.estimate?.daysInFrame, own.estimatedRemoval)
    (self.plan, self.events, self.fingerprint, self.options) = (plan, events, fingerprint, options)
    turns = TurnList(plan, words)
    self.words = words
    self.frame = frame?.0
  }

  var markup: Markup {
    """
    <section id="schedule\(frame.map { "-\($0.name)" } ?? "")">
    \(frame?.band ?? "")\(heading)\(warning)\(facts)\(instructions)\(table)</section>

    """
  }

  private var limb: String {
    words.limb(plan.level.limb.side, plan.level.bone)
  }

  private var heading: Markup {
    return """
      <header><p class="kind">\(words.kind) <span>\(words.sheet(fingerprint.short))</span></p>
      \(Markup.heading(plan.level.name))
      <p class="for"><bdi>\(limb)</bdi>. \(words.useOnlyIf)\(replaced)</p></header>

      """
  }

  /// Of a plan that goes on from readings: from when on the sheets before it are void.
  private var replaced: String {
    guard plan.resumption != nil else { return "" }
    // Days of a pause are its own too.
    let day = plan.days[min(1, plan.duration)]
    let from = day.date.map(words.fullDate) ?? words.day(day.day)
    return " " + words.replacing(from: from)
  }

  private var warning: Markup {
    let errors = plan.checks.filter { $0.severity == .error }
    guard !errors.isEmpty else { return "" }
    var list = errors.prefix(PatientSheet.mostErrors).map { check -> Markup in
      "<li>\(check.message(options, in: words.language))</li>"
    }
    if errors.count > list.count {
      list.append("<li>\(words.moreErrors(errors.count - list.count))</li>")
    }
    return """
      <div class="stop" role="alert"><b>\(words.doNotUse)</b> \(words.planHasErrors(errors.count))
      <ul>\(list)</ul></div>

      """
  }

  private var facts: Markup {
    let schedule = plan.level.schedule
    let times = TimesOfDay.minutes(count: schedule.adjustmentsPerDay).map(TimesOfDay.words)
    var items: [(String, String, String)] = []
    let (first, last) = (plan.firstTurn?.date, plan.days[plan.duration].date)
    if plan.duration > 0, let first, let last {
      items.append((words.firstTurn, words.date(first), words.weekday(first)))
      items.append((words.lastTurn, words.date(last), words.weekday(last)))
    } else {
      items.append((words.turning, words.days(plan.duration), words.inAll))
    }
    if times.count <= 6 {
      items.append((words.times, times.joined(separator: "  "), words.everyDay))
    } else {
      items.append(
        (words.times, words.timesADay(times.count), words.times(from: times[0], to: times[times.count - 1])))
    }
    items.append((words.oneStep, turns.stepWords, turns.stepPlace))
    if let visits = visitWords { items.append(visits) }
    let cells = items.map { label, value, note -> Markup in
      "<div><dt>\(label)</dt><dd>\(value) <small>\(note)</small></dd></div>"
    }
    return "<dl class=\"facts\">\(cells)</dl>\n"
  }

  private var visitWords: (String, String, String)? {
    let days = events.days.map { day in
      plan.day(min(max(day, plan.firstDay), plan.lastDay))?.date.map(words.dayAndMonth) ?? words.day(day)
    }
    guard let first = days.first else { return nil }
    let title = words.clinicVisits(days.count)
    return days.count > 3
      ? (title, words.visits(days.count), words.firstOfVisits(first))
      : (title, days.joined(separator: ", "), words.seeBars)
  }

  private var instructions: Markup {
    """
    <div class="how"><div><h2>\(words.howToTurn)</h2><ol>
    \(frame?.order ?? "")<li>\(words.findTheDate)</li>
    <li>\(words.turnOnly(turns.unitWords))</li>
    <li>\(words.readTheStrut)</li>
    <li>\(words.tickTheRow)</li></ol>
    <p class="call">\(words.sheetIsFor) <span></span></p><p class="call">\(words.telephone) <span></span></p></div>
    <div class="not"><h2>\(words.doNot)</h2><ul>
    \(doNots)</ul></div></div>
    \(afterwards)
    """
  }

  /// What comes after the last turn, so that nobody thinks that the frame comes off then.
  private var afterwards: Markup {
    guard plan.duration > 0 else { return "" }
    var estimate: String?
    if let removal = stay.removal {
      estimate = words.estimate(from: words.date(removal.lowerBound), to: words.date(removal.upperBound))
    } else if let days = stay.days {
      estimate = words.estimate(days: days)
    }
    return """
      <p class="after">\(words.afterwards(frame.map { words.frame($0.other) }, estimate, holdsJoint: plan.level.joint != nil))</p>

      """
  }

  private var doNots: Markup {
    let items = words.doNots
    let list = items.enumerated().map { index, item -> Markup in
      "<li>\(item)</li>\(index < items.count - 1 ? "\n" : "" as Markup)"
    }
    return "\(list)"
  }

  private var table: Markup {
    var rows = startRow
    for (before, day) in zip(plan.days, plan.days.dropFirst()) {
      if let part = part(day, after: before) {
        rows += "<tbody class=\"stage\"><tr><td colspan=\"9\">\(part)</td></tr></tbody>\n"
      }
      rows += block(day)
    }
    let heads = StrutNumber.allCases.map { strut -> Markup in
      "<th scope=\"col\" class=\"c\(strut.rawValue)\"><b>\(frame?.letter ?? "")\(strut.rawValue)</b><small>\(words.colour(strut.rawValue))</small></th>"
    }
    return """
      <table class="turns\(turns.digits > 0 ? " fine" : "" as Markup)\(frame?.style ?? "")">\
      <colgroup><col class="w1"><col class="w2"><col span="6"><col class="w9"></colgroup><thead>
      <tr class="whose"><td colspan="9">\(frame.map { "<strong>\($0.title)</strong> · " as Markup } ?? "")<bdi>\(visible(plan.level.name, atMost: 60))</bdi> · <bdi>\(limb)</bdi> · \
      \(words.sheet(fingerprint.short))</td></tr>
      <tr><th scope="col">\(words.columnDay)</th><th scope="col">\(words.columnTime)</th>\(heads)<th scope="col">\(words.columnDone)</th></tr></thead>
      \(rows)</table>

      """
  }

  /// What begins on a day: a part of the plan, of a joint with what is done to it until when.
  private func part(_ day: PlanDay, after before: PlanDay) -> String? {
    let stages = plan.jointStages
    guard stages.count > 1 else { return day.stage > before.stage ? words.part(day.stage) : nil }
    guard let stage = stages.first(where: { $0.days.lowerBound == day.day }) else { return nil }
    let ends = [stage.days.lowerBound, stage.days.upperBound].map { number in
      plan.day(number)?.date.map(words.dayAndMonth) ?? words.day(number)
    }
    return words.part(stage.number, what: stage.purpose, from: ends[0], to: ends[1])
  }

  private var startRow: Markup {
    let day = plan.days[0]
    let cells = StrutNumber.allCases.map { strut -> Markup in
      "<td class=\"c\(strut.rawValue)\">\(turns.words(reading: day.set[strut]))</td>"
    }
    return """
      <tbody class="day start"><tr><th scope="rowgroup" colspan="2">\(words.beforeFirstTurn(frame?.said))</th>\(cells)<td></td></tr>\
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
    if rows.isEmpty { rows = ["<td class=\"none\" colspan=\"8\">\(words.nothingToTurn)</td>"] }
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
    let number: Markup = "<small>\(frame.map { "\($0.letter) · " } ?? "")\(words.day(day.day))</small>"
    guard let date = day.date else {
      return
        "<th scope=\"rowgroup\" class=\"leaf\" rowspan=\"\(height)\"><i>\(frame.map { "\($0.letter) · " } ?? "")\(words.dayWord)</i><b>\(day.day)</b></th>"
    }
    return """
      <th scope="rowgroup" class="leaf" rowspan="\(height)"><i>\(words.shortWeekday(date))</i><b>\(date.components.day)</b>\
      <i>\(words.shortMonth(date))</i>\(number)</th>
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
    let purposes = events.purposes(onDay: day, letter: frame?.letter ?? "", words)
    guard !purposes.isEmpty else { return nil }
    let list = purposes.map { "<span>\($0)</span>" as Markup }
    // A strut that gives way to another is not turned before, or it may be at the end of its range.
    let order: Markup = events.changesStruts(onDay: day) ? "\(words.turnNothingBefore)" : ""
    return
      "<td class=\"visit\" colspan=\"\(columns)\"><strong>\(words.clinicVisit)\(order)</strong>\(list)</td>"
  }
}

extension Markup {
  /// A name as the heading of a page, the smaller the longer it is.
  package static func heading(_ name: String) -> Markup {
    let size: StaticString = name.count > 60 ? " class=\"longest\"" : name.count > 28 ? " class=\"long\"" : ""
    return "<h1\(size)><bdi>\(name)</bdi></h1>"
  }
}
