import CorrectionPlanning
import HexapodKinematics
import RigidMotion
import TextOutput
import TreatmentModel

extension Plan {
  /// `schedule.csv`: set readings, exact lengths, and by which rule the former were rounded, a line a day. The date is empty when there
  /// is none.
  public var csv: String {
    let columns =
      ["day", "date"] + (1...6).map { "strut_\($0)" } + (1...6).map { "exact_\($0)" } + ["rounding"]
    let rows = days.map { day in
      ([String(day.day), day.date?.description ?? ""] + (Array(day.set) + Array(day.exact)).map(shortest)
        + [level.schedule.rounding.rawValue]).joined(separator: ",")
    }
    return ([columns.joined(separator: ",")] + rows).joined(separator: "\n") + "\n"
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
