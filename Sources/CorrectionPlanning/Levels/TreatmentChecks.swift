import RigidMotion
import TextOutput
import TreatmentModel

/// What is to be known of a limb of two levels as a whole (MODEL section 12).
package struct TreatmentChecks {
  private let plan: TreatmentPlan
  private let course: LimbCourse
  private let transport: Transport?
  /// Whether whole steps and visits were chosen over both levels.
  private let isJoint: Bool

  init?(_ plan: TreatmentPlan, _ transport: Transport?, isJoint: Bool) {
    guard let course = plan.limb else { return nil }
    (self.plan, self.course, self.transport, self.isJoint) = (plan, course, transport, isJoint)
  }

  /// What the limb may be off its place in whole steps, mm.
  package static let limbDistance = 1.2
  /// Radians.
  package static let limbAngle = radians(0.8)
  /// A defect from this length on, mm, is said to be better closed from two cuts.
  static let defectForTwoCuts = 80.0

  /// Errors first.
  var findings: [Finding] {
    guard let transport,
      let defect = plan.levels.first(where: { $0.level.id == transport.defectLevel })?.level
    else { return apart }
    return
      (DockingChecks(
        defect, plan.levels[defect.id.index].days.map { ($0.day, $0.fragmentPose) }
      ).findings + moves + crooked(transport) + needsTwoCuts(defect) + apart).ordered {
        $0.day ?? 0
      }
  }

  /// Each level's own choice of whole steps and visits.
  private var apart: [Finding] {
    guard !isJoint, let worst = course.days.max(by: { $0.errorDistance < $1.errorDistance }) else {
      return []
    }
    return [
      Finding(
        .roundingError, .note, day: worst.day, value: worst.errorDistance,
        limit: TreatmentChecks.limbDistance,
        unit: "mm",
        what:
          "a strut cannot be served or waits for a visit, so whole steps and visits are not chosen over both frames together: each "
          + "frame has its own choice, which displaces the limb by up to \(decimal(worst.errorDistance, 2)) mm at the distal cut's rim; "
          + "the findings of the frames say which strut it is")
    ]
  }

  /// In whole steps the limb leaves the place that it should keep.
  private var moves: [Finding] {
    let (distance, angle) = (course.distanceSpread.largest, course.angleSpread.largest)
    let (far, turned) = (distance / TreatmentChecks.limbDistance, angle / TreatmentChecks.limbAngle)
    guard max(far, turned) > 1,
      let worst = course.days.first(where: {
        turned > far ? $0.errorAngle == angle : $0.errorDistance == distance
      })
    else { return [] }
    return [
      Finding(
        .limbMoves, .warning, day: worst.day, value: turned > far ? degrees(angle) : distance,
        limit: turned > far ? degrees(TreatmentChecks.limbAngle) : TreatmentChecks.limbDistance,
        unit: turned > far ? "deg" : "mm",
        what:
          "whole steps move the limb, which should keep to its path, by up to \(decimal(distance, 2)) mm at the distal cut's rim and "
          + "\(decimal(degrees(angle), 2))°",
        remedy: .finerSteps(
          plan.levels.allSatisfy { $0.level.schedule.rounding == .together } ? .together : .nearest))
    ]
  }

  /// A limb that is left crooked: the bend goes into the regenerate.
  private func crooked(_ transport: Transport) -> [Finding] {
    guard let last = course.days.last, let left = last.remaining else { return [] }
    let limits = plan.levels[0].level.limits
    let wanted = transport.then ?? transport.limbTarget ?? Deformity()
    let turns: [DeformityParameter] = [.apAngulation, .lateralAngulation, .axialRotation]
    let shifts: [DeformityParameter] = [.apTranslation, .lateralTranslation]
    func beyond(_ parameters: [DeformityParameter], _ limit: Double) -> [DeformityParameter] {
      parameters.filter { abs(left[$0] - wanted[$0]) > limit }
        .sorted { abs(left[$0] - wanted[$0]) > abs(left[$1] - wanted[$1]) }
    }
    // The largest of each kind first: its figure is that of the finding.
    let found = beyond(turns, limits.lostAngle) + beyond(shifts, limits.lostDistance)
    guard let worst = found.first else { return [] }
    let isAngle = worst.unit == .degrees
    let all = found.map { parameter in
      let off = left[parameter] - wanted[parameter]
      return "\(parameter.word.spaced) of \(decimal(parameter.unit.outside(abs(off)), 1))"
        + "\(parameter.unit == .degrees ? "°" : " mm") \(parameter.directions.word(of: off).rawValue)"
    }
    let words =
      all.count > 1 ? all.dropLast().joined(separator: ", ") + " and " + (all.last ?? "") : all.joined()
    return [
      Finding(
        .limbCrooked, .warning, day: last.day, value: worst.unit.outside(abs(left[worst] - wanted[worst])),
        limit: isAngle ? degrees(limits.lostAngle) : limits.lostDistance, unit: isAngle ? "deg" : "mm",
        what:
          "the limb is left with \(words) that nobody asked for: the regenerate takes "
          + (found.contains { $0.unit == .degrees } ? "the bend" : "the shift"),
        remedy: .stateLimbTarget)
    ]
  }

  private func needsTwoCuts(_ defect: TreatedLevel) -> [Finding] {
    guard plan.resumption == nil, let gap = course.days.first?.docking?.gap,
      gap >= TreatmentChecks.defectForTwoCuts
    else { return [] }
    return [
      Finding(
        .defectNeedsTwoCuts, .note, day: 0, value: gap, limit: TreatmentChecks.defectForTwoCuts, unit: "mm",
        what:
          "the defect is \(decimal(gap, 0)) mm long; from \(decimal(TreatmentChecks.defectForTwoCuts, 0)) mm on, series report shorter "
          + "treatment with two cuts (34.8 days a centimetre of defect) than with one (60.8; doi 10.3389/fsurg.2022.858240)"
      )
    ]
  }
}
