import HexapodKinematics
import RigidMotion
import TreatmentModel

/// One day's motion in which every strut goes in equal steps from one length to another, so that a held strut does not
/// move and no strut leaves its bounds on the way.
struct DayMotion: Sendable {
  /// The frame at the end of each adjustment.
  let ends: [FrameConfiguration]
  /// Length of each point's path, in the order of the points, mm.
  let paths: [Double]
  /// The largest ratio of a point's path to its rate: 1 is a full day. It leaves room for what is not known of the way
  /// between the adjustments.
  let load: Double

  /// The frame at the end of the day.
  var end: FrameConfiguration { ends[ends.count - 1] }
}

/// Makes days' motions and finds how far they may go.
struct DayMotions {
  /// Largest load.
  static let fullDay = 1 + Pacer.slack
  /// A load this much below ``fullDay`` is full.
  private static let tolerance = 1e-5

  let frame: MountedFrame
  let points: [PointAtRisk]
  /// Adjustments a day, ≥ 1.
  let parts: Int

  /// Pieces in which a day's motion is followed.
  private var perPart: Int { max(1, (4 + parts - 1) / parts) }
  /// Poses that are solved for in a day's motion.
  var solves: Int { parts * perPart }

  /// The day's motion from `start` to `lengths`; nil when the frame cannot follow.
  func motion(from start: FrameConfiguration, to lengths: StrutLengths) throws(PlanningError) -> DayMotion? {
    let count = solves
    var configurations = [start]
    for piece in 1...count {
      let share = Double(piece) / Double(count)
      let next = StrutLengths { strut in
        piece == count
          ? lengths[strut] : start.lengths[strut] + share * (lengths[strut] - start.lengths[strut])
      }
      let solution = frame.solver.solve(next, from: configurations[piece - 1].ringPose)
      guard solution.isFound else { return nil }
      configurations.append(FrameConfiguration(lengths: next, ringPose: solution.pose))
    }
    return try measured(configurations, perPart)
  }

  /// The day's motion through stances that are known, one for each adjustment after `start`.
  func motion(from start: FrameConfiguration, through configurations: [FrameConfiguration])
    throws(PlanningError) -> DayMotion
  {
    try measured([start] + configurations, 1)
  }

  /// The points' paths along straight pieces from configuration to configuration. The load takes the longest of these, of one straight
  /// motion and of one screw for the whole day, and adds what they differ by: whichever way the limb takes between two
  /// adjustments, no rate is exceeded.
  private func measured(_ configurations: [FrameConfiguration], _ perPart: Int) throws(PlanningError)
    -> DayMotion
  {
    let poses = configurations.map { frame.fragmentPose(ofRing: $0.ringPose) }
    var paths = points.map { _ in 0.0 }
    for (from, to) in zip(poses, poses.dropFirst()) {
      for (index, length) in try lengths(.straight(from: from, to: to)).enumerated() {
        paths[index] += length
      }
    }
    let straight = try lengths(.straight(from: poses[0], to: poses[poses.count - 1]))
    let screw = try lengths(.screw(from: poses[0], to: poses[poses.count - 1]))
    let load = points.indices.reduce(0.0) { load, index in
      let longest = max(paths[index], straight[index], screw[index])
      let shortest = min(paths[index], straight[index], screw[index])
      return max(load, (2 * longest - shortest) / points[index].rate)
    }
    let ends = configurations.indices.filter { $0 > 0 && $0 % perPart == 0 }.map { configurations[$0] }
    return DayMotion(ends: ends, paths: paths, load: load)
  }

  private func lengths(_ way: StagePath) throws(PlanningError) -> [Double] {
    try PathLength(way, points).lengths(from: 0, to: 1)
  }

  /// A day without motion.
  func rest(_ state: FrameConfiguration) -> DayMotion {
    DayMotion(ends: Array(repeating: state, count: parts), paths: points.map { _ in 0 }, load: 0)
  }

  /// Of a family of motions that grow with their parameter, the one that goes as far as a day allows: regula falsi
  /// (Illinois) on the load.
  ///
  /// - Parameter family: the motion at a parameter of 0...1, nil where there is none; at 0 one that a day allows.
  /// - Returns: the parameter and the motion; nil when there is none even at 0.
  func farthest(
    _ family: (Double) throws(PlanningError) -> DayMotion?
  ) throws(PlanningError) -> (parameter: Double, motion: DayMotion)? {
    let whole = try family(1)
    if let whole, whole.load <= DayMotions.fullDay { return (1, whole) }
    guard let least = try family(0) else { return nil }
    func excess(_ motion: DayMotion?) -> Double { motion.map { $0.load - DayMotions.fullDay } ?? .infinity }
    var best = (parameter: 0.0, motion: least)
    var (lowExcess, high, highExcess) = (excess(least), 1.0, excess(whole))
    for _ in 0..<60 where high - best.parameter > 1e-12 && excess(best.motion) < -DayMotions.tolerance {
      let low = best.parameter
      let guess = low - lowExcess * (high - low) / (highExcess - lowExcess)
      let next = highExcess.isFinite && guess > low && guess < high ? guess : (low + high) / 2
      let motion = try family(next)
      if let motion, excess(motion) <= 0 {
        best = (next, motion)
        lowExcess = excess(motion)
        highExcess /= 2
      } else {
        (high, highExcess) = (next, excess(motion))
        lowExcess /= 2
      }
    }
    return best
  }
}
