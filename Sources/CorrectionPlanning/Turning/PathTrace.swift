import Hexapod
import RigidMotion

/// The path of a case as a line that can be entered anywhere: positions are numbers of moments, from 0, with fractions.
struct PathTrace {
  let frame: MountedFrame
  let moments: [Moment]
  /// Adjustments a day, ≥ 1: so many moments make a day.
  let parts: Int

  /// The position at the end of a day; that of the last day for all days after it.
  func position(endOfDay day: Int) -> Double { Double(min(day * parts, moments.count - 1)) }

  /// The last day of the path.
  var lastDay: Int { moments[moments.count - 1].day }

  /// The moment with which a day ends.
  func end(ofDay day: Int) -> Moment { moments[min(day * parts, moments.count - 1)] }

  /// The adjustments of a day; those of a day after the last all stand where the path ends.
  func moments(ofDay day: Int) -> [Moment] {
    (1...parts).map { moments[min((day - 1) * parts + $0, moments.count - 1)] }
  }

  /// The frame at the end of a day.
  func stance(endOfDay day: Int) -> Stance { stance(at: position(endOfDay: day)) }

  /// `start`, `end`, and the ends of all days between them.
  func daysEnds(from start: Double, to end: Double) -> [Double] {
    guard end > start else { return [end] }
    let first = Int((start / Double(parts)).rounded(.down)) + 1
    let last = Int((end / Double(parts)).rounded(.up)) - 1
    return [start] + (first <= last ? (first...last).map { Double($0 * parts) } : []) + [end]
  }

  /// The ring pose and its lengths at a position; between two moments the fragment goes straight.
  func stance(at position: Double) -> Stance {
    let before = min(max(0, Int(position)), moments.count - 1)
    let share = position - Double(before)
    guard share > 0, before + 1 < moments.count else {
      return Stance(lengths: moments[before].lengths, ringPose: moments[before].ringPose)
    }
    let fragment = moments[before].fragmentPose.interpolatedStraight(
      to: moments[before + 1].fragmentPose, share)
    let ringPose = frame.ringPose(ofFragment: fragment)
    return Stance(lengths: frame.hexapod.strutLengths(at: ringPose), ringPose: ringPose)
  }
}
