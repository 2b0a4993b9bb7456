import LinearAlgebra

/// All complex poses of a frame for six real lengths.
struct LengthsRoots {
  /// Proven and different from each other.
  private(set) var roots: [CertifiedRoot] = []
  /// Whether they are all.
  private(set) var isComplete = false
  /// Ends of paths that are no proven solution, but perhaps a singular one.
  private(set) var unproven: [StudyPoint] = []
  /// Whether paths were lost on their way.
  private(set) var areLost = false

  private static let attempts = 3
  /// A path's end with less finiteness is no real pose, which has 1, even if it is not exact.
  private static let leastFiniteness = 1e-3
  /// A path that ends where less than this of its way is left ends in a singular solution.
  private static let arrival = 1e-6

  /// Follows the frame's poses to the squared lengths of `goal`, again on other ways if a path is lost.
  init(_ origin: FrameRoots, to goal: DualQuaternionFrame, typicalSquare: Double, seed: UInt64) {
    var random = SeededNumbers(seed: ~seed)
    for attempt in 0..<LengthsRoots.attempts {
      var (from, starts) = (origin.frame, origin.points)
      if attempt > 0 {
        let squares = FrameRoots.genericSquares(typicalSquare, &random)
        let middle = goal.with(squares: squares)
        let ends = PathEnds(of: starts, from: from, to: middle, isGeneric: true, .tight)
        guard ends.roots.count == starts.count else { continue }
        (from, starts) = (middle, ends.roots.map(\.point))
      }
      let tolerance = attempt == 0 ? PathTracker.Tolerance.ordinary : .tight
      let ends = PathEnds(of: starts, from: from, to: goal, isGeneric: false, tolerance)
      let isClosed = add(ends.roots, of: goal)
      let singular = ends.unproven.filter { goal.finiteness(of: $0.point.z) > LengthsRoots.leastFiniteness }
      unproven = singular.map(\.point)
      areLost = ends.repeated > 0 || !isClosed || singular.contains { $0.rest > LengthsRoots.arrival }
      isComplete = !areLost && unproven.isEmpty || roots.count == origin.points.count
      // Another way does not make a singular end regular.
      if isComplete || !areLost { return }
    }
  }

  /// Adds what is new, and its conjugates: frame and lengths are real. Says whether every conjugate was among `found`, those
  /// nearly at infinity left aside.
  private mutating func add(_ found: [CertifiedRoot], of goal: DualQuaternionFrame) -> Bool {
    var isClosed = true
    for root in found {
      addIfNew(root)
      guard !root.isReal else { continue }
      let conjugate = root.point.conjugate
      if found.contains(where: { $0.isSame(as: conjugate) }) { continue }
      isClosed = isClosed && root.finiteness < Decay.small
      if let other = CertifiedRoot(near: conjugate, of: goal) { addIfNew(other) }
    }
    return isClosed
  }

  private mutating func addIfNew(_ root: CertifiedRoot) {
    if !roots.contains(where: { $0.isSame(as: root.point) }) { roots.append(root) }
  }
}
