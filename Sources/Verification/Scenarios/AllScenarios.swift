extension Scenario {
  /// All that there are, in the order in which they are told.
  package static let all =
    schedules + levels + turnedSchedules + films + kinematics + machine + limbs + exactPlans + exactKinematics
}
