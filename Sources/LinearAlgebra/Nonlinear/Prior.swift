/// What is known of some parameters beforehand: their mean, and how far they may be from it.
public struct Prior: Sendable, Equatable {
  /// Indices of the parameters, each once.
  public let parameters: [Int]
  /// Their means.
  public let means: [Double]
  /// L⁻¹ of the covariance `L Lᵀ`: what turns differences into misfits of unit variance. Lower triangular.
  let whitening: Matrix

  /// One parameter, known to within `standardDeviation`, which must be > 0.
  public init(parameter: Int, mean: Double, standardDeviation: Double) {
    precondition(standardDeviation > 0, "a standard deviation is positive")
    (parameters, means) = ([parameter], [mean])
    whitening = Matrix(rows: 1, columns: 1) { _, _ in 1 / standardDeviation }
  }

  /// Several parameters that are known together; nil when the covariance, of which the lower triangle is read, is not
  /// positive definite.
  public init?(parameters: [Int], means: [Double], covariance: Matrix) {
    precondition(
      Set(parameters).count == parameters.count && means.count == parameters.count
        && covariance.rows == means.count && covariance.columns == means.count, "shapes do not fit")
    guard let factor = covariance.choleskyFactor else { return nil }
    (self.parameters, self.means, whitening) = (parameters, means, factor.lowerInverse)
  }
}
