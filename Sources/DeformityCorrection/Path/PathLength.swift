import RigidMotion

/// Lengths of the paths of several points over part of a stage, all from the same evaluations of the motion.
///
/// Adaptive Gauss-Kronrod quadrature of the speed, 7 and 15 nodes (Piessens et al. 1983, QUADPACK), until the two agree to
/// 1e-10 mm or 1e-10 of the length.
struct PathLength {
  private let path: StagePath
  private let points: [PointAtRisk]

  init(_ path: StagePath, _ points: [PointAtRisk]) {
    (self.path, self.points) = (path, points)
  }

  /// The length of each point's path from `a` to `b`, mm.
  func lengths(from a: Double, to b: Double) throws(PlanningError) -> [Double] {
    var total = [Double](repeating: 0, count: points.count)
    var open = [(from: a, to: b, depth: 0)]
    while let part = open.popLast() {
      var (fine, coarse) = (total.map { _ in 0.0 }, total.map { _ in 0.0 })
      try estimate(part.from, part.to, &fine, &coarse)
      let settled = fine.indices.allSatisfy { abs(fine[$0] - coarse[$0]) <= 1e-10 * max(1, fine[$0]) }
      if settled || part.depth >= 30 {
        for index in total.indices { total[index] += fine[index] }
      } else {
        let middle = (part.from + part.to) / 2
        open.append((middle, part.to, part.depth + 1))
        open.append((part.from, middle, part.depth + 1))
      }
    }
    return total
  }

  private func estimate(
    _ a: Double, _ b: Double, _ fine: inout [Double], _ coarse: inout [Double]
  ) throws(PlanningError) {
    let (centre, half) = ((a + b) / 2, (b - a) / 2)
    for node in 0..<15 {
      let away = node == 0 ? 0 : (node % 2 == 1 ? 1 : -1) * PathLength.nodes[(node + 1) / 2]
      let rank = (node + 1) / 2
      let motion = try path.motion(at: centre + half * away)
      let rotation = motion.pose.rotation.matrix
      for (index, point) in points.enumerated() {
        let arm = rotation * point.position
        let speed = (motion.velocity + motion.angularVelocity.cross(arm)).norm * half
        fine[index] += PathLength.kronrodWeights[rank] * speed
        coarse[index] += PathLength.gaussWeights[rank] * speed
      }
    }
  }

  /// Distance of the nodes from the centre, and the weights of both rules; every second node is Kronrod's alone.
  private static let nodes = [
    0, 0.207784955007898467600689403773245, 0.405845151377397166906606412076961,
    0.586087235467691130294144691693013, 0.741531185599394439863864773280788,
    0.864864423359769072789712788640926, 0.949107912342758524526189684047851,
    0.991455371120812639206854697526329,
  ]
  private static let kronrodWeights = [
    0.209482141084727828012999174891714, 0.204432940075298892414161999234649,
    0.190350578064785409913256402421014, 0.169004726639267902826583426598550,
    0.140653259715525918745189590510238, 0.104790010322250183839876322541518,
    0.063092092629978553290700663189204, 0.022935322010529224963732008058970,
  ]
  private static let gaussWeights = [
    0.417959183673469387755102040816327, 0, 0.381830050505118944950369775488975, 0,
    0.279705391489276667901467771423780, 0, 0.129484966168869693270611432679082, 0,
  ]
}
