import CorrectionPlanning
import HexapodKinematics
import TreatmentModel

/// Changes of a strut between classes whose scales begin at the same place, which no reading shows: they are where the schedule is by then
/// in the plan, or on the plan's date, or where another pace has it a day of the plan sooner or later, whichever the ranges allow.
struct SilentChanges {
  private let own: StrutTimeline
  private let course: PlanCourse
  private let dated: StrutTimeline

  /// - Parameters:
  ///   - own: what the plan changes, on its days.
  ///   - dated: the same on the schedule's days of these dates.
  init(_ own: StrutTimeline, _ course: PlanCourse, _ dated: StrutTimeline) {
    (self.own, self.course, self.dated) = (own, course, dated)
  }

  /// Nil for a strut whose changes readings show.
  func changes(_ strut: StrutNumber) -> [StrutChange]? {
    let planned = own.changes.filter { $0.strut == strut }
    let onDates = dated.changes.filter { $0.strut == strut }
    guard planned.allSatisfy({ $0.from.readingOffset == $0.to.readingOffset }) else { return nil }
    var found: [StrutChange] = []
    for (index, change) in planned.enumerated() {
      let next = index + 1 < planned.count ? course.day(ofPlanned: planned[index + 1].day) : .max
      let around = course.isAtOtherPace ? [change.day - 1, change.day + 1] : []
      let days =
        [course.day(ofPlanned: change.day), onDates[index].day] + around.map(course.day(ofPlanned:))
      /// What readings leave the ranges of both classes by, mm.
      func excess(_ day: Int) -> Double {
        course.rows.reduce(0) { sum, row in
          guard row.day >= found.last?.day ?? .min, row.day < next else { return sum }
          return sum
            + max(0, (row.day < day ? change.from : change.to).excess(ofReading: row.readings[strut]))
        }
      }
      let possible = days.filter { $0 > found.last?.day ?? .min }
      guard let day = possible.min(by: { excess($0) < excess($1) - 1e-6 }) else { return nil }
      found.append(StrutChange(strut: strut, from: change.from, to: change.to, day: day))
    }
    return found
  }
}
