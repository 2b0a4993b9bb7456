import RigidMotion

extension TreatedLevel {
  /// The structures at risk and the rim of the bone cut.
  public var pointsAtRisk: [PointAtRisk] { pointsAtRisk(rimRate: schedule.rate) }

  /// The same with another rate of the rim, mm a day.
  package func pointsAtRisk(rimRate: Double) -> [PointAtRisk] {
    structuresAtRisk.map { structure in
      PointAtRisk(
        name: structure.name,
        position: Vector3(limb.side.lateralSign * structure.ap, structure.lateral, structure.axial),
        rate: structure.rate ?? schedule.rate)
    } + PointAtRisk.rim(of: cut, limb.side, rate: rimRate)
  }

  /// The rim of the bone cut.
  public var rim: [PointAtRisk] { PointAtRisk.rim(of: cut, limb.side, rate: schedule.rate) }
}
