import RigidMotion

/// Where a level is to end, and what its neutral pose is stated by.
extension TreatedLevel {
  /// By how much the joint's surfaces are drawn apart: along the reference fragment's long axis, seen in its frame.
  package var drawnApart: RigidTransform {
    RigidTransform(translation: Vector3(0, 0, limb.movingSign * (joint?.distraction ?? 0)))
  }

  /// Where the moving fragment is at the end: the target, a joint's surfaces drawn apart as they stay.
  package var plannedEnd: RigidTransform { drawnApart * target.referenceFromMoving(limb, convention) }

  /// Where the neutral height of chronic mode stands.
  public var neutralHeightKey: CaseKey { neutral.heightKey }
}
