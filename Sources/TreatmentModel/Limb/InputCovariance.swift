/// How the errors of several inputs go together: the covariance of keys of a case, symmetric and positive semidefinite.
///
/// In the program's units (products of radians and millimetres), signed as the keys' numbers are: positive for the first word of
/// a pair (MODEL section 3). The diagonal has the squares of the standard deviations.
public struct InputCovariance: Sendable, Equatable {
  /// What a matrix has that no covariance has; rows and columns are counted from 1.
  public enum Problem: Error, Sendable, Equatable {
    /// There is no key, or not one row and one column for each.
    case notSquare
    /// A key stands twice.
    case repeated(CaseKey)
    /// A number is not finite.
    case notFinite(row: Int, column: Int)
    /// The number is not that on the other side of the diagonal.
    case notSymmetric(row: Int, column: Int)
    /// Some sum of these inputs would have a negative variance; the key is the first that makes one.
    case notPositiveSemidefinite(CaseKey)
  }

  /// The inputs, each once.
  public let keys: [CaseKey]
  /// By rows, in the order of ``keys``.
  public let matrix: [[Double]]
  /// Where it comes from, and what would make it less, in a sentence; nil where nobody says.
  public let source: String?

  /// A covariance.
  ///
  /// Numbers across the diagonal may differ, and variances lie below zero, by 1e-9 of what the diagonal allows, as rounded decimals
  /// do.
  ///
  /// - Throws: ``Problem``.
  public init(keys: [CaseKey], matrix: [[Double]], source: String? = nil) throws(Problem) {
    self.source = source
    guard !keys.isEmpty, matrix.count == keys.count, matrix.allSatisfy({ $0.count == keys.count }) else {
      throw .notSquare
    }
    for (place, key) in keys.enumerated() where keys[..<place].contains(key) { throw .repeated(key) }
    for row in keys.indices {
      for column in keys.indices {
        guard matrix[row][column].isFinite else { throw .notFinite(row: row + 1, column: column + 1) }
      }
      guard matrix[row][row] >= 0 else { throw .notPositiveSemidefinite(keys[row]) }
    }
    for row in keys.indices {
      for column in 0..<row {
        let scale = matrix[row][row].squareRoot() * matrix[column][column].squareRoot()
        guard abs(matrix[row][column] - matrix[column][row]) <= InputCovariance.slack * scale else {
          throw .notSymmetric(row: row + 1, column: column + 1)
        }
      }
    }
    switch InputCovariance.factor(matrix) {
    case .success: (self.keys, self.matrix) = (keys, matrix)
    case .failure(let fault): throw .notPositiveSemidefinite(keys[fault.row])
    }
  }

  /// One standard deviation of a key, radians or millimetres; nil for a key that is not in it.
  public func standardDeviation(of key: CaseKey) -> Double? {
    keys.firstIndex(of: key).map { matrix[$0][$0].squareRoot() }
  }

  /// What rounding may have cost, of the diagonal.
  private static let slack = 1e-9

  /// The row at which a matrix turns out not to be positive semidefinite.
  package struct Indefinite: Error {
    let row: Int
  }

  /// The lower triangle `L` of `L Lᵀ` (Cholesky), row by row without those that lie behind the diagonal; a column of zeros where the
  /// input is known from those before it.
  package static func factor(_ matrix: [[Double]]) -> Result<[[Double]], Indefinite> {
    var factor: [[Double]] = []
    for row in matrix.indices {
      var line: [Double] = []
      for column in 0..<row {
        let rest = matrix[row][column] - zip(line, factor[column]).reduce(0) { $0 + $1.0 * $1.1 }
        let pivot = factor[column][column]
        let scale = matrix[row][row].squareRoot() * matrix[column][column].squareRoot()
        if pivot == 0, abs(rest) > slack.squareRoot() * scale { return .failure(Indefinite(row: row)) }
        line.append(pivot == 0 ? 0 : rest / pivot)
      }
      let rest = matrix[row][row] - line.reduce(0) { $0 + $1 * $1 }
      guard rest >= -slack * matrix[row][row] else { return .failure(Indefinite(row: row)) }
      line.append(rest <= slack * matrix[row][row] ? 0 : rest.squareRoot())
      factor.append(line)
    }
    return .success(factor)
  }
}
