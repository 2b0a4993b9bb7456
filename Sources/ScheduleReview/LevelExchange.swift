import CorrectionPlanning
import HexapodKinematics
import TreatmentModel

/// Readings of one level that stand where those of the other belong: of all days, or of some.
struct LevelExchange {
  /// With the readings where they belong.
  let schedules: [TypedSchedule]
  let findings: [Finding]

  /// Of so many rows at most a few are named one by one, as a share.
  private static let mostSingle = 1.0 / 3
  /// Of so many all are, some of which read alike.
  private static let leastAll = 0.75
  /// Of the twelve readings of a row so many are off at least where it is exchanged, and at most where some are wrong.
  private static let (leastOff, mostOff) = (4, 2)

  init(_ plan: TreatmentPlan, _ schedules: [TypedSchedule]) {
    let lanes = zip(plan.levels, schedules).map(Lane.init)
    let numbers = schedules.map { schedule in
      Dictionary(schedule.rows.map { (schedule.number($0), $0) }, uniquingKeysWith: { first, _ in first })
    }
    guard schedules.allSatisfy({ $0.clock == schedules[0].clock }) else {
      (self.schedules, findings) = (schedules, [])
      return
    }
    let shared = numbers[0].keys.filter { numbers[1][$0] != nil }.sorted()
    let rows = shared.map { number in numbers.compactMap { $0[number] } }
    if let finding = Self.sameTwice(rows, lanes) {
      (self.schedules, findings) = (schedules, [finding])
      return
    }
    let own = rows.map { row in lanes.indices.map { lanes[$0].read(row[$0]) } }
    let crossed = rows.map { row in lanes.indices.map { lanes[$0].read(row[1 - $0]) } }
    func arePlanned(_ pair: [Lane.Reading], _ day: Int) -> Bool {
      lanes.indices.allSatisfy { lanes[$0].squared(pair[$0], day) <= lanes[$0].rowLimit }
    }
    func countOff(_ row: Int, _ day: Int) -> Int {
      lanes.indices.reduce(0) { $0 + lanes[$1].countOff(own[row][$1], day) }
    }
    let single = LevelOrder(
      numbers: shared, rests: rows.indices.map { $0 > 0 && own[$0] == own[$0 - 1] },
      days: lanes.map(\.days).min() ?? 0
    ) { row, day, isExchanged in
      // One turn that was missed is no exchange, where both levels read nearly the same.
      guard isExchanged else {
        return arePlanned(own[row], day) || countOff(row, day) <= Self.mostOff
      }
      return arePlanned(crossed[row], day)
        && lanes.indices.contains { lanes[$0].squared(own[row][$0], day) > 2 * lanes[$0].rowLimit }
        && countOff(row, day) >= Self.leastOff
    }.exchanged
    if Self.areAllExchanged(rows, lanes) || Double(single.count) >= Self.leastAll * Double(rows.count) {
      self.schedules = Self.exchanged(schedules, numbers) { _ in true }
      findings = [
        Finding(
          .levelsSwapped, .error, day: rows.first?[0].day,
          what:
            "the readings of the proximal level are those of the distal level and the other way round; below they are taken so",
          remedy: .exchangeLevels)
      ]
      return
    }
    guard !single.isEmpty, Double(single.count) <= Self.mostSingle * Double(rows.count) else {
      (self.schedules, findings) = (schedules, [])
      return
    }
    let wrong = Set(single.map { shared[$0] })
    self.schedules = Self.exchanged(schedules, numbers) { wrong.contains($0) }
    findings = single.map { index in
      Finding(
        .levelsSwapped, .error, day: rows[index][0].day,
        part: schedules[0].clock.parts > 1 ? rows[index][0].part : nil,
        what:
          "on \(schedules[0].clock.words(shared[index])) the readings of the proximal level are those of the distal level and the other "
          + "way round; below they are taken so",
        remedy: .exchangeLevels)
    }
  }

