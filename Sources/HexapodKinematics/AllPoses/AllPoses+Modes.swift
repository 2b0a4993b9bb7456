import RigidMotion

/// What is told of each pose that was found.
extension AllPoses {
  func mode(_ near: RigidTransform, _ lengths: StrutLengths, _ planned: RigidTransform) -> AssemblyMode {
    let (pose, residual) = polished(near, lengths)
    let jacobian = hexapod.jacobian(at: pose)
    return AssemblyMode(
      pose: pose, residual: residual, stiffness: jacobian.stiffness,
      determinantSign: jacobian.determinantSign,
      ringsFace: sides.face(in: pose, asIn: planned),
      isReachable: StraightWay(hexapod, from: planned, to: pose).meetsNoSingularity)
  }

  /// The nearest first; what is equally near, in the order of its coordinates.
  func sorted(_ modes: [AssemblyMode], from planned: RigidTransform) -> [AssemblyMode] {
    func key(_ mode: AssemblyMode) -> [Double] {
      let (t, r) = (mode.pose.translation, mode.pose.rotation)
      return [distance(planned, mode.pose), t.x, t.y, t.z, r.w, r.v.x, r.v.y, r.v.z]
    }
    return modes.map { (key($0), $0) }.sorted { $0.0.lexicographicallyPrecedes($1.0) }.map(\.1)
  }

  /// Distance of the centres, and mean radius times angle.
  func distance(_ a: RigidTransform, _ b: RigidTransform) -> Double {
    (a.translation - b.translation).norm + hexapod.meanRadius * (a.rotation.inverse * b.rotation).angle
  }

  /// Newton in the user's own coordinates, as long as it brings the lengths nearer.
  private func polished(_ near: RigidTransform, _ lengths: StrutLengths) -> (RigidTransform, residual: Double)
  {
    var (best, least) = (near, residual(near, lengths))
    for _ in 0..<4 {
      guard let inverse = hexapod.jacobian(at: best).entries.inverted()?.inverse else { break }
      let now = hexapod.strutLengths(at: best)
      let step = PerStrut { row in
        (0..<6).reduce(0.0) { $0 + inverse[row, $1] * (lengths[$1] - now[$1]) }
      }
      let turn = Vector3(step[3], step[4], step[5]) / hexapod.meanRadius
      let next = RigidTransform(
        rotation: Rotation(exp: turn) * best.rotation,
        translation: best.translation + Vector3(step[0], step[1], step[2]))
      let left = residual(next, lengths)
      guard left < least else { break }
      (best, least) = (next, left)
    }
    return (best, least)
  }

  private func residual(_ pose: RigidTransform, _ lengths: StrutLengths) -> Double {
    let now = hexapod.strutLengths(at: pose)
    return (0..<6).reduce(0) { max($0, abs(lengths[$1] - now[$1])) }
  }
}
