import RigidMotion
import TreatmentModel

/// Of which stage of its case each day of a record is. A record may begin in any of them: what is left of a plan that was resumed has
/// none of those before.
struct RecordedStages {
  /// From 1, day by day.
  let numbers: [Int]

  /// What is known of the stages of a case.
  struct Known {
    /// How many there are.
    let count: Int
    /// Where the fragment is before the first and at the end of each; nil of the parts of a transport, of which a level has but some.
    let ends: [RigidTransform]?
  }

  /// What the record says, or, where it does not, what follows from where it leads: its last stage ends at the target, and each before
  /// it where the next begins.
  ///
  /// - Parameter poses: of the moving fragment at the end of each day.
  /// - Throws: ``PlanningError/Code/strutsFitNoPose`` for stages that the case does not have, and where it cannot be told.
  init(_ record: RecordedPlan, _ poses: [RigidTransform], _ known: Known) throws(PlanningError) {
    let count = known.count
    let stated = record.days.compactMap(\.stage)
    if stated.count == record.days.count {
      guard stated.allSatisfy((1...max(count, 1)).contains),
        zip(stated, stated.dropFirst()).allSatisfy({ $0 <= $1 })
      else {
        throw RecordedStages.refusal("its days are of stages that this case does not have, in this order")
      }
      numbers = stated
      return
    }
    guard count > 1 else {
      numbers = [Int](repeating: 1, count: poses.count)
      return
    }
    guard let found = known.ends.flatMap({ RecordedStages.told(record, poses, $0) }) else {
      throw RecordedStages.refusal(
        "it does not say of which of the \(count) stages its days are, and from where they lead it cannot be told; give the plan "
          + "that was made of the case at first")
    }
    numbers = found
  }

  /// From the last day to the first: a day that ends where a stage ends is of that stage, unless nothing moves in it.
  private static func told(
    _ record: RecordedPlan, _ poses: [RigidTransform], _ ends: [RigidTransform]
  ) -> [Int]? {
    // A limb behind its path may pass the end of a stage by.
    guard record.days.allSatisfy({ $0.stage == nil && !$0.isBehind }), let last = poses.last,
      last.isNear(ends[ends.count - 1])
    else { return nil }
    var (found, stage) = ([Int](), ends.count - 1)
    for pose in poses.reversed() {
      while stage > 1, pose.isNear(ends[stage - 1]) { stage -= 1 }
      found.append(stage)
    }
    guard record.firstDay > 0 || stage == 1 else { return nil }
    found.reverse()
    // What goes on at the end of a stage goes on with the next.
    if found.count > 1 { found[0] = found[1] }
    return found
  }

  private static func refusal(_ why: String) -> PlanningError {
    PlanningError(
      .strutsFitNoPose, key: .top(.schedule), "the plan that is followed is not known stage by stage: \(why)")
  }
}

extension RecordedStages.Known {
  /// Those of a level that moves by itself.
  init(of level: TreatedLevel) { self.init(count: level.legs.count, ends: level.stageEnds) }
}
