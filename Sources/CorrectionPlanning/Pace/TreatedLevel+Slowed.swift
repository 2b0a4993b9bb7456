import TreatmentModel

extension TreatedLevel {
  /// The same case with every rate this share of what it was.
  func slowed(by share: Double) -> TreatedLevel {
    guard share != 1 else { return self }
    var slowed = self
    slowed.schedule = schedule.slowed(by: share)
    slowed.structuresAtRisk = structuresAtRisk.slowed(by: share)
    return slowed
  }

  /// The same with the rates of the docking face too.
  func slowedInTransport(by share: Double) -> TreatedLevel {
    guard share != 1 else { return self }
    var slowed = slowed(by: share)
    slowed.schedule = schedule.slowedInTransport(by: share)
    return slowed
  }
}

extension Treatment {
  /// The same treatment with every rate this share of what it was.
  func slowed(by share: Double) -> Treatment {
    guard share != 1 else { return self }
    let isTransport = if case .transport = motion { true } else { false }
    var slowed = self
    for index in levels.indices {
      let level = levels[index]
      slowed.levels[index].schedule =
        isTransport ? level.schedule.slowedInTransport(by: share) : level.schedule.slowed(by: share)
      slowed.levels[index].structuresAtRisk = level.structuresAtRisk.slowed(by: share)
    }
    return slowed
  }
}

extension Schedule {
  fileprivate func slowed(by share: Double) -> Schedule {
    var slowed = self
    slowed.rate *= share
    return slowed
  }

  fileprivate func slowedInTransport(by share: Double) -> Schedule {
    var slowed = slowed(by: share)
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
