import CorrectionPlanning
import RigidMotion
import TextOutput
import TreatmentModel

extension Plan {
  /// What was found when the plan was resumed, as lines of a heading: a label and a text.
  var resumptionFacts: [(String, String)] {
    guard let resumption else { return [] }
    let date = days[0].date.map { " (\($0))" } ?? ""
    var facts = [
      ("resumed", "on day \(resumption.day)\(date), \(resumption.placeWords)"),
      ("still there", days[0].remaining.words(digits: 2)),
    ]
    if let planned = resumption.planned, resumption.behindWords != nil {
      facts.append(("planned", planned.words(digits: 2)))
    }
    return facts
      + goingOn(
        pause: resumption.pause, slow: resumption.slow, last: lastDay, planned: resumption.lastPlannedDay)
  }

  /// The members of the `resumed` object.
  func write(_ resumption: Resumption, _ json: inout JSONWriter) {
    json.key("day")
    json.number(resumption.day)
    json.member("words", resumption.placeWords)
    json.key("readings")
    json.numbers(resumption.readings)
    json.member("start", resumption.isAsSet ? "as-planned" : "as-read")
    for (key, number) in [
      ("planned_day", resumption.plannedDay), ("behind_days", resumption.behind),
      ("off_mm", resumption.offDistance), ("off_deg", degrees(resumption.offAngle)),
      ("farthest_off_mm", resumption.farthestOff), ("residual_mm", resumption.residual),
      ("slow", resumption.slow),
    ] {
      json.key(key)
      json.number(number)
    }
    json.key("pause_days")
    json.number(resumption.pause)
    for (key, deformity) in [("remaining", days[0].remaining), ("planned", resumption.planned)] {
      guard let deformity else { continue }
      json.key(key)
      json.object { json in
        for parameter in DeformityParameter.allCases {
          json.member(parameter.name, deformity.words(parameter, digits: 6))
        }
      }
    }
    json.key("last_day")
    json.number(days[duration].day)
    json.key("last_day_planned")
    json.number(resumption.lastPlannedDay)
    guard !resumption.turned.isEmpty else { return }
    json.key("turned")
    json.list { list in
      for turned in resumption.turned {
        list.item()
        list.object { turned.write(&$0) }
      }
    }
  }
}

extension RecordedInterval {
  fileprivate func write(_ json: inout JSONWriter) {
    for (key, day) in [("from_day", days.lowerBound), ("to_day", days.upperBound)] {
      json.key(key)
      json.number(day)
    }
    json.key("planned_day")
    json.number(plannedDay)
    json.member("point", point)
    for (key, length) in [("path_mm", path), ("allowed_mm", allowed)] {
      json.key(key)
      json.number(length)
    }
    json.key("exceeded")
    json.bool(isExceeded)
  }
}

extension Resumption {
  /// Where the limb is beside the plan: `3 days behind the plan: where it was to be on day 4`.
  var placeWords: String {
    let place = "where it was to be on day \(decimalDay(plannedDay))"
    let off =
      isAsSet
      ? "" : ", \(decimal(offDistance, 1)) mm and \(decimal(degrees(offAngle), 1))° from the planned way"
    return (behindWords.map { "\($0): \(place)" } ?? "as planned") + off
  }

  /// `3 days behind the plan`; nil when it is not, to a twentieth of a day.
  var behindWords: String? {
    guard abs(behind) >= 0.05 else { return nil }
    let days = decimalDay(abs(behind))
    let words = "\(days) \(days == "1" ? "day" : "days") \(behind > 0 ? "behind" : "ahead of") the plan"
    return day > lastPlannedDay
      ? "\(words), which ended on day \(lastPlannedDay), \(counted(day - lastPlannedDay, "day")) ago" : words
  }

  private func decimalDay(_ day: Double) -> String {
    let text = decimal(day, 1)
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}

/// How a plan goes on: a pause, lower rates, its end beside that of the plan before.
func goingOn(pause: Int, slow: Double, last: Int, planned: Int) -> [(String, String)] {
  var facts: [(String, String)] = []
  if pause > 0 { facts.append(("pause", counted(pause, "day") + " without a turn")) }
  if slow < 1 { facts.append(("slowed", "to \(shortest(slow)) of every rate")) }
  let later = last - planned
  let words =
    later == 0
    ? "as planned" : counted(abs(later), "day") + (later > 0 ? " later" : " sooner") + " than planned"
  facts.append(("ends", "on day \(last), \(words)"))
  return facts
}
