import TreatmentModel

/// A commented case that is itself valid: what a new user fills in. Its lines and comments are the rows of ``CaseSchema`` that
/// have a sample.
public enum CaseTemplate {
  /// The text of the file.
  public static let text = head + lines(of: .top, before: "", isTop: true).joined(separator: "\n") + "\n"

  private static let head = """
    # A case for fixator. Research, teaching and checking; not a medical device. No patient names.
    # Lengths are mm, angles degrees. A number goes with a word that says its direction; leave a line out for none.
    # A measured number may carry one standard deviation: 12 ± 1.5 varus

    """

  /// The lines of a section, each behind the same blanks or comment sign.
  private static func lines(of section: CaseKey.Section, before: String, isTop: Bool = false) -> [String] {
    CaseSchema.rows(of: section).flatMap { row -> [String] in
      switch (row.sample, row.content) {
      case (.typed(let value), _): lines(row, value, before: before, isTop: isTop)
      case (.comment(let value), _):
        lines(row, value, before: before.hasSuffix("# ") || before.contains("#") ? before : before + "# ")
      case (nil, .section(let inner)): self.section(row, inner, before: before)
      case (nil, _): []
      }
    }
  }

  /// A section of its own lines, as a comment if nothing in it is typed; no lines where it has no samples.
  private static func section(_ row: CaseRow, _ inner: CaseKey.Section, before: String) -> [String] {
    let isTyped = CaseSchema.rows(of: inner).contains { if case .typed = $0.sample { true } else { false } }
    let start = isTyped || before.contains("#") ? before : before + "# "
    let inside = lines(of: inner, before: start + "  ")
    return inside.isEmpty ? [] : ["", commented("\(start)\(row.word.name):", row)] + inside
  }

  /// A key with its sample; a list of sections takes a line for each.
  private static func lines(
    _ row: CaseRow, _ value: CaseValue, before: String, isTop: Bool = false
  ) -> [String] {
    guard case .list(let items) = value, items.allSatisfy(\.isSection) else {
      return [commented(before + CaseValue.Member(row.word, value).flow(isJSON: false), row)]
    }
    return (isTop ? [""] : []) + [commented("\(before)\(row.word.name):", row)]
      + items.map { "\(before)  - \($0.flow(isJSON: false))" }
  }

  /// The line with what the key means and what may stand there, from one column on where the line is short; what may stand there
  /// alone where both are too long.
  private static func commented(_ line: String, _ row: CaseRow) -> String {
    let meaning = row.meaning.hasSuffix(".") ? String(row.meaning.dropLast()) : row.meaning
    let (start, choice) = (line.padding(to: 34) + " # ", choice(row))
    let both = [meaning, choice].filter { !$0.isEmpty }.joined(separator: "; ")
    return start + (start.count + both.count > longestLine && !choice.isEmpty ? choice : both)
  }

  private static let longestLine = 132

  private static func choice(_ row: CaseRow) -> String {
    switch row.content {
    case .choice(let words): words.joined(separator: " | ")
    case .count(let counts): counts.map(String.init).joined(separator: " | ")
    case .quantity, .number, .whole, .readings:
      ((row.directions.map { [$0.words.map(\.rawValue).joined(separator: " | ")] } ?? []) + [row.limit.words])
        .joined(separator: ", ")
    case .ring(let inner), .struts(let inner):
      "\(row.question?.words ?? ""), or its own numbers, such as \(example(inner))"
    default: ""
    }
  }

  /// Numbers of hardware's own, on one line.
  private static func example(_ section: CaseKey.Section) -> String {
    let members = CaseSchema.rows(of: section).compactMap { row -> CaseValue.Member? in
      guard case .typed(let value) = row.sample else { return nil }
      return CaseValue.Member(row.word, value)
    }
    return CaseValue.section(members).flow(isJSON: false)
  }
}

extension String {
  fileprivate func padding(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
