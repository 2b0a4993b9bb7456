import HexapodKinematics
import TreatmentModel

/// Frames of one limb, tried one after the other: what their struts need, without the checks and days of a plan.
///
/// On straight paths and screws the fragment moves in the same way whichever frame moves it, so that the path is made once.
package struct FrameTrials: Sendable {
  private let shared: SampledPath?

  /// - Throws: ``PlanningError`` where the case as it is typed has no path.
  package init(_ typed: TreatedLevel) throws(PlanningError) {
    shared =
      typed.schedule.path == .equalSteps ? nil : try SampledPath(typed, MountedFrame(unchecked: typed))
  }

  /// The case with another frame.
  ///
  /// - Throws: ``PlanningError`` for rings that make no usable frame there.
  package func trial(_ level: TreatedLevel) throws(PlanningError) -> FrameTrial {
    let frame = try MountedFrame(unchecked: level)
    let samples: [PathSample]
    if let shared {
      samples = shared.samples.carried(by: frame)
    } else {
      samples = try SampledPath(level, frame).samples
    }
    let motion = try StrutTurning(samples, level, frame).unhindered()
    return FrameTrial(frame: frame, motion: motion, reserve: level.limits.strutReserve)
  }
}

/// What a frame's struts need, with the whole steps that a plan would set; struts that cannot be served wait for nothing.
package struct FrameTrial: Sendable {
  package let frame: MountedFrame
  let motion: DiscretizedMotion
  private let reserve: Double

  fileprivate init(frame: MountedFrame, motion: DiscretizedMotion, reserve: Double) {
    (self.frame, self.motion, self.reserve) = (frame, motion, reserve)
  }

  /// Struts that cannot be changed as they should, or leave their range.
  package var faults: Int { motion.faults }
  /// How many strut changes.
  package var changes: Int { motion.timeline.changes.count }
  /// On so many days.
  package var visits: Int { motion.timeline.visitDays.count }
  /// Days from a change to the nearer end of its window, of the change that has least; nil without changes.
  var slack: Int? { motion.timeline.changes.compactMap(\.slack).min() }
  /// By how much readings come nearer than ``CheckLimit/strutReserve`` to the ends of their ranges, mm.
  var lackOfReserve: Double { motion.lack(ofReserve: reserve) }
  /// From any reading to the nearer end of its range at least, mm; negative outside.
  package var rangeMargin: Double { motion.timeline.rangeMargin(motion.settings, at: motion.samples) }
  /// The least at the ends of the days.
  package var stiffness: Double {
    let samples = motion.samples
    return frame.batch.signedStiffness(at: samples.dayEnds.map { samples[$0].ringPose })
      .reduce(.infinity) { min($0, abs($1)) }
  }
}

extension StrutTimeline {
  /// From any of these readings to the nearer end of the range of what is mounted then, at least, mm.
  func rangeMargin(_ readings: [StrutReadings], at moments: [PathSample]) -> Double {
    var least = Double.infinity
    forEachStretch(of: moments) { moments, mounted in
      for strut in 0..<6 {
        let range = mounted[strut].range
        for moment in moments {
          let reading = readings[moment][strut]
          least = min(least, reading - range.lowerBound, range.upperBound - reading)
        }
      }
    }
    return least
  }
}
