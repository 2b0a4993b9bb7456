/// Where the paths of several poses ended.
struct PathEnds {
  /// Different solutions, proven.
  private(set) var roots: [CertifiedRoot] = []
  /// Number of paths that went to infinity.
  private(set) var atInfinity = 0
  /// Paths that ended where another had ended already: one of the two has left its path.
  private(set) var repeated = 0
  /// Ends that are no proven solution, and how much of the way was left there.
  private(set) var unproven: [(point: StudyPoint, rest: Double)] = []

  /// Whether every path ended in a solution of its own or at infinity.
  var isComplete: Bool { repeated == 0 && unproven.isEmpty }

  /// Follows each of `starts`, solutions of `origin`, to `goal`.
  ///
  /// - Parameter isGeneric: whether the goal's lengths are in no special relation.
  init(
    of starts: [StudyPoint], from origin: DualQuaternionFrame, to goal: DualQuaternionFrame, isGeneric: Bool,
    _ tolerance: PathTracker.Tolerance
  ) {
    let tracker = PathTracker()
    for start in starts {
      switch tracker.follow(start, from: origin, to: goal, tolerance) {
      case .arrived(let point): note(point, of: goal, isGeneric)
      case .atInfinity: atInfinity += 1
      case .stuck(let point, let rest): unproven.append((point, rest))
      }
    }
  }

  private mutating func note(_ point: StudyPoint, of goal: DualQuaternionFrame, _ isGeneric: Bool) {
    guard let root = CertifiedRoot(near: point, of: goal, isGeneric: isGeneric) else {
      if goal.finiteness(of: point.z) < Decay.nothing { atInfinity += 1 } else { unproven.append((point, 0)) }
      return
    }
    if roots.contains(where: { $0.isSame(as: root.point) }) { repeated += 1 } else { roots.append(root) }
  }
}
