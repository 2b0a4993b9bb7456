import LinearAlgebra

/// A frame with its six squared lengths, all complex, and the equations of its poses. Leg i + 1 is lane i.
///
/// In Study's coordinates (x, y) leg i is the quaternion `w_i = 2y + x q_i - p_i x = 2y + A_i x` over |x|, q_i and p_i its
/// joints as pure quaternions. Both origins are in the joints of leg 1, so that `A_1 = 0`, and eight equations hold a pose:
///
/// - leg 1, lane 0: `4 y·y - L_1² (x·x) = 0`;
/// - legs 2...6 less leg 1, lanes 1...5: `a·(a + 4y) - (L_i² - L_1²) (x·x) = 0` with `a = A_i x`; nothing large cancels in
///   them where y is much larger than x, far away or near infinity;
/// - Study's quadric `x·y = 0` (Study 1903), lane 6;
/// - a patch `v·z = 1` that fixes the scale, lane 7.
///
/// A_i is antisymmetric: with `d = q - p`, `s = q + p` and `x = (x₀, u)` it gives `(-d·u, x₀ d + u × s)`.
package struct DualQuaternionFrame: Sendable, Equatable {
  /// `q - p`; lanes 0, 6 and 7 are zero.
  var dx, dy, dz: ComplexLanes
  /// `q + p`; the same lanes are zero.
  var sx, sy, sz: ComplexLanes
  /// `L_1²`, then `L_i² - L_1²`.
  var squares = ComplexLanes.zero

  /// A point with complex coordinates.
  package typealias Joint = (x: Complex, y: Complex, z: Complex)

  /// The frame of two rings' joints, seen from the first of each, and squared lengths.
  package init(reference: [Joint], moving: [Joint], squares: [Complex]) {
    func lanes(_ coordinate: (Joint) -> Complex, _ sign: Double) -> ComplexLanes {
      var lanes = ComplexLanes.zero
      for leg in 1..<6 {
        let q = coordinate(moving[leg]) - coordinate(moving[0])
        lanes[leg] = q + sign * (coordinate(reference[leg]) - coordinate(reference[0]))
      }
      return lanes
    }
    (dx, dy, dz) = (lanes(\.x, -1), lanes(\.y, -1), lanes(\.z, -1))
    (sx, sy, sz) = (lanes(\.x, 1), lanes(\.y, 1), lanes(\.z, 1))
    self = with(squares: squares)
  }

  /// The same rings with other squared lengths.
  package func with(squares: [Complex]) -> DualQuaternionFrame {
    var frame = self
    for leg in 0..<6 { frame.squares[leg] = leg == 0 ? squares[0] : squares[leg] - squares[0] }
    return frame
  }

  /// `self + factor * other`, parameter by parameter.
  @inline(__always)
  func adding(_ factor: Double, _ other: DualQuaternionFrame) -> DualQuaternionFrame {
    var sum = self
    sum.dx += factor * other.dx
    sum.dy += factor * other.dy
    sum.dz += factor * other.dz
    sum.sx += factor * other.sx
    sum.sy += factor * other.sy
    sum.sz += factor * other.sz
    sum.squares += factor * other.squares
    return sum
  }

  /// A quaternion for each leg.
  typealias Quaternions = (ComplexLanes, ComplexLanes, ComplexLanes, ComplexLanes)

  /// `A_i x` of all legs, x in the lanes 0...3 of `z`.
  @inline(__always)
  func arms(_ z: ComplexLanes) -> Quaternions {
    let (x0, x1, x2, x3) = (z[0], z[1], z[2], z[3])
    return (
      -(x1 * dx + x2 * dy + x3 * dz),
      x0 * dx + x2 * sz - x3 * sy,
      x0 * dy + x3 * sx - x1 * sz,
      x0 * dz + x1 * sy - x2 * sx
    )
  }

  /// The equations' values in `z`; their Jacobian goes into the eight `columns`, the legs `w_i` into `legs[0..<4]`.
  @inline(__always)
  func evaluate(
    _ z: ComplexLanes, patch: ComplexLanes, columns: UnsafeMutablePointer<ComplexLanes>,
    legs: UnsafeMutablePointer<ComplexLanes>
  ) -> ComplexLanes {
    let a = arms(z)
    let (x0, x1, x2, x3) = (z[0], z[1], z[2], z[3])
    let (y0, y1, y2, y3) = (2 * z[4], 2 * z[5], 2 * z[6], 2 * z[7])
    legs[0] = a.0 + ComplexLanes(repeating: y0)
    legs[1] = a.1 + ComplexLanes(repeating: y1)
    legs[2] = a.2 + ComplexLanes(repeating: y2)
    legs[3] = a.3 + ComplexLanes(repeating: y3)
    // Half the gradient by x is Aᵀ (a + 2y) - L² x.
    columns[0] = 2 * (dx * legs[1] + dy * legs[2] + dz * legs[3] - x0 * squares)
    columns[1] = 2 * (sy * legs[3] - sz * legs[2] - dx * legs[0] - x1 * squares)
    columns[2] = 2 * (sz * legs[1] - sx * legs[3] - dy * legs[0] - x2 * squares)
    columns[3] = 2 * (sx * legs[2] - sy * legs[1] - dz * legs[0] - x3 * squares)
    (columns[4], columns[5], columns[6], columns[7]) = (4 * a.0, 4 * a.1, 4 * a.2, 4 * a.3)
    for k in 0..<8 {
      if k >= 4 { columns[k][0] = 8 * z[k] }
      columns[k][6] = z[k ^ 4]
      columns[k][7] = patch[k]
    }
    let square = x0 * x0 + x1 * x1 + (x2 * x2 + x3 * x3)
    let far = a.0 * (legs[0] + ComplexLanes(repeating: y0)) + a.1 * (legs[1] + ComplexLanes(repeating: y1))
    let near = a.2 * (legs[2] + ComplexLanes(repeating: y2)) + a.3 * (legs[3] + ComplexLanes(repeating: y3))
    var values = far + near - square * squares
    values[0] = values[0] + y0 * y0 + y1 * y1 + (y2 * y2 + y3 * y3)
    values[6] = x0 * z[4] + x1 * z[5] + (x2 * z[6] + x3 * z[7])
    values[7] = patch.dot(z) - Complex(1)
    return values
  }

  /// `|x·x| / |z|² · (1 + |L_1²|/4)`: 1 for a real pose, whose `|t|` is L_1, and 0 at infinity.
  @inline(__always)
  package func finiteness(of z: ComplexLanes) -> Double {
    let square = z[0] * z[0] + z[1] * z[1] + (z[2] * z[2] + z[3] * z[3])
    return square.norm / z.squaredNorm * (1 + squares[0].norm / 4)
  }

  /// For each equation a bound on how fast its gradient changes: `|g(a) - g(b)| ≤ bound · |a - b|`.
  ///
  /// Singular values of an antisymmetric matrix come in pairs, so that `‖A‖² ≤ |d|² + |s|²`.
  var gradientBounds: SIMD8<Double> {
    let arms = [dx, dy, dz, sx, sy, sz].reduce(SIMD8<Double>.zero) { $0 + ($1.re * $1.re + $1.im * $1.im) }
    let square = (squares.re * squares.re + squares.im * squares.im).squareRoot()
    var bounds = 2 * arms + 4 * arms.squareRoot() + 2 * square
    (bounds[0], bounds[6], bounds[7]) = (max(8, bounds[0]), 1, 0)
    return bounds
  }
}
