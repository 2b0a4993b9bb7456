import TreatmentModel

/// What is done to a joint in a stage of a plan.
package struct JointStage: Sendable, Equatable {
  /// Number of the stage, as days have it.
  package let number: Int
  /// What it is for.
  package let purpose: StageLeg.Purpose
  /// The days on which it is turned.
  package let days: ClosedRange<Int>
}

extension Plan {
  /// What is done to a joint, stage by stage, without stages that take no day; empty where the bone is cut.
  package var jointStages: [JointStage] {
    guard level.joint != nil else { return [] }
    let turning = days.dropFirst(1 + restDays)
    return level.legs.enumerated().compactMap { index, leg in
      let own = turning.filter { $0.stage == index + 1 }
      guard let first = own.first?.day, let last = own.last?.day else { return nil }
      var purpose = leg.purpose
      // A plan that goes on has the rest of a turn.
      if case .turning = purpose, let before = day(first - 1), resumption != nil {
        purpose = level.hingeAngle(from: before.fragmentPose, to: leg.end).map { .turning($0) } ?? purpose
      }
      return JointStage(number: index + 1, purpose: purpose, days: first...last)
    }
  }
}
