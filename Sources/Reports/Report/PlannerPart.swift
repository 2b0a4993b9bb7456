import CorrectionPlanning
import HexapodKinematics
import TextOutput
import TreatmentModel

/// The part of a report for the one who made the plan: inputs, course, pictures, checks, numbers, versions.
struct PlannerPart {
  let plan: Plan
  let events: ReportEvents
  let fingerprint: CaseFingerprint
  let version: String
  let options: OptionNames
  let timeline: Picture
  let pictures: [Picture]
  /// Which of two frames it is about; nil where there is one.
  var frame: FrameOnSheet?

  var markup: Markup {
    """
    <section id="planner\(frame.map { "-\($0.name)" } ?? "")">\(frame.map { "<p class=\"frame f\($0.letter)\"><b>\($0.title)</b></p>" as Markup } ?? "")\
    <header><p class="kind">For the planner <span>sheet \(fingerprint.short)</span></p>
    \(Markup.heading(plan.level.name))</header>
    \(checks)\(certificates)\(inputs)\(course)\(visits)
    <h2>Pictures</h2><div class="pictures">
    \(pictures.map(\.figure))</div>
    \(rates)\(PlannerTables(plan: plan).markup)\(colophon)</section>

    """
  }

  private var inputs: Markup {
    let groups = CaseInWords(plan).groups.map { title, entries -> Markup in
      let lines = entries.map { name, value -> Markup in
        "<div><dt><bdi>\(name)</bdi></dt><dd><bdi>\(value)</bdi></dd></div>"
      }
      return "<div class=\"group\"><h3>\(title)</h3><dl>\(lines)</dl></div>\n"
    }
    return "<h2>What the plan was made from</h2><div class=\"groups\">\(groups)</div>\n"
  }

  private var course: Markup {
    let timeline = plan.timeline
    let rows = timeline.spans.map { span -> Markup in
      let dates = timeline.dates(of: span)
      let first = dates?.first.description ?? "day \(span.firstDay)"
      let last = dates == nil ? span.lastDay.map { "day \($0)" } : dates?.last?.description
      return """
        <tr><th scope="row">\(span.phase.rawValue)</th><td>\(first)</td><td>\(last ?? span.phase.end)</td>\
        <td>\(span.length.map(String.init) ?? "")</td></tr>
        """
    }
    let head: StaticString =
      timeline.surgery == nil ? "Days are counted from surgery." : "Dates follow from the day of surgery."
    return """
      <h2>Course of the treatment</h2><div class="alone">\(self.timeline.figure)</div>
      <table class="plain course"><thead><tr><th scope="col">phase</th><th scope="col">from</th><th scope="col">to</th>\
      <th scope="col">days</th></tr></thead><tbody>\(rows)</tbody></table>
      <p class="note">\(head) \(estimateWords(timeline))</p>

      """
  }

  /// What is changed at which visit, and on which days it could be.
  private var visits: Markup {
    let changes = events.strutChanges
    guard !changes.isEmpty else { return "" }
    let rows = changes.map { change -> Markup in
      let date = plan.day(change.day)?.date.map { "<td>\($0.shortWeekday) \($0.description)</td>" as Markup }
      let (first, last) = (change.window.lowerBound, change.window.upperBound)
      return """
        <tr><th scope="row">\(change.day)</th>\(date ?? "")<td>\(change.strut.rawValue), \(change.strut.colour)</td>\
        <td><bdi>\(change.from)</bdi></td><td><bdi>\(change.to)</bdi>\(change.reading.map { ", then reads \($0)" } ?? "")</td>\
        <td>\(first == last ? "day \(first)" : "days \(first) to \(last)")</td></tr>

        """
    }
    let date: Markup = plan.days[0].date == nil ? "" : "<th scope=\"col\">date</th>"
    let hint = plan.heightHint.map { " A neutral height of \($0.words)." } ?? ""
    return """
      <h2>Visits and strut changes</h2>
      <table class="plain"><thead><tr><th scope="col">day</th>\(date)<th scope="col">strut</th><th scope="col">from</th>\
      <th scope="col">to</th><th scope="col">possible on</th></tr></thead><tbody>
      \(rows)</tbody></table><p class="note">Each change is made before the day’s first turn. A window whose last day passes \
      leaves the strut at the end of its range.\(hint)</p>

      """
  }

  private func estimateWords(_ timeline: Timeline) -> String {
    guard let words = timeline.estimateWords else {
      return
        "There is no estimate of the time in the frame: an index of days per cm of lengthening says nothing here."
    }
    return "Estimate, not a date to rely on: \(words)."
  }

  private var certificates: Markup {
    plan.certificates.map { "<p class=\"note\">\($0.words)</p>\n" } ?? ""
  }

  private var checks: Markup {
    guard !plan.checks.isEmpty else { return "<h2>Checks</h2><p class=\"note\">Nothing was found.</p>\n" }
    let rows = plan.checks.map { check -> Markup in
      var place: [String] = []
      if let day = check.day { place.append("day \(day)") }
      if !check.struts.isEmpty {
        let list = check.struts.map(\.number.description).joined(separator: ", ")
        place.append((check.struts.count > 1 ? "struts " : "strut ") + list)
      }
      return """
        <tr class="\(check.severity.style)"><th scope="row">\(check.severity.rawValue)</th><td>\(check.code.rawValue)\
        <small>\(place.joined(separator: ", "))</small></td><td>\(check.message(options))</td>\
        <td>\(figure(check.value, check.unit))</td><td>\(figure(check.limit, check.unit))</td></tr>

        """
    }
    return """
      <h2>Checks</h2><table class="plain checks"><thead><tr><th scope="col">weight</th><th scope="col">check</th>\
      <th scope="col">what was found</th><th scope="col">figure</th><th scope="col">limit</th></tr></thead><tbody>
      \(rows)</tbody></table>

      """
  }

  private func figure(_ value: Double?, _ unit: String) -> String {
    guard let value else { return "" }
    let number = shortest(value, decimals: 3).withMinus
    return unit == "deg" ? number + "°" : unit.isEmpty ? number : "\(number) \(unit)"
  }

  private var rates: Markup {
    let rows = plan.dailyPaths.map { path -> Markup in
      let (day, length) = path.tightest ?? (0, 0)
      let rate = path.rate(onDay: day)
      return """
        <tr><th scope="row"><bdi>\(path.name)</bdi></th><td>\(decimal(length, 3)) mm</td><td>\(shortest(rate)) mm</td>\
        <td>\(decimal(100 * length / rate, 0)) %</td><td>\(day)</td></tr>

        """
    }
    return """
      <table class="plain"><thead><tr><th scope="col">point at risk</th><th scope="col">longest daily path</th>\
      <th scope="col">limit</th><th scope="col">share</th><th scope="col">day</th></tr></thead><tbody>
      \(rows)</tbody></table>

      """
  }

  private var colophon: Markup {
    """
    <h2>Versions</h2><dl class="colophon">
    <div><dt>program</dt><dd>fixator \(version), plan format fixator-plan/1</dd></div>
    <div><dt>fingerprint of case and hardware</dt><dd><code>\(fingerprint.description)</code></dd></div></dl>
    <p class="note">Two sheets with the same fingerprint and the same program version are of the same plan; the fingerprint is \
    SHA-256 over every value of the case and of its hardware. Numbers in full precision are in plan.json and schedule.csv. \
    Fixator is \(disclaimer).</p>

    """
  }
}

extension Finding.Severity {
  fileprivate var style: StaticString {
    switch self {
    case .error: "error"
    case .warning: "warning"
    case .note: "advice"
    }
  }
}
