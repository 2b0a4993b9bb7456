import CorrectionPlanning
import HexapodKinematics
import RigidMotion
import TreatmentModel

/// Finds the motion that a schedule's lengths produce.
struct MotionOfReadings {
  let level: TreatedLevel
  let frame: MountedFrame
  let scales: StrutScales
  let travel: LeastTravel

  /// Row by row, in order of their numbers; each pose is searched from the one before, and where that fails, from neutral.
  func days(_ rows: [ScheduleRow]) throws(PlanningError) -> [OpinionDay] {
    let ends = BoneEnds(level, start: level.stageEnds[0])
    var days: [OpinionDay] = []
    var start = frame.hexapod.neutral
    var travel = TravelledPoints(level.pointsUnderReview, travel)
    // Which strut is likeliest to be wrong is told from the rows, and costs six searches more.
    var options = frame.solver.options
    options.namesCulprit = false
    let solver = PoseSolver(frame.hexapod, options: options)
    for (index, row) in rows.enumerated() {
      let lengths = scales.lengths(row)
      var solution = solver.solve(lengths, from: start)
      if !solution.isFound, start != frame.hexapod.neutral {
        let again = solver.solve(lengths)
        if again.isFound { solution = again }
      }
      let state = FrameState(ring: solution.pose, frame)
      let isDayEnd = index + 1 == rows.count || rows[index + 1].day != row.day
      days.append(
        OpinionDay(
          day: row.day, part: row.part, isDayEnd: isDayEnd, date: row.date, readings: row.readings,
          outcome: solution.outcome, pose: solution.pose, fragmentPose: state.fragment,
          remaining: solution.isFound
            ? Deformity(
              referenceFromMoving: state.fragment, level.limb, level.convention) : nil,
          stiffness: solution.stiffness, boneGap: solution.isFound ? ends?.value(at: state) : nil,
          travels: solution.isFound ? try travel.reach(state, day: row.day) : []))
      if solution.isFound { start = solution.pose }
    }
    return days
  }
}

/// The points at risk on their way from the end of a day to the next; within a day whole steps go to and fro, and the way
/// from row to row would count that.
private struct TravelledPoints {
  private typealias Place = (day: Int, state: FrameState, totals: [Double])

  private let points: [PointAtRisk]
  private let names: [PointAtRisk]
  private let least: LeastTravel
  /// The end of the last day before that of ``last``, and the last row.
  private var (dayBefore, last): (Place?, Place?)

  init(_ points: [PointAtRisk], _ least: LeastTravel) {
    self.points = points
    names = points.enumerated().filter { index, point in
      !points[..<index].contains { $0.name == point.name }
    }.map(\.element)
    self.least = least
  }

  /// The paths until the next row whose pose was found; none for the first.
  mutating func reach(_ state: FrameState, day: Int) throws(PlanningError) -> [PointTravel] {
    if let last, last.day < day { dayBefore = last }
    guard let before = dayBefore ?? last else {
      last = (day, state, points.map { _ in 0 })
      return []
    }
    let path = StagePath.straight(from: before.state.fragment, to: state.fragment)
    let lengths = path.isStill ? points.map { _ in 0 } : try PathLength(path, points).lengths(from: 0, to: 1)
    let totals = zip(before.totals, lengths).map { $0 + $1 }
    last = (day, state, totals)
    let days = Double(max(1, day - before.day))
    return names.map { point in
      let same = points.indices.filter { points[$0].name == point.name }
      let allowed = same.map { (points[$0].rate + RateCheck.nothing) * days }
      let fast = zip(same, allowed).filter { lengths[$0] > $1 }
      let isTooFast =
        fast.contains { least.exceeds($1, points[$0], from: before.state.ring, to: state.ring) }
        || !fast.isEmpty && same.count > 1
          && least.leastShare(same.map { points[$0] }, of: allowed, from: before.state.ring, to: state.ring)
            > 1
      return PointTravel(
        name: point.name, perDay: same.reduce(0) { max($0, lengths[$1]) } / days, rate: point.rate,
        total: same.reduce(0) { max($0, totals[$1]) }, isTooFast: isTooFast)
    }
  }
}
