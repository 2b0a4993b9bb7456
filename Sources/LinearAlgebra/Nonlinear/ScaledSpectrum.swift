import Glibc

/// A Jacobian whose columns are divided by their scales, `J D⁻¹`, decomposed for least-squares steps, and the misfits seen in it,
/// on memory of the caller.
///
/// The decomposition is `Q R`; of R the singular values, `R = U diag(σ) Vᵀ`, are sought only where they decide: for a damped step,
/// and where R is not surely of full rank.
public struct ScaledSpectrum {
  /// Rows of the Jacobian.
  public let misfits: Int
  /// Its columns.
  public let parameters: Int
  /// σ, `parameters` numbers, descending; set by ``findSpectrum()``.
  let values: DoubleBuffer
  /// Vᵀ, `parameters` square, column by column.
  private let rightTransposed: DoubleBuffer
  /// `Uᵀ Qᵀ m`.
  private let along: DoubleBuffer
  /// U of R, column by column.
  private let left: DoubleBuffer
  /// R above and on the diagonal, the reflections below, in `rows` rows: more than there are misfits where parameters are more.
  private let factor: DoubleBuffer
  private let tau: DoubleBuffer
  /// `Qᵀ m`, of which the first `parameters` numbers count.
  private let target: DoubleBuffer
  private let rows: Int
  private let work: DoubleBuffer
  private var isSurelyFullRank = false
  private var (hasSpectrum, hasTarget) = (false, false)

  /// Doubles of scratch for this shape.
  public static func scratchSize(misfits: Int, parameters: Int) -> Int {
    let rows = max(misfits, parameters)
    return rows * (parameters + 1) + parameters * (2 * parameters + 3) + workSize(parameters)
  }

  private static func workSize(_ columns: Int) -> Int {
    columns * columns + LeastSquares.workSize(rows: columns, columns: columns)
  }

  /// Room for a decomposition.
  public init(misfits: Int, parameters: Int, _ scratch: DoubleBuffer) {
    var parts = ScratchParts(scratch)
    (self.misfits, self.parameters, rows) = (misfits, parameters, max(misfits, parameters))
    (values, along, tau) = (parts.take(parameters), parts.take(parameters), parts.take(parameters))
    (rightTransposed, left) = (parts.take(parameters * parameters), parts.take(parameters * parameters))
    (factor, target) = (parts.take(rows * parameters), parts.take(rows))
    work = parts.take(Self.workSize(parameters))
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
  /// - Parameter rankTolerance: that of all that is asked then.
  /// - Returns: false when an entry is not finite.
  public mutating func decompose(_ jacobian: DoubleBuffer, scales: DoubleBuffer, rankTolerance: Double)
    -> Bool
  {
    (isSurelyFullRank, hasSpectrum, hasTarget) = (false, false, false)
    for column in 0..<parameters {
      let scale = scales[column] > 0 ? 1 / scales[column] : 1
      for row in 0..<misfits {
        let entry = jacobian[column * misfits + row] * scale
        guard entry.isFinite else { return false }
        factor[column * rows + row] = entry
      }
      for row in misfits..<rows { factor[column * rows + row] = 0 }
    }
    HouseholderQR.factor(rows: rows, columns: parameters, factor, tau: tau, work: work)
    // σ_n/σ_1 is at least the reciprocal condition in the 1-norm over n; ten for the estimate, ten for good measure.
    let least = 100 * Double(parameters) * rankTolerance
    isSurelyFullRank =
      HouseholderQR.reciprocalCondition(rows: rows, columns: parameters, factor, work: work) >= least
    return isSurelyFullRank || findSpectrum()
  }

  /// Finds the singular values and what goes with them; false where the iteration does not converge, which for finite entries
  /// does not happen.
  @discardableResult
  mutating func findSpectrum() -> Bool {
    guard !hasSpectrum else { return true }
    copyTriangle()
    hasSpectrum = SingularValueDecomposition.inPlace(
      rows: parameters, columns: parameters, left, values: values, rightTransposed: rightTransposed,
      work: work)
    if hasTarget { turnTarget() }
    return hasSpectrum
  }

  private func copyTriangle() {
    for column in 0..<parameters {
      for row in 0..<parameters {
        left[column * parameters + row] = row <= column ? factor[column * rows + row] : 0
      }
    }
  }

  /// Takes the misfits whose step is asked for.
  public mutating func project(_ m: DoubleBuffer) {
    for row in 0..<misfits { target[row] = m[row] }
    for row in misfits..<rows { target[row] = 0 }
    HouseholderQR.project(rows: rows, columns: parameters, factor, tau: tau, target, work: work)
    hasTarget = true
    if hasSpectrum { turnTarget() }
  }

  private func turnTarget() {
    for k in 0..<parameters {
      var sum = 0.0
      for row in 0..<parameters { sum += left[k * parameters + row] * target[row] }
      along[k] = sum
    }
  }

  /// Directions with `σ > rankTolerance · σ_1`.
  public func rank(_ rankTolerance: Double) -> Int {
    if isSurelyFullRank { return parameters }
    guard values[0] > 0 else { return 0 }
    var rank = 0
    for k in 0..<parameters where values[k] > rankTolerance * values[0] { rank += 1 }
    return rank
  }

  /// Largest over smallest singular value; infinite when that is 0. What is asked afterwards needs another ``decompose(_:scales:rankTolerance:)``.
  public mutating func condition() -> Double {
    if !hasSpectrum {
      copyTriangle()
      guard SingularValues.ofInPlace(rows: parameters, columns: parameters, left, values: values, work: work)
      else { return .nan }
    }
    let least = values[parameters - 1]
    return least > 0 ? values[0] / least : .infinity
  }

  /// The square of what of m lies in the directions that are seen: `|P m|²`.
  public func seenShare(rankTolerance: Double) -> Double {
    let seen = isSurelyFullRank ? target : along
    var sum = 0.0
    for k in 0..<rank(rankTolerance) { sum += seen[k] * seen[k] }
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
  public mutating func propose(
    radius: Double, rankTolerance: Double, scales: DoubleBuffer, into step: DoubleBuffer
  ) -> Proposal {
    if isSurelyFullRank, let proposal = undamped(radius: radius, scales: scales, into: step) {
      return proposal
    }
    findSpectrum()
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

  /// The least-squares step of a Jacobian that is surely of full rank; nil where it is longer than `radius`.
  private func undamped(radius: Double, scales: DoubleBuffer, into step: DoubleBuffer) -> Proposal? {
    for k in 0..<parameters { step[k] = target[k] }
    let promise = seenShare(rankTolerance: 0)
    HouseholderQR.solveTriangle(rows: rows, columns: parameters, factor, step)
    var length = 0.0
    for k in 0..<parameters { length += step[k] * step[k] }
    guard length.squareRoot() <= radius else { return nil }
    for k in 0..<parameters where scales[k] > 0 { step[k] /= scales[k] }
    return Proposal(damping: 0, length: length.squareRoot(), promise: promise, slope: -promise)
  }
}
