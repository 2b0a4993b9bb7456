import Reports
import TextOutput
import TreatmentModel
import Uncertainty

extension LimbSensitivity {
  /// The study as `fixator-sensitivity/2`; angles in degrees, lengths in millimetres.
  public func json(isPretty: Bool) -> String {
    var text = JSONText(isPretty: isPretty)
    text.object { json in
      for (key, text) in [
        ("format", "fixator-sensitivity/2"), ("disclaimer", disclaimer), ("case", plan.treatment.common.name),
      ] {
        json.key(key)
        json.string(text)
      }
      json.draws(options, asked: askedSamples, withoutPose: withoutPose, withoutAngles: withoutAngles)
      json.inputs(inputs, correlations, unused)
      for end in ends where end.part == .limb {
        json.key("limb")
        json.object { json in
          json.member("convention", plan.levels[plan.levels.count - 1].level.convention.rawValue)
          json.ends(end.spreads)
          json.member("any_outside", end.anyOutside)
        }
      }
      for end in ends where end.part == .docking { docking(end, &json) }
      json.key("levels")
      json.list { json in
        for end in ends {
          guard case .level(let level) = end.part else { continue }
          json.item()
          json.object { json in
            json.member("level", level.name)
            json.member("convention", plan.levels[level.index].level.convention.rawValue)
            json.ends(end.spreads)
            json.member("any_outside", end.anyOutside)
            json.rates(end.rates)
          }
        }
      }
      json.member("any_outside", anyOutside)
      json.key("share_samples")
      json.number(shareSamples)
      json.key("shares")
      json.list { json in
        for end in ends { for share in end.shares { json.item(share, inputs, of: end.part.key) } }
      }
      json.key("rate_samples")
      json.number(rateSamples)
      json.nextMeasurements(inputs, endError, gains, confirmed)
      json.strings("advice", advice)
    }
    return text.text
  }

  private func docking(_ end: Ends, _ json: inout JSONWriter) {
    json.key("docking")
    json.object { json in
      for spread in end.spreads {
        json.key(spread.number.key.replacing("-", with: "_"))
        json.spread(spread)
      }
      json.member("any_outside", end.anyOutside)
      if let apart { json.member("apart", apart) }
      if let besideBone { json.member("beside_bone", besideBone) }
    }
  }

  /// What a surgeon can do about it, in whole sentences, the most useful first; none when nothing is uncertain.
  public var advice: [String] {
    SensitivityAdvice(
      inputs: inputs, options: options, endError: endError, gains: gains, confirmed: confirmed,
      source: plan.treatment.common.covariance?.source,
      parts: ends.map { ($0.part.words, $0.spreads, $0.shares) }
    ).lines
  }
}

extension LimbSensitivity.Part {
  /// In a sentence.
  var words: String {
    switch self {
    case .level(let level): "the \(level.name) level"
    case .limb: "the whole limb"
    case .docking: "the docking faces"
    }
  }
}
