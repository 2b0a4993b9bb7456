import Glibc
import Reports
import TextOutput
import TreatmentModel
import Uncertainty

extension JSONWriter {
  /// How many draws, from which seed, how many have no end, and what may be left.
  mutating func draws(
    _ options: SensitivityOptions, asked: Int, withoutPose: Int, withoutAngles: Int
  ) {
    key("samples")
    number(options.samples)
    if asked > options.samples {
      key("samples_asked")
      number(asked)
    }
    key("seed")
    text(options.seed)
    key("without_pose")
    number(withoutPose)
    key("without_angles")
    number(withoutAngles)
    key("tolerance")
    object { json in
      json.member("deg", QuantityUnit.degrees.outside(options.tolerance.angle))
      json.member("mm", options.tolerance.distance)
    }
  }

  /// What is uncertain, what goes together, and what changes nothing.
  mutating func inputs(
    _ inputs: [UncertainInput], _ correlations: [InputCorrelation], _ unused: [UncertainInputs.Unused]
  ) {
    key("inputs")
    list { json in for input in inputs { json.item(input) } }
    if !correlations.isEmpty {
      key("correlations")
      list { json in
        for one in correlations {
          json.item()
          json.object { json in
            json.member("input", inputs[one.input].key.description)
            json.member("other", inputs[one.other].key.description)
            json.member("correlation", one.correlation)
          }
        }
      }
    }
    if !unused.isEmpty {
      key("unused")
      list { json in
        for one in unused {
          json.item()
          json.object { json in
            json.member("input", one.key.description)
            json.member("reason", one.reason)
          }
        }
      }
    }
  }

  /// `remaining`, and where it is among them `worst_point_displacement`.
  mutating func ends(_ spreads: [EndSpread]) {
    key("remaining")
    object { json in
      for spread in spreads where spread.number != .worstPoint {
        json.key(spread.number.key)
        json.spread(spread)
      }
    }
    for spread in spreads where spread.number == .worstPoint {
      key("worst_point_displacement")
      self.spread(spread)
    }
  }

  /// - Parameter part: whose number it is, where there are several.
  mutating func item(_ share: VarianceShare, _ inputs: [UncertainInput], of part: String? = nil) {
    item()
    object { json in
      if let part { json.member("part", part) }
      json.member("input", inputs[share.input].key.description)
      json.member("output", share.number.key)
      json.estimate("first", share.first, "first_error", share.firstError)
      json.estimate("total", share.total, "total_error", share.totalError)
    }
  }

  mutating func rates(_ rates: [RateRisk]) {
    key("rates")
    list { json in
      for risk in rates {
        json.item()
        json.object { json in
          json.key("day")
          json.number(risk.day)
          json.member("chance", risk.chance)
          json.member("over", RateRisk.threshold)
          json.member("p95_of_rate", risk.p95)
        }
      }
    }
  }

  mutating func nextMeasurements(
    _ inputs: [UncertainInput], _ endError: Double, _ gains: [MeasurementGain], _ confirmed: ConfirmedGain?
  ) {
    member("end_error", endError)
    key("measurements")
    list { json in
      for gain in gains {
        json.item()
        json.object { json in
          let input = inputs[gain.input]
          json.member("input", input.key.description)
          json.member("improve_to", input.unit.outside(gain.improvedTo))
          json.member("end_error", gain.endError)
        }
      }
    }
    guard let confirmed else { return }
    key("confirmed")
    object { json in
      json.key("samples")
      json.number(confirmed.samples)
      json.key("end_error")
      json.numbers([confirmed.endError.before, confirmed.endError.after])
      json.key("any_outside")
      json.numbers([confirmed.outside.before, confirmed.outside.after])
    }
  }

  mutating func strings(_ key: StaticString, _ lines: [String]) {
    self.key(key)
    list { json in
      for line in lines {
        json.item()
        json.string(line)
      }
    }
  }

  /// A whole number of 64 bits without a sign.
  fileprivate mutating func text(_ value: UInt64) {
    if let small = Int(exactly: value) { number(small) } else { string(String(value)) }
  }

  /// An estimate to the digits that its standard error leaves, and that error to two digits; all digits where the error is not
  /// known.
  fileprivate mutating func estimate(
    _ key: StaticString, _ value: Double, _ errorKey: StaticString, _ error: Double
  ) {
    guard error.isFinite, error > 0 else { return member(key, value) }
    let digits = min(max(0, Int((-log10(error)).rounded(.up))), 15)
    func rounded(_ value: Double, _ digits: Int) -> Double {
      let scale = pow(10, Double(digits))
      return (value * scale).rounded() / scale
    }
    member(key, rounded(value, digits))
    member(errorKey, rounded(error, digits + 1))
  }

  fileprivate mutating func item(_ input: UncertainInput) {
    item()
    object { json in
      json.member("input", input.key.description)
      json.member("unit", input.unit.rawValue)
      json.member("sd", input.unit.outside(input.standardDeviation))
      json.member("source", input.source ?? "case file")
    }
  }

  mutating func spread(_ spread: EndSpread) {
    let unit = spread.number.unit
    object { json in
      json.member("unit", unit.rawValue)
      json.member("target", unit.outside(spread.target))
      json.member("stated", unit.outside(spread.stated))
      json.member("mean", unit.outside(spread.mean))
      json.member("sd", unit.outside(spread.standardDeviation))
      if let linear = spread.linearStandardDeviation { json.member("linear_sd", unit.outside(linear)) }
      json.member("p5", unit.outside(spread.quantiles.p5))
      json.member("p50", unit.outside(spread.quantiles.p50))
      json.member("p95", unit.outside(spread.quantiles.p95))
      json.member("outside", spread.outside)
    }
  }
}
