import HexapodKinematics
import TreatmentModel

/// What is left between struts, and between the limb and struts and rings, beyond what checks ask for.
package struct FrameClearance {
  private let level: TreatedLevel
  private let frame: MountedFrame
  private let radii: PerStrut<Double>
  private let shape: LimbShape?

  /// - Parameter radii: of the cylinders that hold the struts, mm.
  package init(_ level: TreatedLevel, _ frame: MountedFrame, _ radii: PerStrut<Double>) {
    (self.level, self.frame, self.radii) = (level, frame, radii)
    shape = level.limbEnvelope.map { LimbShape($0, level.limb, frame) }
  }

  /// The same with the classes that a trial mounts.
  package init(_ level: TreatedLevel, _ trial: FrameTrial) {
    self.init(level, trial.frame, trial.motion.timeline.largestRadii)
  }

  /// Calls `body` for each margin with what checks ask of it, mm.
  private func forEach(
    _ body: (any PathMargin, _ limit: Double) throws(PlanningError) -> Void
  ) throws(PlanningError) {
    for first in 0..<6 {
      for second in first + 1..<6 {
        try body(
          StrutGap(first, second, radii: radii[first] + radii[second], frame), level.limits.strutGap)
      }
    }
    guard let shape else { return }
    for strut in 0..<6 {
      try body(LimbGap(strut, radius: radii[strut], shape, frame), level.limits.limbClearance)
    }
    for end in StrutEnd.allCases {
      let radius = level.innerRadius(end, frame.hexapod)
      for half in StrutEnd.allCases {
        try body(
          RingGap(end, innerRadius: radius, arc: level.ring(end).arc, half, shape, frame),
          level.limits.limbClearance)
      }
    }
  }

  /// The least on a path, mm; negative where checks find too little, and not above the truth.
  func least(on search: PathSearch) throws(PlanningError) -> Double {
    var least = Double.infinity
    try forEach { (margin, limit) throws(PlanningError) in
      // Most are sure not to be the least.
      if least.isFinite, search.suspects(least + limit, margin).isEmpty { return }
      least = min(least, try search.minimum(margin).value - limit)
    }
    return least
  }

  /// What it is at a few moments of a trial at least: what ``least(on:)`` is not above.
  package func sketch(_ trial: FrameTrial) -> Double { sketch(at: trial.motion.samples) }

  /// The same of a path's moments.
  func sketch(at samples: [PathSample]) -> Double {
    let moments = Set([0, samples.count / 2, samples.count - 1]).sorted()
    let states = moments.map { FrameState(samples[$0], frame) }
    var least = Double.infinity
    try? forEach { (margin, limit) throws(PlanningError) in
      for state in states { least = min(least, margin.value(at: state) - limit) }
    }
    return least
  }
}
