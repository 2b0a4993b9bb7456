import RigidMotion

/// The six equations of the lengths over a box of poses, exactly as they are between the box's middle and its members.
///
/// A turn r after the base rotation takes a joint to `R(r) q`, R Cayley's map of Rodrigues vectors. From
/// `R(r) = 2 (I - [r])⁻¹ - I` follows `R(r) q - R(m) q = (I + R(r)) ((r - m) × h)` with `h = (q + R(m) q) / 2`, nothing
/// neglected. With D the vector along a strut in the pose (t, r), Dm that in the middle, and `G = D + Dm`:
///
///     |D|² - |Dm|² = G·(t - tm) + (h × (G + Rᵀ G))·(r - m)
///
/// so that the rows `[G, h × (G + RᵀG)]` times the way from the middle are what the squared lengths leave. (Half of the second
/// order of a Taylor expansion, and none of the higher.)
struct BoxEquations {
  /// Rows of the six equations, column by column.
  var rows: InlineArray<36, Interval>
  /// What is left of the squared lengths in the middle.
  var rest: InlineArray<6, Interval>
  /// The middle.
  var middle: InlineArray<6, Double>

  /// The equations over a box, whatever lengths and cones leave of it.
  init(of box: PoseBox, _ frame: CertifiedFrame) {
    let (tm, rm) = (box.translation.middle, box.turn.middle)
    let rotation = RotationBox(box.turn)
    let atMiddle = RotationBox(IntervalVector(rm))
    let shift = box.translation - IntervalVector(tm)
    let away = box.turn - IntervalVector(rm)
    rows = InlineArray(repeating: Interval(0))
    rest = InlineArray(repeating: Interval(0))
    middle = [tm.x, tm.y, tm.z, rm.x, rm.y, rm.z]
    for index in 0..<6 {
      let strut = frame.struts[index]
      let turned = atMiddle * strut.moving
      let half = (strut.moving + turned).half
      let arm = away.cross(half)
      let along = turned + (IntervalVector(tm) - IntervalVector(strut.reference))
      let sum = along + along + (shift + (arm + rotation * arm))
      set(index, sum, half.cross(sum + rotation.inverseTimes(sum)), strut.squaredLength - along.squaredNorm)
    }
  }

  /// The same rows between any two members of a box: under ``Preconditioned/distance(scale:)`` 1 no two have the same lengths.
  init(anywhereIn box: PoseBox, _ frame: CertifiedFrame) {
    self.init(of: box, frame)
    let (tm, rm) = (box.translation.middle, box.turn.middle)
    let rotation = RotationBox(box.turn)
    let atMiddle = RotationBox(IntervalVector(rm))
    let shift = box.translation - IntervalVector(tm)
    let away = box.turn - IntervalVector(rm)
    for index in 0..<6 {
      let strut = frame.struts[index]
      let turned = atMiddle * strut.moving
      let arm = away.cross((strut.moving + turned).half)
      let bend = arm + rotation * arm
      let half = strut.moving + bend.half + (turned - strut.moving).half
      let along = turned + (IntervalVector(tm) - IntervalVector(strut.reference)) + (shift + bend)
      let sum = along + along
      set(index, sum, half.cross(sum + rotation.inverseTimes(sum)), rest[index])
    }
  }

  @inline(__always)
  private mutating func set(_ index: Int, _ sum: IntervalVector, _ moment: IntervalVector, _ rest: Interval) {
    rows[index] = sum.x
    rows[6 + index] = sum.y
    rows[12 + index] = sum.z
    rows[18 + index] = moment.x
    rows[24 + index] = moment.y
    rows[30 + index] = moment.z
    self.rest[index] = rest
  }

  /// Nil when no pose of the box is within the lengths and the cones; else what is seen not to be is taken from the box, and the
  /// equations are of the rest.
  init?(_ frame: CertifiedFrame, _ box: inout PoseBox) {
    let (tm, rm) = (box.translation.middle, box.turn.middle)
    let rotation = RotationBox(box.turn)
    let atMiddle = RotationBox(IntervalVector(rm))
    let away = box.turn - IntervalVector(rm)
    let shift = box.translation - IntervalVector(tm)
    rows = InlineArray(repeating: Interval(0))
    rest = InlineArray(repeating: Interval(0))
    middle = [tm.x, tm.y, tm.z, rm.x, rm.y, rm.z]
    for index in 0..<6 {
      let strut = frame.struts[index]
      let p = IntervalVector(strut.reference)
      let turned = atMiddle * strut.moving
      let half = (strut.moving + turned).half
      let arm = away.cross(half)
      let bend = arm + rotation * arm
      let along = turned + (IntervalVector(tm) - p)
      // Along the strut, seen from the reference ring and from the moving ring.
      var here = along + (shift + bend)
      guard here.meet(strut.referenceReach) else { return nil }
      var there = strut.moving + rotation.inverseTimes(box.translation - p)
      guard there.meet(strut.movingReach) else { return nil }
      guard here.meet(rotation * there), there.meet(rotation.inverseTimes(here)) else { return nil }
      if here.dot(strut.referenceAxis).high < strut.referenceFloor { return nil }
      if there.dot(strut.movingAxis).high < strut.movingFloor { return nil }
      if here.squaredNorm.misses(strut.squaredLength) || there.squaredNorm.misses(strut.squaredLength) {
        return nil
      }
      guard box.translation.meet(here - bend - turned + p) else { return nil }
      let sum = here + along
      let moment = half.cross(sum + (there + rotation.inverseTimes(along)))
      set(index, sum, moment, strut.squaredLength - along.squaredNorm)
    }
  }
}
