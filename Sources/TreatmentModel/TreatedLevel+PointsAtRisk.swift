import RigidMotion

extension TreatedLevel {
  /// The structures at risk and the rim of the bone cut.
  public var pointsAtRisk: [PointAtRisk] {
    structuresAtRisk.map { structure in
      PointAtRisk(
        name: structure.name,
        position: Vector3(limb.side.lateralSign * structure.ap, structure.lateral, structure.axial),
        rate: structure.rate ?? schedule.rate)
    } + rim
  }

  /// The rim of the bone cut.
  public var rim: [PointAtRisk] { PointAtRisk.rim(of: cut, limb.side, rate: schedule.rate) }
}
