import Foundation
import LinearAlgebra

/// A number with its derivatives by up to sixteen parameters: test problems are written once, and their Jacobians are exact.
struct Dual: Sendable {
  var value: Double
  var slopes: SIMD16<Double>

  init(_ value: Double, slopes: SIMD16<Double> = .zero) { (self.value, self.slopes) = (value, slopes) }

  private func mapped(_ value: Double, slope: Double) -> Dual { Dual(value, slopes: slopes * slope) }

  static func + (a: Dual, b: Dual) -> Dual { Dual(a.value + b.value, slopes: a.slopes + b.slopes) }
  static func - (a: Dual, b: Dual) -> Dual { Dual(a.value - b.value, slopes: a.slopes - b.slopes) }
  static func * (a: Dual, b: Dual) -> Dual {
    Dual(a.value * b.value, slopes: a.slopes * b.value + b.slopes * a.value)
  }
  static func / (a: Dual, b: Dual) -> Dual {
    let quotient = a.value / b.value
    return Dual(quotient, slopes: (a.slopes - b.slopes * quotient) / b.value)
  }
  static func + (a: Dual, b: Double) -> Dual { Dual(a.value + b, slopes: a.slopes) }
  static func + (a: Double, b: Dual) -> Dual { b + a }
  static func - (a: Dual, b: Double) -> Dual { a + -b }
  static func - (a: Double, b: Dual) -> Dual { Dual(a - b.value, slopes: -b.slopes) }
  static func * (a: Double, b: Dual) -> Dual { Dual(a * b.value, slopes: b.slopes * a) }
  static func * (a: Dual, b: Double) -> Dual { b * a }
  static func / (a: Double, b: Dual) -> Dual { Dual(a) / b }
  static func / (a: Dual, b: Double) -> Dual { a * (1 / b) }
  static prefix func - (a: Dual) -> Dual { 0 - a }

  var squared: Dual { self * self }
  var cubed: Dual { self * self * self }
  static func exp(_ x: Dual) -> Dual { x.mapped(Foundation.exp(x.value), slope: Foundation.exp(x.value)) }
  static func log(_ x: Dual) -> Dual { x.mapped(Foundation.log(x.value), slope: 1 / x.value) }
  static func sqrt(_ x: Dual) -> Dual { x.mapped(x.value.squareRoot(), slope: 0.5 / x.value.squareRoot()) }
  static func sin(_ x: Dual) -> Dual { x.mapped(Foundation.sin(x.value), slope: Foundation.cos(x.value)) }
  static func cos(_ x: Dual) -> Dual { x.mapped(Foundation.cos(x.value), slope: -Foundation.sin(x.value)) }
  static func atan(_ x: Dual) -> Dual {
    x.mapped(Foundation.atan(x.value), slope: 1 / (1 + x.value * x.value))
  }
  static func pow(_ x: Dual, _ power: Dual) -> Dual { exp(power * log(x)) }
}

/// A problem whose misfits are the functions `f(x)` with their signs changed: observed 0, modelled f.
struct DualProblem: VectorProblem, Sendable {
  let parameterCount: Int
  let misfitCount: Int
  let functions: @Sendable ([Dual]) -> [Dual]

  init(parameters: Int, _ functions: @escaping @Sendable ([Dual]) -> [Dual]) {
    (parameterCount, self.functions) = (parameters, functions)
    misfitCount = functions(Array(repeating: Dual(0.5), count: parameters)).count
  }

  func evaluate(_ point: [Double], misfits: DoubleBuffer, jacobian: JacobianBuffer) -> Double {
    let variables = point.enumerated().map { index, value in
      var dual = Dual(value)
      dual.slopes[index] = 1
      return dual
    }
    var cost = 0.0
    for (row, function) in functions(variables).enumerated() {
      misfits[row] = -function.value
      cost += function.value * function.value / 2
      for column in 0..<parameterCount { jacobian[row, column] = function.slopes[column] }
    }
    return cost
  }
}
