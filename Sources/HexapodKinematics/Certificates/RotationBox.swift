import RigidMotion

/// The matrices of all rotations whose Rodrigues vectors, axis times the tangent of half the angle, are in a box.
package struct RotationBox {
  /// Its rows.
  package let x, y, z: IntervalVector

  /// `R = I + 2 ([r] + [r]²) / (1 + r·r)`.
  @inline(__always)
  package init(_ r: IntervalVector) {
    let (xx, yy, zz) = (r.x.squared, r.y.squared, r.z.squared)
    let below = Interval(1) + xx + yy + zz
    x = IntervalVector(
      RotationBox.diagonal(yy + zz, xx), RotationBox.entry(r.x * r.y - r.z, below),
      RotationBox.entry(r.x * r.z + r.y, below))
    y = IntervalVector(
      RotationBox.entry(r.x * r.y + r.z, below), RotationBox.diagonal(xx + zz, yy),
      RotationBox.entry(r.y * r.z - r.x, below))
    z = IntervalVector(
      RotationBox.entry(r.x * r.z - r.y, below), RotationBox.entry(r.y * r.z + r.x, below),
      RotationBox.diagonal(xx + yy, zz))
  }

  /// `1 - 2 s / (1 + a + s)`, which falls with s and rises with a.
  @inline(__always)
  private static func diagonal(_ s: Interval, _ a: Interval) -> Interval {
    let least = Interval(s.low).divided(byPositive: Interval(1) + Interval(a.high) + Interval(s.low))
    let most = Interval(s.high).divided(byPositive: Interval(1) + Interval(a.low) + Interval(s.high))
    return Interval(1) - Interval(2 * least.low, 2 * most.high)
  }

  /// Twice a quotient, which no entry of a rotation has beyond ±1.
  @inline(__always)
  private static func entry(_ above: Interval, _ below: Interval) -> Interval {
    let quotient = above.divided(byPositive: below)
    return Interval(max(-1, 2 * quotient.low), min(1, 2 * quotient.high))
  }

  @inline(__always)
  package static func * (rotation: RotationBox, v: IntervalVector) -> IntervalVector {
    IntervalVector(rotation.x.dot(v), rotation.y.dot(v), rotation.z.dot(v))
  }

  /// The inverse rotations times `v`.
  @inline(__always)
  package func inverseTimes(_ v: IntervalVector) -> IntervalVector { v.x * x + v.y * y + v.z * z }
}
