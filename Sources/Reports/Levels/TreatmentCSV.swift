import CorrectionPlanning
import HexapodKinematics
import TextOutput
import TreatmentModel

extension TreatmentPlan {
  /// `day`, `date`, the six readings of each level (`proximal_1` …), the twelve exact lengths, `rounding`; one line a day. That of a
  /// treatment of one level is that of its plan.
  public var csv: String {
    guard levels.count > 1 else { return levels[0].csv }
    let names = levels.map(\.level.id.name)
    let columns =
      ["day", "date"] + names.flatMap { name in (1...6).map { "\(name)_\($0)" } }
      + names.flatMap { name in (1...6).map { "exact_\(name)_\($0)" } } + ["rounding"]
    let rows = levels[0].days.indices.map { index in
      let days = levels.map { $0.days[index] }
      let numbers = days.flatMap { Array($0.set) } + days.flatMap { Array($0.exact) }
      return
        ([String(days[0].day), days[0].date?.description ?? ""] + numbers.map(shortest)
        + [levels[0].level.schedule.rounding.rawValue]).joined(separator: ",")
    }
    return ([columns.joined(separator: ",")] + rows).joined(separator: "\n") + "\n"
  }
}
