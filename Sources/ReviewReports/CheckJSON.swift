import CorrectionPlanning
import HexapodKinematics
import Reports
import RigidMotion
import ScheduleReview
import TextOutput
import TreatmentModel

extension SecondOpinion {
  /// The `fixator-check/1` object.
  ///
  /// - Parameters:
  ///   - understood: how the schedule's table was read, in sentences.
  ///   - options: what the program calls its options.
  public func json(understood: [String], options: OptionNames = .none) -> String {
    var text = JSONText(isPretty: true)
    text.object { json in
      for (key, text) in [
        ("format", "fixator-check/1"), ("disclaimer", disclaimer), ("case", level.name),
        ("convention", level.convention.rawValue),
      ] { json.member(key, text) }
      json.sentences("understood", understood)
      writeFound(&json, options)
    }
    return text.text
  }

  /// The days, and what was found.
  func writeFound(_ json: inout JSONWriter, _ options: OptionNames) {
    json.key("days")
    json.list { list in
      for day in days {
        list.item()
        list.object { write(day, &$0) }
      }
    }
    json.checks(findings, options)
    if let comparison { write(comparison, &json) }
    if let planFailure { json.member("no_plan", planFailure.words(options)) }
    if let identification { identification.write(&json) }
  }

  private func write(_ day: OpinionDay, _ json: inout JSONWriter) {
    json.key("day")
    json.number(day.day)
    if clock.parts > 1 {
      json.key("part")
      json.number(day.part)
    }
    if let date = day.date { json.member("date", date.description) }
    json.key("set")
    json.numbers(day.readings)
    json.member("status", day.outcome.word)
    guard day.isFound else { return }
    json.key("pose")
    json.pose(day.pose)
    if let remaining = day.remaining {
      json.key("remaining")
      json.object { object in
        for parameter in DeformityParameter.allCases {
          object.member(parameter.name, remaining.words(parameter, digits: 6))
        }
      }
    }
    json.key("stiffness")
    json.number(day.stiffness)
    if let gap = day.boneGap {
      json.key("bone_gap_mm")
      json.number(gap)
    }
    guard !day.travels.isEmpty else { return }
    for (key, value) in [("rates_mm", \PointTravel.perDay), ("paths_mm", \PointTravel.total)] {
      json.key(key)
      json.object { object in
        for travel in day.travels {
          object.key(travel.name == PointAtRisk.rimName ? "rim" : travel.name)
          object.number(travel[keyPath: value])
        }
      }
    }
  }

  private func write(_ comparison: PlanComparison, _ json: inout JSONWriter) {
    json.key("plan_comparison")
    json.object { object in
      for (key, number) in [
        ("plan_days", comparison.planDuration), ("schedule_days", comparison.scheduleDuration),
      ] {
        object.key(key)
        object.number(number)
      }
      object.key("days")
      object.list { list in
        for day in comparison.days {
          list.item()
          list.object { entry in
            entry.key("day")
            entry.number(day.day)
            entry.key("differences_mm")
            entry.numbers(day.differences)
            for (key, value) in [("pose_mm", day.distance), ("pose_deg", day.angle.map(degrees))] {
              guard let value else { continue }
              entry.key(key)
              entry.number(value)
            }
          }
        }
      }
    }
  }
}

extension JSONWriter {
  /// A list of sentences.
  mutating func sentences(_ key: StaticString, _ sentences: [String]) {
    self.key(key)
    list { list in
      for sentence in sentences {
        list.item()
        list.string(sentence)
      }
    }
  }

  /// Findings in their order.
  mutating func checks(_ findings: [Finding], _ options: OptionNames) {
    key("checks")
    list { list in
      for finding in findings {
        list.item()
        list.object { finding.write(&$0, options) }
      }
    }
  }
}

extension Finding {
  fileprivate func write(_ json: inout JSONWriter, _ options: OptionNames) {
    json.member("code", code.rawValue)
    json.member("severity", severity.rawValue)
    if let day {
      json.key("day")
      json.number(day)
    }
    if let part {
      json.key("part")
      json.number(part)
    }
    if !struts.isEmpty {
      json.key("struts")
      json.numbers(struts.map { Double($0.number.rawValue) })
    }
    json.finding(value: value, limit: limit, unit, message(options))
  }
}

extension Identification {
  /// Candidates that are written.
  static let shown = 20

  fileprivate func write(_ json: inout JSONWriter) {
    json.member("verdict", verdict.word)
    json.key("identified")
    json.list { list in
      for candidate in ranking.prefix(Identification.shown) {
        list.item()
        list.object { entry in
          entry.key("hypothesis")
          entry.object { object in
            for (key, text) in candidate.hypothesis.words { object.member(key, text) }
          }
          if !candidate.twins.isEmpty {
            entry.key("same_as")
            entry.list { list in
              for twin in candidate.twins {
                list.item()
                list.object { object in
                  for (key, text) in twin.words { object.member(key, text) }
                }
              }
            }
          }
          entry.key("rms_mm")
          entry.number(candidate.rms)
        }
      }
    }
  }
}

extension Identification.Verdict {
  /// The word in files.
  var word: String {
    switch self {
    case .told: "told"
    case .cannotTell: "cannot-tell"
    case .noneExplains: "none-explains"
    }
  }
}

extension ScheduleHypothesis {
  /// Keys and values as in files.
  var words: [(String, String)] {
    [
      ("convention", convention.rawValue), ("side", limb.side.rawValue),
      ("reference", limb.reference.rawValue),
      ("struts", numbering.words),
    ]
  }
}

extension PlanningError {
  /// The key that it is about, and what it says.
  fileprivate func words(_ options: OptionNames) -> String {
    "\(key.map { "\($0): " } ?? "")\(message(options))"
  }
}
