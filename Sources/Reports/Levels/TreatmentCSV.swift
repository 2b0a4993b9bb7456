import CorrectionPlanning
import HexapodKinematics
import TextOutput
import TreatmentModel

extension TreatmentPlan {
  /// `day`, `date`, the six readings of each level (`proximal_1` …), the twelve exact lengths, `rounding`, the class on each strut
  /// and what is changed that day, by level; one line a day. That of a
  /// treatment of one level is that of its plan.
  public var csv: String {
    guard levels.count > 1 else { return levels[0].csv }
    let names = levels.map(\.level.id.name)
    let readings = names.flatMap { name in (1...6).map { "\(name)_\($0)" } }
    let classes = names.flatMap { name in (1...6).map { "class_\(name)_\($0)" } + ["change_\(name)"] }
    let columns = ["day", "date"] + readings + readings.map { "exact_\($0)" } + ["rounding"] + classes
    let rows = levels[0].days.indices.map { index in
      let days = levels.map { $0.days[index] }
      let numbers = days.flatMap { Array($0.set) } + days.flatMap { Array($0.exact) }
      let beginning = [String(days[0].day), days[0].date?.description ?? ""]
      let mounted = levels.flatMap { $0.strutTimeline.cells(onDay: days[0].day) }
      let rounding = levels[0].level.schedule.rounding.rawValue
      return (beginning + numbers.map(shortest) + [rounding] + mounted).joined(separator: ",")
    }
    return ([columns.joined(separator: ",")] + rows).joined(separator: "\n") + "\n"
  }
}
