import CorrectionPlanning
import Reports
import RigidMotion
import ScheduleReview
import TextOutput
import TreatmentModel

extension TreatmentOpinion {
  /// The `fixator-check/2` object: the limb, and what `fixator-check/1` has of a schedule for each level.
  ///
  /// - Parameters:
  ///   - understood: how the tables were read, in sentences.
  ///   - options: what the program calls its options.
  public func json(understood: [String], options: OptionNames = .none) -> String {
    var text = JSONText(isPretty: true)
    text.object { json in
      json.member("format", "fixator-check/2")
      json.member("disclaimer", disclaimer)
      json.member("case", plan.treatment.common.name)
      json.sentences("understood", understood)
      json.key("limb")
      json.list { list in
        for day in limb {
          list.item()
          list.object { day.write(&$0) }
        }
      }
      json.checks(findings, options)
      json.key("levels")
      json.list { list in
        for (plan, opinion) in zip(plan.levels, levels) {
          list.item()
          list.object { json in
            json.member("level", plan.level.id.name)
            json.member("convention", plan.level.convention.rawValue)
            opinion.writeFound(&json, options)
          }
        }
      }
    }
    return text.text
  }
}

extension LimbOpinionDay {
  fileprivate func write(_ json: inout JSONWriter) {
    json.key("day")
    json.number(day)
    json.key("pose")
    json.pose(pose)
    if let remaining {
      json.key("remaining")
      json.object { object in
        for parameter in DeformityParameter.allCases {
          object.member(parameter.name, remaining.words(parameter, digits: 6))
        }
      }
    }
    for (key, value) in [("off_mm", offDistance), ("off_deg", offAngle.map(degrees))] {
      guard let value else { continue }
      json.key(key)
      json.number(value)
    }
    if let docking { json.docking(docking) }
  }
}
