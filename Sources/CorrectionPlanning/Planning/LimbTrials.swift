import HexapodKinematics
import TreatmentModel

/// Frames of one limb of two levels, tried one after the other, as ``FrameTrials`` does with those of one level: what all twelve struts
/// need, with whole steps and visits chosen over both levels as a plan has them.
///
/// On straight paths and screws all fragments move in the same way whichever frames move them, so that their motions are made once.
package struct LimbTrials: Sendable {
  private let middle: MiddleFragment
  private let shared: (motions: LevelMotions, samples: [[PathSample]])?

  /// - Throws: ``PlanningError`` where the case as it is typed has no frames or no path; ``PlanningError/Code/notPlannedYet`` unless
  ///   it has two levels.
  package init(_ typed: Treatment) throws(PlanningError) {
    guard let middle = typed.levels.middles.first, typed.levels.count == 2 else {
      throw PlanningError(.notPlannedYet, about: .treatment, "frames of two levels are tried together")
    }
    self.middle = middle
    let settled = try SettledLevels(typed)
    let motions = try LevelMotions(typed, settled, LimbChain(settled.levels, settled.frames, middle))
    if motions.levels.contains(where: { $0.schedule.path == .equalSteps }) {
      shared = nil
      return
    }
    var samples: [[PathSample]] = []
    for (index, level) in motions.levels.enumerated() {
      samples.append(
        try SampledPath(motions.paths[index], level, settled.frames[index], through: motions.lastDay).samples)
    }
    shared = (motions, samples)
  }

  /// What each level of the last trial did by itself: frames that are tried in a row often differ in one level alone.
  package struct Memory: Sendable {
    fileprivate var alone: [(level: TreatedLevel, motion: DiscretizedMotion)?] = [nil, nil]

    package init() {}
  }

  /// The case with other frames; nil where a strut cannot be served.
  ///
  /// - Throws: ``PlanningError`` for rings that make no usable frames there.
  package func trial(
    _ treatment: Treatment, _ memory: inout Memory
  ) throws(PlanningError) -> LimbTrial? {
    let settled = try SettledLevels(treatment)
    let frames = settled.frames
    let motions =
      if let shared {
        shared.motions
      } else {
        try LevelMotions(treatment, settled, LimbChain(settled.levels, frames, middle))
      }
    var levels = settled.levels
    for (index, planned) in motions.levels.enumerated() {
      // In transport the cut's level ends where the fragment's way leads.
      (levels[index].role, levels[index].target) = (planned.role, planned.target)
    }
    var alone: [DiscretizedMotion] = []
    for (index, level) in levels.enumerated() {
      if let known = memory.alone[index], known.level == level {
        alone.append(known.motion)
      } else {
        let samples =
          if let shared {
            shared.samples[index].carried(by: frames[index])
          } else {
            try SampledPath(motions.paths[index], level, frames[index], through: motions.lastDay).samples
          }
        let motion = try StrutTurning(samples, level, frames[index]).unhindered()
        memory.alone[index] = (level, motion)
        alone.append(motion)
      }
      if alone[index].faults > 0 { return nil }
    }
    alone.endTogether()
    let turned = JointTurning(
      levels: levels, frames: frames, chain: LimbChain(levels, frames, middle),
      starts: levels.map { TurningStart($0) }
    ).turned(alone).motions
    return turned.contains { $0.faults > 0 }
      ? nil : LimbTrial(levels: levels, frames: frames, motions: turned)
  }
}

/// What the struts of two levels need in their frames.
package struct LimbTrial: Sendable {
  fileprivate let levels: [TreatedLevel]
  fileprivate let frames: [MountedFrame]
  fileprivate let motions: [DiscretizedMotion]

  /// How many strut changes at both levels.
  package var changes: Int { motions.reduce(0) { $0 + $1.timeline.changes.count } }
  /// On so many days.
  package var visits: Int { Set(motions.flatMap(\.timeline.visitDays)).count }

  /// The figures, of which visits, changes and stiffness are those of the plan, and the margin is not below that.
  package var figures: FrameFigures {
    var (margin, stiffness) = (Double.infinity, Double.infinity)
    for (index, motion) in motions.enumerated() {
      let (frame, samples) = (frames[index], motion.samples)
      margin = min(margin, motion.timeline.rangeMargin(motion.settings, at: samples))
      margin = min(
        margin,
        FrameClearance(levels[index], frame, motion.timeline.largestRadii).sketch(at: samples))
      stiffness = frame.batch.signedStiffness(at: samples.dayEnds.map { samples[$0].ringPose })
        .reduce(stiffness) { min($0, abs($1)) }
    }
    return FrameFigures(visits: visits, changes: changes, margin: margin, stiffness: stiffness)
  }
}
