import Reports
import TextOutput
import TreatmentModel
import Uncertainty

/// What the uncertainty of the inputs does, for reading, at most 100 columns wide, or as many as are given.
public struct SensitivityTable {
  private let study: Sensitivity
  private let style: TextStyle
  private let width: Int

  /// A table, in colour if `isColoured`.
  ///
  /// - Parameter width: how many columns there are, 80...100.
  public init(_ study: Sensitivity, isColoured: Bool, width: Int = 100) {
    (self.study, self.width) = (study, min(max(width, 80), 100))
    style = TextStyle(isColoured: isColoured)
  }

  /// The whole text.
  public var text: String {
    let remaining = lines.spreads(
      study.spreads, called: "what is left", tolerance: study.options.tolerance,
      andAny: "any of the six", study.anyOutside)
    let sections = [
      heading, lines.advice(study.advice), remaining,
      lines.losses(withoutPose: study.withoutPose, withoutAngles: study.withoutAngles),
      lines.rates("rates: ", study.rates, samples: study.rateSamples), shares,
      lines.measurements(study.gains, endError: study.endError), lines.inputList, lines.unused(study.unused),
    ]
    return sections.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  private var lines: SensitivityLines { SensitivityLines(inputs: study.inputs, width: width) }

  private var shares: [String] {
    guard !study.inputs.isEmpty else { return [] }
    let head = SensitivityLines.sharesHead
    return [head, head.ruled] + lines.shares(study.spreads, study.shares)
  }

  private var heading: [String] {
    let input = study.plan.level
    return [style.bold(visible(input.name, atMost: width)), "fixator: \(disclaimer)"]
      + wrapped(subject, width: width)
  }

  /// What was studied, in a sentence.
  var subject: String {
    lines.subject(
      study.options, asked: study.askedSamples,
      plan: "\(counted(study.plan.duration, "day")), convention \(study.plan.level.convention.rawValue)",
      study.correlations)
  }
}
