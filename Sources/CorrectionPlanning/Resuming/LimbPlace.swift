import HexapodKinematics
import RigidMotion
import TextOutput
import TreatmentModel

/// Where six readings have the limb, beside the plan that it was to follow.
struct LimbPlace: Sendable {
  let readings: StrutReadings
  /// The classes that read so.
  let mounted: PerStrut<StrutHardware>
  let ringPose: RigidTransform
  let fragmentPose: RigidTransform
  /// On the course.
  let position: Double
  /// Whether these are readings that the plan sets: the limb is then where the plan had it, but for whole steps.
  let isAsSet: Bool
  /// Largest difference of a measured distance from the pose's, mm.
  let residual: Double

  /// The limb with these readings.
  ///
  /// - Parameters:
  ///   - mounted: the classes that are read.
  ///   - solver: one that knows of more distances than six; nil when there are none.
  ///   - day: where the way comes by the same place more than once, the day that it is likely to be.
  /// - Throws: ``PlanningError/Code/strutsFitNoPose``.
  init(
    _ readings: StrutReadings, of mounted: PerStrut<StrutHardware>, on line: PlannedTrajectory,
    _ solver: PoseSolver? = nil, near day: Int?,
    about subject: PlanningError.Subject
  ) throws(PlanningError) {
    // What would have been read, where one mistake explains it.
    var hint: Remedy? { line.misreading(readings, of: mounted, near: day)?.remedy(readings) }
    try LimbPlace.refuseOutOfRange(readings, mounted, subject) { hint }
    (self.readings, self.mounted) = (readings, mounted)
    let frame = line.turningPlan.frame
    let lengths = mounted.lengths(of: readings)
    if solver == nil, let sample = line.sample(setting: lengths, near: day) {
      (ringPose, fragmentPose) = (
        line.turningPlan.samples[sample].ringPose, line.turningPlan.samples[sample].fragmentPose
      )
      (position, isAsSet, residual) = (Double(sample), true, 0)
      return
    }
    let solution = (solver ?? frame.solver).solve(lengths, from: line.ringPose(near: lengths))
    if let refusal = LimbPlace.refusal(of: solution, subject, hint: { hint }) { throw refusal }
    ringPose = solution.pose
    fragmentPose = frame.fragmentPose(ofRing: solution.pose)
    position = line.position(closestTo: fragmentPose, near: day)
    (isAsSet, residual) = (false, solution.residual)
  }

  /// The same readings, as those of another moment for which the plan sets them.
  func at(_ sample: Int, on line: PlannedTrajectory) -> LimbPlace {
    LimbPlace(self, at: sample, on: line)
  }

  private init(_ other: LimbPlace, at sample: Int, on line: PlannedTrajectory) {
    (readings, mounted, isAsSet, residual) = (other.readings, other.mounted, true, 0)
    let moment = line.turningPlan.samples[sample]
    (ringPose, fragmentPose, position) = (moment.ringPose, moment.fragmentPose, Double(sample))
  }

  private static func refuseOutOfRange(
    _ readings: StrutReadings, _ struts: PerStrut<StrutHardware>, _ subject: PlanningError.Subject,
    hint: () -> Remedy?
  ) throws(PlanningError) {
    for strut in 0..<6 {
      let (reading, range) = (readings[strut], struts[strut].range)
      guard reading >= range.lowerBound - 1e-6, reading <= range.upperBound + 1e-6 else {
        throw PlanningError(
          .strutsFitNoPose, about: subject,
          "strut \(strut + 1) cannot read \(decimal(reading, 2)) mm: \(struts[strut].name) goes from "
            + "\(decimal(range.lowerBound, 1)) to \(decimal(range.upperBound, 1)) mm",
          remedy: hint() ?? .readItAgain)
      }
    }
  }

  private static func refusal(
    of solution: PoseSolution, _ subject: PlanningError.Subject, hint: () -> Remedy?
  ) -> PlanningError? {
    let message: String
    switch solution.outcome {
    case .found: return nil
    case .noSuchPose(let culprit):
      let suspect = culprit.map {
        $0 < 6
          ? "; the reading of strut \($0 + 1) is the likeliest to be wrong"
          : "; measured distance \($0 - 5) is the likeliest to be wrong"
      }
      message =
        "no pose of the frame has these readings, the nearest misses one by \(decimal(solution.residual, 2)) mm"
        + (suspect ?? "") + "; read the struts again"
    case .beyondSingularity:
      message =
        "the only pose found for these readings lies beyond a singular pose, where the limb cannot be; read the "
        + "struts again"
    case .singular(let motion):
      message =
        "with these readings the frame is singular: free motion \(motion.words); read the struts again, and hold "
        + "the limb"
    case .notConverged: message = "no pose was found for these readings; read the struts again"
    }
    return PlanningError(.strutsFitNoPose, about: subject, message, remedy: hint())
  }
}
