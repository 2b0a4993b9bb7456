import CorrectionPlanning
import RigidMotion
import TextOutput

extension TreatmentPlan {
  /// What was found of the limb when the plan was resumed, as lines of a heading: a label and a text.
  var resumptionFacts: [(String, String)] {
    guard let resumption else { return [] }
    let date = levels[0].days[0].date.map { " (\($0))" } ?? ""
    let places = levels.compactMap { level in
      level.resumption.map { "\(level.level.id.name) frame \($0.placeWords)" }
    }
    var facts = [("resumed", "on day \(resumption.day)\(date): \(places.joined(separator: "; "))")]
    if let off = resumption.offPath {
      facts.append(
        ("limb today", "\(decimal(off.distance, 1)) mm and \(decimal(degrees(off.angle), 1))° from its path"))
    }
    return facts
      + goingOn(
        pause: resumption.pause, slow: resumption.slow, last: levels[0].lastDay,
        planned: resumption.lastPlannedDay)
  }
}
