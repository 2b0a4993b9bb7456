import Reports
import TextOutput
import TreatmentModel
import Uncertainty

/// The parts of a text about a study, of one level or of two.
struct SensitivityLines {
  let inputs: [UncertainInput]
  let width: Int

  /// What was studied, in a sentence.
  func subject(
    _ options: SensitivityOptions, asked: Int, plan: String, _ correlations: [InputCorrelation]
  ) -> String {
    let ended = asked > options.samples ? " (the study was ended; \(asked) were asked for)" : ""
    return
      "\(options.samples) draws of the true inputs\(ended), seed \(options.seed), followed through the plan of "
      + plan + correlated(correlations)
  }

  private func correlated(_ correlations: [InputCorrelation]) -> String {
    guard !correlations.isEmpty else { return "" }
    let concerned = Set(correlations.flatMap { [$0.input, $0.other] }).sorted()
    let names = concerned.map { inputs[$0].key.description }.joined(separator: ", ")
    return "; errors go together as the case's \(CaseKey.top(.covariance)) says: \(names)"
  }

  func advice(_ advice: [String]) -> [String] { advice.flatMap { hanging("→ ", $0) } }

  /// What may be left of some part.
  ///
  /// - Parameters:
  ///   - title: over the names of the numbers.
  ///   - any: what those are together of which some may be outside, and the share of the draws.
  func spreads(
    _ spreads: [EndSpread], called title: String, tolerance: Tolerance, andAny any: String,
    _ anyOutside: Double
  ) -> [String] {
    let limits = "\(size(tolerance.angle, .degrees))/\(size(tolerance.distance, .millimetres))"
    let numbers = ["target", "stated", "mean", "sd", "linear", "5 %", "median", "95 %"]
    let head = begin(title, "positive") + numbers.map { $0.paddedLeft(to: 7) }.joined()
    let rows = spreads.map { row($0) }
    let outside = spreads.map { "\($0.number.words) \(percent($0.outside))" }.joined(separator: ", ")
    let directions = spreads.compactMap(\.number.positive)
    return [head, head.ruled] + rows
      + (isNarrow ? hanging("positive: ", directions.joined(separator: ", ")) : [])
      + hanging("outside \(limits): ", "\(outside); \(any) \(percent(anyOutside))")
  }

  /// Whether the words for what is positive stand below the table.
  private var isNarrow: Bool { width < 95 }

  private func begin(_ name: String, _ positive: String) -> String {
    isNarrow ? name.padded(to: 24) : name.padded(to: 25) + positive.padded(to: 14)
  }

  private func row(_ spread: EndSpread) -> String {
    let unit = spread.number.unit
    let name = spread.number == .worstPoint ? "worst point at risk" : spread.number.key
    let values = [
      spread.target, spread.stated, spread.mean, spread.standardDeviation, spread.linearStandardDeviation,
      spread.quantiles.p5, spread.quantiles.p50, spread.quantiles.p95,
    ]
    return begin("\(name), \(unit.rawValue)", spread.number.positive ?? "")
      + values.map { ($0.map { number(unit.outside($0)) } ?? "").paddedLeft(to: 7) }.joined()
  }

  /// A dash where no draw has the number.
  private func number(_ value: Double) -> String { value.isFinite ? decimal(value, 2) : "-" }

  /// Draws that have no place in the numbers above.
  func losses(withoutPose: Int, withoutAngles: Int) -> [String] {
    var lines: [String] = []
    if withoutPose > 0 {
      lines.append(
        "\(counted(withoutPose, "draw has", "draws have")) no end: a limb that cannot be, or readings that reach no pose on this side of a "
          + "singularity")
    }
    if withoutAngles > 0 {
      lines.append("\(counted(withoutAngles, "draw ends", "draws end")) where the convention has no angles")
    }
    return lines.flatMap { hanging("", $0) }
  }

