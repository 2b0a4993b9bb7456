import CorrectionPlanning
import TextOutput

extension PlanTable {
  /// What the planner chose.
  var chosenFacts: [(label: String, text: String)] {
    plan.level.chosenValues.map { ("chosen", $0.words) }
  }

  /// At which height there would be fewer changes.
  var heightHintFacts: [(label: String, text: String)] {
    plan.heightHint.map { [("height", $0.words + options.chooseHeight.inBrackets)] } ?? []
  }

  /// How many visits, and of each its day and what is changed; nothing when there are none.
  var visitFacts: [(label: String, text: String)] {
    let days = plan.strutTimeline.visitDays
    guard !days.isEmpty else { return [] }
    let total = "\(plan.strutTimeline.summary), each before the day's first turn"
    return [("visits", total)]
      + days.flatMap { day in
        let date =
          plan.level.calendar.date(ofDay: day).map { " (\($0.dayOfWeek.rawValue) \($0))" } ?? ""
        let list = plan.strutTimeline.changes(onDay: day).map { change in
          let window = change.window.map {
            "possible on days \($0.lowerBound) to \($0.upperBound)"
          }
          return "strut \(change.strut) \(visible(change.from.name, atMost: 40)) to "
            + "\(visible(change.to.name, atMost: 40)), \(window ?? "not possible on any day")"
        }
        return [("", "day \(day)\(date): " + list.joined(separator: "; "))]
      }
  }

  /// The line that stands above a day with a visit.
  func visitLines(_ day: PlanDay) -> [String] {
    let changes = plan.strutTimeline.changes(onDay: day.day)
    guard !changes.isEmpty else { return [] }
    let list = changes.map { change in
      "\(change.strut) to \(visible(change.to.name, atMost: 40)) at "
        + change.to.readingWords(plan.readingWhenPutIn(change))
    }
    return wrapped("visit: change strut " + list.joined(separator: ", strut "), width: width - 6).map {
      style.bold("──── " + $0)
    }
  }
}
