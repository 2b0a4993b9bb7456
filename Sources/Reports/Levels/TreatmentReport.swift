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
    zip(plan.levels, pictures).flatMap { level, pictures in
      pictures.map {
        (
          "\(level.level.id.name)-\($0.name).svg",
          $0.svg(of: "\(level.level.name), \(level.level.id.name) frame")
        )
      }
    }
  }

  /// The document.
  public var html: String {
    let fingerprint = CaseFingerprint(plan)
    var (links, sheets, planner) = (Markup(""), Markup(""), limb(fingerprint))
    for (level, pictures) in zip(plan.levels, pictures) {
      let frame = FrameOnSheet(level: level.level.id)
      let events = ReportEvents(level)
      links += "<a href=\"#schedule-\(frame.name)\">Schedule of the \(frame.name) frame</a>"
      sheets += PatientSheet(level, events, fingerprint, options, of: frame).markup
      var part = PlannerPart(
        plan: level, events: events, fingerprint: fingerprint, version: version, options: options,
        timeline: .timeline(level.timeline), pictures: pictures)
      part.frame = frame
      planner += part.markup
    }
    links += "<a href=\"#limb\">For the planner</a>"
    return ReportPage(
      name: plan.treatment.common.name, version: version, fingerprint: fingerprint, hasErrors: plan.hasErrors,
      links: links, rules: FrameOnSheet.rules, body: "\(sheets)\(planner)"
    ).html
  }

  /// The limb as a whole.
  private func limb(_ fingerprint: CaseFingerprint) -> Markup {
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
      \(list)
      <table class="plain"><thead><tr><th scope="col">day</th>\(faces)<th scope="col">distal fragment seen from the proximal one</th>\
      <th scope="col">whole steps mm</th><th scope="col">whole steps °</th></tr></thead><tbody>
      \(rows)</tbody></table></section>

      """
  }
}
