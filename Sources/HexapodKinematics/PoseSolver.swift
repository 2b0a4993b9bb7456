import LinearAlgebra
import RigidMotion

/// Forward kinematics: the pose that fits six measured strut lengths, or more distances than six.
///
/// Gauss-Newton on SE(3), each step a LAPACK least-squares solve of the scaled Jacobian (MODEL section 4), kept honest by
///
/// - a trust radius and a line search: a step that does not lessen the misfit is shortened;
/// - a barrier: a step across a singularity (the determinant changes sign at its end or in its middle) is shortened too,
///   and taken only when nothing else is left, after which the outcome can no longer be `found`;
/// - a step from the singular value decomposition (Levenberg-Marquardt) where the Jacobian is nearly rank-deficient.
///
/// The constant model is prepared once; a solve allocates nothing on the way that ends with `found`.
public struct PoseSolver: Sendable {
  /// The tests by which a search decides, as the inequalities that they are.
  public struct Options: Sendable, Equatable {
    /// Steps taken at most.
    public var maximumIterations = 60
    /// A step of `|[dt; ρ̄ dω]| ≤ stepTolerance · ρ̄` is the last: the next would be its square.
    public var stepTolerance = 1e-8
    /// A pose fits when `max |d - ℓ| ≤ fitTolerance · ρ̄` (six distances).
    public var fitTolerance = 1e-11
    /// `|[dt; ρ̄ dω]| ≤ trustRadius · ρ̄` for every step.
    public var trustRadius = 1.0
    /// More than six distances fit while `Σ(misfit/σ)² ≤ χ²`, the chi-square quantile of n - 6 degrees of freedom that
    /// lies as improbably high as this many standard deviations of a normal distribution (Wilson and Hilferty 1931).
    public var misfitLimit = 4.0
    /// A step promises too little to go on when it would lessen the squared misfit by less than this fraction.
    public var leastGain = 1e-4
    /// Whether lengths that fit no pose are searched for the one that is likeliest to be wrong: six searches more.
    public var namesCulprit = true

    /// The defaults, which the documents' accuracy claims are about.
    public init() {}
  }

  /// The frame that is solved.
  public let hexapod: Hexapod
  /// The tests.
  public private(set) var options: Options
  let system: DistanceSystem
  let extraDistances: [Double]

  /// A solver for a frame.
  ///
  /// - Parameters:
  ///   - strutDeviation: standard deviation of a strut length; it matters only beside `extra`.
  ///   - extra: distances known besides the struts': a length measured twice (the same joints), a distance between marked
  ///     points of the rings.
  public init(
    _ hexapod: Hexapod, options: Options = Options(), strutDeviation: Double = 1,
    extra: [DistanceMeasurement] = []
  ) {
    self.hexapod = hexapod
    self.options = options
    system = DistanceSystem(hexapod, strutDeviation: strutDeviation, extra: extra)
    extraDistances = extra.map(\.distance)
  }

  /// The pose of the moving ring in the reference ring's frame.
  ///
  /// - Parameters:
  ///   - lengths: six strut lengths, joint to joint; a length that is not positive and finite fits no pose.
  ///   - start: where the search begins: the neutral pose unless given. A frame without a neutral pose begins at the
  ///     parallel pose that its lengths suggest, the moving ring above.
  public func solve(_ lengths: StrutLengths, from start: RigidTransform? = nil) -> PoseSolution {
    let start = start ?? defaultStart
    if let bad = lengths.firstIndex(where: { !($0.isFinite && $0 > 0) }) {
      return PoseSolution(
        pose: start, outcome: .noSuchPose(culprit: bad), residual: .infinity, iterations: 0, stiffness: 0,
        condition: .infinity, determinantSign: 0)
    }
    guard system.count == 6 else {
      return withUnsafeTemporaryAllocation(
        of: Double.self, capacity: PoseSearch.scratchSize(rows: system.count)
      ) { run(lengths, start, $0) }
    }
    // A temporary allocation of more than a kilobyte goes to the heap; this stays on the stack.
    var scratch = InlineArray<280, Double>(repeating: 0)
    var span = scratch.mutableSpan
    return span.withUnsafeMutableBufferPointer { run(lengths, start, $0) }
  }

  /// The same solver, which looks for no culprit.
  var withoutCulprit: PoseSolver {
    var other = self
    other.options.namesCulprit = false
    return other
  }

  private func run(
    _ lengths: StrutLengths, _ start: RigidTransform, _ scratch: UnsafeMutableBufferPointer<Double>
  ) -> PoseSolution {
    var search = PoseSearch(self, lengths, start, scratch)
    return search.run()
  }

  /// Where a search begins unless it is told.
  var defaultStart: RigidTransform {
    hexapod.neutral ?? RigidTransform(translation: Vector3(0, 0, hexapod.meanRadius))
  }

  /// Covariance of `[t; ω]` (translation and small rotation in the reference ring's axes) in `pose`, from the standard
  /// deviations of the distances: `(JᵀWJ)⁻¹`, 6 × 6; nil in a singular pose.
  public func covariance(at pose: RigidTransform) -> Matrix? {
    var jacobian = Matrix(rows: system.count, columns: 6)
    var unused = [Double](repeating: 0, count: system.count)
    var distances = unused
    distances.withUnsafeMutableBufferPointer { distances in
      unused.withUnsafeMutableBufferPointer { misfit in
        jacobian.entries.withUnsafeMutableBufferPointer { entries in
          _ = system.evaluate(pose, distances, jacobian: entries, misfit: misfit)
        }
      }
    }
    guard let svd = SingularValueDecomposition(jacobian), let largest = svd.values.first,
      let least = svd.values.last,
      least > Hexapod.singularRatio * largest
    else { return nil }
    let scale = (0..<6).map { $0 < 3 ? 1 : 1 / system.meanRadius }
    return Matrix(rows: 6, columns: 6) { row, column in
      (0..<6).reduce(0) { sum, k in
        let value = svd.values[k]
        return sum + svd.rightTransposed[k, row] * svd.rightTransposed[k, column] / (value * value)
      } * scale[row] * scale[column]
    }
  }
}
