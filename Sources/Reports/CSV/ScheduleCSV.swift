import CorrectionPlanning
import HexapodKinematics
import RigidMotion
import TextOutput
import TreatmentModel

extension Plan {
  /// `schedule.csv`: set readings, exact lengths, by which rule the former were rounded, which class is on each strut, and which of
  /// them are changed that day; a line a day. The date is empty when there is none.
  public var csv: String {
    let columns =
      ["day", "date"] + (1...6).map { "strut_\($0)" } + (1...6).map { "exact_\($0)" } + ["rounding"]
      + (1...6).map { "class_\($0)" } + ["change"]
    let rows = days.map { day in
      let beginning = [String(day.day), day.date?.description ?? ""]
      let numbers = (Array(day.set) + Array(day.exact)).map(shortest)
      let mounted = strutTimeline.cells(onDay: day.day)
      return (beginning + numbers + [level.schedule.rounding.rawValue] + mounted).joined(separator: ",")
    }
    return ([columns.joined(separator: ",")] + rows).joined(separator: "\n") + "\n"
  }
}

extension StrutTimeline {
  /// The name of each strut's class on a day, and what is changed before that day's first turn: `4: medium to long; 5: medium to long`.
  func cells(onDay day: Int) -> [String] {
    func cell(_ text: String) -> String {
      var cell = CSVText()
      cell.field(text)
      return String(decoding: cell.bytes, as: UTF8.self)
    }
    let changed = changes(onDay: day).map { "\($0.strut): \($0.from.name) to \($0.to.name)" }
    return hardware(onDay: day).map { cell($0.name) } + [cell(changed.joined(separator: "; "))]
  }
}

extension RigidTransform {
  /// `x_mm,y_mm,z_mm,qw,qx,qy,qz`.
  public static let csvHeader = "x_mm,y_mm,z_mm,qw,qx,qy,qz"

  /// The seven numbers of a pose.
  public var csv: String {
    (translation.list + [rotation.w] + rotation.v.list).map(shortest).joined(separator: ",")
  }
}

extension PoseSolution {
  /// The columns of a pose and of how it was found.
  public static let csvHeader = RigidTransform.csvHeader + ",residual_mm,iterations,stiffness,status"

  /// One line of them.
  public var csv: String {
    "\(pose.csv),\(shortest(residual)),\(iterations),\(shortest(stiffness)),\(outcome.word)"
  }
}
