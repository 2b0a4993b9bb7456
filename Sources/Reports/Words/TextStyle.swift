import CorrectionPlanning
import HexapodKinematics

/// Colours of a terminal, or none.
package struct TextStyle {
  let isColoured: Bool

  package init(isColoured: Bool) { self.isColoured = isColoured }

  /// Red, orange, yellow, green, blue and violet, as the clips on struts are.
  private static let strutColours = [160, 208, 178, 34, 33, 135]

  package func strut(_ strut: StrutNumber, _ text: String) -> String {
    wrap("38;5;\(TextStyle.strutColours[strut.index])", text)
  }

  package func bold(_ text: String) -> String { wrap("1", text) }

  package func severity(_ severity: Finding.Severity, _ text: String) -> String {
    switch severity {
    case .error: wrap("1;31", text)
    case .warning: wrap("33", text)
    case .note: text
    }
  }

  private func wrap(_ code: String, _ text: String) -> String {
    isColoured ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
