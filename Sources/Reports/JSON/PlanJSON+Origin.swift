import CorrectionPlanning
import TextOutput
import TreatmentModel

extension JSONWriter {
  /// `rates` of a plan that says what it was made from.
  mutating func rates(_ paths: [DailyPaths]) {
    key("rates")
    list { list in
      for path in paths {
        list.item()
        list.object { json in
          json.member("name", path.name)
          json.member("rate_mm", path.rate)
          if let compression = path.compression {
            json.member("compression_rate_mm", compression.rate)
            json.key("compression_from_day")
            json.number(compression.firstDay)
          }
          json.key("daily_mm")
          // Nothing is turned on the first day.
          json.numbers([0] + path.lengths)
        }
      }
    }
  }

  /// `made_from`, `defaults` and `hardware`.
  mutating func origin(_ origin: PlanOrigin, _ defaults: [AssumedDefault]) {
    key("made_from")
    origin.madeFrom.write(&self)
    key("defaults")
    object { json in
      for assumed in defaults { json.member(assumed.key.description, assumed.value) }
    }
    key("hardware")
    origin.hardware.write(&self)
  }

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
