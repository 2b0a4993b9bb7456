import RigidMotion

/// What a strut may do: its length and the cones of its joints, and where its joints are.
struct StrutCone {
  /// On the reference ring.
  let reference: Vector3
  /// On the moving ring, after the base rotation.
  let moving: IntervalVector
  /// The axis of its cone on the reference ring.
  let referenceAxis: Vector3
  /// That on the moving ring, after the base rotation.
  let movingAxis: IntervalVector
  /// Its length.
  let length: Interval
  let squaredLength: Interval
  /// Least of a strut's component along its cone's axis.
  let referenceFloor: Double
  let movingFloor: Double
  /// The box about all that its length and its cone at the reference ring allow, seen from the reference joint.
  let referenceReach: IntervalVector
  /// The same of its cone at the moving ring, in the axes of the moving ring after the base rotation.
  let movingReach: IntervalVector

  init(
    reference: Vector3, moving: IntervalVector, referenceAxis: Vector3, movingAxis: IntervalVector,
    length: Interval,
    referenceCosine: Double, movingCosine: Double
  ) {
    (self.reference, self.moving) = (reference, moving)
    (self.referenceAxis, self.movingAxis, self.length) = (referenceAxis, movingAxis, length)
    squaredLength = length.squared
    let (near, far) = (referenceCosine - StrutCone.slack, movingCosine - StrutCone.slack)
    referenceFloor = (Interval(near) * length).low
    movingFloor = (Interval(far) * length).low
    referenceReach = StrutCone.reach(IntervalVector(referenceAxis), near, length)
    movingReach = StrutCone.reach(movingAxis, far, length)
  }

  private static func reach(_ axis: IntervalVector, _ cosine: Double, _ length: Interval) -> IntervalVector {
    let cosine = Interval(min(max(cosine, -1), 1))
    let sine = (Interval(1) - cosine.squared).squareRoot
    return IntervalVector(
      component(axis.x, cosine, sine) * length, component(axis.y, cosine, sine) * length,
      component(axis.z, cosine, sine) * length)
  }

  /// More than ``JointCones/tolerance`` by what rounds the cosines and the axes, and by what an enclosure of a pose is wide.
  private static let slack = JointCones.tolerance + 5e-7

  /// What one component of a direction may be in a cone about an axis with this component.
  private static func component(_ axis: Interval, _ cosine: Interval, _ sine: Interval) -> Interval {
    let slack = 1e-12
    let across = (Interval(1) - axis.squared).squareRoot
    let (along, apart) = (axis * cosine, across * sine)
    let most = axis.high >= cosine.low - slack ? 1 : (along + apart).high + slack
    let least = -axis.low >= cosine.low - slack ? -1 : (along - apart).low - slack
    return Interval(max(-1, least), min(1, most))
  }
}
