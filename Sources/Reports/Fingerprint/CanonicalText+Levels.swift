import CorrectionPlanning
import TreatmentModel

extension CanonicalText {
  /// What the plan of several levels is made from: every level as it is when the middle ring's place is known to both, where it was
  /// resumed with the readings of that day, and what they share beyond that.
  mutating func add(_ plan: TreatmentPlan) { add(plan.treatment, plan.levels) { $0.add($1) } }

  /// What a treatment of several levels states, and how uncertain it is.
  mutating func add(_ treatment: Treatment) {
    add(treatment, treatment.levels.indices.compactMap { treatment[LevelID($0)] }) { $0.add($1) }
    for key in treatment.common.standardDeviations.keys.sorted() {
      add("standardDeviations[\(key)]", treatment.common.standardDeviations[key] ?? 0)
    }
    if let covariance = treatment.common.covariance { add(covariance) }
  }

  private mutating func add<Stated>(
    _ treatment: Treatment, _ levels: [Stated], _ write: (inout CanonicalText, Stated) -> Void
  ) {
    add("format", "fixator-case/1, levels")
    for level in levels {
      section("levels") { write(&$0, level) }
    }
    // What was done at surgery is over in a level that is planned.
    for level in treatment.levels { add("acuteStages", level.schedule.acuteStages) }
    for middle in treatment.levels.middles {
      section("middle") { text in
        text.add("length", middle.length)
        text.add("ap", middle.ap)
        text.add("lateral", middle.lateral)
      }
    }
    guard case .transport(let transport) = treatment.motion else { return }
    section("transport") { text in
      text.add("travels", transport.travels.rawValue)
      text.add("shortness", transport.shortness)
      if let target = transport.limbTarget { text.section("limbTarget") { $0.add(target) } }
      if let then = transport.then { text.section("then") { $0.add(then) } }
    }
  }
}
