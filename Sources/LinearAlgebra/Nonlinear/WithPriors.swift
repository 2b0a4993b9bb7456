/// A problem with what is known beforehand of some of its parameters: a misfit more for each.
public struct WithPriors<Base: NonlinearProblem>: NonlinearProblem {
  /// The base's.
  public typealias Point = Base.Point

  /// The problem without.
  public let base: Base
  /// What is known.
  public let priors: [Prior]
  /// The value of a parameter in a point: one that a step of 1 raises by 1.
  public let value: (_ parameter: Int, _ point: Base.Point) -> Double
  /// Those of the base, then one for each parameter of each prior.
  public let misfitCount: Int

  /// A problem with priors on parameters that are numbers.
  public init(_ base: Base, _ priors: [Prior], value: @escaping (Int, Base.Point) -> Double) {
    precondition(
      priors.allSatisfy { $0.parameters.allSatisfy((0..<base.parameterCount).contains) }, "no such parameter")
    (self.base, self.priors, self.value) = (base, priors, value)
    misfitCount = base.misfitCount + priors.reduce(0) { $0 + $1.parameters.count }
  }

  /// As many as the base has.
  public var parameterCount: Int { base.parameterCount }

  /// The base's, and below them `L⁻¹ (mean - value)` of each prior.
  public func evaluate(_ point: Base.Point, misfits: DoubleBuffer, jacobian: JacobianBuffer) -> Double {
    var cost = base.evaluate(
      point, misfits: DoubleBuffer(rebasing: misfits[..<base.misfitCount]), jacobian: jacobian)
    var row = base.misfitCount
    for prior in priors {
      for index in prior.parameters.indices {
        for column in 0..<parameterCount { jacobian[row, column] = 0 }
        var misfit = 0.0
        for known in 0...index {
          let (weight, parameter) = (prior.whitening[index, known], prior.parameters[known])
          jacobian[row, parameter] = weight
          misfit += weight * (prior.means[known] - value(parameter, point))
        }
        misfits[row] = misfit
        cost += misfit * misfit / 2
        row += 1
      }
    }
    return cost
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

extension WithPriors where Base: VectorProblem {
  /// A problem with priors on its numbers.
  public init(_ base: Base, _ priors: [Prior]) { self.init(base, priors) { $1[$0] } }
}
