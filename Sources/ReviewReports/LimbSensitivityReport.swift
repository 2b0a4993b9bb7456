import Reports
import TextOutput
import Uncertainty

extension LimbSensitivity {
  /// Everything that can be written of a study, as named texts: `sensitivity.html`, `.txt` and `.json`, and the pictures as SVG, those
  /// of a part called after it.
  ///
  /// - Parameter version: of the program, as it is to be printed.
  public func files(version: String) -> [(name: String, text: String)] {
    [
      (name: "sensitivity.html", text: html(version: version)),
      (name: "sensitivity.txt", text: LimbSensitivityTable(self, isColoured: false).text),
      (name: "sensitivity.json", text: json(isPretty: true)),
    ]
      + pictures.flatMap(\.pictures).map {
        (name: "\($0.name).svg", text: $0.svg(of: plan.treatment.common.name))
      }
  }

  /// The names of all files that a study may have, of one level or of two.
  public static var fileNames: [String] {
    Sensitivity.fileNames
      + ["limb", "docking", "proximal", "distal"].flatMap { part in
        ["remaining-histograms", "variance-shares"].map { "\(part)-\($0).svg" }
      }
  }

  /// The limb first, then the faces, then each level.
  var parts: [Ends] { ends.filter { !$0.part.isLevel } + ends.filter(\.part.isLevel) }

  private var pictures: [(end: Ends, pictures: [Picture])] {
    parts.map { end in
      let part = (end.part.key, end.part.words)
      return (
        end,
        [
          .histograms(end.spreads, samples: options.samples, of: part),
          .shares(inputs, end.spreads, end.shares, of: part),
        ]
      )
    }
  }

  private func html(version: String) -> String {
    let tables = SensitivityMarkup(inputs: inputs, options: options)
    let sections = pictures.map { end, pictures -> Markup in
      """
      <h2>What may be left at the end: \(end.part.words)</h2>
      \(tables.remaining(end.spreads, any: end.part == .docking ? "gap or an offset" : "any of the six", end.anyOutside))
      \(end.part == .docking ? faces : "")<div class="pictures">
      \(pictures.map(\.figure))</div>

      """
    }
    return SensitivityMarkup.page(
      plan.treatment.common.name, subject: LimbSensitivityTable(self, isColoured: false).subject,
      sheet: CaseFingerprint(plan).short, version: version,
      body: """
        \(tables.advice(advice))
        \(sections)\(tables.measurements(gains, endError: endError))\(tables.inputList)
        """)
  }

  private var faces: Markup {
    facesWords.map { "<p class=\"note\">The faces \($0).</p>\n" as Markup } ?? ""
  }

  /// How often they do not meet, or lie too far beside each other; nil without a defect.
  var facesWords: String? {
    guard let apart, let besideBone else { return nil }
    return
      "do not meet in \(percent(apart)) of the draws, and lie further beside each other than a quarter of the bone in "
      + percent(besideBone)
  }
}

extension LimbSensitivity.Part {
  var isLevel: Bool {
    if case .level = self { true } else { false }
  }
}
