import Reports
import TextOutput
import TreatmentModel
import Uncertainty

/// What the uncertainty of the inputs does to a plan of two levels, for reading: the limb first, then the docking faces and each level.
public struct LimbSensitivityTable {
  private let study: LimbSensitivity
  private let style: TextStyle
  private let width: Int

  /// A table, in colour if `isColoured`.
  ///
  /// - Parameter width: how many columns there are, 80...100.
  public init(_ study: LimbSensitivity, isColoured: Bool, width: Int = 100) {
    (self.study, self.width) = (study, min(max(width, 80), 100))
    style = TextStyle(isColoured: isColoured)
  }

  /// The whole text.
  public var text: String {
    let parts = study.parts
    var sections = [heading, lines.advice(study.advice)]
    sections += parts.map { part($0) }
    sections.append(
      lines.hanging(
        "all together: ", "outside tolerance is anything in \(percent(study.anyOutside)) of the draws")
        + lines.losses(withoutPose: study.withoutPose, withoutAngles: study.withoutAngles))
    sections.append(
      study.ends.flatMap { lines.rates("rates of \($0.part.words): ", $0.rates, samples: study.rateSamples) })
    sections.append(shares(parts))
    sections += [
      lines.measurements(study.gains, endError: study.endError), lines.inputList, lines.unused(study.unused),
    ]
    return sections.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  private var lines: SensitivityLines { SensitivityLines(inputs: study.inputs, width: width) }

  private var heading: [String] {
    [style.bold(visible(study.plan.treatment.common.name, atMost: width)), "fixator: \(disclaimer)"]
      + wrapped(subject, width: width)
  }

  /// What was studied, in a sentence.
  var subject: String {
    let conventions = study.plan.levels.map(\.level.convention.rawValue)
    let convention =
      Set(conventions).count == 1 ? conventions[0] : conventions.joined(separator: " and ")
    return lines.subject(
      study.options, asked: study.askedSamples,
      plan: "\(counted(study.plan.duration, "day")) of two levels, convention \(convention)",
      study.correlations)
  }

  private func part(_ end: LimbSensitivity.Ends) -> [String] {
    let isDocking = end.part == .docking
    let text = lines.spreads(
      end.spreads, called: end.part.title, tolerance: study.options.tolerance,
      andAny: isDocking ? "gap or offsets" : "any of the six", end.anyOutside)
    guard isDocking, let faces = study.facesWords else { return text }
    return text + lines.hanging("faces: ", "they \(faces)")
  }

  private func shares(_ parts: [LimbSensitivity.Ends]) -> [String] {
    guard !study.inputs.isEmpty else { return [] }
    let head = SensitivityLines.sharesHead
    return [head, head.ruled]
      + parts.flatMap { [style.bold("\($0.part.words):")] + lines.shares($0.spreads, $0.shares) }
  }
}

extension LimbSensitivity.Part {
  /// Over a table; short enough for its first column.
  fileprivate var title: String {
    switch self {
    case .level(let level): "left of \(level.name) level"
    case .limb: "left of the whole limb"
    case .docking: "docking faces"
    }
  }
}
