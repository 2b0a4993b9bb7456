import HexapodKinematics
import RigidMotion

/// The path of a case as a line that can be entered anywhere: positions are numbers of moments, from 0, with fractions.
struct PathTrace {
  let frame: MountedFrame
  let samples: [PathSample]
  /// Adjustments a day, ≥ 1: so many moments make a day.
  let parts: Int

  /// The position at the end of a day; that of the last day for all days after it.
  func position(endOfDay day: Int) -> Double { Double(min(day * parts, samples.count - 1)) }

  /// The last day of the path.
  var lastDay: Int { samples[samples.count - 1].day }

  /// The moment with which a day ends.
  func end(ofDay day: Int) -> PathSample { samples[min(day * parts, samples.count - 1)] }

  /// The adjustments of a day; those of a day after the last all stand where the path ends.
  func samples(ofDay day: Int) -> [PathSample] {
    (1...parts).map { samples[min((day - 1) * parts + $0, samples.count - 1)] }
  }

  /// The frame at the end of a day.
  func configuration(endOfDay day: Int) -> FrameConfiguration { configuration(at: position(endOfDay: day)) }

  /// `start`, `end`, and the ends of all days between them.
  func daysEnds(from start: Double, to end: Double) -> [Double] {
    guard end > start else { return [end] }
    let first = Int((start / Double(parts)).rounded(.down)) + 1
    let last = Int((end / Double(parts)).rounded(.up)) - 1
    return [start] + (first <= last ? (first...last).map { Double($0 * parts) } : []) + [end]
  }

  /// The ring pose and its lengths at a position; between two moments the fragment goes straight.
  func configuration(at position: Double) -> FrameConfiguration {
    let before = min(max(0, Int(position)), samples.count - 1)
    let share = position - Double(before)
    guard share > 0, before + 1 < samples.count else {
      return FrameConfiguration(lengths: samples[before].lengths, ringPose: samples[before].ringPose)
    }
    let fragment = samples[before].fragmentPose.interpolatedStraight(
      to: samples[before + 1].fragmentPose, share)
    let ringPose = frame.ringPose(ofFragment: fragment)
    return FrameConfiguration(lengths: frame.hexapod.strutLengths(at: ringPose), ringPose: ringPose)
  }
}
