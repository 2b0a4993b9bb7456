import DeformityCorrection
import Hexapod

/// One line of a patient's sheet: what is turned at one time of one day, and what the struts read then.
struct TurnLine: Sendable, Equatable {
  /// From 1.
  let part: Int
  /// Minutes after midnight.
  let minutes: Int
  /// Steps, positive for longer.
  let steps: PerStrut<Int>
  /// Readings afterwards, mm.
  let readings: PerStrut<Double>

  /// Whether nothing is turned.
  var isStill: Bool { steps.allSatisfy { $0 == 0 } }
}

/// The adjustments of a plan as a patient makes them.
struct TurnList: Sendable {
  private let plan: Plan
  private let minutes: [Int]
  /// Decimals of a reading, 0 to 2.
  let digits: Int

  init(_ plan: Plan) {
    self.plan = plan
    minutes = TimesOfDay.minutes(count: plan.correctionCase.schedule.adjustmentsPerDay)
    // Every reading is a first reading and whole steps.
    let summands = plan.days[0].set + plan.struts.map(\.step)
    digits = summands.map { shortest(($0 * 100).rounded() / 100).decimals }.max() ?? 0
  }

  /// The lines of a day of turning, by its number; none on other days.
  func lines(onDay day: Int) -> [TurnLine] {
    guard var before = plan.day(day - 1)?.set, let day = plan.day(day) else { return [] }
    return day.adjustments.map { adjustment in
      let steps = PerStrut { strut in
        Int(((adjustment.set[strut] - before[strut]) / plan.struts[strut].step).rounded())
      }
      before = adjustment.set
      return TurnLine(
        part: adjustment.part, minutes: minutes[min(adjustment.part, minutes.count) - 1], steps: steps,
        readings: adjustment.set)
    }
  }

  /// A reading with as many decimals as any of the plan's needs, at most two.
  func words(reading: Double) -> String { decimal(reading, digits).withMinus }

  /// `+1`, `−2`.
  static func words(steps: Int) -> String { steps > 0 ? "+\(steps)" : String(steps).withMinus }

  /// `1 mm`, or strut by strut where they differ.
  var stepWords: String {
    let steps = plan.struts.map { shortest($0.step) }
    guard Set(steps).count > 1 else { return "\(steps[0]) mm" }
    return steps.enumerated().map { "strut \($0 + 1) \($1) mm" }.joined(separator: ", ")
  }
}

extension String {
  fileprivate var decimals: Int { firstIndex(of: ".").map { distance(from: $0, to: endIndex) - 1 } ?? 0 }
}
