import Reports
import TextOutput

extension VerificationRecord {
  /// What is not claimed by any of it.
  static let scope =
    "This is software error, not clinical accuracy: what the program adds to the numbers that it is given. How well those are "
    + "measured, and what bone and frame do, it does not say."

  /// For a person: what the program adds in all, scenarios by what they are of, and what failed.
  package func text(version: String) -> String {
    var lines = ["fixator \(version): \(disclaimer)", VerificationRecord.scope, ""]
    for error in softwareErrors {
      lines.append("\(error.name): \(VerificationRecord.worstAndMean(error))")
    }
    for kind in Scenario.Kind.allCases {
      let own = outcomes.filter { $0.kind == kind }
      guard !own.isEmpty else { continue }
      lines += ["", "\(kind.title) (\(own.count))"]
      for outcome in own {
        lines.append("  \(outcome.holds ? "holds" : "FAILS")  \(outcome.name)")
        if let failure = outcome.failure { lines.append("           \(failure)") }
        for figure in outcome.figures {
          let value = FigureText.spread(figure.spread, figure.unit)
          let limit = FigureText.limit(figure.tolerance, figure.unit)
          lines.append(
            "           \(figure.holds ? "" : "too large: ")\(figure.what): \(value), at most \(limit)")
        }
      }
    }
    lines += ["", summary, ""]
    return lines.joined(separator: "\n")
  }

  /// How many hold.
  package var summary: String {
    let count = outcomes.count
    let failed = failed.count
    return failed == 0
      ? "all \(count) scenarios hold" : "\(failed) of \(count) scenarios do not hold"
  }

  static func worstAndMean(_ error: SoftwareError) -> String {
    [(error.distance, FigureUnit.millimetres), (error.angle, .degrees)].filter { $0.0.count > 0 }.map {
      "worst \(FigureText.number($0.worst, $1)), mean \(FigureText.number($0.mean, $1))"
    }.joined(separator: "; ")
  }
}
