import RigidMotion

extension TreatedLevel {
  /// The structures at risk and the rim of the bone cut.
  public var pointsAtRisk: [PointAtRisk] { pointsAtRisk(rimRate: schedule.rate) }

  /// The same with another rate of the rim, mm a day.
  package func pointsAtRisk(rimRate: Double) -> [PointAtRisk] {
    structuresAtRisk.filter { !$0.spansLimb }.map { $0.point(limb.side, rate: schedule.rate) }
      + PointAtRisk.rim(of: cut, limb.side, rate: rimRate)
  }

  /// The rim of the bone cut.
  public var rim: [PointAtRisk] { PointAtRisk.rim(of: cut, limb.side, rate: schedule.rate) }
}

extension StructureAtRisk {
  /// Where it is in its fragment's frame.
  ///
  /// - Parameter rate: mm a day, where it has none of its own.
  package func point(_ side: Side, rate general: Double) -> PointAtRisk {
    PointAtRisk(
      name: name, position: Vector3(side.lateralSign * ap, lateral, axial), rate: rate ?? general)
  }
}
