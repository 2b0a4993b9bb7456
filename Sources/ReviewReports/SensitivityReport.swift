import Reports
import TextOutput
import Uncertainty

/// A study of uncertainties as one page that needs nothing else: what to do, pictures, numbers.
public struct SensitivityReport: Sendable {
  private let study: Sensitivity
  private let version: String

  /// The report of a study.
  ///
  /// - Parameter version: of the program, as it is to be printed.
  public init(_ study: Sensitivity, version: String) { (self.study, self.version) = (study, version) }

  /// The document: HTML with its style and its pictures, no script.
  public var html: String {
    let name = study.plan.level.name
    let tables = SensitivityMarkup(inputs: study.inputs, options: study.options)
    return SensitivityMarkup.page(
      name, subject: SensitivityTable(study, isColoured: false).subject,
      sheet: CaseFingerprint(study.plan).short, version: version,
      body: """
        \(tables.advice(study.advice))
        <h2>What may be left at the end</h2>
        \(tables.remaining(study.spreads, any: "any of the six", study.anyOutside))
        <h2>Pictures</h2><div class="pictures">
        \([Picture.histograms(study), .shares(study)].map(\.figure))</div>
        \(tables.measurements(study.gains, endError: study.endError))\(tables.inputList)
        """)
  }
}
