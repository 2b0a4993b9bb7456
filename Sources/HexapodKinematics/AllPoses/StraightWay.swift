import Glibc
import RigidMotion

/// The straight way from one pose to another, `t` linear and `R` by the shortest arc (MODEL section 6), and the Jacobian's
/// determinant on it.
package struct StraightWay {
  private let hexapod: Hexapod
  private let from, to: RigidTransform
  /// `log(R_0ᵀ R_1)`.
  private let turn: Vector3

  /// The way between two poses of a frame.
  package init(_ hexapod: Hexapod, from: RigidTransform, to: RigidTransform) {
    (self.hexapod, self.from, self.to) = (hexapod, from, to)
    turn = (from.rotation.inverse * to.rotation).log
  }

  /// Whether the determinant keeps its sign from end to end.
  ///
  /// The way is divided until on each part a Chebyshev polynomial through nine values shows that there is no zero: its
  /// constant term outweighs all others, and the last two, taken twice, what was cut off. The determinant is analytic, its
  /// lengths not divided out, so that this ends soon but where it touches zero; a part of less than 1e-9 counts as a zero.
  package var meetsNoSingularity: Bool {
    var parts = [(0.0, 1.0)]
    guard let sign = sign(at: 0) else { return false }
    var examined = 0
    while let (start, end) = parts.popLast() {
      examined += 1
      guard examined < 2000 else { return false }
      let values = Chebyshev.nodes.map { determinant(at: start + (end - start) * (1 + $0) / 2) * sign }
      guard values.allSatisfy({ $0 > 0 }) else { return false }
      if Chebyshev.hasNoZero(values) { continue }
      guard end - start > 1e-9 else { return false }
      let middle = (start + end) / 2
      parts += [(middle, end), (start, middle)]
    }
    return true
  }

  /// +1 or -1; nil for a singular pose.
  private func sign(at s: Double) -> Double? {
    let value = determinant(at: s)
    return value.isFinite && value != 0 ? (value > 0 ? 1 : -1) : nil
  }

  /// Determinant of the rows `[d_i, (R q_i) × d_i]`, lengths in mean radii.
  private func determinant(at s: Double) -> Double {
    let rotation = (from.rotation * Rotation(exp: s * turn)).matrix
    let translation = (1 - s) * from.translation + s * to.translation
    let unit = 1 / hexapod.meanRadius
    var rows = SixBySix()
    for strut in 0..<6 {
      let arm = unit * (rotation * hexapod.movingJoints[strut])
      let span = arm + unit * (translation - hexapod.referenceJoints[strut])
      let moment = arm.cross(span)
      for axis in 0..<3 {
        rows[strut, axis] = span[axis]
        rows[strut, 3 + axis] = moment[axis]
      }
    }
    return rows.determinant
  }
}

/// Polynomials of degree 8 through the values at nine Chebyshev points.
private enum Chebyshev {
  /// `cos(kπ/8)`, both ends among them.
  static let nodes = (0...8).map { cos(Double($0) * .pi / 8) }

  /// Whether the polynomial, which is positive in the nodes, is positive between them too.
  static func hasNoZero(_ values: [Double]) -> Bool {
    var (constant, others, cut) = (0.0, 0.0, 0.0)
    for k in 0...8 {
      var sum = 0.0
      for j in 0...8 { sum += (j % 8 == 0 ? 0.5 : 1) * values[j] * nodes[fold(j * k)] }
      let coefficient = sum * (k % 8 == 0 ? 0.125 : 0.25)
      if k == 0 { constant = coefficient } else { others += abs(coefficient) }
      if k > 6 { cut += abs(coefficient) }
    }
    return constant > others + cut
  }

  /// The node that is `cos(nπ/8)`.
  private static func fold(_ n: Int) -> Int {
    let m = n % 16
    return m > 8 ? 16 - m : m
  }
}

extension SixBySix {
  /// The determinant, by elimination with partial pivoting.
  fileprivate var determinant: Double {
    var (a, product) = (self, 1.0)
    for k in 0..<6 {
      var pivot = k
      for row in k + 1..<6 where abs(a[row, k]) > abs(a[pivot, k]) { pivot = row }
      let value = a[pivot, k]
      guard value != 0, value.isFinite else { return value }
      product *= pivot == k ? value : -value
      if pivot != k {
        for column in k..<6 { (a[k, column], a[pivot, column]) = (a[pivot, column], a[k, column]) }
      }
      for row in k + 1..<6 {
        let factor = a[row, k] / value
        for column in k + 1..<6 { a[row, column] -= factor * a[k, column] }
      }
    }
    return product
  }
}
