import HexapodKinematics
import RigidMotion
import TreatmentModel

/// A turning plan as a line to which a limb can be compared. Positions are numbers of moments, from 0, with fractions.
struct PlannedTrajectory: Sendable {
  let turningPlan: TurningPlan
  /// The points at risk, in the moving fragment's frame.
  let points: [PointAtRisk]
  /// Adjustments a day, ≥ 1: so many moments make a day.
  let parts: Int
  /// Where each point is at each moment, seen from the reference fragment.
  private let tracks: [[Vector3]]
  /// What the struts are set to at each moment, joint to joint: readings of a strut that is changed do not compare.
  let setLengths: [StrutLengths]

  init(_ turningPlan: TurningPlan) {
    self.turningPlan = turningPlan
    let points = turningPlan.level.pointsAtRisk
    self.points = points
    parts = turningPlan.level.schedule.adjustmentsPerDay
    setLengths = zip(turningPlan.samples, turningPlan.settings).map { sample, setting in
      turningPlan.timeline.hardware(onDay: sample.day).lengths(of: setting)
    }
    tracks = turningPlan.samples.map { sample in points.map { sample.fragmentPose * $0.position } }
  }

  var lastPosition: Double { Double(turningPlan.samples.count - 1) }

  /// The first day of the plan: 0, or that on which it was resumed.
  var firstDay: Int { turningPlan.samples[0].day }

  /// Days of the plan, with fractions.
  func day(at position: Double) -> Double { Double(firstDay) + position / Double(parts) }

  /// The moment at which a day ends, if the plan has it.
  func position(ofDay day: Int) -> Int { (day - firstDay) * parts }

  /// The moments between which it moves at all: it may rest before, and stand still after.
  var moving: ClosedRange<Int> {
    // Poses that are read from a plan are those that were written to their last digits.
    func moves(_ piece: Int) -> Bool {
      zip(tracks[piece], tracks[piece + 1]).contains { ($1 - $0).norm > PlannedTrajectory.noDistance }
    }
    let pieces = 0..<(tracks.count - 1)
    guard let first = pieces.first(where: moves), let last = pieces.last(where: moves) else {
      return 0...0
    }
    return first...last + 1
  }

  /// Days that it moves from one position to another, with fractions.
  func movingDays(from one: Double, to other: Double) -> Double {
    let moving = moving
    return max(0, min(other, Double(moving.upperBound)) - max(one, Double(moving.lowerBound))) / Double(parts)
  }

  /// The fragment at a position; between two moments it goes straight.
  func fragmentPose(at position: Double) -> RigidTransform {
    let before = min(max(0, Int(position)), turningPlan.samples.count - 1)
    let share = position - Double(before)
    guard share > 0, before + 1 < turningPlan.samples.count else {
      return turningPlan.samples[before].fragmentPose
    }
    return turningPlan.samples[before].fragmentPose.interpolatedStraight(
      to: turningPlan.samples[before + 1].fragmentPose, share)
  }

  /// The position at which the points at risk are closest to where a pose has them. Where the way comes by the same place
  /// more than once, the one nearest to `day`, or the first without.
  func position(closestTo pose: RigidTransform, near day: Int?) -> Double {
    guard tracks.count > 1 else { return 0 }
    let goals = points.map { pose * $0.position }
    let feet = (0..<(tracks.count - 1)).map { foot(of: goals, on: $0) }
    let best = feet.reduce(.infinity) { min($0, $1.distance) }
    let lowest = feet.indices.filter { index in
      let neighbours = [index - 1, index + 1].filter(feet.indices.contains)
      return feet[index].distance <= best + PlannedTrajectory.sameDistance
        && neighbours.allSatisfy { feet[index].distance <= feet[$0].distance }
    }.map { feet[$0].position }
    guard let day else { return lowest[0] }
    let wanted = Double(position(ofDay: day))
    return lowest.min { abs($0 - wanted) < abs($1 - wanted) } ?? 0
  }

  /// Root mean squares of distances that differ by less than this are as good as each other, mm.
  private static let sameDistance = 0.25

