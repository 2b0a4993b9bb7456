import CorrectionPlanning
import RigidMotion
import TextOutput
import TreatmentModel

extension TreatmentPlan {
  /// The `fixator-plan/2` object: the limb, and what `fixator-plan/1` has of a plan for each level.
  public func json(isPretty: Bool, options: OptionNames = .none) -> String {
    var text = JSONText(isPretty: isPretty)
    text.object { write(&$0, options) }
    return text.text
  }

  private func write(_ json: inout JSONWriter, _ options: OptionNames) {
    json.member("format", "fixator-plan/2")
    json.member("disclaimer", disclaimer)
    json.member("case", treatment.common.name)
    json.member("side", treatment.common.side.rawValue)
    json.member("bone", treatment.common.bone)
    json.member("fingerprint", CaseFingerprint(self).description)
    switch treatment.motion {
    case .independent: json.member("motion", "independent")
    case .transport(let transport):
      json.member("motion", "transport")
      json.member("travels", transport.travels.rawValue)
    }
    json.key("summary")
    json.object { json in
      json.key("days")
      json.number(duration)
      json.key("strut_changes")
      json.number(levels.reduce(0) { $0 + $1.strutTimeline.changes.count })
      json.key("visits")
      json.number(visitDays.count)
      if let limb { limb.writeSummary(&json) }
    }
    if let limb {
      json.key("limb")
      json.list { list in
        for day in limb.days {
          list.item()
          list.object { day.write(&$0) }
        }
      }
    }
    json.key("checks")
    json.list { list in
      for check in checks {
        list.item()
        list.object { check.write(&$0, options) }
      }
    }
    json.key("levels")
    json.list { list in
      for plan in levels {
        list.item()
        list.object { json in
          json.member("level", plan.level.id.name)
          plan.writeOwn(&json, options, nil)
        }
      }
    }
  }
}

extension LimbCourse {
  fileprivate func writeSummary(_ json: inout JSONWriter) {
    if let contactDay {
      json.key("contact_day")
      json.number(contactDay)
    }
    for (key, spread, scale) in [
      ("limb_error_mm", distanceSpread, 1.0), ("limb_error_deg", angleSpread, degrees(1)),
    ] {
      json.key(key)
      json.object { json in
        json.member("mean", spread.mean * scale)
        json.member("max", spread.largest * scale)
      }
    }
  }
}

extension LimbCourse.Day {
  fileprivate func write(_ json: inout JSONWriter) {
    json.key("day")
    json.number(day)
    json.key("pose")
    json.pose(pose)
    if let remaining {
      json.key("remaining")
      json.deformity(remaining)
    }
    json.member("error_mm", errorDistance)
    json.member("error_deg", degrees(errorAngle))
    guard let docking else { return }
    json.key("docking")
    json.object { json in
      json.member("gap_mm", docking.gap)
      json.member("ap_offset_mm", docking.apOffset)
      json.member("lateral_offset_mm", docking.lateralOffset)
      json.member("angle_deg", degrees(docking.angle))
    }
  }
}
