import RigidMotion
import TreatmentModel

/// Stages of a treatment of two levels that keep apart what its own stages bring into each other's way, level by level.
public struct TreatmentStages: Sendable {
  /// What is suggested of a level, or why nothing is.
  public struct OfLevel: Sendable {
    /// Which.
    public let level: LevelID
    /// What is in the way with the case's own stages.
    public let finding: Finding
    /// Stages behind those that are done at surgery, without the last, which leads to the target; nil where none was found.
    public let stages: [Deformity]?
    /// Where none was found.
    public let remedy: Remedy?
  }

  /// Only of levels in whose way something is.
  public let levels: [OfLevel]

  /// Looks for stages of each level that has such a finding. They are held against the whole treatment: its plan has to be without that
  /// finding at the level, and without an error that the case's own stages do not make.
  ///
  /// - Throws: ``PlanningError`` when no plan can be made of the treatment as it is, and ``PlanningError/Code/searchEnded`` when the
  ///   search is ended.
  public init(_ treatment: Treatment, watch: SearchWatch = .none) throws(PlanningError) {
    var (now, found) = (treatment, [OfLevel]())
    for index in treatment.levels.indices {
      let plan = try Planner.plan(now)
      guard plan.levels.indices.contains(index), let obstacle = plan.obstacle(index) else { continue }
      let search = StageSearch(treatment: now, plan: plan, index: index, obstacle: obstacle)
      let stages = try search.stages(watch)
      if let stages { now = search.with(stages) }
      found.append(
        OfLevel(
          level: LevelID(index), finding: obstacle, stages: stages,
          remedy: stages == nil ? try search.remedyWithoutStages() : nil))
    }
    levels = found
  }
}

extension TreatmentPlan {
  /// What is in the way of a level, and may be got out of it by stages; nil for most.
  fileprivate func obstacle(_ index: Int) -> Finding? {
    let level = levels[index]
    if let ends = level.checks.first(where: { $0.code == .boneEndsCollide }) { return ends }
    guard level.level.role == .defect else { return nil }
    return checks.first { $0.code == .dockingOffset || $0.isRimContact }
  }

  /// Errors, each with whose it is.
  fileprivate var errors: Set<String> {
    Set(
      checks.filter { $0.severity == .error }.map(\.code.rawValue)
        + levels.flatMap { plan in
          plan.checks.filter { $0.severity == .error }.map { "\(plan.level.id.index) \($0.code.rawValue)" }
        })
  }
}

extension Finding {
  /// Rims of the faces of a defect that meet before their centres do.
  fileprivate var isRimContact: Bool { code == .dockingContact && remedy == .alignBeforeDocking }
}

/// Stages of one level of a treatment.
private struct StageSearch {
  let treatment: Treatment
  let plan: TreatmentPlan
  let index: Int
  let obstacle: Finding

  /// As it is planned: behind the stages that are done at surgery.
  private var level: TreatedLevel { plan.levels[index].level }

  /// The first of those tried with which the whole treatment is free of what is in the way.
  func stages(_ watch: SearchWatch) throws(PlanningError) -> [Deformity]? {
    // The cut's level goes as the defect's stages and the limb's path have it.
    guard level.role != .cut else { return nil }
    let candidates = try self.candidates()
    let errors = plan.errors
    for (number, stages) in candidates.enumerated() {
      let progress = SearchWatch.Progress(
        number, of: candidates.count, "orders of stages of the \(LevelID(index).name) level")
      guard watch.goesOn(progress) else {
        throw PlanningError(ended: progress, "none of them is free of what is in the way")
      }
      // An order that the frame cannot follow is none; what bone ends do by themselves is seen sooner than a whole plan is made.
      if obstacle.code == .boneEndsCollide, (try? StageOrder.isFree(level, stages)) != true { continue }
      guard let other = try? Planner.plan(with(stages)), other.obstacle(index) == nil,
        other.errors.isSubset(of: errors)
      else { continue }
      return stages
    }
    return nil
  }

  private func candidates() throws(PlanningError) -> [[Deformity]] {
    guard obstacle.code != .boneEndsCollide else {
      // What is set may bring the ends together where the exact path does not: no order of stages is for that.
      return try StageOrder.isFree(level, level.schedule.stages) ? [] : StageOrder.candidates(level)
    }
    // Faces that are in line before they meet, and close straight then: as late as will do.
    return [0.25, 0.5, 0.75, 1].map { share in
      var aligned = level.target
      aligned.axialTranslation += share * (level.deformity.axialTranslation - level.target.axialTranslation)
      return [aligned.rounded]
    }
  }

  /// The treatment with other stages behind those that are done at surgery.
  func with(_ stages: [Deformity]) -> Treatment {
    var other = treatment
    let schedule = other.levels[index].schedule
    other.levels[index].schedule.stages = schedule.stages.prefix(max(0, schedule.acuteStages)) + stages
    return other
  }

  func remedyWithoutStages() throws(PlanningError) -> Remedy? {
    guard level.role != .cut else { return .changeDefectOrLimb }
    guard obstacle.code == .boneEndsCollide else {
      if case .transport(let transport) = treatment.motion, transport.limbTarget != nil {
        return .stagesOrLimbTarget
      }
      return .otherDockingTarget
    }
    return try StageOrder.isFree(level, level.schedule.stages)
      ? nil : try StageOrder.remedyWithoutOrder(unchecked: level)
  }
}

extension Deformity {
  /// Its numbers as somebody types them: to a tenth of a millimetre.
  fileprivate var rounded: Deformity {
    var rounded = self
    rounded.axialTranslation = (axialTranslation * 10).rounded() / 10
    return rounded
  }
}