  /// One frame's readings that stand for both.
  private static func sameTwice(_ rows: [[ScheduleRow]], _ lanes: [Lane]) -> Finding? {
    let same = rows.count { $0[0].readings == $0[1].readings }
    guard rows.count > 1, 10 * same >= 9 * rows.count else { return nil }
    let isOf = lanes.indices.map { level in lanes[level].isFollowed(by: rows.map { $0[level] }) }
    // Two frames may be turned alike.
    guard !isOf.allSatisfy({ $0 }) else { return nil }
    let name = isOf.firstIndex(of: true).map { LevelID($0).name }
    let other = isOf.firstIndex(of: true).map { LevelID(1 - $0).name }
    let whose =
      name.flatMap { name in
        other.map { "they follow the \(name) level's plan, and the \($0) level has none" }
      }
      ?? "they follow neither level's plan"
    return Finding(
      .levelsSwapped, .error, day: rows.first?[0].day,
      what:
        "the readings of both levels are the same\(same < rows.count ? " on \(same) of \(rows.count) rows" : ""): one frame's table stands "
        + "for both; \(whose)",
      remedy: .giveBothLevels)
  }

  /// Whether the rows follow the plans only in each other's place: as they stand they lie off them, or go back on them.
  private static func areAllExchanged(_ rows: [[ScheduleRow]], _ lanes: [Lane]) -> Bool {
    guard rows.count > 1 else { return false }
    let (first, second) = (rows.map { $0[0] }, rows.map { $0[1] })
    return !lanes[0].isFollowed(by: first) && !lanes[1].isFollowed(by: second)
      && lanes[0].isFollowed(by: second) && lanes[1].isFollowed(by: first)
  }

  private static func exchanged(
    _ schedules: [TypedSchedule], _ numbers: [[Int: ScheduleRow]], _ isWrong: (Int) -> Bool
  ) -> [TypedSchedule] {
    schedules.indices.map { index in
      let (own, other) = (schedules[index], numbers[1 - index])
      return own.mapped { row in
        let number = own.number(row)
        return isWrong(number) ? other[number]?.readings ?? row.readings : row.readings
      }
    }
  }

  /// A level's plan, for rows to be held against.
  private struct Lane {
    private let curve: ReadingCurve
    private let exact: [SixReadings]
    /// The same as it is read on each day's own scales.
    private let typed: [SixReadings]
    private let noise: ReadingNoise
    private let scales: StrutScales?

    /// As it is typed, and as it would stand on the scales of the first day.
    struct Reading: Equatable { let (typed, onFirstScale): (SixReadings, SixReadings) }

    init(_ plan: Plan, _ schedule: TypedSchedule) {
      scales = try? StrutScales(plan.level, plan)
      let offsets = plan.struts.readingOffsets
      curve = ReadingCurve(ofDaysOf: plan, offsets)
      noise = ReadingNoise(schedule)
      exact =
        scales.map { PlannedRows(plan, plan.frame, $0, schedule.clock).exact } ?? curve.knots
      typed = exact.indices.map { [exact, scales] number in
        exact[number] - (scales?.shift(onDay: schedule.clock.day(number)) ?? .zero)
      }
    }

    func read(_ row: ScheduleRow) -> Reading {
      let typed = SixReadings(row.readings)
      return Reading(typed: typed, onFirstScale: typed + (scales?.shift(onDay: row.day) ?? .zero))
    }

    /// How many rows the plan has on the clock.
    var days: Int { exact.count }
    /// What rounding may put a row off by, squared.
    var rowLimit: Double { noise.rowLimit }

    /// What readings lie off the plan's row of a number by, squared; struts are changed where the plan has it or on its date.
    func squared(_ reading: Reading, _ number: Int) -> Double {
      let (here, dated) = (reading.typed - typed[number], reading.onFirstScale - exact[number])
      return min((here * here).sum(), (dated * dated).sum())
    }

    /// How many readings lie off them by more than rounding.
    func countOff(_ reading: Reading, _ number: Int) -> Int {
      let (here, dated) = (reading.typed - typed[number], reading.onFirstScale - exact[number])
      return [here, dated].map { off in (0..<6).count { abs(off[$0]) > noise.readingLimit } }.min() ?? 0
    }

    /// Whether nearly all rows lie on the plan's line, and go along it where it is long enough to tell.
    func isFollowed(by rows: [ScheduleRow]) -> Bool {
      let places = rows.map { curve.place(read($0).onFirstScale) }
      guard let first = places.first, let last = places.last else { return false }
      return 10 * places.count { $0.squared <= noise.rowLimit } >= 9 * places.count
        && (curve.length < 10 * noise.step || last.progress - first.progress > 0.5 * curve.length)
    }
  }
}
