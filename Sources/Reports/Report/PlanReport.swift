import CorrectionPlanning
import TextOutput
import TreatmentModel

/// A plan as one page that needs nothing else: the patient's sheet, then everything that a planner checks.
public struct PlanReport: Sendable {
  private let plan: Plan
  private let events: ReportEvents
  private let version: String
  private let options: OptionNames
  private let timeline: Picture
  private let pictures: [Picture]

  /// The report of a plan.
  ///
  /// - Parameters:
  ///   - events: visits and strut changes; those of the plan itself unless given.
  ///   - version: of the program, as it is to be printed.
  ///   - options: what the program calls its options.
  public init(
    _ plan: Plan, events: ReportEvents? = nil, version: String, options: OptionNames = .none
  ) {
    let events = events ?? ReportEvents(plan)
    (self.plan, self.events, self.version, self.options) = (plan, events, version, options)
    timeline = .timeline(plan.timeline)
    pictures = [
      .frame(plan), .strutLengths(plan, events), .remaining(plan), .rates(plan.dailyPaths), .stiffness(plan),
    ]
  }

  /// The pictures of the page as files of their own: name and SVG document.
  public var pictureFiles: [(name: String, text: String)] {
    (pictures + [timeline]).map { ("\($0.name).svg", $0.svg(of: plan.level.name)) }
  }

  /// The document: HTML with its style, its pictures and a few lines of script that mark today's row.
  public var html: String {
    let fingerprint = CaseFingerprint(plan)
    let planner = PlannerPart(
      plan: plan, events: events, fingerprint: fingerprint, version: version, options: options,
      timeline: timeline,
      pictures: pictures)
    return ReportPage(
      name: plan.level.name, version: version, fingerprint: fingerprint, hasErrors: plan.hasErrors,
      links: "<a href=\"#schedule\">Schedule</a><a href=\"#planner\">For the planner</a>", rules: "",
      body: "\(PatientSheet(plan, events, fingerprint, options).markup)\(planner.markup)"
    ).html
  }
}
