import CorrectionPlanning
import TreatmentModel

extension CanonicalText {
  /// What the plan of several levels is made from: every level as it is when the middle ring's place is known to both, and what
  /// they share beyond that.
  mutating func add(_ plan: TreatmentPlan) {
    add("format", "fixator-case/1, levels")
    for level in plan.levels {
      section("levels") { $0.add(level) }
    }
    // What was done at surgery is over in a level that is planned.
    for level in plan.treatment.levels { add("acuteStages", level.schedule.acuteStages) }
    for middle in plan.treatment.levels.middles {
      section("middle") { text in
        text.add("length", middle.length)
        text.add("ap", middle.ap)
        text.add("lateral", middle.lateral)
      }
    }
    guard case .transport(let transport) = plan.treatment.motion else { return }
    section("transport") { text in
      text.add("travels", transport.travels.rawValue)
      text.add("shortness", transport.shortness)
      if let target = transport.limbTarget { text.section("limbTarget") { $0.add(target) } }
      if let then = transport.then { text.section("then") { $0.add(then) } }
    }
  }
}
