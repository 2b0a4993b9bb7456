/// What a linear look at a point of a nonlinear least squares says of it: how well each parameter is known there, and which
/// directions not at all.
public struct LocalFit: Sendable {
  /// The misfits there, in standard deviations.
  public let misfits: [Double]
  /// R of the Jacobian with columns of unit length, where it is of full rank.
  private let triangle: Matrix
  /// Singular values of the Jacobian with columns of unit length, descending.
  public var singularValues: [Double] { known ?? SingularValues.of(triangle) }
  private let known: [Double]?
  /// How many of them are seen.
  public let rank: Int
  /// Directions that no misfit sees.
  public let undetermined: [UndeterminedDirection]
  /// Orthonormal columns that span what the parameters can change in the misfits.
  let reach: Matrix
  /// `V σ⁻¹` of the directions seen, in unscaled parameters: the covariance is this times its transpose.
  let root: Matrix

  /// Where every direction is seen.
  ///
  /// - Parameters:
  ///   - triangle: R of the Jacobian with columns of unit length.
  ///   - reach: orthonormal columns that span what the parameters can change in the misfits.
  ///   - root: R⁻¹ in unscaled parameters.
  package init(misfits: [Double], triangle: Matrix, reach: Matrix, root: Matrix) {
    (self.misfits, self.triangle, self.reach, self.root) = (misfits, triangle, reach, root)
    (rank, undetermined, known) = (root.rows, [], nil)
  }

  fileprivate init(
    misfits: [Double], singularValues: [Double], rank: Int, undetermined: [UndeterminedDirection],
    reach: Matrix, root: Matrix
  ) {
    (self.misfits, self.rank, self.undetermined) = (misfits, rank, undetermined)
    (self.reach, self.root) = (reach, root)
    (triangle, known) = (Matrix(rows: 0, columns: 0), singularValues)
  }

  /// Largest over smallest singular value; infinite when a direction is not seen at all.
  public var condition: Double {
    guard let largest = singularValues.first, let least = singularValues.last else { return 1 }
    return least > 0 ? largest / least : .infinity
  }

  /// Covariance of the parameters (of a step from the point), `(JᵀJ)⁻¹` with J in standard deviations: a priori, not scaled
  /// by the misfits. Nil when a direction is undetermined.
  public var covariance: Matrix? {
    undetermined.isEmpty ? root.timesOwnTranspose : nil
  }

  /// Standard deviation of each parameter; infinite for one that has a part in an undetermined direction.
  public var standardDeviations: [Double] {
    (0..<root.rows).map { parameter in
      if undetermined.contains(where: { abs($0.shares[parameter]) > UndeterminedDirection.leastShare }) {
        return .infinity
      }
      return (0..<root.columns).reduce(0) { $0 + root[parameter, $1] * root[parameter, $1] }.squareRoot()
    }
  }

  /// Covariance of numbers that follow from the parameters: `G (JᵀJ)⁻¹ Gᵀ`, a row of G the derivative of one of them. What moves
  /// along an undetermined direction has none; see ``determines(_:row:)``.
  public func covariance(of gradients: Matrix) -> Matrix {
    gradients.times(withZeros: root).timesOwnTranspose
  }

  /// What one standard deviation of each misfit (a column) does to numbers that follow from the parameters (a row of `gradients` each).
  package func gains(of gradients: Matrix) -> Matrix { gradients * root * reach.transposed }

  /// Whether the number whose derivative is a row of `gradients` stays the same along all undetermined directions.
  public func determines(_ gradients: Matrix, row: Int) -> Bool {
    undetermined.allSatisfy { direction in
      var (change, size) = (0.0, 0.0)
      for column in 0..<gradients.columns {
        let part = gradients[row, column] * direction.step[column]
        (change, size) = (change + part, max(size, abs(gradients[row, column] * stepSizes[column])))
      }
      return abs(change) <= UndeterminedDirection.leastShare * size
    }
  }

  /// What each parameter moves by where it alone changes the misfits by one.
  private var stepSizes: [Double] {
    guard let first = undetermined.first else { return [] }
    return zip(first.shares, first.step).map { share, step in share == 0 ? 1 : abs(step / share) }
  }

