import LinearAlgebra

/// All complex poses of a frame for squared lengths that are in no special relation: from these every pose of the frame
/// for any lengths is reached.
///
/// Their number is forty for almost every frame and less where joints are in special relations (rings that are plane and
/// symmetric, joints that coincide); the other paths from the start system then go to infinity.
struct FrameRoots: Sendable {
  /// The frame, with the squared lengths.
  private(set) var frame: DualQuaternionFrame
  /// Its poses.
  private(set) var points: [StudyPoint] = []
  /// Whether these are all: they are forty, or forty paths to other lengths, every one accounted for, brought nothing new.
  private(set) var isSettled = false

  private static let attempts = 5

  /// Finds the poses.
  ///
  /// - Parameter typicalSquare: a squared length as the frame has it in use, in its units.
  init(_ units: StudyUnits, typicalSquare: Double, seed: UInt64) {
    let start = StartSystem.generic
    var random = SeededNumbers(seed: seed)
    frame = start.frame
    for attempt in 0..<FrameRoots.attempts {
      let tolerance: PathTracker.Tolerance = attempt < 3 ? .ordinary : .tight
      let goal = units.frame(squares: FrameRoots.genericSquares(typicalSquare, &random))
      let fresh = PathEnds(of: start.points, from: start.frame, to: goal, isGeneric: true, tolerance)
      let known = PathEnds(of: points, from: frame, to: goal, isGeneric: true, tolerance)
      let new = fresh.roots.filter { root in !known.roots.contains { $0.isSame(as: root.point) } }
      // What is nearly at infinity may be proven for some lengths and not for others.
      let isNothingNew = new.allSatisfy { $0.finiteness < Decay.small }
      let isConfirmed = !points.isEmpty && fresh.isComplete && known.isComplete && isNothingNew
      (frame, points) = (goal, (known.roots + new).map(\.point))
      isSettled = isConfirmed || points.count == start.points.count
      if isSettled { return }
    }
  }

  /// Squared lengths round `typical`, complex.
  static func genericSquares(_ typical: Double, _ random: inout SeededNumbers) -> [Complex] {
    (0..<6).map { _ in typical * (Complex(1) + 0.6 * random.complex()) }
  }
}
