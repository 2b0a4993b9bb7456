import CorrectionPlanning
import Films
import Reports
import TextOutput

/// The malalignment test of a long film, for reading.
public struct MalalignmentTable {
  private let name: String
  private let test: Malalignment
  private let style: TextStyle
  private let width: Int

  /// A table, in colour if `isColoured`, at most 80...100 columns wide.
  public init(_ name: String, _ test: Malalignment, isColoured: Bool, width: Int = 100) {
    (self.name, self.test, self.width) = (name, test, min(max(width, 80), 100))
    style = TextStyle(isColoured: isColoured)
  }

  /// The whole text.
  ///
  /// - Parameter hasHeading: whether it begins with the case's name and what every output says.
  public func text(hasHeading: Bool) -> String {
    let heading = hasHeading ? [style.bold(visible(name, atMost: width)), "fixator: \(disclaimer)"] : []
    let sections = [heading, findings, angles, apex, sources]
    return sections.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  private var findings: [String] {
    test.findings.flatMap { $0.lines(style, width: width) }
  }

  private var angles: [String] {
    guard !test.values.isEmpty else { return [] }
    let head =
      "malalignment, \(test.film.side.rawValue) limb".padded(to: 30) + "value".padded(to: 34)
      + "usual".padded(to: 14)
    return [head, head.ruled]
      + test.values.map { value in
        let (angle, normal) = (value.angle, value.angle.normal)
        let usual = normal.range.map { "\(decimal($0.lowerBound, 0)) to \(decimal($0.upperBound, 0))" } ?? "-"
        let row =
          "\(angle.rawValue), \(angle.unit)".padded(to: 30) + value.words.padded(to: 34) + usual
          + (normal.isRead ? "" : " (not read)")
        return normal.isOutside(value.value) == true ? style.severity(.warning, row + "  outside") : row
      }
  }

  private var apex: [String] {
    guard let apex = test.apex else { return [] }
    let spread = apex.standardDeviation
    return [
      "CORA at [\(decimal(apex.place.x, 1)), \(decimal(apex.place.y, 1))] mm on the film, ± \(decimal(spread.x, 1)) across and ± "
        + "\(decimal(spread.y, 1)) along"
    ]
  }

  private var sources: [String] {
    guard !test.values.isEmpty else { return [] }
    let head = "what is usual, and who says so"
    return [head, head.ruled]
      + test.values.map { "\($0.angle.rawValue.padded(to: 12))\($0.angle.normal.source)" }
  }
}

extension Malalignment.Value {
  /// `5.74 ± 0.21 varus`.
  var words: String {
    let spread = " ± \(decimal(standardDeviation, 2))"
    guard let words = angle.words else { return decimal(value, 2) + spread }
    return "\(decimal(abs(value), 2))\(spread) \(value < 0 ? words.negative : words.positive)"
  }
}

extension FilmFinding {
  /// As lines of a table: its severity, and beside it what is to be said.
  func lines(_ style: TextStyle, width: Int) -> [String] {
    let shown: Finding.Severity =
      switch severity {
      case .error: .error
      case .warning: .warning
      case .note: .note
      }
    return wrapped(visible(message, atMost: .max), width: width - 9).enumerated().map { index, line in
      (index == 0 ? style.severity(shown, severity.rawValue.padded(to: 9)) : "".padded(to: 9)) + line
    }
  }
}
