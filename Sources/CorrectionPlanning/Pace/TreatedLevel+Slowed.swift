import TreatmentModel

extension TreatedLevel {
  /// The same case with every rate this share of what it was.
  func slowed(by share: Double) -> TreatedLevel {
    guard share != 1 else { return self }
    var slowed = self
    slowed.schedule.rate *= share
    for index in structuresAtRisk.indices {
      slowed.structuresAtRisk[index].rate = structuresAtRisk[index].rate.map { $0 * share }
    }
    return slowed
  }

  /// The same with the rates of the docking face too.
  func slowedInTransport(by share: Double) -> TreatedLevel {
    guard share != 1 else { return self }
    var slowed = slowed(by: share)
    slowed.schedule.approachRate = schedule.approachRate.map { $0 * share }
    slowed.schedule.compressionRate *= share
    return slowed
  }
}
