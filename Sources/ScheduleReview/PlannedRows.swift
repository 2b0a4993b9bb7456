import CorrectionPlanning
import HexapodKinematics
import RigidMotion
import TreatmentModel

/// The rows of the case's own plan by the numbers of a schedule's clock, on the scales of the first day: exact, and as whole steps by each
/// rule by which plans of it are rounded.
struct PlannedRows: Sendable {
  /// Before rounding; within a day the struts go in equal parts. Empty without a plan.
  let exact: [SixReadings]
  /// As the plan sets them; empty where the schedule has other parts of a day than the plan.
  let set: [SixReadings]
  /// As other rules set them: each strut to the nearest step, and the six chosen together by the mean displacement of the points at risk
  /// alone, each day's end for itself, as versions up to 0.4 did.
  let otherwise: [[SixReadings]]

  /// No plan.
  static let none = PlannedRows()

  private init() { (exact, set, otherwise) = ([], [], []) }

  init(_ plan: Plan, _ frame: MountedFrame, _ scales: StrutScales, _ clock: ScheduleClock) {
    let ends = plan.days.map { SixReadings(scales.offsets.readings(of: $0.exact)) }
    // Before a plan that was resumed the limb stood where it begins.
    func numbered(_ rows: [SixReadings]) -> [SixReadings] {
      guard let first = rows.first else { return [] }
      return [SixReadings](repeating: first, count: plan.firstDay * clock.parts) + rows
    }
    let isOwnClock = clock.parts == 1 || clock.parts == plan.level.schedule.adjustmentsPerDay
    let schedule =
      clock.parts == 1 ? TypedSchedule(plan) : isOwnClock ? TypedSchedule(adjustmentsOf: plan) : nil
    let set = (schedule?.rows ?? []).map { row in
      let lengths = plan.strutTimeline.hardware(onDay: row.day).lengths(of: row.readings)
      return SixReadings(scales.offsets.readings(of: lengths)).toNanometres
    }
    self.set = numbered(set)
    guard clock.parts == 1 else {
      exact = numbered(
        [ends[0]]
          + zip(ends, ends.dropFirst()).flatMap { before, after in
            (1...clock.parts).map { before + (after - before) * (Double($0) / Double(clock.parts)) }
          })
      otherwise = []
      return
    }
    exact = numbered(ends)
    let lattice = StepLattice(through: set[0], scales.starts)
    otherwise = [
      numbered(ends.map(lattice.nearest)),
      numbered(
        zip(plan.days, ends).map { day, exact in
          guard let response = LengthResponse(frame.hexapod, at: day.pose) else {
            return lattice.nearest(exact)
          }
          let points = PointMoments(plan.level.pointsAtRisk.map { frame.inMovingRing($0.position) })
          return lattice.together(exact, response.metric(of: points))
        }),
    ]
  }
}

extension PlannedRows {
  /// The rows by each rule.
  var ways: [[SixReadings]] { ([set] + otherwise).filter { !$0.isEmpty } }

  /// Whether whole steps leave nothing to turn.
  var isStill: Bool { self.set.first.map { first in self.set.allSatisfy { $0 == first } } ?? false }

  /// Whether rows are those of the plan one after the other, with rests between them, whatever days they are of.
  func areFollowed(by rows: [SixReadings]) -> Bool {
    courses(of: rows).contains { zip($0, $0.dropFirst()).allSatisfy { $1 <= $0 + 1 } }
  }

  /// Whether rows are the plan's in its order, some of them left out or there more than once.
  func areAll(in rows: [SixReadings]) -> Bool { !courses(of: rows).isEmpty }

