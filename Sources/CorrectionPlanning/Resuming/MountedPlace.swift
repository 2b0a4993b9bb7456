import HexapodKinematics
import TextOutput
import TreatmentModel

/// Where the limb is if certain classes are on, beside its plan.
struct MountedPlace {
  let limb: LimbPlace
  /// How far the worst strut's length is from the nearest moment of the plan, mm.
  let misfit: Double
  /// Whether the rates allow that it is there.
  let isInReach: Bool
  /// Today; nil where nobody says which day it is.
  let day: Int?
  let line: PlannedTrajectory

  var mounted: PerStrut<StrutHardware> { limb.mounted }

  /// In days of the plan, with fractions.
  var plannedDay: Double { line.day(at: limb.position) }

  /// Days by which it is behind the plan, negative when it is ahead; 0 without a day.
  var behind: Double {
    day.map { Double(min($0, Int(line.day(at: line.lastPosition)))) - plannedDay } ?? 0
  }

  /// How far the point at risk that is farthest off is from where the plan has it there, mm.
  var off: Double { line.displacement(limb.fragmentPose, line.fragmentPose(at: limb.position)) }

  /// `with a on, the limb is where the plan has it on day 12, 3 days behind, 0.4 mm off`.
  var words: String {
    var words = "with \(mounted.names) on, the limb is where the plan has it on day \(decimal(plannedDay, 1))"
    if let day {
      words +=
        abs(behind) < 0.05
        ? ", as planned" : ", \(decimal(abs(behind), 1)) days \(behind > 0 ? "behind" : "ahead")"
      if !isInReach { words += ", farther than the rates allow until day \(day)" }
    }
    return words + ", \(decimal(off, 1)) mm off"
  }
}
