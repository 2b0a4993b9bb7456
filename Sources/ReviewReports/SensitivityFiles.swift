import Reports
import TextOutput
import Uncertainty

extension Sensitivity {
  /// Everything that can be written of a study, as named texts: `sensitivity.html`, `.txt` and `.json`, and the pictures as
  /// SVG.
  ///
  /// - Parameter version: of the program, as it is to be printed.
  public func files(version: String) -> [(name: String, text: String)] {
    [
      (name: "sensitivity.html", text: SensitivityReport(self, version: version).html),
      (name: "sensitivity.txt", text: SensitivityTable(self, isColoured: false).text),
      (name: "sensitivity.json", text: json(isPretty: true)),
    ]
      + [Picture.histograms(self), Picture.shares(self)].map {
        (name: "\($0.name).svg", text: $0.svg(of: plan.level.name))
      }
  }

  /// The names of the files that ``files(version:)`` gives.
  public static var fileNames: [String] {
    [
      "sensitivity.html", "sensitivity.txt", "sensitivity.json", "remaining-histograms.svg",
      "variance-shares.svg",
    ]
  }
}
