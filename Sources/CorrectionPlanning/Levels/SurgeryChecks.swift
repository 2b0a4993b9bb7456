import HexapodKinematics
import RigidMotion
import TextOutput
import TreatmentModel

/// What is to be known of a level before the stages that are done at surgery (MODEL section 12): the frame as it would have to stand
/// there. Where such a stage ends, the plan begins, and is checked as plans are.
///
/// Whether a frame is put on before or after an acute correction is the surgeon's choice, so nothing of this is an error.
struct SurgeryChecks {
  let plan: Plan
  let frame: MountedFrame
  /// Where the fragment is before surgery and between its stages.
  let deformities: [Deformity]

  /// - Throws: never; nothing moves between moments at rest.
  func findings() throws(PlanningError) -> [Finding] {
    guard !deformities.isEmpty else { return [] }
    let level = plan.level
    let samples = deformities.map {
      PathSample(day: 0, stage: 1, fragmentPose: $0.referenceFromMoving(level.limb, level.convention), frame)
    }
    let motion = MotionChecker(
      level, frame, try PathSearch(throughRuns: samples.map { [$0] }, frame), samples, reached: [],
      strutRadii: plan.strutTimeline.largestRadii, origin: .plan)
    var found = ranges(samples) + (try motion.tiltChecks())
    found += try motion.singularityChecks()
    found += try motion.strutChecks()
    found += try motion.limbChecks()
    found += try motion.boneEndChecks()
    return found.map { finding in
      Finding(
        finding.code, finding.severity == .note ? .note : .warning, day: 0,
        about: finding.struts.map { StrutID(level.id, $0.number) }, value: finding.value,
        limit: finding.limit,
        unit: finding.unit,
        what: finding.what.at(
          "\(level.id.name) level, before the stages done at surgery",
          insteadOf: "on day 0"),
        remedy: finding.remedy)
    }
  }

  /// Struts that could not be on yet, in one note.
  private func ranges(_ samples: [PathSample]) -> [Finding] {
    let starts = plan.strutTimeline.starts
    var (struts, farthest) = ([StrutNumber](), (excess: 0.0, reading: 0.0, strut: StrutNumber?.none))
    for strut in StrutNumber.allCases {
      let readings = samples.map { starts[strut].reading(ofLength: $0.lengths[strut]) }
      let excesses = readings.map { starts[strut].excess(ofReading: $0) }
      guard let excess = excesses.max(), excess > starts[strut].step / 2,
        let index = excesses.firstIndex(of: excess)
      else { continue }
      struts.append(strut)
      if excess > farthest.excess { farthest = (excess, readings[index], strut) }
    }
    guard let worst = farthest.strut else { return [] }
    let (mounted, reading) = (starts[worst], farthest.reading)
    let limit = reading < mounted.range.lowerBound ? mounted.range.lowerBound : mounted.range.upperBound
    let names = struts.map(\.description).joined(separator: ", ")
    return [
      Finding(
        .strutOutOfRange, .note, day: 0, struts: struts, value: reading, limit: limit, unit: "mm",
        what:
          "strut \(worst) would have to read \(decimal(reading, 1)) mm, \(mounted.name) ends at \(decimal(limit, 1)) mm; "
          + "\(struts.count == 1 ? "it" : "struts \(names)") can only be put on after them")
    ]
  }
}
