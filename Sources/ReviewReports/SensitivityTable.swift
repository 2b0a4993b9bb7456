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
    let sections = [heading, advice, spreads, losses, rates, shares, measurements, inputs, unused]
    return sections.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  private var heading: [String] {
    let input = study.plan.level
    return [style.bold(visible(input.name, atMost: width)), "fixator: \(disclaimer)"]
      + wrapped(subject, width: width)
  }

  /// What was studied, in a sentence.
  var subject: String {
    let asked = study.askedSamples
    let ended = asked > study.options.samples ? " (the study was ended; \(asked) were asked for)" : ""
    return
      "\(study.options.samples) draws of the true inputs\(ended), seed \(study.options.seed), followed through the plan of "
      + "\(study.plan.duration) days, convention \(study.plan.level.convention.rawValue)" + correlated
  }

  private var correlated: String {
    guard !study.correlations.isEmpty else { return "" }
    let inputs = Set(study.correlations.flatMap { [$0.input, $0.other] }).sorted()
    let names = inputs.map { study.inputs[$0].key.description }.joined(separator: ", ")
    return "; errors go together as the case's \(CaseKey.top(.covariance)) says: \(names)"
  }

  private var advice: [String] { study.advice.flatMap { hanging("→ ", $0) } }

  private var spreads: [String] {
    let tolerance = study.options.tolerance
    let limits = "\(size(tolerance.angle, .degrees))/\(size(tolerance.distance, .millimetres))"
    let numbers = ["target", "stated", "mean", "sd", "linear", "5 %", "median", "95 %"]
    let head = begin("what is left", "positive") + numbers.map { $0.paddedLeft(to: 7) }.joined()
    let rows = study.spreads.map { row($0) }
    let outside = study.spreads.map { "\($0.number.words) \(percent($0.outside))" }.joined(separator: ", ")
    let directions = DeformityParameter.allCases.map { $0.directions.positive.rawValue }
    return [head, head.ruled] + rows
      + (isNarrow ? hanging("positive: ", directions.joined(separator: ", ")) : [])
      + hanging("outside \(limits): ", "\(outside); any of the six \(percent(study.anyOutside))")
  }

  /// Whether the words for what is positive stand below the table.
  private var isNarrow: Bool { width < 95 }

  private func begin(_ name: String, _ positive: String) -> String {
    isNarrow ? name.padded(to: 24) : name.padded(to: 25) + positive.padded(to: 14)
  }

  private func row(_ spread: EndSpread) -> String {
    let unit = spread.number.unit
    var (name, positive) = ("worst point at risk, mm", "")
    if case .remaining(let parameter) = spread.number {
      (name, positive) = ("\(parameter.name), \(unit.rawValue)", parameter.directions.positive.rawValue)
    }
    let values = [
      spread.target, spread.stated, spread.mean, spread.standardDeviation, spread.linearStandardDeviation,
      spread.quantiles.p5, spread.quantiles.p50, spread.quantiles.p95,
    ]
    return begin(name, positive)
      + values.map { ($0.map { number(unit.outside($0)) } ?? "").paddedLeft(to: 7) }.joined()
  }

  /// A dash where no draw has the number.
  private func number(_ value: Double) -> String { value.isFinite ? decimal(value, 2) : "-" }

  /// Draws that have no place in the numbers above.
  private var losses: [String] {
    var lines: [String] = []
    if study.withoutPose > 0 {
      lines.append(
        "\(study.withoutPose) draws have no end: a limb that cannot be, or readings that reach no pose on this side of a "
          + "singularity")
    }
    if study.withoutAngles > 0 {
      lines.append("\(study.withoutAngles) draws end where the convention has no angles")
    }
    return lines.flatMap { hanging("", $0) }
  }

  private var rates: [String] {
    guard !study.inputs.isEmpty, !study.rates.isEmpty else { return [] }
    // Behind the last draw that can be followed there is nothing.
    guard let worst = study.rates.filter(\.p95.isFinite).max(by: { $0.p95 < $1.p95 }) else {
      return hanging("rates: ", "no draw could be followed from day to day")
    }
    let risky = study.rates.filter { $0.chance >= 0.01 }
    // Days in a row stand together.
    var runs: [[RateRisk]] = []
    for risk in risky {
      if let last = runs.last?.last, last.day + 1 == risk.day {
        runs[runs.count - 1].append(risk)
      } else {
        runs.append([risk])
      }
    }
    let days = runs.map { run -> String in
      let chances = run.map(\.chance)
      let (least, most) = (percent(chances.min() ?? 0), percent(chances.max() ?? 0))
      return run.count == 1
        ? "day \(run[0].day) (\(most))"
        : "days \(run[0].day) to \(run[run.count - 1].day) (\(least == most ? most : "\(least) to \(most)"))"
    }
    let found =
      risky.isEmpty
      ? "on no day is the chance 1 % that a point at risk goes further than its rate by more than 1 %"
      : "a point at risk may go further than its rate by more than 1 %, with the chance, on "
        + days.joined(separator: ", ")
    return hanging(
      "rates: ",
      "\(found); in 95 % of \(study.rateSamples) draws none goes further than \(decimal(worst.p95, 2)) times its rate on "
        + "the worst day, \(worst.day)")
  }

  private var shares: [String] {
    guard !study.inputs.isEmpty else { return [] }
    let head = "shares of the variance (first order; in brackets total, where it differs)"
    let rows = study.spreads.flatMap { spread -> [String] in
      let own = study.shares.filter { $0.number == spread.number && $0.total >= 0.01 }
      let parts = own.sorted { ($1.first, $0.input) < ($0.first, $1.input) }.prefix(5).map {
        share -> String in
        let differs = abs(share.total - share.first) >= 0.02
        return "\(study.inputs[share.input].key) \(percent(max(0, share.first)))"
          + (differs ? " (\(percent(share.total)))" : "")
      }
      return hanging(spread.number.key.padded(to: 25), parts.isEmpty ? "-" : parts.joined(separator: ", "))
    }
    return [head, head.ruled] + rows
  }

  private var measurements: [String] {
    guard !study.inputs.isEmpty else { return [] }
    let head =
      "end error after one better measurement, in parts of the tolerance (now \(percent(study.endError)))"
    let rows = study.gains.map { gain -> String in
      let input = study.inputs[gain.input]
      return input.key.description.padded(to: keyWidth)
        + "to ± \(size(gain.improvedTo, input.unit))".padded(to: 16)
        + percent(gain.endError).paddedLeft(to: 8)
    }
    let known = study.inputs.indices.filter { index in !study.gains.contains { $0.input == index } }
    let heads = wrapped(head, width: width)
    return heads + [heads[heads.count - 1].ruled] + rows
      + (known.isEmpty
        ? []
        : hanging(
          "as precise already: ", known.map { study.inputs[$0].key.description }.joined(separator: ", ")))
  }

  /// Of a column of keys, with the space behind it.
  private var keyWidth: Int { max(34, 1 + (study.inputs.map { $0.key.description.count }.max() ?? 0)) }

  private var inputs: [String] {
    guard !study.inputs.isEmpty else { return [] }
    let head = "uncertain inputs, one standard deviation (normal, truncated at four)"
    return [head, head.ruled]
      + study.inputs.enumerated().flatMap { index, input in
        let isRepeated = index > 0 && input.source != nil && study.inputs[index - 1].source == input.source
        return hanging(
          input.key.description.padded(to: keyWidth)
            + "± \(size(input.standardDeviation, input.unit))".padded(to: 12),
          isRepeated ? "the same" : input.source ?? "case file")
      }
  }

  private var unused: [String] {
    study.unused.flatMap { hanging("not used: ", "\($0.key), because \($0.reason)") }
  }

  /// A label, and text beside it over as many lines as it takes.
  private func hanging(_ label: String, _ text: String) -> [String] {
    // A number and its % stay together.
    let bound = text.split(separator: " %", omittingEmptySubsequences: false).joined(separator: "\u{A0}%")
    return wrapped(bound, width: max(30, width - label.count)).enumerated().map { index, line in
      let plain = String(line.map { $0 == "\u{A0}" ? " " : $0 })
      return (index == 0 ? label : "".padded(to: label.count)) + plain
    }
  }
}
