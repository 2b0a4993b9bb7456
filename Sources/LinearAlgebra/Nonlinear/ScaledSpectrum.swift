import Glibc

/// The singular value decomposition `J D⁻¹ = U diag(σ) Vᵀ` of a Jacobian whose columns are divided by their scales, and the
/// misfits seen in it, on memory of the caller.
public struct ScaledSpectrum {
  /// Rows of the Jacobian.
  public let misfits: Int
  /// Its columns.
  public let parameters: Int
  /// σ, `parameters` numbers, descending.
  public let values: DoubleBuffer
  /// Vᵀ, `parameters` square, column by column.
  public let rightTransposed: DoubleBuffer
  /// `Uᵀ m`, set by ``project(_:)``.
  public let along: DoubleBuffer
  /// U, column by column, in `rows` rows: more than there are misfits where parameters are more than those.
  let left: DoubleBuffer
  private let rows: Int
  private let work: DoubleBuffer

  /// Doubles of scratch for this shape.
  public static func scratchSize(misfits: Int, parameters: Int) -> Int {
    let rows = max(misfits, parameters)
    return rows * parameters + parameters * (parameters + 2) + workSize(rows, parameters)
  }

  private static func workSize(_ rows: Int, _ columns: Int) -> Int {
    columns * columns + LeastSquares.workSize(rows: rows, columns: columns)
  }

  /// Room for a decomposition.
  public init(misfits: Int, parameters: Int, _ scratch: DoubleBuffer) {
    var parts = ScratchParts(scratch)
    (self.misfits, self.parameters, rows) = (misfits, parameters, max(misfits, parameters))
    (values, along) = (parts.take(parameters), parts.take(parameters))
    rightTransposed = parts.take(parameters * parameters)
    left = parts.take(rows * parameters)
    work = parts.take(Self.workSize(rows, parameters))
  }

  /// Length of a column of a Jacobian.
  @usableFromInline
  func columnLength(_ jacobian: DoubleBuffer, _ column: Int) -> Double {
    var sum = 0.0
    for row in 0..<misfits {
      let entry = jacobian[column * misfits + row]
      sum += entry * entry
    }
    return sum.squareRoot()
  }

  /// Decomposes a Jacobian. A scale of 0 is that of a column of zeros, and counts as 1.
  ///
  /// - Returns: false when an entry is not finite.
  public func decompose(_ jacobian: DoubleBuffer, scales: DoubleBuffer) -> Bool {
    for column in 0..<parameters {
      let scale = scales[column] > 0 ? 1 / scales[column] : 1
      for row in 0..<misfits {
        let entry = jacobian[column * misfits + row] * scale
        guard entry.isFinite else { return false }
        left[column * rows + row] = entry
      }
      for row in misfits..<rows { left[column * rows + row] = 0 }
    }
    return SingularValueDecomposition.inPlace(
      rows: rows, columns: parameters, left, values: values, rightTransposed: rightTransposed, work: work)
  }

  /// Sets ``along`` to `Uᵀ m`.
  public func project(_ m: DoubleBuffer) {
    for k in 0..<parameters {
      var sum = 0.0
      for row in 0..<misfits { sum += left[k * rows + row] * m[row] }
      along[k] = sum
    }
  }

  /// Directions with `σ > rankTolerance · σ_1`.
  public func rank(_ rankTolerance: Double) -> Int {
    guard values[0] > 0 else { return 0 }
    var rank = 0
    for k in 0..<parameters where values[k] > rankTolerance * values[0] { rank += 1 }
    return rank
  }

  /// Largest over smallest singular value; infinite when that is 0.
  public var condition: Double {
    let least = values[parameters - 1]
    return least > 0 ? values[0] / least : .infinity
  }

  /// The square of what of m lies in the directions that are seen: `|P m|²`.
  public func seenShare(rankTolerance: Double) -> Double {
    var sum = 0.0
    for k in 0..<rank(rankTolerance) { sum += along[k] * along[k] }
    return sum
  }

  /// What is known of a step before it is tried; costs are twice the cost.
  public struct Proposal: Sendable {
    /// λ.
    public let damping: Double
    /// `|D h|`.
    public let length: Double
    /// What the linear model takes off `|m|²`.
    public let promise: Double
    /// Half the slope of `|m|²` along the step, < 0.
    public let slope: Double
  }

  /// Writes the step h with `|D h| ≤ radius` that lessens the linear model's cost most.
  public func propose(radius: Double, rankTolerance: Double, scales: DoubleBuffer, into step: DoubleBuffer)
    -> Proposal
  {
    let (largest, rank) = (values[0], rank(rankTolerance))
    guard rank > 0 else {
      for k in 0..<parameters { step[k] = 0 }
      return Proposal(damping: 0, length: 0, promise: 0, slope: 0)
    }
    // With λ at the upper end the step is at most |c| σ_1 / λ long; at the lower end λ is nothing beside the least σ² seen.
    let reach = seenShare(rankTolerance: rankTolerance).squareRoot() / (largest * radius)
    let lambda = DampedStep.solve(
      values: values, along: along, rightTransposed: rightTransposed, radius: radius,
      rankTolerance: rankTolerance, exponents: -120...max(1, log2(reach) + 1),
      into: step)
    var (reduced, length) = (0.0, 0.0)
    for k in 0..<rank {
      let part = along[k] * values[k] / (values[k] * values[k] + lambda)
      reduced += values[k] * part * values[k] * part
      length += part * part
    }
    for k in 0..<parameters where scales[k] > 0 { step[k] /= scales[k] }
    return Proposal(
      damping: lambda, length: length.squareRoot(), promise: reduced + 2 * lambda * length,
      slope: -(reduced + lambda * length))
  }
}
