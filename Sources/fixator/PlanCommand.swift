import ArgumentParser
import CaseFiles
import CommandAnswers
import CorrectionPlanning
import Reports
import Streaming
import TextOutput
import TreatmentModel

struct PlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan", abstract: "The six strut lengths of every day.",
    discussion: """
      A search (--choose-height, --choose-offset, --suggest-stages) that is stopped by Ctrl-C or SIGTERM ends with the best that it has \
      found, says so, and has the exit status 130 or 143.

      Examples:
        fixator plan case.yaml
        fixator plan case.yaml --format csv > schedule.csv
        fixator plan case.yaml --output plan-of-today --calendar each
        fixator plan case.yaml --certify
        fixator plan case.yaml --suggest-stages
        fixator plan case.yaml --choose-height 140-220
      """)

  @Argument(
    help: "A case file, YAML or JSON, or a plan.json, whose case is planned anew; - for standard input.",
    completion: .file())
  var file: String

  @OptionGroup var output: PlanOutput

  @Flag(
    help: """
      Prove of the readings after every adjustment that they allow one pose only within the joints' limits, and say so on table, sheet and \
      in JSON; exit status 1 where it cannot be proven.
      """)
  var certify = false

  @Flag(
    help: "Print stages in which the bone ends do not run into each other, for the case file; no plan.")
  var suggestStages = false

  @OptionGroup(title: "Choosing the frame")
  var choice: FrameChoiceOptions

  func validate() throws {
    if suggestStages, output.output != nil || output.format != nil || choice.isGiven || certify {
      throw ValidationError(
        "--suggest-stages prints a piece of a case file and plans nothing: without --output, --format, --choose-height, "
          + "--choose-offset and --certify")
    }
  }

  func run() throws {
    try reporting {
      let refusal = "a frame without a patient has no plan; see fixator pose and fixator struts"
      try output.prepare(inputs: [file]) {
        try CaseWithPlan.read(file, orElse: refusal).treatment[LevelID.only]
      }
      let (bytes, treatment, places) = try CaseWithPlan.read(file, orElse: refusal)
      guard treatment.levels.count == 1 else {
        try suggestStages ? suggest(treatment, places) : plan(treatment, places)
        return
      }
      let own = try CaseWithPlan(bytes, treatment, places, file, isSaid: false)
      let (level, positions) = (own.level, own.positions)
      if suggestStages {
        try suggest(level, positions)
        return
      }
      let plan: Plan
      var ended: ExitCode?
      do throws(PlanningError) {
        if let freedom = choice.freedom(level) {
          (plan, ended) = try watched { watch throws(PlanningError) in
            try Planner.plan(level, choosing: freedom, watch: watch)
          }
          for value in plan.level.chosenValues { tell(value.words) }
          tell(plan.strutTimeline.summary)
        } else {
          plan = try Planner.plan(level).withHeightHint()
        }
      } catch {
        throw refuse(error, positions)
      }
      if let record = own.record { tell("\(file): \(record.comparison(with: plan))") }
      try deliver(plan, ended)
    }
  }

  /// The plan of a case of several levels.
  private func plan(_ treatment: Treatment, _ positions: CasePositions) throws {
    if choice.isGiven, treatment.unplanned == nil {
      let option = choice.chooseHeight != nil ? "--choose-height" : "--choose-offset"
      let key =
        choice.chooseHeight != nil ? CaseKey(.frame, .neutralHeight) : MountingParameter.axialOffset.key
      tell(
        "\(option) chooses for one frame, and this case has two that share the middle ring: where it sits on its fragment follows from the "
          + "height and the offset of either, and visits are shared, so that the best of each level alone is not the best of both. Try "
          + "values of your own (\(key.at(LevelID(0))), \(key.at(LevelID(1)))) and hold strut_changes and visits against each other: "
          + "fixator batch --summary prints them")
      throw Status.badInput
    }
    let plan: TreatmentPlan
    do throws(PlanningError) {
      plan = try Planner.plan(unchecked: treatment)
    } catch {
      throw refuse(error, positions)
    }
    let certified = certify ? plan.certified(jobs: OrderedPipeline.processorCount) : plan
    try output.deliver(certified)
    try requireCertificates(certified.levels)
  }

  private func deliver(_ plan: Plan, _ ended: ExitCode?) throws {
    let certified = certify ? plan.certified(jobs: OrderedPipeline.processorCount) : plan
    try output.deliver(certified, ended: ended)
    try requireCertificates([certified])
  }

  /// Ends with the status of errors where certificates were asked for and are missing.
  private func requireCertificates(_ plans: [Plan]) throws {
    for certificates in plans.compactMap(\.certificates) where !certificates.missing.isEmpty {
      tell(certificates.words)
    }
    if plans.contains(where: { $0.certificates?.missing.isEmpty == false }) { throw Status.planHasErrors }
  }

  /// Of a case of several levels.
  private func suggest(_ treatment: Treatment, _ positions: CasePositions) throws {
    let found: TreatmentStages
    do throws(PlanningError) {
      found = try watched { watch throws(PlanningError) in
        try TreatmentStages(treatment, watch: watch)
      }.found
    } catch {
      throw refuse(error, positions)
    }
    if found.levels.isEmpty {
      tell(
        "nothing is in the way of either level that stages could keep out of it; this case needs no other stages"
      )
    }
    for own in found.levels {
      let advice = own.stages == nil ? own.remedy?.words(.fixator) : "the stages printed avoid it"
      let words = advice.map { "\(own.finding.what.plain); \($0)" } ?? own.finding.message(.fixator)
      tell("\(own.level.name) level, \(own.finding.code.rawValue): \(words)")
    }
    try writeToStandardOutput(found.yaml(of: treatment))
    if found.levels.contains(where: { $0.stages == nil }) { throw Status.planHasErrors }
  }

  private func suggest(_ level: TreatedLevel, _ positions: CasePositions) throws {
    let (stages, obstacle): ([Deformity]?, String)
    do throws(PlanningError) {
      if try StageOrder.isFreeOfCollision(level) {
        // What is set may bring the ends together where the exact path does not.
        guard let found = try Planner.plan(level).checks.first(where: { $0.code == .boneEndsCollide }) else {
          tell("the bone ends of this case do not run into each other; it needs no other stages")
          return
        }
        (stages, obstacle) = (nil, found.message(.fixator))
      } else {
        stages = try watched { watch throws(PlanningError) in
          try StageOrder.withoutCollision(level, watch: watch)
        }.found
        obstacle = try StageOrder.remedyWithoutOrder(level).words(.fixator)
      }
    } catch {
      throw refuse(error, positions)
    }
    guard let stages else {
      tell(obstacle)
      throw Status.planHasErrors
    }
    try writeToStandardOutput(stages.stagesYAML)
  }
}
