import HexapodKinematics
import RigidMotion
import TextOutput
import TreatmentModel

/// The levels of a treatment with the middle ring's place on its fragment known to both: what one states or has as its outcome, the
/// other follows (MODEL section 12).
struct SettledLevels {
  /// From proximal to distal; each is whole by itself.
  private(set) var levels: [TreatedLevel]
  /// Of the same levels.
  private(set) var frames: [MountedFrame]
  /// Of each middle ring that two levels state, what the two statements differ by.
  private(set) var findings: [Finding] = []
  /// Of each level, where the fragment is before surgery and between the stages that are done then; empty without any.
  private(set) var beforeSurgery: [[Deformity]] = []

  /// - Throws: ``PlanningError`` when a level makes no usable frame, or neither level says where the middle ring is.
  init(_ treatment: Treatment) throws(PlanningError) {
    var stated: [TreatedLevel] = []
    for index in treatment.levels.indices {
      guard var level = treatment[LevelID(index)] else { throw PlanningError(.joint(LevelID(index))) }
      beforeSurgery.append(level.deformitiesOfSurgery)
      try level.doAcuteStages()
      stated.append(level)
    }
    (levels, frames) = (stated, [])
    guard levels.count == 2, let middle = treatment.levels.middles.first else {
      for level in stated { frames.append(try level.frame()) }
      return
    }
    let side = treatment.common.side
    let step = middle.proximalFromDistal(side)
    switch (levels[0].own.followed, levels[1].own.followed) {
    case (nil, nil):
      for level in levels { frames.append(try level.frame()) }
      let ends = (levels[0].place(of: .distal, frames[0]), levels[1].place(of: .proximal, frames[1]))
      compare(ends.0, step * ends.1, side)
    case (nil, _?):
      let first = try levels[0].frame()
      try levels[1].follow(step.inverse * levels[0].place(of: .distal, first), .proximal)
      frames = [first, try levels[1].frame()]
    case (_?, nil):
      let second = try levels[1].frame()
      try levels[0].follow(step * levels[1].place(of: .proximal, second), .distal)
      frames = [try levels[0].frame(), second]
    case (_?, _?):
      throw PlanningError(
        .frameUnusable, key: .top(.mounting),
        "neither level says where the middle ring is on its fragment; state it at one of them")
    }
  }

  /// The same with every rate this share of what it was.
  ///
  /// - Parameter defect: the level of a transport that docks.
  func slowed(by share: Double, defect: LevelID?) -> SettledLevels {
    var slowed = self
    slowed.levels = levels.map { $0.slowed(by: share, docks: $0.id == defect) }
    return slowed
  }

  /// Two statements of one place: the proximal level's counts, and what they differ by is said.
  private mutating func compare(_ one: RigidTransform, _ other: RigidTransform, _ side: Side) {
    let limits = levels[0].limits
    let apart = (one.translation - other.translation).norm
    let turned = (one.rotation.inverse * other.rotation).angle
    guard apart > limits.readingDisagreement || turned > limits.lostAngle else { return }
    let differences =
      if let a = Mounting(fragmentFromRing: one, side), let b = Mounting(fragmentFromRing: other, side) {
        MountingParameter.allCases.map { parameter in
          "\(parameter.word.spaced) \(decimal(parameter.unit.outside(b[parameter] - a[parameter]), 2)) "
            + (parameter.unit == .degrees ? "°" : "mm")
        }.joined(separator: ", ")
      } else {
        "\(decimal(apart, 2)) mm and \(decimal(degrees(turned), 2))°"
      }
    let isAngle = turned / limits.lostAngle > apart / limits.readingDisagreement
    findings.append(
      Finding(
        .inputsDisagree, .error, value: isAngle ? degrees(turned) : apart,
        limit: isAngle ? degrees(limits.lostAngle) : limits.readingDisagreement,
        unit: isAngle ? "deg" : "mm",
        what:
          "both levels say where the middle ring is on the middle fragment, and the distal level's place differs from the proximal "
          + "level's: \(differences)"))
  }
}

extension TreatedLevel {
  /// Its frame, with errors that name the level's keys.
  fileprivate func frame() throws(PlanningError) -> MountedFrame {
    do throws(PlanningError) {
      return try MountedFrame(unchecked: self)
    } catch {
      throw error.at(id)
    }
  }

  /// The place of one of its rings on the fragment that carries it, seen from the level's point there.
  func place(of end: FragmentEnd, _ frame: MountedFrame) -> RigidTransform {
    limb.reference == end ? frame.fragmentFromReferenceRing : frame.fragmentFromMovingRing
  }

  /// Takes over where a ring is on its fragment.
  fileprivate mutating func follow(_ place: RigidTransform, _ end: FragmentEnd) throws(PlanningError) {
    let isReference = limb.reference == end
    guard isReference == (own.followed == .reference) else {
      throw PlanningError(
        .frameUnusable, key: CaseKey(isReference ? .movingMounting : .mounting, .axialOffset).at(id),
        "this level must say where its \(end.opposite.rawValue) ring is; only the middle ring is the other level's to state"
      )
    }
    guard let mounting = Mounting(fragmentFromRing: place, limb.side) else {
      throw PlanningError(
        .frameUnusable, key: .top(.mounting),
        "the middle ring would lie with its proximal side turned distally")
    }
    if isReference {
      self.mounting = mounting
    } else if case .ringsFirst(_, let readings) = mode {
      mode = .ringsFirst(movingMounting: mounting, readings: readings)
    }
  }

  /// From where the stages that are done at surgery lead away, one after another.
  fileprivate var deformitiesOfSurgery: [Deformity] {
    Array(([deformity] + schedule.stages).prefix(min(max(schedule.acuteStages, 0), schedule.stages.count)))
  }

  /// Goes to where the stages that are done at surgery lead: day 0 begins there.
  fileprivate mutating func doAcuteStages() throws(PlanningError) {
    let done = schedule.acuteStages
    guard done > 0, done <= schedule.stages.count else { return }
    if case .residual = mode {
      throw PlanningError(
        .frameUnusable, key: CaseKey(.schedule, .stages).at(id),
        "struts that are read now do not say where the fragment is after a stage done at surgery; in residual mode state the deformity "
          + "after surgery, without acute stages")
    }
    deformity = schedule.stages[done - 1]
    schedule.stages.removeFirst(done)
    schedule.acuteStages = 0
  }
}

extension PlanningError {
  /// The same error, its key that of a level.
  package func at(_ level: LevelID) -> PlanningError {
    guard case .key(let key) = subject, key.level == nil else { return self }
    return PlanningError(code, about: .key(key.at(level)), message, remedy: remedy)
  }
}