  /// On which days a rate may be exceeded, behind a label.
  func rates(_ label: String, _ rates: [RateRisk], samples: Int) -> [String] {
    guard !inputs.isEmpty, !rates.isEmpty else { return [] }
    // Behind the last draw that can be followed there is nothing.
    guard let worst = rates.filter(\.p95.isFinite).max(by: { $0.p95 < $1.p95 }) else {
      return hanging(label, "no draw could be followed from day to day")
    }
    let risky = rates.filter { $0.chance >= 0.01 }
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
      label,
      "\(found); in 95 % of \(samples) draws none goes further than \(decimal(worst.p95, 2)) times its rate on "
        + "the worst day, \(worst.day)")
  }

  /// Over ``shares(_:_:)``.
  static let sharesHead = "shares of the variance (first order; in brackets total, where it differs)"

  /// A share whose standard error is larger is printed with it.
  private static let roughShare = 0.1

  /// Which inputs make how much of the variance of each number.
  func shares(_ spreads: [EndSpread], _ shares: [VarianceShare]) -> [String] {
    spreads.flatMap { spread -> [String] in
      let own = shares.filter { $0.number == spread.number && $0.total >= 0.01 }
      let parts = own.sorted { ($1.first, $0.input) < ($0.first, $1.input) }.prefix(5).map {
        share -> String in
        let differs = abs(share.total - share.first) >= 0.02
        let rough = share.firstError > SensitivityLines.roughShare ? " ± \(percent(share.firstError))" : ""
        return "\(inputs[share.input].key) \(percent(min(1, max(0, share.first))))\(rough)"
          + (differs ? " (\(percent(min(1, share.total))))" : "")
      }
      guard !own.contains(where: \.firstError.isNaN) else {
        return hanging(spread.number.key.padded(to: 25), "too few draws to tell")
      }
      return hanging(spread.number.key.padded(to: 25), parts.isEmpty ? "-" : parts.joined(separator: ", "))
    }
  }

  /// What one better measurement would do.
  func measurements(_ gains: [MeasurementGain], endError: Double) -> [String] {
    guard !inputs.isEmpty else { return [] }
    let head =
      "end error after one better measurement, in parts of the tolerance (now \(percent(endError)))"
    let rows = gains.map { gain -> String in
      let input = inputs[gain.input]
      return input.key.description.padded(to: keyWidth)
        + "to ± \(size(gain.improvedTo, input.unit))".padded(to: 16)
        + percent(gain.endError).paddedLeft(to: 8)
    }
    let known = inputs.indices.filter { index in !gains.contains { $0.input == index } }
    let heads = wrapped(head, width: width)
    return heads + [heads[heads.count - 1].ruled] + rows
      + (known.isEmpty
        ? []
        : hanging(
          "as precise already: ", known.map { inputs[$0].key.description }.joined(separator: ", ")))
  }

  /// Of a column of keys, with the space behind it.
  private var keyWidth: Int { max(34, 1 + (inputs.map { $0.key.description.count }.max() ?? 0)) }

  var inputList: [String] {
    guard !inputs.isEmpty else { return [] }
    let head = "uncertain inputs, one standard deviation (normal, truncated at four)"
    return [head, head.ruled]
      + inputs.enumerated().flatMap { index, input in
        let isRepeated = index > 0 && input.source != nil && inputs[index - 1].source == input.source
        return hanging(
          input.key.description.padded(to: keyWidth)
            + "± \(size(input.standardDeviation, input.unit))".padded(to: 12),
          isRepeated ? "the same" : input.source ?? "case file")
      }
  }

  func unused(_ unused: [UncertainInputs.Unused]) -> [String] {
    unused.flatMap { hanging("not used: ", "\($0.key), because \($0.reason)") }
  }

  /// A label, and text beside it over as many lines as it takes.
  func hanging(_ label: String, _ text: String) -> [String] {
    // A number and its % stay together.
    let bound = text.split(separator: " %", omittingEmptySubsequences: false).joined(separator: "\u{A0}%")
    return wrapped(bound, width: max(30, width - label.count)).enumerated().map { index, line in
      let plain = String(line.map { $0 == "\u{A0}" ? " " : $0 })
      return (index == 0 ? label : "".padded(to: label.count)) + plain
    }
  }
}

extension EndNumber {
  /// The word that it is positive for; nil for a magnitude.
  var positive: String? {
    switch self {
    case .remaining(let parameter): parameter.directions.positive.rawValue
    case .gap: "apart"
    case .apOffset: DeformityParameter.apTranslation.directions.positive.rawValue
    case .lateralOffset: DeformityParameter.lateralTranslation.directions.positive.rawValue
    case .worstPoint, .offset, .faceAngle: nil
    }
  }
}
