import CorrectionPlanning
import TextOutput

/// Words of a finding with places for its figures: `{Struts}`, `{day}`, `{value}`, `{limit}`. A part in square brackets is left out where a
/// figure in it is not there.
struct FindingTemplate {
  private let template: String

  init(_ template: String) { self.template = template }

  func words(_ finding: Finding, _ language: any SheetWords) -> String {
    var values: [String: String] = [:]
    if !finding.struts.isEmpty {
      let numbers = finding.struts.map { "\($0.number.rawValue)" }
      values["Struts"] = language.struts(numbers)
    }
    values["day"] = finding.day.map(String.init)
    let decimals = FindingTemplate.decimals(finding.value, beside: finding.limit)
    values["value"] = finding.value.map { figure($0, decimals, finding.unit, language) }
    values["limit"] = finding.limit.map { figure($0, decimals, finding.unit, language) }
    return FindingTemplate.filled(template, values)
  }

  /// Two, or as many more (6 at most) as it takes that a value does not read as the limit that it missed.
  private static func decimals(_ value: Double?, beside limit: Double?) -> Int {
    guard let value, let limit, value != limit else { return 2 }
    return (2..<6).first { shortest(value, decimals: $0) != shortest(limit, decimals: $0) } ?? 6
  }

  private func figure(
    _ value: Double, _ decimals: Int, _ unit: String, _ language: any SheetWords
  ) -> String {
    let number = language.number(shortest(value, decimals: decimals))
    let name = language.unit(unit)
    return name.isEmpty ? number : name == "°" ? number + name : "\(number) \(name)"
  }

  static func filled(_ template: String, _ values: [String: String]) -> String {
    var text = ""
    for (index, part) in template.split(separator: "[", omittingEmptySubsequences: false).enumerated() {
      let ends = part.split(separator: "]", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      guard index > 0, ends.count == 2 else {
        text += filledIn(String(part), values) ?? ""
        continue
      }
      text += (filledIn(ends[0], values) ?? "") + (filledIn(ends[1], values) ?? "")
    }
    return text
  }

  /// Nil where one of its figures is missing.
  private static func filledIn(_ part: String, _ values: [String: String]) -> String? {
    var text = part
    while let open = text.firstIndex(of: "{"), let close = text[open...].firstIndex(of: "}") {
      guard let value = values[String(text[text.index(after: open)..<close])] else { return nil }
      text.replaceSubrange(open...close, with: value)
    }
    return text
  }
}
