import HexapodKinematics
import TreatmentModel

/// Rows whose readings are ten times too large or too small: all of them, or from some day on, or on some days. That is told row by row and
/// before anything else, for what such rows read says nothing of the step of the others.
struct UnitStretches {
  /// The schedule in millimetres throughout.
  let schedule: TypedSchedule
  let faults: [ScheduleFault]
  /// Whether it is all rows.
  let isWhole: Bool

  /// Of its expected reading, by how much a strut in the right unit may be off, and in the wrong one is.
  private static let (near, far) = (0.15, 0.5)
  /// Struts of a row that say so.
  private static let leastStruts = 4
  /// More stretches than these are no change of unit.
  private static let mostStretches = 8

  /// - Parameter curve: the line that the readings are to follow, on the first day's scales.
  init(_ schedule: TypedSchedule, _ scales: StrutScales, _ curve: ReadingCurve) {
    let work = WorkingSchedule(schedule, scales)
    let all = scales.sets
    let judged = schedule.inOrder.map { row in
      // On its own day's scales first; a schedule that lags behind its plan has those of another day on.
      UnitStretches.judged(
        SixReadings(row.readings), [scales.set(onDay: row.day)] + (all.count > 1 ? all : []), curve)
    }
    let factors = judged.map(\.factor)
    let whole = UnitStretches.whole(work, curve)
    if let whole, !judged.contains(where: \.isSound),
      2 * factors.count(where: { $0 == whole }) >= factors.count
    {
      faults = [.wrongUnit(factor: whole, strut: nil, from: nil, through: nil)]
      (self.schedule, isWhole) = (schedule.mapped { row in StrutReadings { row.readings[$0] * whole } }, true)
      return
    }
    isWhole = false
    var stretches: [(factor: Double, first: Int, last: Int)] = []
    for (row, factor) in factors.enumerated() {
      guard let factor else { continue }
      if let latest = stretches.last, latest.last == row - 1, latest.factor == factor {
        stretches[stretches.count - 1].last = row
      } else {
        stretches.append((factor, row, row))
      }
    }
    guard !stretches.isEmpty, stretches.count <= UnitStretches.mostStretches else {
      (self.schedule, faults) = (schedule, [])
      return
    }
    faults = stretches.map { stretch in
      let isToEnd = stretch.last == factors.count - 1 && stretch.first < stretch.last
      return .wrongUnit(
        factor: stretch.factor, strut: nil, from: work.days[stretch.first],
        through: isToEnd ? nil : work.days[stretch.last])
    }
    let byNumber = Dictionary(uniqueKeysWithValues: zip(work.days, factors))
    self.schedule = schedule.mapped { row in
      let factor = byNumber[schedule.number(row)].flatMap { $0 } ?? 1
      return StrutReadings { row.readings[$0] * factor }
    }
  }

  /// Whether most readings of a row are where they are expected; otherwise 10 or 0.1 when that brings most there, and without it they are
  /// far from there.
  private static func judged(
    _ typed: SixReadings, _ sets: [StrutScales.Scales], _ curve: ReadingCurve
  ) -> (isSound: Bool, factor: Double?) {
    func expected(_ readings: SixReadings, _ set: StrutScales.Scales) -> SixReadings {
      curve.place(readings + set.shift).nearest - set.shift
    }
    func isSound(_ set: StrutScales.Scales) -> Bool {
      let wanted = expected(typed, set)
      return leastStruts <= (0..<6).count { abs(typed[$0] - wanted[$0]) < near * wanted[$0] }
    }
    if sets.contains(where: isSound) { return (true, nil) }
    for set in sets {
      let factor = [10, 0.1].first { factor in
        let changed = typed * factor
        let wanted = expected(changed, set)
        return leastStruts
          <= (0..<6).count { strut in
            let one = wanted[strut]
            // Where a change of struts is not as planned, a place on the line may be none that the strut can have.
            return set.ranges[strut].contains(one) && abs(changed[strut] - one) < near * one
              && abs(typed[strut] - one) > far * one
          }
      }
      if let factor { return (false, factor) }
    }
    return (false, nil)
  }

  /// 10 or 0.1 when all readings together are so much too small or too large.
  private static func whole(_ work: WorkingSchedule, _ curve: ReadingCurve) -> Double? {
    func sum(_ row: Int, _ readings: SixReadings) -> Double {
      (0..<6).reduce(0) { $0 + work.typed(readings[$1], row, $1) }
    }
    let ratios = work.rows.indices.map { row in
      sum(row, work.rows[row]) / max(sum(row, curve.place(work.rows[row]).nearest), 1e-9)
    }.sorted()
    let ratio = ratios[ratios.count / 2]
    return (0.05..<0.2).contains(ratio) ? 10 : (5..<20).contains(ratio) ? 0.1 : nil
  }
}
