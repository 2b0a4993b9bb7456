import Glibc
import LinearAlgebra

/// The power series of a path `z(u)`, `u` the way since where it was expanded: the equations are quadratic, so that every
/// further coefficient costs one solve with the factors that are there.
struct PowerSeries: ~Copyable {
  /// Highest power.
  static let order = 11

  /// `z = Σ coefficients[k] u^k`.
  private let coefficients: UnsafeMutablePointer<ComplexLanes>
  /// The legs of every coefficient, four quaternion parts each.
  let legs: UnsafeMutablePointer<ComplexLanes>
  /// The coefficients of `x·x`.
  private let squares: UnsafeMutablePointer<Complex>

  init() {
    let count = PowerSeries.order + 1
    (coefficients, legs) = (.allocate(capacity: count), .allocate(capacity: 4 * count))
    squares = .allocate(capacity: count)
    coefficients.initialize(repeating: .zero, count: count)
    legs.initialize(repeating: .zero, count: 4 * count)
    squares.initialize(repeating: .zero, count: count)
  }

  deinit {
    coefficients.deallocate()
    legs.deallocate()
    squares.deallocate()
  }

  /// Where it was expanded.
  var origin: ComplexLanes { coefficients[0] }

  /// Expands the solution of `frame + u rate` round `z`; `legs[0..<4]` are those of z and `factors` of the Jacobian there,
  /// with a patch through z.
  func expand(
    _ frame: DualQuaternionFrame, rate: DualQuaternionFrame, round z: ComplexLanes,
    factors: borrowing LaneElimination
  ) {
    coefficients[0] = z
    squares[0] = z[0] * z[0] + z[1] * z[1] + (z[2] * z[2] + z[3] * z[3])
    for k in 1...PowerSeries.order {
      // The parameters' own change acts on the coefficient before.
      let moved = rate.arms(coefficients[k - 1])
      let inner = innerProducts(k)
      var rest =
        inner.legs + 2 * dot(legs, moved) - inner.square * frame.squares - squares[k - 1] * rate.squares
      let first = rest[0]
      rest -= ComplexLanes(repeating: 4 * inner.offset)
      rest[0] = first
      rest[6] = inner.study
      rest[7] = .zero
      let next = -factors.solve(rest)
      coefficients[k] = next
      let own = frame.arms(next)
      let w = legs + 4 * k
      w[0] = own.0 + moved.0 + ComplexLanes(repeating: 2 * next[4])
      w[1] = own.1 + moved.1 + ComplexLanes(repeating: 2 * next[5])
      w[2] = own.2 + moved.2 + ComplexLanes(repeating: 2 * next[6])
      w[3] = own.3 + moved.3 + ComplexLanes(repeating: 2 * next[7])
      squares[k] = inner.square + 2 * (z[0] * next[0] + z[1] * next[1] + (z[2] * next[2] + z[3] * next[3]))
    }
  }

  /// The power k of `w·w`, `x·x`, `x·y` and `y·y` as far as the coefficients 1...k-1 make it.
  @inline(__always)
  private func innerProducts(_ k: Int)
    -> (legs: ComplexLanes, square: Complex, study: Complex, offset: Complex)
  {
    var (sum, square, study, offset) = (ComplexLanes.zero, Complex.zero, Complex.zero, Complex.zero)
    for i in 1..<max(k, 1) {
      let (a, b) = (coefficients[i], coefficients[k - i])
      for c in 0..<4 {
        square = square + a[c] * b[c]
        study = study + a[c] * b[4 + c]
        offset = offset + a[4 + c] * b[4 + c]
      }
      guard 2 * i <= k else { continue }
      let w = legs + 4 * (k - i)
      sum += (2 * i == k ? 1 : 2) * dot(legs + 4 * i, (w[0], w[1], w[2], w[3]))
    }
    return (sum, square, study, offset)
  }

  @inline(__always)
  private func dot(_ a: UnsafeMutablePointer<ComplexLanes>, _ b: DualQuaternionFrame.Quaternions)
    -> ComplexLanes
  {
    a[0] * b.0 + a[1] * b.1 + (a[2] * b.2 + a[3] * b.3)
  }

  /// The series at `u`.
  func value(at u: Double) -> ComplexLanes {
    var z = coefficients[PowerSeries.order]
    for k in stride(from: PowerSeries.order - 1, through: 0, by: -1) { z = u * z + coefficients[k] }
    return z
  }

  /// How far both of the last two terms stay within `tolerance`; infinite for a path that stands still.
  func reach(tolerance: Double) -> Double {
    func limit(_ k: Int) -> Double { pow(tolerance / coefficients[k].norm, 1 / Double(k)) }
    return min(limit(PowerSeries.order), limit(PowerSeries.order - 1))
  }
}