  /// Share of a misfit of `other` that shows in the misfit of `row`, `1 - h` on the diagonal: the covariance of the misfits
  /// that are left, in standard deviations. A row with 0 fits whatever was observed: it cannot be checked.
  public func redundancy(_ row: Int, _ other: Int) -> Double {
    let lever = (0..<reach.columns).reduce(0) { $0 + reach[row, $1] * reach[other, $1] }
    return (row == other ? 1 : 0) - lever
  }
}

extension NonlinearLeastSquares {
  /// The linear look at a point.
  ///
  /// - Parameter rankTolerance: as ``NonlinearOptions/rankTolerance``.
  /// - Returns: nil where misfits or Jacobian are not finite.
  public static func localFit<Problem: NonlinearProblem>(
    _ problem: Problem, at point: Problem.Point, rankTolerance: Double = NonlinearOptions().rankTolerance
  ) -> LocalFit? {
    let (misfits, jacobian, cost) = problem.linearized(at: point)
    guard cost.isFinite, jacobian.entries.allSatisfy(\.isFinite) else { return nil }
    let scales = (0..<jacobian.columns).map { column in
      let length = LeastSquares.norm((0..<jacobian.rows).lazy.map { jacobian[$0, column] })
      return length > 0 ? length : 1
    }
    if let fit = fullRankFit(misfits, jacobian, scales, rankTolerance) { return fit }
    // Rows of zeros stand for misfits that are not there, so that every direction has a singular value.
    let rows = max(jacobian.rows, jacobian.columns)
    let scaled = Matrix(rows: rows, columns: jacobian.columns) { row, column in
      row < jacobian.rows ? jacobian[row, column] / scales[column] : 0
    }
    guard let svd = SingularValueDecomposition(scaled) else { return nil }
    let rank = svd.values.prefix { $0 > rankTolerance * svd.values[0] }.count
    let undetermined = (rank..<jacobian.columns).map { k in
      let row = (0..<jacobian.columns).map { svd.rightTransposed[k, $0] }
      let largest = row.max { abs($0) < abs($1) } ?? 0
      let shares = largest < 0 ? row.map { -$0 } : row
      return UndeterminedDirection(shares: shares, step: zip(shares, scales).map { $0 / $1 })
    }
    return LocalFit(
      misfits: misfits, singularValues: svd.values, rank: rank, undetermined: undetermined,
      reach: Matrix(rows: jacobian.rows, columns: rank) { svd.left[$0, $1] },
      root: Matrix(rows: jacobian.columns, columns: rank) {
        svd.rightTransposed[$1, $0] / (svd.values[$1] * scales[$0])
      })
  }

  /// The look by QR alone, where it shows that every direction is seen; nil otherwise.
  private static func fullRankFit(
    _ misfits: [Double], _ jacobian: Matrix, _ scales: [Double], _ rankTolerance: Double
  ) -> LocalFit? {
    let (rows, columns) = (jacobian.rows, jacobian.columns)
    guard rows >= columns else { return nil }
    var factored = Matrix(rows: rows, columns: columns) { jacobian[$0, $1] / scales[$1] }
    var (tau, work) = (
      [Double](repeating: 0, count: columns), [Double](repeating: 0, count: 3 * columns)
    )
    let condition = factored.entries.withUnsafeMutableBufferPointer { entries in
      work.withUnsafeMutableBufferPointer { work in
        tau.withUnsafeMutableBufferPointer {
          HouseholderQR.factor(rows: rows, columns: columns, entries, tau: $0, work: work)
        }
        return HouseholderQR.reciprocalCondition(rows: rows, columns: columns, entries, work: work)
      }
    }
    guard condition >= 100 * Double(columns) * rankTolerance else { return nil }
    let (reach, inverse) = HouseholderQR.parts(factored, tau: tau)
    return LocalFit(
      misfits: misfits, triangle: Matrix(rows: columns, columns: columns) { $0 <= $1 ? factored[$0, $1] : 0 },
      reach: reach,
      root: Matrix(rows: columns, columns: columns) { $0 <= $1 ? inverse[$0, $1] / scales[$0] : 0 })
  }
}
