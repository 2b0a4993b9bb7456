import CorrectionPlanning
import HexapodKinematics
import TreatmentModel

extension Treatment {
  /// Its two levels: first the one that says where the middle ring is, then the one that follows.
  ///
  /// - Throws: ``PlanningError/Code/nothingToChoose`` where a frame is there already, or both say where the middle ring is.
  func levelsAsTheyFollow() throws(PlanningError) -> [LevelID] {
    for index in levels.indices {
      guard let level = self[LevelID(index)] else { continue }
      switch level.mode {
      case .chronic: break
      case .ringsFirst(_, nil) where level.own.followed != nil: break
      default:
        throw PlanningError(
          .nothingToChoose, key: CaseKey(.frame, .mode).at(level.id),
          "frames can be chosen in chronic mode, and beside such a level in rings-first mode where the other level says where the "
            + "middle ring is and no struts are read; this frame is there already")
      }
      do throws(PlanningError) { try level.refuseDeclaredNeutral() } catch { throw error.at(level.id) }
    }
    switch (levels[0].followed, levels[1].followed) {
    case (nil, _?): return [LevelID(0), LevelID(1)]
    case (_?, nil): return [LevelID(1), LevelID(0)]
    case (nil, nil):
      throw PlanningError(
        .nothingToChoose, key: CaseKey(.mounting, .axialOffset).at(LevelID(1)),
        "both levels say where the middle ring sits, so that neither frame can be changed without the other; let it follow at one of "
          + "them: without \(CaseKey.Word.mounting.name) where the middle fragment is its reference, else in rings-first mode without "
          + "\(CaseKey.Word.movingMounting.name)")
    case (_?, _?):
      throw PlanningError(
        .frameUnusable, key: .top(.mounting),
        "neither level says where the middle ring is on its fragment; state it at one of them")
    }
  }

  /// The same limb with other rings, from proximal to distal.
  func with(rings: [RingHardware], insteadOf own: [RingHardware]) -> Treatment {
    var other = self
    if rings[0] != own[0] {
      other.proximalRing = rings[0]
      other.common.forget { $0.section == .proximalRing && ($0.level == nil || $0.level == LevelID(0)) }
    }
    for level in levels.indices where rings[level + 1] != own[level + 1] {
      other.levels[level].distalRing = rings[level + 1]
      other.common.forget { $0.section == .distalRing && $0.level == LevelID(level) }
    }
    return other
  }

  /// The same limb with the struts that are to be had, which are not on yet.
  func with(_ stock: LimbStock) -> Treatment {
    var other = self
    for level in levels.indices {
      other.levels[level].strutsMounted = nil
      guard let common = stock.common else { continue }
      if case .given = levels[level].struts {
        other.common.forget { $0.section == .struts && $0.level == LevelID(level) }
      }
      other.levels[level].struts = .automatic(from: common)
    }
    if let common = stock.common { other.common.strutClasses = common }
    return other
  }
}

/// The strut classes that are to be had for two levels. A case says them once; so levels with others, threaded rods at the one and
/// telescopic struts at the other, keep what was typed; so do levels of which one has struts of its own.
struct LimbStock {
  /// Of each level.
  let classes: [[StrutHardware]]
  /// Those from which the struts of both levels are chosen; nil where levels keep what was typed.
  let common: [StrutHardware]?
  /// Of each level, whether each strut stays at its number as the case has it.
  let keepsStruts: [Bool]

  init(_ typed: Treatment, _ asked: [StrutHardware]?) {
    let levels = typed.levels.indices.compactMap { typed[LevelID($0)] }
    let own = levels.map { DesignSpace.classes(of: $0) }
    if let asked {
      (classes, common) = (own.map { _ in asked }, asked)
      keepsStruts = own.map { _ in false }
      return
    }
    let keeps = levels.map(\.keepsStruts)
    keepsStruts = keeps
    let hasOne = own.allSatisfy { classes in
      classes.count == own[0].count && classes.allSatisfy(own[0].contains)
    }
    let isOne = hasOne && !keeps.contains(true)
    // In the order in which a level has them that was to choose.
    let chosen = typed.levels.lazy.compactMap { level -> [StrutHardware]? in
      if case .automatic(let classes) = level.struts { classes } else { nil }
    }.first
    common = isOne ? chosen ?? own[0] : nil
    classes = common.map { common in own.map { _ in common } } ?? own
  }
}

extension TreatedLevel {
  /// Of two levels only frames are chosen whose rings are parallel.
  fileprivate func refuseDeclaredNeutral() throws(PlanningError) {
    guard neutral != .inLine else { return }
    throw PlanningError(
      .nothingToChoose, key: CaseKey(.frame, .neutral),
      "of two levels frames are chosen whose rings are parallel and in line in neutral; of this one \(CaseKey.Word.neutral.name) declares another pose"
    )
  }
}
