import CorrectionPlanning
import HexapodKinematics
import TreatmentModel

/// How far readings are from those of a place of the case's own plan, whichever class is on each strut: a class that is not the plan's at
/// that place costs a little, and no strut more than a few steps, so that a reading or a column that is wrong hides nothing.
struct PlanFit {
  /// A class of the plan on another day, a class of the stock, and the most of a strut, in ``unit``.
  private static let (otherDay, otherClass, most) = (0.5, 1.0, 3.0)

  /// What is a unit of misfit, mm.
  let unit: Double
  /// The number of the first place.
  let first: Int
  /// The plan's exact lengths, place by place, and those that it sets, where it sets any.
  private let (lengths, set): ([SixReadings], [SixReadings])
  /// Length less reading of the classes that the plan has on there.
  private let offsets: [SixReadings]
  /// Length less reading of other classes, and what they cost, mm.
  private let others: [(offset: SixReadings, cost: SixReadings)]
  private let cap: SixReadings

  /// - Parameters:
  ///   - numbers: the places, as numbers of the plan's clock.
  ///   - stock: what may be on besides what the plan has.
  init(
    _ plan: Plan, _ numbers: ClosedRange<Int>, _ clock: ScheduleClock, stock: [StrutHardware], step: Double
  ) {
    let timeline = plan.strutTimeline
    (unit, first) = (max(step, 0.5), numbers.lowerBound)
    cap = SixReadings(repeating: PlanFit.most * unit)
    let lengths = numbers.map(PlannedLengths(plan, clock).lengths)
    var set = lengths
    for row in PlanFit.rows(plan, clock) {
      let on = timeline.hardware(onDay: row.day)
      set[clock.number(day: row.day, part: row.part) - first] = SixReadings(row.readings) + on.offsets
    }
    (self.lengths, self.set) = (lengths, set)
    let unit = unit
    var (day, offset) = (Int.min, SixReadings.zero)
    offsets = numbers.map { number in
      if clock.day(number) != day {
        day = clock.day(number)
        offset = timeline.hardware(onDay: day).offsets
      }
      return offset
    }
    let choices = StrutNumber.allCases.map { strut -> [(offset: Double, cost: Double)] in
      let own = [timeline.starts[strut]] + timeline.changes.filter { $0.strut == strut }.map(\.to)
      var known: [(offset: Double, cost: Double)] = []
      for (classes, cost) in [(own, PlanFit.otherDay), (stock, PlanFit.otherClass)] {
        for hardware in classes where !known.contains(where: { $0.offset == hardware.readingOffset }) {
          known.append((hardware.readingOffset, cost * unit))
        }
      }
      return known
    }
    others = (0..<(choices.map(\.count).max() ?? 0)).map { index in
      var (offset, cost) = (SixReadings.zero, SixReadings.zero)
      for strut in 0..<6 {
        let choice = choices[strut][min(index, choices[strut].count - 1)]
        (offset[strut], cost[strut]) = (choice.offset, choice.cost)
      }
      return (offset, cost)
    }
  }

  /// What a plan sets on a clock; nothing where that is not its own.
  private static func rows(_ plan: Plan, _ clock: ScheduleClock) -> [ScheduleRow] {
    if clock.parts == 1 { return TypedSchedule(plan).rows }
    let isOwn = clock.parts == plan.level.schedule.adjustmentsPerDay
    return isOwn ? TypedSchedule(adjustmentsOf: plan).rows : []
  }

  var count: Int { lengths.count }

  /// Of a row at the place of an index, mm, summed over the struts.
  func misfit(_ readings: SixReadings, _ place: Int) -> Double {
    let (off, offSet) = (readings - lengths[place], readings - set[place])
    var least = pointwiseMin((off + offsets[place]).magnitudes, (offSet + offsets[place]).magnitudes)
    for other in others {
      let own = pointwiseMin((off + other.offset).magnitudes, (offSet + other.offset).magnitudes)
      least = pointwiseMin(least, own + other.cost)
    }
    return pointwiseMin(least, cap).sum()
  }

  /// Whether most struts are where the plan has them.
  func isNear(_ misfit: Double) -> Bool { misfit <= PlanFit.most * PlanFit.most * unit }
}

extension PerStrut<StrutHardware> {
  fileprivate var offsets: SixReadings { SixReadings(StrutReadings { self[$0].readingOffset }) }
}

extension SIMD8<Double> {
  fileprivate var magnitudes: Self { pointwiseMax(self, -self) }
}
