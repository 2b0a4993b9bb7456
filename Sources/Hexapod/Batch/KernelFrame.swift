import CPoseKernel
import RigidMotion

extension fixator_frame {
  /// What the kernel needs to know of a frame, for searches that begin at `base`; nil where the frame is singular there.
  ///
  /// Rows come in the order in which partial pivoting takes them in `base`, so that the kernel need not exchange any.
  init?(_ hexapod: Hexapod, base: RigidTransform) {
    self.init()
    let rotation = base.rotation.matrix
    var rows = (0..<6).map { strut in
      let arm = rotation * hexapod.movingJoints[strut]
      let span = arm + base.translation - hexapod.referenceJoints[strut]
      let moment = arm.cross(span)
      // The kernel's order of columns: along z, x, y, then the turns; the inverse grows to their right.
      return EliminatedRow(
        strut: strut, square: span.dot(span), entries: [span.z, span.x, span.y, moment.x, moment.y, moment.z])
    }
    guard let pivots = EliminatedRow.eliminate(&rows) else { return nil }

    withUnsafeMutableBytes(of: &base_reciprocal_pivots) { $0.fill(pivots.map { 1 / $0 }) }
    withUnsafeMutableBytes(of: &base_squares) { $0.fill(rows.map(\.square)) }
    withUnsafeMutableBytes(of: &strut) { $0.fill(rows.map { Int32($0.strut) }) }
    withUnsafeMutableBytes(of: &reference) { bytes in
      bytes.fill(rows.flatMap { hexapod.referenceJoints[$0.strut].coordinates })
    }
    withUnsafeMutableBytes(of: &moving) { bytes in
      bytes.fill(rows.flatMap { hexapod.movingJoints[$0.strut].coordinates })
    }
    withUnsafeMutableBytes(of: &base_inverse) { $0.fill(rows.flatMap(\.inverse)) }
    let (t, q) = (base.translation, base.rotation)
    base_translation = (t.x, t.y, t.z)
    base_quaternion = (q.w, q.v.x, q.v.y, q.v.z)
    mean_radius = hexapod.meanRadius
  }
}

/// A row of the base pose's Jacobian of half the squared lengths, and what becomes of it.
private struct EliminatedRow {
  let strut: Int
  let square: Double
  var entries: [Double]
  /// Row of the inverse; its columns are in the order of elimination, as the rows are.
  var inverse: [Double] = []

  /// Gauss-Jordan elimination with partial pivoting; the rows end in its order. Nil when a pivot is lost in rounding.
  static func eliminate(_ rows: inout [EliminatedRow]) -> [Double]? {
    let scale = rows.flatMap(\.entries).reduce(0) { max($0, abs($1)) }
    var pivots: [Double] = []
    var a = rows.map(\.entries)
    var order = Array(0..<6)
    var inverse = (0..<6).map { row in (0..<6).map { $0 == row ? 1.0 : 0 } }
    for k in 0..<6 {
      let best = (k..<6).max { abs(a[$0][k]) < abs(a[$1][k]) } ?? k
      a.swapAt(k, best)
      order.swapAt(k, best)
      inverse.swapAt(k, best)
      let pivot = a[k][k]
      guard abs(pivot) > 1e-12 * scale, pivot.isFinite else { return nil }
      pivots.append(pivot)
      for row in 0..<6 where row != k {
        let factor = a[row][k] / pivot
        for column in 0..<6 {
          a[row][column] -= factor * a[k][column]
          inverse[row][column] -= factor * inverse[k][column]
        }
      }
    }
    let given = rows
    rows = (0..<6).map { row in
      var taken = given[order[row]]
      taken.inverse = order.map { inverse[row][$0] / pivots[row] }
      return taken
    }
    return pivots
  }
}

extension UnsafeMutableRawBufferPointer {
  fileprivate func fill<Number>(_ numbers: [Number]) {
    numbers.withUnsafeBytes { copyMemory(from: UnsafeRawBufferPointer(rebasing: $0.prefix(count))) }
  }
}

extension Vector3 {
  fileprivate var coordinates: [Double] { [x, y, z] }
}
