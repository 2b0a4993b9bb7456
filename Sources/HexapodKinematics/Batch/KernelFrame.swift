import CPoseKernel
import RigidMotion

extension fixator_frame {
  /// What the kernel needs to know of a frame, for searches that begin at `base`; nil where the frame is singular there.
  ///
  /// Rows come in the order in which partial pivoting takes them in `base`, so that the kernel need not exchange any.
  init?(_ hexapod: Hexapod, base: RigidTransform) {
    self.init()
    let rotation = base.rotation.matrix
    var rows = InlineArray<6, EliminatedRow> { strut in
      let arm = rotation * hexapod.movingJoints[strut]
      let span = arm + base.translation - hexapod.referenceJoints[strut]
      let moment = arm.cross(span)
      // The kernel's order of columns: along z, x, y, then the turns; the inverse grows to their right.
      return EliminatedRow(strut, span.dot(span), [span.z, span.x, span.y, moment.x, moment.y, moment.z])
    }
    guard EliminatedRow.eliminate(&rows) else { return nil }

    withUnsafeMutableBytes(of: &base_reciprocal_pivots) { $0.fill { 1 / rows[$0].pivot } }
    withUnsafeMutableBytes(of: &base_squares) { $0.fill { rows[$0].square } }
    withUnsafeMutableBytes(of: &strut) { $0.fill { Int32(rows[$0].strut) } }
    withUnsafeMutableBytes(of: &reference) { bytes in
      bytes.fill { hexapod.referenceJoints[rows[$0 / 3].strut][$0 % 3] }
    }
    withUnsafeMutableBytes(of: &moving) { bytes in
      bytes.fill { hexapod.movingJoints[rows[$0 / 3].strut][$0 % 3] }
    }
    withUnsafeMutableBytes(of: &base_inverse) { bytes in
      // Its columns are in the order of elimination, as the rows are.
      bytes.fill { rows[$0 / 6].inverse[rows[$0 % 6].strut] / rows[$0 / 6].pivot }
    }
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
  var entries: InlineArray<6, Double>
  /// Row of the inverse, times ``pivot``; its columns are struts.
  var inverse = InlineArray<6, Double>(repeating: 0)
  var pivot = 0.0

  init(_ strut: Int, _ square: Double, _ entries: InlineArray<6, Double>) {
    (self.strut, self.square, self.entries) = (strut, square, entries)
    inverse[strut] = 1
  }

  /// Gauss-Jordan elimination with partial pivoting; the rows end in its order. False when a pivot is lost in rounding.
  static func eliminate(_ rows: inout InlineArray<6, EliminatedRow>) -> Bool {
    var scale = 0.0
    for row in 0..<6 {
      for column in 0..<6 { scale = max(scale, abs(rows[row].entries[column])) }
    }
    for k in 0..<6 {
      var best = k
      for row in k..<6 where abs(rows[row].entries[k]) > abs(rows[best].entries[k]) { best = row }
      rows.swapAt(k, best)
      let pivot = rows[k].entries[k]
      guard abs(pivot) > 1e-12 * scale, pivot.isFinite else { return false }
      rows[k].pivot = pivot
      let own = rows[k]
      for row in 0..<6 where row != k {
        let factor = rows[row].entries[k] / pivot
        for column in 0..<6 {
          rows[row].entries[column] -= factor * own.entries[column]
          rows[row].inverse[column] -= factor * own.inverse[column]
        }
      }
    }
    return true
  }
}

extension UnsafeMutableRawBufferPointer {
  fileprivate func fill<Number>(_ number: (Int) -> Number) {
    let numbers = bindMemory(to: Number.self)
    for index in numbers.indices { numbers[index] = number(index) }
  }
}
