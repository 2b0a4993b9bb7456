import Glibc
import RigidMotion

/// A frame with its joints' cones and six lengths, each between two: of what is proven in a ``CertificateSearch``.
struct CertifiedFrame {
  let struts: [StrutCone]
  /// ρ̄
  let meanRadius: Double
  /// The sign of the Jacobian's determinant in neutral.
  let neutralSign: Int

  /// A frame.
  ///
  /// Nil for one without neutral, and for numbers with which doubles overflow.
  ///
  /// - Parameters:
  ///   - base: the rotation after which the turns of boxes are counted. Its inexact unit length does not matter: it stands for
  ///     the rotation about its vector part.
  ///   - flip: +1 or -1 an axis: half a turn after `base`.
  init?(
    _ hexapod: Hexapod, _ cones: JointCones, lengths: PerStrut<Interval>, base: Rotation,
    flip: Vector3 = Vector3(1, 1, 1)
  ) {
    guard let neutral = hexapod.neutral, hexapod.neutralSign != 0 else { return nil }
    let scale = hexapod.meanRadius
    guard scale > 1e-9, scale < 1e9 else { return nil }
    let square = Interval(base.w).squared + IntervalVector(base.v).squaredNorm
    guard square.low > 0.5, square.high < 2 else { return nil }
    func turned(_ v: Vector3) -> IntervalVector {
      // v + 2 (w (u × v) + u × (u × v)) / (w² + u·u)
      let (u, v) = (IntervalVector(base.v), IntervalVector(v))
      let across = u.cross(v)
      let sum = Interval(base.w) * across + u.cross(across)
      let twice = sum + sum
      let turned =
        v
        + IntervalVector(
          twice.x.divided(byPositive: square), twice.y.divided(byPositive: square),
          twice.z.divided(byPositive: square))
      return IntervalVector(flip.x * turned.x, flip.y * turned.y, flip.z * turned.z)
    }
    var struts: [StrutCone] = []
    for index in 0..<6 {
      let (p, q) = (hexapod.referenceJoints[index], hexapod.movingJoints[index])
      let direction = neutral * q - p
      let axis = direction.normalized
      let length = lengths[index]
      guard max(p.norm, q.norm, length.high) < 1e6 * scale, length.low > 0, length.low <= length.high,
        direction.norm > 1e-9 * scale, axis.norm > 0.5
      else { return nil }
      struts.append(
        StrutCone(
          reference: p, moving: turned(q), referenceAxis: axis,
          movingAxis: turned(neutral.rotation.inverse * axis),
          length: length, referenceCosine: cos(cones.reference), movingCosine: cos(cones.moving)))
    }
    (self.struts, meanRadius, neutralSign) = (struts, scale, hexapod.neutralSign)
  }

  /// All translations that the lengths and the cones allow with any rotation.
  var translations: IntervalVector? {
    var found: IntervalVector?
    for strut in struts {
      let reach = strut.moving.squaredNorm.squareRoot.high
      let ball = Interval(-reach, reach)
      let here = IntervalVector(strut.reference) + strut.referenceReach + IntervalVector(ball, ball, ball)
      if var box = found {
        guard box.meet(here) else { return nil }
        found = box
      } else {
        found = here
      }
    }
    return found
  }
}
