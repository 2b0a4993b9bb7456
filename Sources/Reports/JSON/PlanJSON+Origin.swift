import CorrectionPlanning
import TextOutput
import TreatmentModel

extension Plan {
  /// `rates`, `made_from`, `defaults` and `hardware` of the `fixator-plan/1` object.
  func write(_ origin: PlanOrigin, _ json: inout JSONWriter) {
    json.key("rates")
    json.list { list in
      for path in dailyPaths {
        list.item()
        list.object { json in
          json.member("name", path.name)
          json.member("rate_mm", path.rate)
          json.key("daily_mm")
          // Nothing is turned on the first day.
          json.numbers([0] + path.lengths)
        }
      }
    }
    json.key("made_from")
    origin.madeFrom.write(&json)
    json.key("defaults")
    json.object { json in
      for assumed in level.assumedDefaults { json.member(assumed.key.description, assumed.value) }
    }
    json.key("hardware")
    origin.hardware.write(&json)
  }
}

extension JSONWriter {
  /// The six parameters as numbers, positive as their words have it.
  mutating func signed(_ deformity: Deformity) {
    object { json in
      for text in DeformityText.all {
        json.key(text.signedKey)
        json.number(text.parameter.unit.outside(deformity[text.parameter]))
      }
    }
  }
}