  /// By each rule by which all rows are the plan's, the days of the plan that they are of, not falling.
  private func courses(of rows: [SixReadings]) -> [[Int]] {
    let rows = rows.map(\.toNanometres)
    return ways.compactMap { way in
      // Days on which the plan turns nothing are one.
      let way = way.map(\.toNanometres).reduce(into: [SixReadings]()) { if $0.last != $1 { $0.append($1) } }
      var place = 0
      let course = rows.compactMap { row -> Int? in
        guard let next = way[place...].firstIndex(of: row) else { return nil }
        place = next
        return next
      }
      return course.count == rows.count ? course : nil
    }
  }

  /// The places of two rows that have changed places, where all others are the plan's of their days.
  func exchange(in work: WorkingSchedule) -> (Int, Int)? {
    for way in ways {
      guard let days = way.places(of: work) else { continue }
      let (rows, wanted) = (work.rows.map(\.toNanometres), days.map { way[$0].toNanometres })
      let wrong = rows.indices.filter { rows[$0] != wanted[$0] }
      if wrong.isEmpty { return nil }
      guard wrong.count == 2 else { continue }
      let (one, other) = work.exchanged(rows: wrong[0], wrong[1])
      if one.toNanometres == wanted[wrong[0]], other.toNanometres == wanted[wrong[1]] {
        return (wrong[0], wrong[1])
      }
    }
    return nil
  }

  /// By which rule a schedule was rounded: that of the plan where its rows are the plan's; otherwise it counts as rounded strut by strut.
  func rounding(of work: WorkingSchedule, _ plan: Plan?) -> Rounding {
    guard let plan else { return .nearest }
    let own = Set(set)
    let same = work.rows.count { own.contains($0.toNanometres) }
    return 4 * same >= 3 * work.rows.count ? plan.level.schedule.rounding : .nearest
  }
}

extension [SixReadings] {
  /// Which of a plan's rows each row of a schedule is to be: by its number, or where that leads nowhere by its place among the rows.
  func places(of work: WorkingSchedule) -> [Int]? {
    guard !isEmpty else { return nil }
    let choices = [work.days, work.days.map { $0 - work.days[0] }, Array<Int>(work.days.indices)].map {
      $0.map { Swift.min($0, count - 1) }
    }.filter { $0[0] >= 0 }
    func matches(_ places: [Int]) -> Int {
      zip(work.rows, places).reduce(0) { $0 + $1.0.sameReadings(as: self[$1.1]) }
    }
    return choices.max { matches($0) < matches($1) }
  }
}

extension SixReadings {
  /// How many of the six are those of another row.
  func sameReadings(as other: Self) -> Int { (0..<6).count { abs(self[$0] - other[$0]) <= 1e-6 } }
}

extension SIMD8<Double> {
  /// Without what a change of scales leaves in the last digits.
  fileprivate var toNanometres: Self { (self * 1e6).rounded(.toNearestOrAwayFromZero) / 1e6 }
}

/// The whole steps of six struts.
private struct StepLattice {
  private let origin: SixReadings
  private let step: SixReadings

  init(through origin: SixReadings, _ struts: PerStrut<StrutHardware>) {
    self.origin = origin
    var step = SixReadings(repeating: 1)
    for strut in 0..<6 { step[strut] = struts[strut].step }
    self.step = step
  }

  func nearest(_ exact: SixReadings) -> SixReadings {
    origin + ((exact - origin) / step).rounded(.toNearestOrAwayFromZero) * step
  }

  /// Of the 64 neighbours that with the least `e' G e`.
  func together(_ exact: SixReadings, _ metric: QuadraticForm) -> SixReadings {
    let below = origin + ((exact - origin) / step).rounded(.down) * step
    var (best, least) = (below, Double.infinity)
    for set in 0..<64 {
      var candidate = below
      for strut in 0..<6 where set >> strut & 1 == 1 { candidate[strut] += step[strut] }
      let error = candidate - exact
      var cost = 0.0
      for row in 0..<6 {
        cost += error[row] * error[row] * metric[row, row]
        for column in 0..<row { cost += 2 * error[row] * error[column] * metric[row, column] }
      }
      if cost < least { (best, least) = (candidate, cost) }
    }
    return best
  }
}
