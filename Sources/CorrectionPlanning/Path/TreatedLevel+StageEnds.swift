import RigidMotion
import TreatmentModel

extension TreatedLevel {
  /// The moving fragment's poses at the start, at the end of each stage and at the target.
  package var stageEnds: [RigidTransform] {
    ([deformity] + schedule.stages + [target]).map { $0.referenceFromMoving(limb, convention) }
  }
}
