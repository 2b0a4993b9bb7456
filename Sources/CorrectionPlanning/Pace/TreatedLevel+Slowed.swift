import TreatmentModel

extension TreatedLevel {
  /// The same case with every rate this share of what it was.
  ///
  /// - Parameter docks: whether it is the defect's level of a transport, which has rates of the docking face too.
  func slowed(by share: Double, docks: Bool = false) -> TreatedLevel {
    guard share != 1 else { return self }
    var slowed = self
    slowed.schedule = schedule.slowed(by: share, docks: docks)
    slowed.structuresAtRisk = structuresAtRisk.slowed(by: share)
    return slowed
  }
}

extension Treatment {
  /// The same treatment with every rate this share of what it was.
  package func slowed(by share: Double) -> Treatment {
    guard share != 1 else { return self }
    var slowed = self
    for index in levels.indices {
      let level = levels[index]
      slowed.levels[index].schedule = level.schedule.slowed(
        by: share, docks: motion.defectLevel?.index == index)
      slowed.levels[index].structuresAtRisk = level.structuresAtRisk.slowed(by: share)
    }
    return slowed
  }
}

extension LevelMotion {
  /// The level of a transport that docks.
  var defectLevel: LevelID? {
    if case .transport(let transport) = self { transport.defectLevel } else { nil }
  }
}

extension Schedule {
  fileprivate func slowed(by share: Double, docks: Bool) -> Schedule {
    var slowed = self
    slowed.rate *= share
    guard docks else { return slowed }
    slowed.approachRate = approachRate.map { $0 * share }
    slowed.compressionRate *= share
    return slowed
  }
}

extension [StructureAtRisk] {
  fileprivate func slowed(by share: Double) -> [StructureAtRisk] {
    map { structure in
      var slowed = structure
      slowed.rate = structure.rate.map { $0 * share }
      return slowed
    }
  }
}
