import CorrectionPlanning
import HexapodKinematics
import TextOutput
import TreatmentModel

/// One line of a patient's sheet: what is turned at one time of one day, and what the struts read then.
package struct TurnLine: Sendable, Equatable {
  /// From 1.
  package let part: Int
  /// Minutes after midnight.
  package let minutes: Int
  /// Steps, positive for longer.
  package let steps: PerStrut<Int>
  /// Readings afterwards, mm.
  package let readings: StrutReadings

  /// Whether nothing is turned.
  package var isStill: Bool { steps.allSatisfy { $0 == 0 } }
}

/// The adjustments of a plan as a patient makes them.
package struct TurnList: Sendable {
  private let plan: Plan
  private let minutes: [Int]
  private let language: any SheetWords
  /// Decimals of a reading, 0 to 2.
  let digits: Int

  package init(_ plan: Plan, _ language: any SheetWords = EnglishSheet()) {
    (self.plan, self.language) = (plan, language)
    minutes = TimesOfDay.minutes(count: plan.level.schedule.adjustmentsPerDay)
    // Every reading is a first one, of the plan or of a strut that is put in, and whole steps.
    let firsts = [plan.firstDay] + plan.strutTimeline.visitDays
    let summands = firsts.compactMap(plan.day).flatMap { Array($0.set) } + plan.struts.map(\.step)
    digits = summands.map { shortest($0, decimals: 2).decimals }.max() ?? 0
  }

  /// The lines of a day of turning, by its number; none on other days.
  package func lines(onDay day: Int) -> [TurnLine] {
    guard let previous = plan.day(day - 1), let own = plan.day(day) else { return [] }
    // Steps are counted on the scales of the day: a strut that was changed before it begins at the length of the old one.
    let (old, new) = (plan.strutTimeline.hardware(onDay: day - 1), plan.strutTimeline.hardware(onDay: day))
    var before = new.readings(of: old.lengths(of: previous.set))
    return own.adjustments.map { adjustment in
      let steps = PerStrut { strut in
        Int(((adjustment.set[strut] - before[strut]) / new[strut].step).rounded())
      }
      before = adjustment.set
      return TurnLine(
        part: adjustment.part, minutes: minutes[min(adjustment.part, minutes.count) - 1], steps: steps,
        readings: adjustment.set)
    }
  }

  /// A reading with as many decimals as any of the plan's needs, at most two.
  package func words(reading: Double) -> String { language.number(decimal(reading, digits)).withMinus }

  /// `+1`, `−2`; on a rod turns of the nut, `+1¾`. A strut keeps its steps through all its classes.
  package func words(steps: Int, strut: StrutNumber) -> String {
    steps == 0 ? "0" : plan.struts[strut].turnWords(steps).withMinus
  }

  private var hasRods: Bool { plan.struts.contains { $0.thread != nil } }

  /// What `+1` means.
  var unitWords: String { language.stepUnit(ofRods: hasRods) }

  /// `1 mm`, or strut by strut where they differ; on rods `¼ turn, 0.25 mm`.
  package var stepWords: String {
    let steps = plan.struts.map { strut in
      (strut.thread == nil ? "" : "\(language.turn(String(strut.turnWords(1).dropFirst()))), ")
        + "\(language.number(shortest(strut.step, decimals: 4))) mm"
    }
    guard Set(steps).count > 1 else { return steps[0] }
    return steps.enumerated().map { "\(language.strut("\($0 + 1)")) \($1)" }.joined(separator: ", ")
  }

  /// Where a step is seen.
  var stepPlace: String { language.stepPlace(ofRods: hasRods) }
}

extension String {
  fileprivate var decimals: Int { firstIndex(of: ".").map { distance(from: $0, to: endIndex) - 1 } ?? 0 }
}
