import RigidMotion
import TreatmentModel

extension Plan {
  /// What is left at the end beside the target when the reference ring sits otherwise than the case says, and the plan is followed to
  /// the letter (MODEL section 11), without what rounding to whole steps leaves.
  ///
  /// - Parameters:
  ///   - parameter: the one that is wrong.
  ///   - error: how much more it really is, millimetres or radians.
  /// - Returns: distance of the corresponding point in mm, and angle of the fragment in radians, from where they should be; nil for a
  ///   ring that would lean by 90° or more.
  public func endError(_ parameter: MountingParameter, _ error: Double) -> (distance: Double, angle: Double)?
  {
    var mounting = level.mounting
    mounting[parameter] += error
    guard max(abs(mounting.apTilt), abs(mounting.lateralTilt)) < .pi / 2 else { return nil }
    let limb = level.limb
    let ring = mounting.fragmentFromRing(limb.side)
    let (start, end) = (days[0].pose, days[duration].pose)
    let target = level.plannedEnd
    let left: RigidTransform
    if case .ringsFirst = level.mode {
      left = ring * end * fragmentFromMovingRing.inverse
    } else {
      let deformity = level.deformity.referenceFromMoving(limb, level.convention)
      left = ring * end * start.inverse * ring.inverse * deformity
    }
    return (
      (left.translation - target.translation).norm, (target.rotation.inverse * left.rotation).angle
    )
  }
}
