import RigidMotion

/// A box of vectors.
package struct IntervalVector: Equatable {
  package var x, y, z: Interval

  @inline(__always)
  package init(_ x: Interval, _ y: Interval, _ z: Interval) { (self.x, self.y, self.z) = (x, y, z) }

  /// One vector.
  @inline(__always)
  package init(_ v: Vector3) { (x, y, z) = (Interval(v.x), Interval(v.y), Interval(v.z)) }

  @inline(__always)
  package static func + (a: IntervalVector, b: IntervalVector) -> IntervalVector {
    IntervalVector(a.x + b.x, a.y + b.y, a.z + b.z)
  }

  @inline(__always)
  package static func - (a: IntervalVector, b: IntervalVector) -> IntervalVector {
    IntervalVector(a.x - b.x, a.y - b.y, a.z - b.z)
  }

  @inline(__always)
  package static func * (a: Interval, b: IntervalVector) -> IntervalVector {
    IntervalVector(a * b.x, a * b.y, a * b.z)
  }

  @inline(__always)
  package var half: IntervalVector { IntervalVector(x.half, y.half, z.half) }

  @inline(__always)
  package func dot(_ b: IntervalVector) -> Interval { x * b.x + y * b.y + z * b.z }

  @inline(__always)
  package func dot(_ b: Vector3) -> Interval { b.x * x + b.y * y + b.z * z }

  @inline(__always)
  package func cross(_ b: IntervalVector) -> IntervalVector {
    IntervalVector(y * b.z - z * b.y, z * b.x - x * b.z, x * b.y - y * b.x)
  }

  /// Of its members.
  @inline(__always)
  package var squaredNorm: Interval { x.squared + y.squared + z.squared }

  /// About the middle; a member.
  @inline(__always)
  package var middle: Vector3 { Vector3(x.middle, y.middle, z.middle) }

  /// Takes away what is not in the other as well; false when nothing is left.
  @inline(__always)
  package mutating func meet(_ other: IntervalVector) -> Bool {
    let (inX, inY, inZ) = (x.meet(other.x), y.meet(other.y), z.meet(other.z))
    return inX && inY && inZ
  }

  /// Whether all members are in the other.
  @inline(__always)
  package func isInside(_ other: IntervalVector) -> Bool {
    x.isInside(other.x) && y.isInside(other.y) && z.isInside(other.z)
  }
}
