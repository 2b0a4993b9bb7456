import CorrectionPlanning
import TextOutput

extension SheetLanguage {
  /// The file of a patient's sheet by itself: `sheet-de.html`.
  public var sheetName: String { "sheet-\(rawValue).html" }
}

/// The patient's sheet, of two frames both, as a page by itself in the patient's language.
struct SheetPage {
  let html: String

  init(
    _ plan: Plan, _ events: ReportEvents?, version: String, _ options: OptionNames, _ language: SheetLanguage
  ) {
    let (words, fingerprint) = (language.words, CaseFingerprint(plan))
    html =
      ReportPage(
        name: plan.level.name, version: version, fingerprint: fingerprint, hasErrors: plan.hasErrors,
        links: "", rules: "",
        body: PatientSheet(plan, events ?? ReportEvents(plan), fingerprint, options, words).markup,
        words: words
      ).html
  }

  init(
    _ plan: TreatmentPlan, version: String, _ options: OptionNames, _ language: SheetLanguage
  ) {
    let (words, fingerprint, timeline) = (language.words, CaseFingerprint(plan), plan.timeline)
    var (links, sheets) = (Markup(""), Markup(""))
    for level in plan.levels {
      let frame = FrameOnSheet(level: level.level.id, words: words)
      links += frame.link
      sheets +=
        PatientSheet(level, ReportEvents(level), fingerprint, options, words, of: (frame, timeline)).markup
    }
    html =
      ReportPage(
        name: plan.treatment.common.name, version: version, fingerprint: fingerprint,
        hasErrors: plan.hasErrors, links: links, rules: FrameOnSheet.rules, body: sheets, words: words,
        today: FrameOnSheet.today(words)
      ).html
  }
}
