import CorrectionPlanning
import RigidMotion
import TextOutput
import TreatmentModel

/// The plans of two levels as one page: a sheet for each frame, the limb as a whole, then what a planner checks of either level.
public struct TreatmentReport: Sendable {
  private let plan: TreatmentPlan
  private let version: String
  private let options: OptionNames
  private let pictures: [[Picture]]

  /// The report of a plan of several levels.
  ///
  /// - Parameters:
  ///   - version: of the program, as it is to be printed.
  ///   - options: what the program calls its options.
  public init(_ plan: TreatmentPlan, version: String, options: OptionNames = .none) {
    (self.plan, self.version, self.options) = (plan, version, options)
    pictures = plan.levels.map { level in
      [
        .frame(level), .strutLengths(level, ReportEvents(level)), .remaining(level), .rates(level.dailyPaths),
        .stiffness(level),
      ]
    }
  }

  /// The pictures of the page as files of their own: name and SVG document, those of a level called after it.
  public var pictureFiles: [(name: String, text: String)] {
    let own = zip(plan.levels, pictures).flatMap { level, pictures in
      pictures.map {
        (
          "\(level.level.id.name)-\($0.name).svg",
          $0.svg(of: "\(level.level.name), \(level.level.id.name) frame")
        )
      }
    }
    let whole = [Picture.limb(plan), .timeline(plan.timeline)].compactMap { $0 }
    return own + whole.map { ("\($0.name).svg", $0.svg(of: plan.treatment.common.name)) }
  }

  /// The document.
  public var html: String {
    let fingerprint = CaseFingerprint(plan)
    let timeline = plan.timeline
    var (links, sheets, planner) = (Markup(""), Markup(""), limb(fingerprint, timeline))
    for (level, pictures) in zip(plan.levels, pictures) {
      let frame = FrameOnSheet(level: level.level.id)
      let events = ReportEvents(level)
      links += frame.link
      sheets += PatientSheet(level, events, fingerprint, options, of: (frame, timeline)).markup
      var part = PlannerPart(
        plan: level, events: events, fingerprint: fingerprint, version: version, options: options,
        timeline: .timeline(level.timeline), pictures: pictures)
      part.frame = frame
      planner += part.markup
    }
    links += "<a href=\"#limb\">For the planner</a>"
    return ReportPage(
      name: plan.treatment.common.name, version: version, fingerprint: fingerprint, hasErrors: plan.hasErrors,
      links: links, rules: FrameOnSheet.rules, body: "\(sheets)\(planner)",
      today: FrameOnSheet.today(EnglishSheet())
    ).html
  }

  /// The limb as a whole.
  private func limb(_ fingerprint: CaseFingerprint, _ timeline: TreatmentTimeline) -> Markup {
    guard let course = plan.limb else { return "" }
    let hasDefect = course.days.contains { $0.docking != nil }
    let rows = course.days.map { day -> Markup in
      let docking: Markup =
        day.docking.map {
          """
          <td>\(decimal($0.gap, 2))</td><td>\(decimal($0.offset, 2))</td><td>\(decimal(degrees($0.angle), 2))</td>
          """
        } ?? (hasDefect ? "<td></td><td></td><td></td>" : "")
      return """
        <tr><th scope="row">\(day.day)</th>\(docking)<td>\(day.remaining?.words(digits: 2) ?? "turned by 90° or more")</td>\
        <td>\(decimal(day.errorDistance, 2))</td><td>\(decimal(degrees(day.errorAngle), 2))</td></tr>

        """
    }
    let findings = plan.checks.map { check -> Markup in
      "<li><b>\(check.severity.rawValue) \(check.code.rawValue)</b>: \(check.message(options))</li>\n"
    }
    let list: Markup =
      findings.isEmpty
      ? "<p class=\"note\">Nothing was found of the limb as a whole.</p>" : "<ul>\(findings)</ul>"
    let faces: Markup =
      hasDefect
      ? "<th scope=\"col\">gap mm</th><th scope=\"col\">offset mm</th><th scope=\"col\">faces °</th>" : ""
    return """
      <section id="limb"><header><p class="kind">For the planner: the whole limb <span>sheet \(fingerprint.short)</span></p>
      \(Markup.heading(plan.treatment.common.name))</header>
      \(resumed)
      \(list)
      \(timelinePart(timeline))
      <table class="plain"><thead><tr><th scope="col">day</th>\(faces)<th scope="col">distal fragment seen from the proximal one</th>\
      <th scope="col">whole steps mm</th><th scope="col">whole steps °</th></tr></thead><tbody>
      \(rows)</tbody></table></section>

      """
  }

  /// Where the limb was when the plan was resumed.
  private var resumed: Markup {
    let facts = plan.resumptionFacts
    guard !facts.isEmpty else { return "" }
    let rows = facts.map { label, text -> Markup in
      "<tr><th scope=\"row\">\(label)</th><td>\(text)</td></tr>\n"
    }
    return "<h2>Resumed</h2><table class=\"plain\"><tbody>\(rows)</tbody></table>"
  }

  /// When each frame is turned, contact, and how long both stay on.
  private func timelinePart(_ timeline: TreatmentTimeline) -> Markup {
    func moment(_ day: Int?) -> String {
      guard let day else { return "" }
      return timeline.whole.surgery.map { ($0 + day).description } ?? "day \(day)"
    }
    func row(_ name: String, _ first: Int?, _ last: Int?, _ open: String = "") -> Markup {
      let length = first.flatMap { first in last.map { String($0 - first + 1) } } ?? ""
      return """
        <tr><th scope="row">\(name)</th><td>\(moment(first))</td><td>\(last == nil ? open : moment(last))</td><td>\(length)</td></tr>

        """
    }
    var rows = Markup("")
    for span in timeline.whole.spans where span.phase != .correction && span.phase != .consolidation {
      rows += row(span.phase.rawValue, span.firstDay, span.lastDay)
    }
    for turning in timeline.turning {
      rows += row(
        "\(turning.level.name) frame turned", turning.days?.lowerBound, turning.days?.upperBound,
        plan.resumption == nil ? "is not turned" : "is not turned any more")
    }
    if let contact = timeline.contactDay { rows += row("docking faces meet", contact, contact) }
    for span in timeline.whole.spans where span.phase == .consolidation {
      rows += row(span.phase.rawValue, span.firstDay, nil, span.phase.end)
    }
    let head: StaticString =
      timeline.whole.surgery == nil
      ? "Days are counted from surgery." : "Dates follow from the day of surgery."
    let estimate =
      plan.estimateWords.map { "Estimate, not a date to rely on: \($0)." }
      ?? timeline.daysInFrame.map {
        "Estimate, not a date to rely on: \($0.lowerBound) to \($0.upperBound) days in the frame from surgery, of the level that takes "
          + "longest; radiographs decide."
      } ?? "There is no estimate of the time in the frame."
    return """
      <h2>Course of the treatment</h2><div class="alone">\(Picture.timeline(timeline).figure)</div>
      <table class="plain course"><thead><tr><th scope="col">phase</th><th scope="col">from</th><th scope="col">to</th>\
      <th scope="col">days</th></tr></thead><tbody>\(rows)</tbody></table>
      <p class="note">\(head) \(estimate)</p>
      <h2>The whole limb, day by day</h2>

      """
  }
}
