import RigidMotion

/// Lengths of the paths of several points over part of a stage, all from the same evaluations of the motion.
///
/// Gauss-Kronrod quadrature of the speed, with 3 and 7 nodes, then 7 and 15 (Kronrod 1965; Piessens et al. 1983, QUADPACK), then
/// halves, until the two rules agree to 1e-10 mm or 1e-10 of the length. The speed is taken in the fragment's axes, where the
/// points stand still.
struct PathLength {
  /// Eight points at a time.
  private typealias Eight = SIMD8<Double>

  private let path: StagePath
  private let count: Int
  private let positions: [(x: Eight, y: Eight, z: Eight)]
  private let rates: [Eight]

  init(_ path: StagePath, _ points: [PointAtRisk]) {
    (self.path, count) = (path, points.count)
    let groups = stride(from: 0, to: points.count, by: 8).map { first in
      // Lanes without a point repeat the last.
      (0..<8).map { points[min(first + $0, points.count - 1)] }
    }
    positions = groups.map { group in
      (
        Eight(group.map { $0.position.x }), Eight(group.map { $0.position.y }), Eight(group.map { $0.position.z })
      )
    }
    rates = groups.map { Eight($0.map { $0.rate }) }
  }

  /// The length of each point's path from `a` to `b`, mm.
  func lengths(from a: Double, to b: Double) throws(PlanningError) -> [Double] {
    let total = try integral(from: a, to: b)
    return (0..<count).map { total[$0 / 8][$0 % 8] }
  }

  /// The largest ratio of a point's path to its rate: days that the tightest point needs from `a` to `b` at the least.
  func load(from a: Double, to b: Double) throws(PlanningError) -> Double {
    zip(try integral(from: a, to: b), rates).reduce(0) { max($0, ($1.0 / $1.1).max()) }
  }

  private func integral(from a: Double, to b: Double) throws(PlanningError) -> [Eight] {
    var total = [Eight](repeating: .zero, count: positions.count)
    try add(a, b, depth: 0, to: &total)
    return total
  }

  private func add(_ a: Double, _ b: Double, depth: Int, to total: inout [Eight]) throws(PlanningError) {
    for (index, rule) in [PairedRule.seven, .fifteen].enumerated() {
      if try add(a, b, rule, to: &total, isLast: index == 1 && depth >= 30) { return }
    }
    let middle = (a + b) / 2
    try add(a, middle, depth: depth + 1, to: &total)
    try add(middle, b, depth: depth + 1, to: &total)
  }

  /// Adds what a rule gives, and says so, where its two orders agree or nothing finer is to be tried.
  private func add(
    _ a: Double, _ b: Double, _ rule: PairedRule, to total: inout [Eight], isLast: Bool
  ) throws(PlanningError) -> Bool {
    var (fine, coarse) = (total, total)
    for index in total.indices { (fine[index], coarse[index]) = (.zero, .zero) }
    let (centre, half) = ((a + b) / 2, (b - a) / 2)
    for node in rule.nodes {
      for away in node.away == 0 ? [0] : [node.away, -node.away] {
        let motion = try path.bodyMotion(at: centre + half * away)
        for (index, position) in positions.enumerated() {
          let speed = PathLength.speed(motion, position)
          fine[index] += node.fine * speed
          coarse[index] += node.coarse * speed
        }
      }
    }
    for index in total.indices {
      let (one, other) = (fine[index] * half, coarse[index] * half)
      let difference = (one - other).replacing(with: other - one, where: one .< other)
      let allowed = 1e-10 * one.replacing(with: 1, where: one .< 1)
      guard isLast || all(difference .<= allowed) else { return false }
    }
    for index in total.indices { total[index] += fine[index] * half }
    return true
  }

  @inline(__always)
  private static func speed(_ motion: Twist, _ r: (x: Eight, y: Eight, z: Eight)) -> Eight {
    let (v, w) = (motion.linear, motion.angular)
    let x = v.x + (w.y * r.z - w.z * r.y)
    let y = v.y + (w.z * r.x - w.x * r.z)
    let z = v.z + (w.x * r.y - w.y * r.x)
    return (x * x + y * y + z * z).squareRoot()
  }
}
