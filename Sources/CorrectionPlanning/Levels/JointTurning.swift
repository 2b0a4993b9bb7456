import HexapodKinematics
import TreatmentModel

/// What is turned at two levels, chosen together: whole steps of all struts at once, and strut changes at the same visits
/// (MODEL section 12).
struct JointTurning {
  let levels: [TreatedLevel]
  let frames: [MountedFrame]
  let chain: LimbChain
  /// How the struts of each level stand at the first moment.
  let starts: [TurningStart]

  /// The same motions with whole steps and visits chosen over both levels.
  ///
  /// - Parameter alone: what each level would do for itself, as many moments each.
  /// - Returns: the motions, and whether they were chosen together. They are `alone` where a strut of either level cannot be served or
  ///   waits for a visit: then what is lost has been made least level by level.
  func turned(_ alone: [DiscretizedMotion]) -> (motions: [DiscretizedMotion], isJoint: Bool) {
    guard alone.allSatisfy({ $0.faults == 0 && $0.timeline.awaited.isEmpty }),
      alone[0].samples.count == alone[1].samples.count
    else { return (alone, false) }
    let readings = levels.contains { $0.schedule.rounding == .together } ? paired(alone) : nil
    var lanes: [(planner: StrutPlanner, lengths: [StrutLengths], scale: PerStrut<StrutHardware>)] = []
    for (index, motion) in alone.enumerated() {
      let scale = motion.timeline.starts
      let lengths = readings.map { $0[index].map(scale.readingOffsets.lengths) } ?? motion.lengths
      let planner = StrutPlanner(
        levels[index], days: motion.samples.map(\.day), from: starts[index])
      lanes.append((planner, lengths, scale))
    }
    let timelines = StrutPlanner.timelines(lanes)
    var joint: [DiscretizedMotion] = []
    for (index, motion) in alone.enumerated() {
      let (scale, timeline) = (motion.timeline.starts, timelines[index])
      let set = readings?[index] ?? motion.lengths.map(scale.readingOffsets.readings)
      joint.append(
        DiscretizedMotion(
          samples: motion.samples, shortfalls: motion.shortfalls,
          unresolvedDay: motion.unresolvedDay, timeline: timeline,
          settings: timeline.readings(set, at: motion.samples, from: scale)))
    }
    let count = { (motions: [DiscretizedMotion]) in motions.reduce(0) { $0 + $1.faults } }
    return count(joint) > 0 ? (alone, false) : (joint, true)
  }

  /// Whole steps of both levels, on the scales of day 0.
  private func paired(_ alone: [DiscretizedMotion]) -> [[StrutReadings]] {
    let limb = chain.responses(alone.map(\.samples))
    var lanes: [PairedSteps.Lane] = []
    for (index, motion) in alone.enumerated() {
      let (level, frame) = (levels[index], frames[index])
      lanes.append(
        PairedSteps.Lane(
          scale: motion.timeline.starts, base: starts[index].base, order: level.limb.side.lowerFirst,
          lengths: motion.samples.map(\.lengths),
          responses: frame.batch.responses(
            of: .ofWholeSteps(level, frame), at: motion.samples.map(\.ringPose)),
          limb: limb[index]))
    }
    let bounds = zip(levels, starts).map { level, start in
      StrutBounds(ranges: [], held: level.holds.from(day: start.day, resting: start.rest))
    }
    let steps = zip(starts, alone).map { $0.steps($1.timeline.starts) }
    return PairedSteps(lanes: lanes).readings(from: steps) { lane, moment, now in
      guard levels[lane].schedule.rounding == .together else {
        // Each of its struts is rounded for itself: those of the other level are chosen beside them.
        let rounded = StepScaleOfLane(lanes[lane]).nearest(to: alone[lane].lengths[moment])
        return StepRange(between: rounded, and: rounded)
      }
      guard moment > 0, !bounds[lane].areFree else { return .free }
      let motion = alone[lane]
      let scale = StepScale(
        zero: motion.timeline.starts.lengths(of: lanes[lane].base), base: lanes[lane].base,
        step: motion.timeline.starts.mapped(\.step))
      return StepRange(bounds[lane][motion.samples[moment].day], on: scale, current: now)
    }
  }
}
