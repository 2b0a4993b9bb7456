import TreatmentModel

extension CaseWriter {
  /// A writer of a treatment of one level or two.
  ///
  /// - Throws: ``CaseWritingError``, as for a level alone; ``CaseWritingError/notTheSame(_:)`` for levels that differ in what a file
  ///   says once.
  public init(_ treatment: Treatment) throws(CaseWritingError) {
    guard treatment.levels.count <= FragmentEnd.allCases.count else {
      throw .noKey(.levels(treatment.levels.count))
    }
    for index in treatment.levels.indices {
      guard let level = treatment[LevelID(index)] else { continue }
      guard treatment.levels.count > 1 else {
        try self.init(level)
        return
      }
      guard level.joint == nil else { throw .noKey(.joint(level.id)) }
    }
    let (first, all) = (treatment.levels[0], treatment.levels)
    guard all.allSatisfy({ $0.schedule.adjustmentsPerDay == first.schedule.adjustmentsPerDay }) else {
      throw .notTheSame(CaseKey(.schedule, .adjustmentsPerDay))
    }
    try CaseWriter.check(treatment.common.covariance)
    let catalogue = try CaseWriter.catalogue()
    let input = TreatedLevel(treatment.common, proximalRing: treatment.proximalRing, first)
    self.init(
      input, catalogue, treatment,
      saysClasses: catalogue.mustBeSaid(treatment.common.strutClasses, for: all.map(\.struts)))
  }

  /// A treatment of several levels, in the order of the schema.
  func members(of treatment: Treatment) -> [CaseValue.Member] {
    let writers = treatment.levels.indices.compactMap { writer(of: LevelID($0), treatment) }
    // What the levels have in common is said once.
    let shared = [CaseKey.Word.rate, .path, .pace, .rounding, .roundingLever].filter { word in
      let said = writers.map { $0.value(schedule: word) }
      return said.first != .some(nil) && said.allSatisfy { $0 == said.first }
    }
    return section(.top) { word in
      switch word {
      case .caseName, .side, .bone, .limbEnvelope, .limits, .covariance: value(top: word)
      case .frame: filled(section(.frame) { $0 == .strutClasses ? strutClasses : nil })
      case .schedule:
        filled(
          section(.schedule) { word in
            let isCommon = CaseSchema.section(.levelSchedule).row(word) == nil
            return isCommon || shared.contains(word)
              ? value(schedule: word) ?? writers[0].value(schedule: word) : nil
          })
      case .levels: .list(writers.map { .section($0.entry(sharing: shared)) })
      case .middle: treatment.levels.middles.first.map { .section(middle($0)) }
      default: value(treatment.motion, word)
      }
    }
  }

  /// A writer of one of several levels.
  private func writer(of id: LevelID, _ treatment: Treatment) -> CaseWriter? {
    guard var level = treatment[id] else { return nil }
    for key in treatment.common.covariance?.keys ?? [] where key.level == id {
      level.standardDeviations[key.at(nil)] = nil
    }
    var role = LevelSurroundings.Role.none
    if case .transport(let transport) = treatment.motion { role = transport.cutLevel == id ? .cut : .defect }
    return CaseWriter(level, catalogue, nil, saysClasses: saysClasses, role: role)
  }

  // MARK: - One of several levels

  private func entry(sharing shared: [CaseKey.Word]) -> [CaseValue.Member] {
    section(.levels) { word in
      switch word {
      case .level: .typed(end.rawValue)
      case .starts: starts
      case .deformity where role == .cut:
        // A fresh cut has none, and its convention says nothing then.
        filled(
          section(.deformity) { $0 == .convention && input.convention == .film ? nil : value(deformity: $0) })
      case .mounting where input.own.followed == .reference: nil
      case .frame: .section(section(.levelFrame) { value(levelFrame: $0) })
      case .schedule: filled(section(.levelSchedule) { shared.contains($0) ? nil : value(schedule: $0) })
      default: value(top: word)
      }
    }
  }

  private var end: FragmentEnd { input.id == .only ? .proximal : .distal }

  private var starts: CaseValue? {
    switch input.own.starts {
    case .atOnce: nil
    case .afterDay(let day): .typed("\(day)")
    case .after(let other): .typed("after \((other == .only ? FragmentEnd.proximal : .distal).rawValue)")
    }
  }

  /// The middle ring is the distal ring of the level before.
  private func value(levelFrame word: CaseKey.Word) -> CaseValue? {
    switch word {
    case .proximalRing where input.id != .only: nil
    case .movingMounting where input.own.followed == .moving: nil
    default: value(frame: word)
    }
  }

  // MARK: - The middle fragment and the limb

  private func middle(_ middle: MiddleFragment) -> [CaseValue.Member] {
    section(.middle) { word in
      let key = CaseKey(.middle, word)
      return switch word {
      case .length: quantity(key, middle.length)
      case .ap: optional(key, middle.ap)
      case .lateral: optional(key, middle.lateral)
      default: nil
      }
    }
  }

  private func value(_ motion: LevelMotion, _ word: CaseKey.Word) -> CaseValue? {
    guard case .transport(let transport) = motion else {
      return word == .motion && isTyped(.top(word), isDefault: true)
        ? .typed(MotionWord.independent.rawValue) : nil
    }
    switch word {
    case .motion: return .typed(MotionWord.transport.rawValue)
    case .travels:
      return isTyped(.top(word), isDefault: transport.travels == .distally)
        ? .typed(transport.travels.rawValue) : nil
    case .limbNow: return filled(section(.limbNow) { optional(CaseKey(.limbNow, $0), transport.shortness) })
    case .limbTarget: return transport.limbTarget.map { .section(deformity($0, .limbTarget)) }
    case .then:
      return transport.then.map { [.init(.limbTarget, .section(deformity($0, .thenLimbTarget)))] }
        .map { .section($0) }
    default: return nil
    }
  }
}