  /// On the piece after a moment, where the points are closest, and the root mean square of how far they are off.
  private func foot(of goals: [Vector3], on piece: Int) -> (position: Double, distance: Double) {
    let (from, to) = (tracks[piece], tracks[piece + 1])
    var (along, length) = (0.0, 0.0)
    for index in goals.indices {
      let way = to[index] - from[index]
      along += way.dot(goals[index] - from[index])
      length += way.dot(way)
    }
    let share = length > 0 ? min(max(0, along / length), 1) : 0
    let sum = goals.indices.reduce(0.0) { sum, index in
      let off = goals[index] - (from[index] + share * (to[index] - from[index]))
      return sum + off.dot(off)
    }
    return (Double(piece) + share, (sum / Double(goals.count)).squareRoot())
  }

  /// The moment for which the plan sets these lengths: the end of a day rather than a part of one, and of several the one
  /// nearest to `day`, or the first without. Nil when it sets them never.
  func sample(setting lengths: StrutLengths, near day: Int?) -> Int? {
    likeliest(samples(setting: lengths), near: day)
  }

  /// All moments for which the plan sets these lengths.
  func samples(setting lengths: StrutLengths) -> [Int] {
    setLengths.indices.filter { index in
      (0..<6).allSatisfy { abs(setLengths[index][$0] - lengths[$0]) <= PlannedTrajectory.sameLength }
    }
  }

  /// The moments around one, in a line with it, for which the plan sets the same lengths.
  func setAlike(_ sample: Int) -> ClosedRange<Int> {
    func isOther(_ index: Int) -> Bool {
      (0..<6).contains {
        abs(setLengths[index][$0] - setLengths[sample][$0]) > PlannedTrajectory.sameLength
      }
    }
    let first = (0..<sample).last(where: isOther).map { $0 + 1 } ?? 0
    let next = (sample..<setLengths.count).first(where: isOther) ?? setLengths.count
    return first...next - 1
  }

  /// The one among moments that is taken: the end of a day rather than a part of one, and of several the one nearest to `day`, or the
  /// first without.
  func likeliest(_ found: [Int], near day: Int?) -> Int? {
    let ends = found.filter { $0 % parts == 0 }
    let candidates = ends.isEmpty ? found : ends
    guard let day else { return candidates.first }
    return candidates.min { abs($0 - position(ofDay: day)) < abs($1 - position(ofDay: day)) }
  }

  /// What moves by no more stands still, mm.
  private static let noDistance = 1e-9
  /// Readings that differ by no more are the same, mm.
  static let sameReading = 1e-6
  /// Lengths that differ by no more are the same, mm: readings on scales that begin elsewhere are rounded.
  private static let sameLength = 3e-6

  /// The ring's pose at the moment whose lengths are nearest to these: where the search for theirs begins.
  func ringPose(near lengths: StrutLengths) -> RigidTransform {
    func distance(_ sample: PathSample) -> Double {
      (0..<6).reduce(0) { $0 + (sample.lengths[$1] - lengths[$1]) * (sample.lengths[$1] - lengths[$1]) }
    }
    return (turningPlan.samples.min { distance($0) < distance($1) } ?? turningPlan.samples[0]).ringPose
  }

  /// How far the point at risk that is farthest off is from where another pose has it, mm.
  func displacement(_ one: RigidTransform, _ other: RigidTransform) -> Double {
    points.reduce(0) { max($0, (one * $1.position - other * $1.position).norm) }
  }

  /// The farthest that whole steps put a point at risk from the plan at the end of any day, mm.
  var roundingDisplacement: Double {
    turningPlan.samples.indices.filter { $0 % parts == 0 }.reduce(0) { worst, index in
      let sample = turningPlan.samples[index]
      let solution = turningPlan.frame.solver.solve(setLengths[index], from: sample.ringPose)
      guard solution.isFound else { return worst }
      return max(
        worst, displacement(turningPlan.frame.fragmentPose(ofRing: solution.pose), sample.fragmentPose))
    }
  }

  /// The position at which the stage ends to which a position belongs; one that is the end of a stage belongs to it.
  func stageEnd(after position: Double) -> (stage: Int, position: Double) {
    let stage = turningPlan.samples[min(Int(position.rounded(.up)), turningPlan.samples.count - 1)].stage
    let last = turningPlan.samples.lastIndex { $0.stage == stage } ?? turningPlan.samples.count - 1
    return (stage, Double(last))
  }
}
