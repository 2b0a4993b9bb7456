import CorrectionPlanning
import HexapodKinematics
import Reports
import TextOutput
import TreatmentModel

extension Comparison {
  /// A `fixator-compare/1` object.
  public var json: String {
    var text = JSONText(isPretty: true)
    text.object { json in
      json.member("format", "fixator-compare/1")
      json.member("disclaimer", disclaimer)
      json.key("keys")
      json.list { list in
        for difference in keys {
          list.item()
          list.object { json in
            json.member("key", difference.key)
            if let one = difference.one { json.member("one", one) }
            if let other = difference.other { json.member("other", other) }
          }
        }
      }
      for (name, side, isFirst) in [("one", one, true), ("other", other, false)] {
        json.key(name)
        json.object { write(side, isFirst, to: &$0) }
      }
      json.key("found_in_both")
      json.list { list in for finding in changedFindings { list.finding(finding) } }
      guard let struts else { return }
      if let firstDay {
        json.key("first_day")
        json.number(firstDay)
      }
      json.key("struts")
      json.list { list in
        for strut in struts {
          list.item()
          list.object { json in
            json.member("level", strut.level.name)
            json.key("strut")
            json.number(strut.strut.rawValue)
            json.member("most_mm", strut.most)
            json.key("day")
            json.number(strut.day)
          }
        }
      }
    }
    return text.text
  }

  private func write(_ side: Side, _ isFirst: Bool, to json: inout JSONWriter) {
    json.member("name", side.name)
    if let refusal = side.refusal { json.member("refusal", refusal) }
    guard let plan = side.plan else { return }
    json.key("days")
    json.number(plan.duration)
    json.key("visit_days")
    json.numbers(plan.visitDays.map(Double.init))
    json.key("strut_changes")
    json.number(plan.levels.reduce(0) { $0 + $1.strutTimeline.changes.count })
    json.member("max_error_mm", plan.levels.map(\.largestErrorDistance).max() ?? 0)
    json.member(
      "max_error_deg", QuantityUnit.degrees.outside(plan.levels.map(\.largestErrorAngle).max() ?? 0))
    json.key("found_here_alone")
    json.list { list in for finding in findings(ofFirst: isFirst) { list.finding(finding) } }
  }
}

extension JSONWriter {
  fileprivate mutating func finding(_ found: PlacedFinding) {
    let finding = found.finding
    item()
    object { json in
      if let place = found.place { json.member("level", place) }
      json.member("code", finding.code.rawValue)
      json.member("severity", finding.severity.rawValue)
      json.member("message", finding.message(.fixator))
    }
  }
}
