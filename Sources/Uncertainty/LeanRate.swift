import Glibc
import RigidMotion

/// Angular velocity of the smallest rotation from the z axis (or its opposite) to the direction of
/// `(x, y, start.z)`, when that direction changes by `change`.
///
/// From the half-way vector m: q = (a·m, a × m), ω = 2 q' q⁻¹.
func leanRate(from start: Vector3, to direction: Vector3, change: Vector3) -> Vector3 {
  let length = direction.norm
  let b = direction / length
  let db = (change - b * b.dot(change)) / length
  let sum = start + b
  let m = sum / sum.norm
  let dm = (db - m * m.dot(db)) / sum.norm
  let (w, v) = (start.dot(m), start.cross(m))
  let (dw, dv) = (start.dot(dm), start.cross(dm))
  return 2 * (w * dv - dw * v + v.cross(dv))
}

/// `1 + tan²`, the derivative of the tangent.
func tangentRate(_ angle: Double) -> Double {
  let tangent = tan(angle)
  return 1 + tangent * tangent
}
