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
    let page: Markup = """
      <!DOCTYPE html>
      <html lang="en"><head><meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; \
      script-src '\(TodayScript.hash)'; base-uri 'none'; form-action 'none'">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="robots" content="noindex">
      <title>Strut schedule: \(plan.level.name)</title>
      <style>
      \(PictureStyle.palette)\(PictureStyle.rules)\(ReportStyle.screen)\(ReportStyle.tables)\(ReportStyle.print)\(margins(fingerprint))</style>
      </head><body>
      <nav><a href="#schedule">Schedule</a><a href="#planner">For the planner</a><a id="today" hidden>Today</a>\
      <span>\(disclaimer)</span></nav>
      <main>
      \(PatientSheet(plan, events, fingerprint, options).markup)\
      \(planner.markup)\
      </main>
      <footer>fixator \(version) · sheet \(fingerprint.short) · \(disclaimer)</footer>
      <script>\(TodayScript.text)</script>
      </body></html>

      """
    return page.string
  }

  /// What stands in the margins of every printed page.
  private func margins(_ fingerprint: CaseFingerprint) -> Markup {
    let name = visible(plan.level.name, atMost: 44)
    let said = plan.hasErrors ? "DO NOT USE, the plan has errors · " : ""
    return """
      @page{@bottom-left{content:\(Markup.styleString("\(said)\(disclaimer)"))}@bottom-right{content:"page " counter(page) " of " counter(pages)}\
      @top-left{content:\(Markup.styleString(name))}@top-right{content:\(Markup.styleString("sheet \(fingerprint.short), fixator \(version)"))}}

      """
  }
}
