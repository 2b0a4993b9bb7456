import Films
import Reports
import TextOutput

extension JSONWriter {
  /// The numbers of a long film by their names.
  mutating func malalignment(_ test: Malalignment) {
    key("malalignment")
    object { json in
      for value in test.values {
        json.key(value.angle.rawValue)
        json.object { json in
          json.member("value", value.value)
          json.member("sd", value.standardDeviation)
          json.member("unit", value.angle.unit)
          json.member("words", value.words)
          if let range = value.angle.normal.range {
            json.key("usual")
            json.numbers([range.lowerBound, range.upperBound])
          }
          json.member("source", value.angle.normal.source)
        }
      }
      guard let apex = test.apex else { return }
      json.key("CORA")
      json.object { json in
        json.key("at")
        json.numbers([apex.place.x, apex.place.y])
        json.key("sd")
        json.numbers([apex.standardDeviation.x, apex.standardDeviation.y])
      }
    }
  }
}
