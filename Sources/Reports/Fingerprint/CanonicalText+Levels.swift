import CorrectionPlanning
import TreatmentModel

extension CanonicalText {
  /// What the plan of several levels is made from: every level as it is when the middle ring's place is known to both, and what
  /// they share beyond that.
  mutating func add(_ plan: TreatmentPlan) {
    add("format", "fixator-case/1, levels")
    for level in plan.levels {
      section("levels") { text in
        text.add(level.level)
        let schedule = level.level.schedule
        if let rate = schedule.approachRate { text.add("approachRate", rate) }
        text.add("compressionRate", schedule.compressionRate)
      }
    }
    for level in plan.treatment.levels {
      add("acuteStages", level.schedule.acuteStages)
      switch level.starts {
      case .afterDay(let day): add("starts", day)
      case .after(let other): add("startsAfter", other.index)
      }
    }
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
