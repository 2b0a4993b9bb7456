import CaseFiles
import CorrectionPlanning
import HexapodKinematics
import Reports
import ReviewReports
import ScheduleReview
import TreatmentModel
import Uncertainty

/// The commands for one patient as functions: texts in, and out what the command prints with `--format json`, to the byte.
public enum Commands {
  /// The program's version.
  public static let version = "0.1.0"

  /// What `fixator plan` prints.
  ///
  /// - Parameters:
  ///   - caseText: YAML or JSON, or a plan.json, whose case is planned anew.
  ///   - certifying: `--certify`.
  ///   - choice: `--choose-height`, `--choose-offset`.
  ///   - jobs: threads that certify; they change nothing in the answer.
  /// - Throws: ``CommandRefusal`` for what is no case, or one of which no plan can be made.
  package static func plan(
    _ caseText: [UInt8], certifying: Bool = false, choosing choice: FrameChoice, jobs: Int = 1
  ) throws(CommandRefusal) -> CommandAnswer {
    switch try planned(caseText, choosing: choice) {
    case .one(let plan, let stated):
      let certified = certifying ? plan.certified(jobs: jobs) : plan
      return CommandAnswer(
        text: try stated.written(certified), hasErrors: certified.hasErrors || certified.lacksCertificates)
    case .several(let plan):
      let certified = certifying ? plan.certified(jobs: jobs) : plan
      return CommandAnswer(
        text: try certified.written(),
        hasErrors: certified.hasErrors || certified.levels.contains(where: \.lacksCertificates))
    }
  }

  /// The same, nothing certified and nothing chosen.
  ///
  /// - Throws: ``CommandRefusal`` for what is no case, or one of which no plan can be made.
  public static func plan(_ caseText: [UInt8]) throws(CommandRefusal) -> CommandAnswer {
    try plan(caseText, choosing: FrameChoice())
  }

  /// What `fixator plan --suggest-stages` prints and says: `{"stages": …, "messages": […]}`.
  ///
  /// - Throws: ``CommandRefusal`` for what is no case, or one of which no plan can be made.
  public static func suggestedStages(_ caseText: [UInt8]) throws(CommandRefusal) -> CommandAnswer {
    let stated = try StatedCase(caseText, orElse: Commands.noPlan)
    do throws(PlanningError) {
      let found = try StageSuggestion(stated.treatment, .keys)
      return CommandAnswer(text: found.json, hasErrors: !found.isComplete)
    } catch { throw CommandRefusal(error, stated.positions) }
  }

  private static let noPlan = "a frame without a patient has no plan; see fixator pose and fixator struts"

  /// What `fixator sensitivity` prints.
  ///
  /// - Parameters:
  ///   - assumingPublished: `--assume published`.
  ///   - goesOn: whether a study that takes long is still wanted; one that is not stands on fewer draws.
  /// - Throws: ``CommandRefusal`` for what is no case, or one of which no plan can be made.
  public static func sensitivity(
    _ caseText: [UInt8], _ options: SensitivityOptions, assumingPublished: Bool = false,
    while goesOn: @escaping () -> Bool = { true }
  ) throws(CommandRefusal) -> CommandAnswer {
    let stated = try StatedCase(
      caseText, orElse: "a frame without a patient has no correction to follow")
    let watch = SearchWatch { _ in goesOn() }
    do throws(PlanningError) {
      guard stated.treatment.levels.count == 1 else {
        let plan = try Planner.plan(unchecked: stated.treatment)
        let study = try SensitivityStudy.run(
          plan, LimbInputs(plan, assumingPublished: assumingPublished), options, watch: watch)
        return CommandAnswer(text: study.answer, hasErrors: plan.hasErrors)
      }
      let level = try stated.treatment.soleLevel()
      let study = try SensitivityStudy.run(
        try Planner.plan(level), UncertainInputs(level, assumingPublished: assumingPublished), options,
        watch: watch)
      return CommandAnswer(text: study.answer, hasErrors: study.plan.hasErrors)
    } catch { throw CommandRefusal(error, stated.positions) }
  }

  /// The files that `fixator plan --output` writes.
  ///
  /// - Throws: ``CommandRefusal`` for what is no case, or one of which no plan can be made.
  public static func files(_ caseText: [UInt8]) throws(CommandRefusal) -> [(name: String, text: String)] {
    switch try planned(caseText) {
    case .one(let plan, let stated):
      return plan.files(
        calendar: .daily, version: version, options: .fixator, origin: try stated.origin(of: plan),
        zone: try plan.level.calendar.zoneRules())
    case .several(let plan):
      return plan.files(
        calendar: .daily, version: version, options: .fixator, origin: try plan.origin(),
        zone: try plan.treatment.common.calendar.zoneRules())
    }
  }

  /// The plan of a case of one level, or of several.
  enum Planned {
    case one(Plan, StatedCase)
    case several(TreatmentPlan)
  }

  /// - Parameters:
  ///   - choice: what the planner may choose.
  ///   - isHinting: whether the command's hint of a better height is looked for.
  static func planned(
    _ caseText: [UInt8], choosing choice: FrameChoice = FrameChoice(), isHinting: Bool = true
  ) throws(CommandRefusal) -> Planned {
    let stated = try StatedCase(caseText, orElse: Commands.noPlan)
    guard stated.treatment.levels.count == 1 else {
      if let refusal = choice.refusal(of: stated.treatment, .keys) { throw CommandRefusal(refusal) }
      do throws(PlanningError) { return .several(try Planner.plan(unchecked: stated.treatment)) } catch {
        throw CommandRefusal(error, stated.positions)
      }
    }
    let level = try stated.level()
    do throws(PlanningError) {
      if let ranges = choice.ranges(for: level) {
        return .one(try Planner.plan(level, choosing: ranges), stated)
      }
      let plan = try Planner.plan(level)
      return .one(isHinting ? plan.withHeightHint() : plan, stated)
    } catch {
      throw CommandRefusal(error, stated.positions)
    }
  }
}

extension Plan {
  /// Whether certificates were asked for and some are missing.
  fileprivate var lacksCertificates: Bool { certificates?.missing.isEmpty == false }
}

/// What a command prints, and whether it ends with status 1.
public struct CommandAnswer: Sendable, Equatable {
  /// What stands on standard output.
  public let text: String
  /// Whether what it says has errors.
  public let hasErrors: Bool
}
