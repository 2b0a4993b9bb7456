/// A direction in which the parameters can move together without any misfit changing (to first order).
public struct UndeterminedDirection: Sendable, Equatable {
  /// A share smaller than this is rounding.
  static let leastShare = 1e-6

  /// The direction, in parameters scaled so that each alone would change the misfits by one; of length 1, its largest
  /// component positive. A parameter that changes nothing by itself has the scale 1.
  public let shares: [Double]
  /// The direction in the parameters' own units, its length of no meaning.
  public let step: [Double]

  /// The parameters that move, the one with the largest share first.
  public var parameters: [Int] {
    shares.indices.filter { abs(shares[$0]) > Self.leastShare }.sorted { abs(shares[$0]) > abs(shares[$1]) }
  }
}
