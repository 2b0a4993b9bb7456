import Glibc
import Reports
import TextOutput
import TreatmentModel
import Uncertainty

extension Sensitivity {
  /// The study as `fixator-sensitivity/1`; angles in degrees, lengths in millimetres.
  public func json(isPretty: Bool) -> String {
    var text = JSONText(isPretty: isPretty)
    text.object { json in
      for (key, text) in [
        ("format", "fixator-sensitivity/1"), ("disclaimer", disclaimer), ("case", plan.level.name),
        ("convention", plan.level.convention.rawValue),
      ] {
        json.key(key)
        json.string(text)
      }
      json.key("samples")
      json.number(options.samples)
      if askedSamples > options.samples {
        json.key("samples_asked")
        json.number(askedSamples)
      }
      json.key("seed")
      json.text(options.seed)
      json.key("without_pose")
      json.number(withoutPose)
      json.key("without_angles")
      json.number(withoutAngles)
      json.key("tolerance")
      json.object { json in
        json.member("deg", QuantityUnit.degrees.outside(options.tolerance.angle))
        json.member("mm", options.tolerance.distance)
      }
      json.key("inputs")
      json.list { json in for input in inputs { json.item(input) } }
      if !correlations.isEmpty {
        json.key("correlations")
        json.list { json in
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
        json.key("unused")
        json.list { json in
          for one in unused {
            json.item()
            json.object { json in
              json.member("input", one.key.description)
              json.member("reason", one.reason)
            }
          }
        }
      }
      json.key("remaining")
      json.object { json in
        for spread in spreads where spread.number != .worstPoint {
          json.key(spread.number.key)
          json.spread(spread)
        }
      }
      for spread in spreads where spread.number == .worstPoint {
        json.key("worst_point_displacement")
        json.spread(spread)
      }
      json.member("any_outside", anyOutside)
      json.key("share_samples")
      json.number(shareSamples)
      json.key("shares")
      json.list { json in
        for share in shares {
          json.item()
          json.object { json in
            json.member("input", inputs[share.input].key.description)
            json.member("output", share.number.key)
            json.estimate("first", share.first, "first_error", share.firstError)
            json.estimate("total", share.total, "total_error", share.totalError)
          }
        }
      }
      rates(&json)
      nextMeasurements(&json)
      json.key("advice")
      json.list { json in
        for line in advice {
          json.item()
          json.string(line)
        }
      }
    }
    return text.text
  }

  private func rates(_ json: inout JSONWriter) {
    json.key("rate_samples")
    json.number(rateSamples)
    json.key("rates")
    json.list { json in
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

  private func nextMeasurements(_ json: inout JSONWriter) {
    json.member("end_error", endError)
    json.key("measurements")
    json.list { json in
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
    json.key("confirmed")
    json.object { json in
      json.key("samples")
      json.number(confirmed.samples)
      json.key("end_error")
      json.numbers([confirmed.endError.before, confirmed.endError.after])
      json.key("any_outside")
      json.numbers([confirmed.outside.before, confirmed.outside.after])
    }
  }
}

extension JSONWriter {
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

  fileprivate mutating func spread(_ spread: EndSpread) {
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
