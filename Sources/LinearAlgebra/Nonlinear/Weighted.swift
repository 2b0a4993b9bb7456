/// A problem whose misfits are in units of their own, each divided by its standard deviation.
public struct Weighted<Base: NonlinearProblem>: NonlinearProblem {
  /// The base's.
  public typealias Point = Base.Point

  /// The problem in its own units.
  public let base: Base
  /// One for each misfit, > 0; infinite for one that is to count for nothing.
  public let standardDeviations: [Double]

  /// A problem with standard deviations.
  public init(_ base: Base, standardDeviations: [Double]) {
    precondition(
      standardDeviations.count == base.misfitCount && standardDeviations.allSatisfy { $0 > 0 },
      "a standard deviation > 0 for each misfit")
    (self.base, self.standardDeviations) = (base, standardDeviations)
  }

  /// As many as the base has.
  public var parameterCount: Int { base.parameterCount }
  /// As many as the base has.
  public var misfitCount: Int { base.misfitCount }

  /// The base's, divided.
  public func evaluate(_ point: Base.Point, misfits: DoubleBuffer, jacobian: JacobianBuffer) -> Double {
    guard base.evaluate(point, misfits: misfits, jacobian: jacobian).isFinite else { return .infinity }
    var sum = 0.0
    for row in 0..<misfitCount {
      let weight = 1 / standardDeviations[row]
      misfits[row] *= weight
      sum += misfits[row] * misfits[row]
      for column in 0..<parameterCount { jacobian[row, column] *= weight }
    }
    return sum / 2
  }

  /// The base's.
  public func retract(
    _ point: Base.Point, by step: DoubleBuffer, times scale: Double, into moved: inout Base.Point
  ) {
    base.retract(point, by: step, times: scale, into: &moved)
  }

  /// The base's.
  public func size(of parameter: Int, at point: Base.Point) -> Double { base.size(of: parameter, at: point) }
}
