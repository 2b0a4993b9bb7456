import Reports
import TextOutput
import TreatmentModel
import Uncertainty

extension Sensitivity {
  /// What a surgeon can do about it, in whole sentences, the most useful first; none when nothing is uncertain.
  public var advice: [String] {
    SensitivityAdvice(
      inputs: inputs, options: options, endError: endError, gains: gains, confirmed: confirmed,
      source: plan.level.covariance?.source, parts: [(nil, spreads, shares)]
    ).lines
  }
}

/// What a surgeon can do about what a study found.
struct SensitivityAdvice {
  /// A smaller spread, mm or degrees, is printed as none.
  private static let least = 0.005

  let inputs: [UncertainInput]
  let options: SensitivityOptions
  let endError: Double
  let gains: [MeasurementGain]
  let confirmed: ConfirmedGain?
  /// Where errors that go together come from, as the case says it.
  let source: String?
  /// What the end is judged by: of what it is, where there are several, its numbers and their shares.
  let parts: [(name: String?, spreads: [EndSpread], shares: [VarianceShare])]

  /// In whole sentences, the most useful first.
  var lines: [String] {
    guard !inputs.isEmpty else {
      return [
        "No input carries an uncertainty: write 12 ± 1.5 varus in the case, or ask for published spreads."
      ]
    }
    return together + nextMeasurement + loudest
  }

  /// What was measured together is not measured again one by one.
  private var together: [String] {
    source.map { ["What goes together comes from \(visible($0, atMost: 1000))."] } ?? []
  }

  private var nextMeasurement: [String] {
    guard let best = gains.first, let confirmed else {
      return ["Every measurement is already as precise as it is thought measured again; none would help."]
    }
    // What cannot be told in the figures that are printed is no advice.
    guard percent(best.endError) != percent(endError) else {
      return [
        "No measurement alone, taken again, makes the end error smaller than \(percent(endError)) of the tolerance."
      ]
    }
    let input = inputs[best.input]
    let unit = input.unit
    var text =
      "Measure \(input.words) next: from ± \(size(input.standardDeviation, unit)) to ± "
      + "\(size(best.improvedTo, unit)) takes the end error from \(percent(endError)) to \(percent(best.endError)) of the "
      + "tolerance (sampled: \(percent(confirmed.endError.before)) to \(percent(confirmed.endError.after)))"
    let (before, after) = (percent(confirmed.outside.before), percent(confirmed.outside.after))
    if before != after {
      text += ", and the chance that something is left outside tolerance from \(before) to \(after)"
    }
    return [text + "."]
  }

  /// For the numbers that spread most of their tolerance: the input that makes more of it than any other.
  private var loudest: [String] {
    let remaining = parts.flatMap { part in
      part.spreads.filter {
        $0.linearStandardDeviation != nil
          && $0.number.unit.outside($0.standardDeviation) >= SensitivityAdvice.least
      }.map { (part: part, spread: $0) }
    }
    let ranked = remaining.sorted { strain($0.spread) > strain($1.spread) }
    return ranked.prefix(3).compactMap { part, spread in
      let own = part.shares.filter { $0.number == spread.number }
      // What so few draws make of chance is no advice.
      guard let most = own.max(by: { $0.first < $1.first }), most.first - 2 * most.firstError >= 0.25 else {
        return nil
      }
      return
        "Measure \(inputs[most.input].words) again: \(percent(min(1, most.first))) of the variance of the "
        + "\(spread.number.words)\(part.name.map { " of \($0)" } ?? "") that is left "
        + "(± \(size(spread.standardDeviation, spread.number.unit)))."
    }
  }

  private func strain(_ spread: EndSpread) -> Double {
    let tolerance = options.tolerance
    return spread.standardDeviation / (spread.number.unit == .degrees ? tolerance.angle : tolerance.distance)
  }
}

extension UncertainInput {
  /// What is measured, with its level where there are two.
  var words: String { place.words + (key.level.map { " of the \($0.name) level" } ?? "") }
}

extension EndNumber {
  /// Its name in a sentence.
  var words: String {
    let words = String(key.map { $0 == "-" ? " " : $0 })
    return words.hasPrefix("ap ") ? "AP" + words.dropFirst(2) : words
  }
}

/// A magnitude with its unit: `0.71°`, `1.6 mm`.
func size(_ value: Double, _ unit: QuantityUnit) -> String {
  let number = shortest(unit.outside(value), decimals: 2)
  return unit == .degrees ? "\(number)°" : "\(number) mm"
}

/// A fraction as a percentage, with a decimal where it is small.
func percent(_ fraction: Double) -> String {
  guard fraction.isFinite else { return "-" }
  let value = 100 * fraction
  if value > 0 && value < 0.1 { return "under 0.1 %" }
  return "\(decimal(value, value < 10 ? 1 : 0)) %"
}
