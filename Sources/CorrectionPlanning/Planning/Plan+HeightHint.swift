import TreatmentModel

extension Plan {
  /// Heights times moments that are looked at at most: less than a tenth of a second.
  private static let mostMoments = 50_000.0
  /// So many heights are planned in full.
  private static let mostFullPlans = 3

  /// The same plan, with ``heightHint`` where there is one. It is looked for as ``Planner/plan(_:choosing:)`` does, round the height
  /// that was typed (``DesignRanges/heights(round:)``), when struts were to be chosen and have to be changed. Where struts are held, or
  /// turned in equal steps, every height has a path of its own to be searched: that takes long, and there is no hint.
  public func withHeightHint() -> Plan {
    var plan = self
    plan.heightHint = foundHeightHint
    return plan
  }

  private var foundHeightHint: HeightHint? {
    let changes = strutTimeline.changes.count
    guard changes > 0, resumption == nil, level.holds.isEmpty, level.chosenValues.isEmpty,
      level.schedule.path != .equalSteps, case .chronic(let typed) = level.mode,
      case .automatic = level.struts
    else { return nil }
    let freedom = DesignRanges(heights: DesignRanges.heights(round: typed))
    let moments = Double(duration * level.schedule.adjustmentsPerDay + 1)
    let most = max(1, Plan.mostMoments / moments)
    guard let search = try? FrameSearch(level, freedom, atMost: most),
      let cases = try? search.cases().levels
    else { return nil }
    for candidate in cases.prefix(Plan.mostFullPlans) {
      guard case .chronic(let height) = candidate.mode,
        let plan = try? Planner.plan(unchecked: candidate)
      else { continue }
      guard plan.strutTimeline.changes.count < changes else { return nil }
      if hasErrors || !plan.hasErrors {
        return HeightHint(
          neutralHeight: height, strutChanges: plan.strutTimeline.changes.count,
          visits: plan.strutTimeline.visitDays.count)
      }
    }
    return nil
  }
}
