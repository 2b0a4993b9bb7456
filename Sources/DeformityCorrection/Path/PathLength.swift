import Glibc
import RigidMotion

/// Lengths of the paths of several points over part of a stage, all from the same evaluations of the motion.
///
/// Gauss-Kronrod quadrature of the speed, with 2 and 5 nodes, then 3 and 7, then 7 and 15 (Kronrod 1965; Piessens et al. 1983, QUADPACK), then
/// halves, until the two rules agree to 1e-10 mm or 1e-10 of the length. The speed is taken in the fragment's axes, where the
/// points stand still. Where it does not change it is multiplied.
struct PathLength {
  /// Eight points at a time.
  private typealias Eight = SIMD8<Double>

  private let count: Int
  private let rates: [Eight]
  private let motion: Motion

  /// The motion, with what is known of eight points each.
  private enum Motion {
    /// Speeds.
    case steady([Eight])
    /// What the body's turning adds to the velocity, in the two directions across its axis.
    case turning(TurningMotion, [(ahead: Eight, aside: Eight)])
    /// Positions.
    case varying(StagePath, [Place])
  }

  private typealias Place = (x: Eight, y: Eight, z: Eight)

  init(_ path: StagePath, _ points: [PointAtRisk]) {
    count = points.count
    // Lanes without a point repeat the last.
    func eights(_ value: (PointAtRisk) -> Double) -> [Eight] {
      stride(from: 0, to: points.count, by: 8).map { first in
        var lanes = Eight()
        for lane in 0..<8 { lanes[lane] = value(points[min(first + lane, points.count - 1)]) }
        return lanes
      }
    }
    rates = eights(\.rate)
    switch path.bodyMotion {
    case .steady(let twist): motion = .steady(eights { twist.velocity(at: $0.position).norm })
    case .turning(let turning):
      motion = .turning(
        turning,
        Array(
          zip(eights { turning.turning($0.position).ahead }, eights { turning.turning($0.position).aside })))
    case .varying:
      let (x, y, z) = (eights(\.position.x), eights(\.position.y), eights(\.position.z))
      motion = .varying(path, x.indices.map { (x[$0], y[$0], z[$0]) })
    }
  }

  /// The length of each point's path from `a` to `b`, mm.
  func lengths(from a: Double, to b: Double) throws(PlanningError) -> [Double] {
    try integral(from: a, to: b) { total in (0..<count).map { total[$0 / 8][$0 % 8] } }
  }

  /// The same as a day of a table.
  func add(from a: Double, to b: Double, _ days: inout DayTable) throws(PlanningError) {
    try integral(from: a, to: b) { total in days.append { total[$0 / 8][$0 % 8] } }
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
    let count = rates.count
    let found = withUnsafeTemporaryAllocation(of: Eight.self, capacity: 3 * count) { room in
      room.initialize(repeating: .zero)
      let total = Sums(rebasing: room[0..<count])
      let rules = (Sums(rebasing: room[count..<2 * count]), Sums(rebasing: room[2 * count..<3 * count]))
      do throws(PlanningError) {
        if case .steady(let speeds) = motion {
          for index in total.indices { total[index] = speeds[index] * (b - a) }
        } else {
          try add(a, b, depth: 0, to: total, rules)
        }
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
    if try add(a, b, .five, to: total, rules, isLast: false) { return }
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
    switch motion {
    case .steady: break
    case .turning(let turning, let added):
      let middle = Bearing(turning.angle * centre)
      for index in added.indices {
        var (fine, coarse) = (Eight.zero, Eight.zero)
        func add(_ node: PairedRule.Node, at bearing: Bearing) {
          let x = added[index].ahead + turning.across * bearing.cosine
          let y = added[index].aside - turning.across * bearing.sine
          let speed = (x * x + y * y + turning.along * turning.along).squareRoot()
          fine += node.fine * speed
          if node.coarse != 0 { coarse += node.coarse * speed }
        }
        for node in rule.nodes {
          let away = Bearing(nearly: turning.angle * half * node.away)
          add(node, at: middle.turned(by: away))
          if node.away != 0 { add(node, at: middle.turned(backBy: away)) }
        }
        (rules.fine[index], rules.coarse[index]) = (fine, coarse)
      }
    case .varying(let path, let places):
      for node in rule.nodes {
        try add(node, path, at: centre + half * node.away, places, rules)
        if node.away != 0 { try add(node, path, at: centre - half * node.away, places, rules) }
      }
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
    _ node: PairedRule.Node, _ path: StagePath, at s: Double, _ places: [Place],
    _ rules: (fine: Sums, coarse: Sums)
  ) throws(PlanningError) {
    let motion = try path.bodyMotion(at: s)
    let (v, w) = (motion.linear, motion.angular)
    for (index, r) in places.enumerated() {
      let x = v.x + (w.y * r.z - w.z * r.y)
      let y = v.y + (w.z * r.x - w.x * r.z)
      let z = v.z + (w.x * r.y - w.y * r.x)
      let speed = (x * x + y * y + z * z).squareRoot()
      rules.fine[index] += node.fine * speed
      rules.coarse[index] += node.coarse * speed
    }
  }
}

/// Cosine and sine of an angle.
private struct Bearing {
  let cosine: Double
  let sine: Double

  init(_ angle: Double) {
    (cosine, sine) = (cos(angle), sin(angle))
  }

  /// The same, quickly for a small angle: of the series what is left out is below the last bit.
  init(nearly angle: Double) {
    guard abs(angle) < 0.03 else {
      self.init(angle)
      return
    }
    let square = angle * angle
    self.init(
      1 - square / 2 * (1 - square / 12 * (1 - square / 30 * (1 - square / 56))),
      angle * (1 - square / 6 * (1 - square / 20 * (1 - square / 42))))
  }

  private init(_ cosine: Double, _ sine: Double) { (self.cosine, self.sine) = (cosine, sine) }

  func turned(by other: Bearing) -> Bearing {
    Bearing(cosine * other.cosine - sine * other.sine, sine * other.cosine + cosine * other.sine)
  }
  func turned(backBy other: Bearing) -> Bearing {
    Bearing(cosine * other.cosine + sine * other.sine, sine * other.cosine - cosine * other.sine)
  }
}
