import DeformityCorrection
import Hexapod
import RigidMotion

/// What every output says.
public let disclaimer = "for research, teaching and checking; not a medical device"

extension Plan {
  /// The `fixator-plan/1` object; on one line unless it is for people.
  public func json(isPretty: Bool) -> String {
    var writer = JSONWriter(isPretty: isPretty)
    writer.object { json in
      let limb = correctionCase.limb
      let texts = [
        ("format", "fixator-plan/1"), ("disclaimer", disclaimer), ("case", correctionCase.name),
        ("side", limb.side.rawValue),
        ("bone", correctionCase.bone), ("reference", limb.reference.rawValue),
        ("mode", correctionCase.frame.mode.word),
        ("convention", correctionCase.convention.rawValue),
        ("fingerprint", CaseFingerprint(self).description),
      ]
      for (key, text) in texts { json.member(key, text) }
      json.key("convention_spread_deg")
      json.number(degrees(conventionSpread))
      json.key("struts")
      json.list { list in
        for strut in struts {
          list.item()
          list.string(strut.name)
        }
      }
      writeStrutChanges(&json)
      json.key("summary")
      json.object { summary(&$0) }
      if let resumption {
        json.key("resumed")
        json.object { write(resumption, &$0) }
      }
      json.key("days")
      json.list { list in
        for day in days {
          list.item()
          list.object { self.day(day, &$0) }
        }
      }
      timeline.write(&json)
      json.key("checks")
      json.list { list in
        for check in checks {
          list.item()
          list.object { check.write(&$0) }
        }
      }
    }
    return writer.text + "\n"
  }

  private func summary(_ json: inout JSONWriter) {
    json.key("days")
    json.number(duration)
    if let first = firstTurn?.date, let last = days[duration].date {
      json.member("first_turn", first.description)
      json.member("last_turn", last.description)
    }
    json.key("strut_changes")
    json.number(strutTimeline.changes.count)
    json.key("visits")
    json.number(strutTimeline.visitDays.count)
    json.key("max_error_mm")
    json.number(largestErrorDistance)
    json.key("max_error_deg")
    json.number(degrees(largestErrorAngle))
  }

  private func day(_ day: PlanDay, _ json: inout JSONWriter) {
    json.key("day")
    json.number(day.day)
    if let date = day.date { json.member("date", date.description) }
    json.key("exact")
    json.numbers(day.exact)
    json.key("set")
    json.numbers(day.set)
    json.key("turns")
    json.numbers(day.turns.map(Double.init))
    writeNutTurns(day, &json)
    json.key("pose")
    json.pose(day.pose)
    json.key("remaining")
    json.object { remaining in
      for parameter in DeformityParameter.allCases {
        remaining.member(parameter.rawValue, day.remaining.words(parameter, digits: 6))
      }
    }
    for (key, value) in [
      ("error_mm", day.errorDistance), ("error_deg", degrees(day.errorAngle)), ("stiffness", day.stiffness),
    ] {
      json.key(key)
      json.number(value)
    }
    if let shortfall = day.shortfall { write(shortfall, &json) }
    guard !day.adjustments.isEmpty else { return }
    json.key("adjustments")
    json.list { list in
      for adjustment in day.adjustments {
        list.item()
        list.object { json in
          json.key("part")
          json.number(adjustment.part)
          json.key("set")
          json.numbers(adjustment.set)
        }
      }
    }
  }

  private func write(_ shortfall: Shortfall, _ json: inout JSONWriter) {
    for (key, struts) in [("held", shortfall.held), ("at_range_end", shortfall.atRangeEnd)]
    where !struts.isEmpty {
      json.key(key)
      json.numbers(struts.map(Double.init))
    }
    for (key, value) in [("lost_mm", shortfall.distance), ("lost_deg", degrees(shortfall.angle))] {
      json.key(key)
      json.number(value)
    }
  }
}

extension Check {
  fileprivate func write(_ json: inout JSONWriter) {
    json.member("code", code.rawValue)
    json.member("severity", severity.rawValue)
    for (key, number) in [("day", day), ("strut", strut)] {
      guard let number else { continue }
      json.key(key)
      json.number(number)
    }
    if struts.count > 1 {
      json.key("struts")
      json.numbers(struts.map(Double.init))
    }
    for (key, number) in [("value", value), ("limit", limit)] {
      guard let number else { continue }
      json.key(key)
      json.number(number)
    }
    if !unit.isEmpty { json.member("unit", unit) }
    json.member("message", message)
  }
}

extension JSONWriter {
  mutating func member(_ key: String, _ text: String) {
    self.key(key)
    string(text)
  }
}

extension SIMD3<Double> {
  var list: [Double] { [x, y, z] }
}
