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
        Eight(group.map { $0.position.x }), Eight(group.map { $0.position.y }),
        Eight(group.map { $0.position.z })
      )
    }
    rates = groups.map { Eight($0.map { $0.rate }) }
  }

  /// The length of each point's path from `a` to `b`, mm.
  func lengths(from a: Double, to b: Double) throws(PlanningError) -> [Double] {
    try integral(from: a, to: b) { total in (0..<count).map { total[$0 / 8][$0 % 8] } }
  }

  /// The largest ratio of a point's path to its rate: days that the tightest point needs from `a` to `b` at the least.
  func load(from a: Double, to b: Double) throws(PlanningError) -> Double {
    try integral(from: a, to: b) { total in
      rates.indices.reduce(0) { max($0, (total[$1] / rates[$1]).max()) }
    }
  }

  private typealias Sums = UnsafeMutableBufferPointer<Eight>

  /// Room for a sum over the whole, and for the sums of the two rules over a part.
  private func integral<Result>(
    from a: Double, to b: Double, _ body: (Sums) -> Result
  ) throws(PlanningError) -> Result {
    let count = positions.count
    let found = withUnsafeTemporaryAllocation(of: Eight.self, capacity: 3 * count) { room in
      room.initialize(repeating: .zero)
      let total = Sums(rebasing: room[0..<count])
      let rules = (Sums(rebasing: room[count..<2 * count]), Sums(rebasing: room[2 * count..<3 * count]))
      do throws(PlanningError) {
        try add(a, b, depth: 0, to: total, rules)
        return Swift.Result<Result, PlanningError>.success(body(total))
      } catch {
        return .failure(error)
      }
    }
    return try found.get()
  }

  private func add(
    _ a: Double, _ b: Double, depth: Int, to total: Sums, _ rules: (Sums, Sums)
  ) throws(PlanningError) {
    if try add(a, b, .seven, to: total, rules, isLast: false) { return }
    if try add(a, b, .fifteen, to: total, rules, isLast: depth >= 30) { return }
    let middle = (a + b) / 2
    try add(a, middle, depth: depth + 1, to: total, rules)
    try add(middle, b, depth: depth + 1, to: total, rules)
  }

  /// Adds what a rule gives, and says so, where its two orders agree or nothing finer is to be tried.
  private func add(
    _ a: Double, _ b: Double, _ rule: PairedRule, to total: Sums, _ rules: (fine: Sums, coarse: Sums),
    isLast: Bool
  ) throws(PlanningError) -> Bool {
    rules.fine.update(repeating: .zero)
    rules.coarse.update(repeating: .zero)
    let (centre, half) = ((a + b) / 2, (b - a) / 2)
    for node in rule.nodes {
      try add(node, at: centre + half * node.away, rules)
      if node.away != 0 { try add(node, at: centre - half * node.away, rules) }
    }
    for index in total.indices {
      let (one, other) = (rules.fine[index] * half, rules.coarse[index] * half)
      let difference = (one - other).replacing(with: other - one, where: one .< other)
      let allowed = 1e-10 * one.replacing(with: 1, where: one .< 1)
      guard isLast || all(difference .<= allowed) else { return false }
    }
    for index in total.indices { total[index] += rules.fine[index] * half }
    return true
  }

  private func add(
    _ node: PairedRule.Node, at s: Double, _ rules: (fine: Sums, coarse: Sums)
  ) throws(PlanningError) {
    let motion = try path.bodyMotion(at: s)
    for index in positions.indices {
      let speed = PathLength.speed(motion, positions[index])
      rules.fine[index] += node.fine * speed
      rules.coarse[index] += node.coarse * speed
    }
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
