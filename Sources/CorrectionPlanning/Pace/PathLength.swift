import Glibc
import RigidMotion
import TreatmentModel

/// Lengths of the paths of several points over part of a stage, all from the same evaluations of the motion.
///
/// Gauss-Kronrod quadrature of the speed, with 2 and 5 nodes, then 3 and 7, then 7 and 15 (Kronrod 1965; Piessens et al. 1983, QUADPACK), then
/// halves, until the two rules agree to 1e-10 mm or 1e-10 of the length. The speed is taken in the fragment's axes, where the
/// points stand still. Where it does not change it is multiplied.
package struct PathLength {
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

  package init(_ path: StagePath, _ points: [PointAtRisk]) {
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
  package func lengths(from a: Double, to b: Double) throws(PlanningError) -> [Double] {
    var lengths: [Double] = []
    lengths.reserveCapacity(count)
    try forEach(from: a, to: b) { lengths.append($0) }
    return lengths
  }

  /// The same as a day of a table.
  func add(from a: Double, to b: Double, _ days: inout DayTable) throws(PlanningError) {
    try forEach(from: a, to: b) { days.append($0) }
  }

  /// The largest ratio of a point's path to its rate: days that the tightest point needs from `a` to `b` at the least.
  func load(from a: Double, to b: Double) throws(PlanningError) -> Double {
    var largest = 0.0
    for eight in rates.indices {
      largest = max(largest, (try length(eight, from: a, to: b) / rates[eight]).max())
    }
    return largest
  }

  private func forEach(
    from a: Double, to b: Double, _ body: (_ length: Double) -> Void
  ) throws(PlanningError) {
    for eight in rates.indices {
      let length = try length(eight, from: a, to: b)
      for lane in 0..<min(8, count - 8 * eight) { body(length[lane]) }
    }
  }

  /// The lengths of the paths of eight points.
  private func length(
    _ eight: Int, from a: Double, to b: Double, depth: Int = 0
  ) throws(PlanningError) -> Eight {
    if case .steady(let speeds) = motion { return speeds[eight] * (b - a) }
    if let length = try length(eight, from: a, to: b, .five, isLast: false) { return length }
    if let length = try length(eight, from: a, to: b, .seven, isLast: false) { return length }
    if let length = try length(eight, from: a, to: b, .fifteen, isLast: depth >= 30) { return length }
    let middle = (a + b) / 2
    return try length(eight, from: a, to: middle, depth: depth + 1)
      + length(eight, from: middle, to: b, depth: depth + 1)
  }

  /// What a rule gives; nil where its two orders do not agree and something finer can be tried.
  private func length(
    _ eight: Int, from a: Double, to b: Double, _ rule: PairedRule, isLast: Bool
  ) throws(PlanningError) -> Eight? {
    let (centre, half) = ((a + b) / 2, (b - a) / 2)
    var (fine, coarse) = (Eight.zero, Eight.zero)
    func add(_ node: PairedRule.Node, _ speed: Eight) {
      fine += node.fine * speed
      if node.coarse != 0 { coarse += node.coarse * speed }
    }
    switch motion {
    case .steady: break
    case .turning(let turning, let added):
      let (own, middle) = (added[eight], Bearing(turning.angle * centre))
      for place in 0..<rule.count {
        let node = rule[place]
        let away = Bearing(nearly: turning.angle * half * node.away)
        add(node, PathLength.speed(turning, own, at: middle.turned(by: away)))
        if node.away != 0 { add(node, PathLength.speed(turning, own, at: middle.turned(backBy: away))) }
      }
    case .varying(let path, let places):
      for place in 0..<rule.count {
        let node = rule[place]
        add(node, PathLength.speed(try path.bodyMotion(at: centre + half * node.away), places[eight]))
        guard node.away != 0 else { continue }
        add(node, PathLength.speed(try path.bodyMotion(at: centre - half * node.away), places[eight]))
      }
    }
    (fine, coarse) = (fine * half, coarse * half)
    let difference = (fine - coarse).replacing(with: coarse - fine, where: fine .< coarse)
    let allowed = 1e-10 * fine.replacing(with: 1, where: fine .< 1)
    return isLast || all(difference .<= allowed) ? fine : nil
  }

  @inline(__always)
  private static func speed(
    _ motion: TurningMotion, _ added: (ahead: Eight, aside: Eight), at bearing: Bearing
  ) -> Eight {
    let x = added.ahead + motion.across * bearing.cosine
    let y = added.aside - motion.across * bearing.sine
    return (x * x + y * y + motion.along * motion.along).squareRoot()
  }

  private static func speed(_ motion: Twist, _ r: Place) -> Eight {
    let (v, w) = (motion.linear, motion.angular)
    let x = v.x + (w.y * r.z - w.z * r.y)
    let y = v.y + (w.z * r.x - w.x * r.z)
    let z = v.z + (w.x * r.y - w.y * r.x)
    return (x * x + y * y + z * z).squareRoot()
  }
}

/// Cosine and sine of an angle.
private struct Bearing {
  let cosine: Double
  let sine: Double

  package init(_ angle: Double) {
    (cosine, sine) = (cos(angle), sin(angle))
  }

  /// The same, quickly for a small angle: of the series what is left out is below the last bit.
  package init(nearly angle: Double) {
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
