extension Deformity {
  /// The parameters that no case file could state, such as degrees where radians are meant; empty for most.
  public var invalidValues: [InvalidValue] {
    var check = ValueCheck()
    check.deformity(self, .deformity, entry: nil, "deformity")
    return check.found
  }
}

extension Mounting {
  /// The parameters that no case file could state, such as degrees where radians are meant; empty for most.
  public var invalidValues: [InvalidValue] {
    var check = ValueCheck()
    check.mounting(self, .mounting, "mounting")
    return check.found
  }
}

extension TreatedLevel {
  /// Everything in it that no case file could state: numbers outside their ``CaseKey/valueRange``, such as degrees where radians
  /// are meant, numbers that are not finite, and values that do not go with each other. Empty for whatever was read from a file.
  public var invalidValues: [InvalidValue] {
    var check = ValueCheck()
    check.common(common)
    check.ring(proximalRing, .proximalRing, "proximalRing")
    check.level(own, strutClasses: strutClasses)
    return check.found
  }

  /// Refuses what no case file could state.
  ///
  /// - Throws: ``InvalidValues`` with all of it at once.
  public func checkValues() throws(InvalidValues) {
    if let invalid = InvalidValues(invalidValues) { throw invalid }
  }
}

extension Treatment {
  /// Everything in it that no case file could state, level by level; see ``TreatedLevel/invalidValues``.
  public var invalidValues: [InvalidValue] {
    var check = ValueCheck()
    check.common(common)
    check.ring(proximalRing, .proximalRing, "proximalRing")
    for (index, level) in levels.enumerated() {
      if levels.count > 1 { check.level = LevelID(index) }
      check.level(level, strutClasses: common.strutClasses)
    }
    check.level = nil
    check.levels(of: self)
    return check.found
  }

  /// Refuses what no case file could state.
  ///
  /// - Throws: ``InvalidValues`` with all of it at once.
  public func checkValues() throws(InvalidValues) {
    if let invalid = InvalidValues(invalidValues) { throw invalid }
  }
}
