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
      json.draws(options, asked: askedSamples, withoutPose: withoutPose, withoutAngles: withoutAngles)
      json.inputs(inputs, correlations, unused)
      json.ends(spreads)
      json.member("any_outside", anyOutside)
      json.key("share_samples")
      json.number(shareSamples)
      json.key("shares")
      json.list { json in for share in shares { json.item(share, inputs) } }
      json.key("rate_samples")
      json.number(rateSamples)
      json.rates(rates)
      json.nextMeasurements(inputs, endError, gains, confirmed)
      json.strings("advice", advice)
    }
    return text.text
  }
}
