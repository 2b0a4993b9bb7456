import Reports
import TextOutput

extension VerificationRecord {
  /// A `fixator-verification/1` object.
  package func json(version: String) -> String {
    var text = JSONText(isPretty: true)
    text.object { json in
      json.member("format", "fixator-verification/1")
      json.member("disclaimer", disclaimer)
      json.member("program", "fixator \(version)")
      json.member("scope", VerificationRecord.scope)
      json.key("holds")
      json.bool(holds)
      json.key("software_error")
      json.list { list in
        for error in softwareErrors {
          list.item()
          list.object { json in
            json.member("part", error.name)
            if error.distance.count > 0 {
              json.member("worst_mm", error.distance.worst)
              json.member("mean_mm", error.distance.mean)
            }
            if error.angle.count > 0 {
              json.member("worst_deg", error.angle.worst)
              json.member("mean_deg", error.angle.mean)
            }
          }
        }
      }
      json.key("scenarios")
      json.list { list in
        for outcome in outcomes {
          list.item()
          list.object { VerificationRecord.write(outcome, to: &$0) }
        }
      }
    }
    return text.text
  }

  private static func write(_ outcome: Scenario.Outcome, to json: inout JSONWriter) {
    json.member("scenario", outcome.name)
    json.member("kind", outcome.kind.rawValue)
    json.key("holds")
    json.bool(outcome.holds)
    if let failure = outcome.failure { json.member("failure", failure) }
    json.key("figures")
    json.list { list in
      for figure in outcome.figures {
        list.item()
        list.object { json in
          json.member("requirement", figure.requirement.rawValue)
          json.member("what", figure.what)
          json.member("unit", figure.unit.rawValue)
          json.member("worst", figure.spread.worst)
          json.member("mean", figure.spread.mean)
          json.key("count")
          json.number(figure.spread.count)
          json.member("tolerance", figure.tolerance)
          json.member("source", figure.source)
          json.key("holds")
          json.bool(figure.holds)
        }
      }
    }
  }
}
