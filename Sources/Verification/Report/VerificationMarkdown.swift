import Reports

extension VerificationRecord {
  /// Between these stands on the page what no scenario measures: figures of other programs, with the day on which they were taken.
  package static let quote = (
    begin: "<!-- quoted: Benchmarks/agreement -->\n", end: "<!-- end of quote -->\n"
  )

  /// The page of the documents.
  ///
  /// - Parameter quoted: what other programs measured, as it was written down; it stands on the page as it is.
  package func markdown(quoting quoted: String = "") -> String {
    var text = """
      # Verification

      Made by `fixator verify --format markdown`; a test fails when this page is not what the program prints. \(VerificationRecord.scope)
      The program is \(disclaimer).

      Each scenario is worked on when the command runs, and what comes of it is held against something else than the code that made
      it: a second implementation that shares nothing with the solver (typed words to plain rotation matrices to strut lengths, and
      back by Newton's method and Gauss's elimination), closed forms, numbers that other people printed. Differences that are nothing
      but the rounding of numbers are given as a bound, so that every processor prints the same.

      \(summary.prefix(1).uppercased() + summary.dropFirst()).

      ## Software error

      | part | numbers compared | worst | mean |
      |---|---|---|---|

      """
    for error in softwareErrors {
      func both(_ value: (Spread) -> Double) -> String {
        [(error.distance, FigureUnit.millimetres), (error.angle, .degrees)].filter { $0.0.count > 0 }.map {
          FigureText.number(value($0.0), $0.1)
        }.joined(separator: ", ")
      }
      text +=
        "| \(error.name) | \(max(error.distance.count, error.angle.count)) | \(both(\.worst)) | \(both(\.mean)) |\n"
    }
    text += "\n\(VerificationRecord.quote.begin)\(quoted)\(VerificationRecord.quote.end)"
    text += "\n## Scenarios\n"
    for kind in Scenario.Kind.allCases {
      let own = outcomes.filter { $0.kind == kind }
      guard !own.isEmpty else { continue }
      text += "\n\(kind.title):\n\n"
      for outcome in own {
        text += "* \(outcome.name)\(outcome.holds ? "" : ": **does not hold**")"
        text += outcome.failure.map { ": \($0)" } ?? ""
        text += "\n"
      }
    }
    text += "\n## Requirements\n"
    for requirement in Requirement.allCases { text += section(requirement) }
    return text
  }

  private func section(_ requirement: Requirement) -> String {
    let own = figures(of: requirement)
    guard !own.isEmpty else { return "" }
    var text = "\n### \(requirement.rawValue)\n\n\(requirement.sentence)\n"
    let isCommon = own.allSatisfy { $0.figure.source == requirement.source }
    text += isCommon ? "Held against: \(requirement.source).\n" : ""
    text +=
      isCommon
      ? "\n| scenario | figure | tolerance |\n|---|---|---|\n"
      : "\n| scenario | figure | tolerance | source |\n|---|---|---|---|\n"
    var rows: [(scenario: String, source: String, figures: [Figure])] = []
    for (scenario, figure) in own {
      if let last = rows.last, last.scenario == scenario, last.source == figure.source {
        rows[rows.count - 1].figures.append(figure)
      } else {
        rows.append((scenario, figure.source, [figure]))
      }
    }
    for row in rows {
      let values = row.figures.map {
        "\($0.what): \(FigureText.spread($0.spread, $0.unit))\($0.holds ? "" : ": **too large**")"
      }
      let limits = row.figures.map { FigureText.limit($0.tolerance, $0.unit) }
      text += "| \(row.scenario) | \(values.joined(separator: "; ")) | \(limits.joined(separator: "; ")) |"
      text += isCommon ? "\n" : " \(row.source) |\n"
    }
    return text
  }
}
