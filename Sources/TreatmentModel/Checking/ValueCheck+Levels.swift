import TextOutput

/// How the levels of a treatment go together.
extension ValueCheck {
  mutating func levels(of treatment: Treatment) {
    guard treatment.levels.count > 1 else { return aloneLevel(of: treatment) }
    for (index, middle) in treatment.levels.middles.enumerated() {
      let property = "levels.middles[\(index)]"
      number(middle.length, CaseKey(.middle, .length), property + ".length")
      number(middle.ap, CaseKey(.middle, .ap), property + ".ap")
      number(middle.lateral, CaseKey(.middle, .lateral), property + ".lateral")
    }
    motion(of: treatment)
    for index in treatment.levels.indices {
      level = LevelID(index)
      start(index, treatment.levels)
      followed(index, treatment.levels)
      ownMotion(treatment.levels[index], LevelID(index), treatment.motion)
      let (often, first) = (
        treatment.levels[index].schedule.adjustmentsPerDay, treatment.levels[0].schedule.adjustmentsPerDay
      )
      if often != first {
        add(
          .doesNotBelong, CaseKey(.schedule, .adjustmentsPerDay), "schedule.adjustmentsPerDay",
          "the struts of all levels are turned equally often", found: String(often), allowed: String(first))
      }
    }
    level = nil
  }

  /// What says how levels go together says nothing where there is one.
  private mutating func aloneLevel(of treatment: Treatment) {
    let only = treatment.levels[0]
    func add(_ check: inout ValueCheck, _ key: CaseKey, _ property: String, _ found: String) {
      check.add(
        .doesNotBelong, key, property, "this belongs to a treatment of several levels", found: found)
    }
    if treatment.motion != .independent { add(&self, .top(.motion), "motion", "transport") }
    if only.starts != .atOnce { add(&self, .top(.starts), "starts", "a later start") }
    if only.followed != nil { add(&self, .top(.mounting), "followed", "a ring that a neighbour states") }
    if only.schedule.acuteStages > 0 {
      add(&self, CaseKey(.schedule, .stages), "schedule.acuteStages", String(only.schedule.acuteStages))
    }
    for (index, structure) in only.structuresAtRisk.enumerated() where structure.spansLimb {
      add(
        &self, CaseKey(.structuresAtRisk, .from, entry: index + 1), "structuresAtRisk[\(index)].spansLimb",
        "true")
    }
    rates(only.schedule, "this belongs to transport")
  }

  /// What only the level of a defect says.
  private mutating func rates(_ schedule: Schedule, _ message: String) {
    if let approach = schedule.approachRate {
      add(
        .doesNotBelong, CaseKey(.schedule, .approachRate), "schedule.approachRate", message,
        found: shortest(approach))
    }
    if schedule.compressionRate != Schedule().compressionRate {
      add(
        .doesNotBelong, CaseKey(.schedule, .compressionRate), "schedule.compressionRate", message,
        found: shortest(schedule.compressionRate))
    }
  }

  private mutating func motion(of treatment: Treatment) {
    guard case .transport(let transport) = treatment.motion else { return }
    if treatment.levels.count != 2 {
      add(
        .doesNotBelong, .top(.motion), "motion", "a fragment is carried between two cuts",
        found: counted(treatment.levels.count, "level"), allowed: "2 levels")
    }
    let property = "motion"
    number(transport.shortness, CaseKey(.limbNow, .axialTranslation), property + ".shortness")
    if let target = transport.limbTarget {
      deformity(target, .limbTarget, entry: nil, property + ".limbTarget")
    }
    if let then = transport.then { deformity(then, .thenLimbTarget, entry: nil, property + ".then") }
    let defect = transport.defectLevel.index
    if transport.limbTarget != nil, treatment.levels.indices.contains(defect),
      !treatment.levels[defect].schedule.stages.isEmpty
    {
      add(
        .doesNotBelong, .top(.limbTarget), property + ".limbTarget",
        "the limb goes its own way beside one stage of the fragment alone",
        found: "stages of levels[\(defect)]")
    }
  }

  private mutating func start(_ index: Int, _ levels: Levels) {
    switch levels[index].starts {
    case .afterDay(let day): whole(day, .top(.starts), "starts")
    case .after(let other):
      guard levels.indices.contains(other.index) else {
        return add(
          .outOfRange, .top(.starts), "starts", "there is no such level", found: "levels[\(other.index)]",
          allowed: "levels[0] to levels[\(levels.count - 1)]")
      }
      var (next, steps) = (other.index, 0)
      while next != index, steps < levels.count, case .after(let before) = levels[next].starts,
        levels.indices.contains(before.index)
      {
        (next, steps) = (before.index, steps + 1)
      }
      if next == index {
        add(
          .doesNotBelong, .top(.starts), "starts",
          "a level cannot start after itself, nor each after the other",
          found: "after levels[\(other.index)]")
      }
    }
  }

  /// The ring on the followed fragment is one of two levels, and the other one states where it is.
  private mutating func followed(_ index: Int, _ levels: Levels) {
    let level = levels[index]
    guard let followed = level.followed else { return }
    let end = followed == .reference ? level.reference : level.reference.opposite
    let key: CaseKey = followed == .reference ? .top(.mounting) : CaseKey(.frame, .movingMounting)
    let neighbour = index + (end == .proximal ? -1 : 1)
    guard levels.indices.contains(neighbour) else {
      return add(
        .missing, key, "followed", "no other level has this ring: its place must be stated here",
        found: "nothing")
    }
    if followed == .moving {
      guard case .ringsFirst = level.mode else {
        return add(
          .doesNotBelong, key, "followed", "the place of the moving ring follows from this mode",
          found: level.mode.word, allowed: "rings-first")
      }
    }
    if index > neighbour, levels[neighbour].followedEnd == end.opposite {
      add(
        .missing, key, "followed", "both levels leave the place of the ring between them to the other",
        found: "nothing")
    }
  }

  /// In transport the cut has no motion of its own.
  private mutating func ownMotion(_ level: Level, _ id: LevelID, _ motion: LevelMotion) {
    guard case .transport(let transport) = motion else {
      return rates(level.schedule, "this belongs to transport")
    }
    if level.starts != .atOnce {
      add(
        .doesNotBelong, .top(.starts), "starts",
        "in transport both levels move together, from the first day on",
        found: "a later start")
    }
    guard id == transport.cutLevel else { return }
    let message =
      "this level has the fresh cut, whose motion follows from the defect's level: it has none of its own"
    rates(level.schedule, message)
    let schedule = "schedule"
    if level.deformity != Deformity() {
      add(.doesNotBelong, .top(.deformity), "deformity", message, found: "a deformity")
    }
    if level.target != Deformity() {
      add(.doesNotBelong, .top(.target), "target", message, found: "a target")
    }
    if !level.schedule.stages.isEmpty {
      add(
        .doesNotBelong, CaseKey(.schedule, .stages), "\(schedule).stages", message,
        found: counted(level.schedule.stages.count, "stage"))
    }
  }
}

extension Level {
  /// The end whose ring's place the neighbour there states.
  fileprivate var followedEnd: FragmentEnd? {
    followed.map { $0 == .reference ? reference : reference.opposite }
  }
}
