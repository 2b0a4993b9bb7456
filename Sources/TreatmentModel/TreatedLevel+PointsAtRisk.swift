import RigidMotion

extension TreatedLevel {
  /// The structures at risk and the rim of the bone cut, or the middle of the joint's surfaces.
  public var pointsAtRisk: [PointAtRisk] { pointsAtRisk(rimRate: schedule.rate) }

  /// The same with another rate of the rim or the surfaces, mm a day.
  package func pointsAtRisk(rimRate: Double) -> [PointAtRisk] {
    structuresAtRisk.filter { !$0.spansLimb }.map { $0.point(limb.side, rate: schedule.rate) }
      + (joint.map { [surfaces(of: $0, rate: rimRate)] }
        ?? PointAtRisk.rim(of: junction, limb.side, rate: rimRate))
  }

  /// The rim of the bone cut, or of the bone beside the joint.
  public var rim: [PointAtRisk] { PointAtRisk.rim(of: junction, limb.side, rate: schedule.rate) }

  /// The middle of a joint's surfaces: on the hinge's axis, where there is one, once the limb is as it is to be, so that turning about
  /// it does not move them; at the origin otherwise.
  private func surfaces(of joint: TreatedJoint, rate: Double) -> PointAtRisk {
    let place = joint.hinge.map { target.referenceFromMoving(limb, convention).inverse * $0.place(limb.side) }
    return PointAtRisk(name: PointAtRisk.surfacesName, position: place ?? .zero, rate: rate)
  }
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
