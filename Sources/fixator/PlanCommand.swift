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
    if suggestStages, output.output != nil || output.format != nil || choice.choice.isGiven || certify {
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
      if suggestStages { return try suggest(treatment, places) }
      let own = try CaseWithPlan(bytes, treatment, places, file, isSaid: false)
      guard treatment.levels.count == 1 else { return try plan(own) }
      let (level, positions) = (try own.level(), own.positions)
      let plan: Plan
      var ended: ExitCode?
      do throws(PlanningError) {
        if let freedom = choice.choice.ranges(for: level) {
          (plan, ended) = try watched { watch throws(PlanningError) in
            try Planner.plan(level, choosing: freedom, watch: watch)
          }
          for value in plan.level.chosenValues { tell(value.words) }
          tell(plan.strutsOutOfRange ?? plan.strutTimeline.summary)
        } else {
          plan = try Planner.plan(level).withHeightHint()
        }
      } catch {
        throw refuse(error, positions)
      }
      if let words = own.records?.comparison(with: [plan]) { tell("\(file): \(words)") }
      try deliver(plan, ended)
    }
  }

  /// The plan of a case of several levels.
  private func plan(_ own: CaseWithPlan) throws {
    if let refusal = choice.choice.refusal(of: own.treatment, .flags) {
      tell(refusal)
      throw Status.badInput
    }
    let plan: TreatmentPlan
    do throws(PlanningError) {
      plan = try Planner.plan(unchecked: own.treatment)
    } catch {
      throw refuse(error, own.positions)
    }
    if let words = own.records?.comparison(with: plan.levels) { tell("\(file): \(words)") }
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

  private func suggest(_ treatment: Treatment, _ positions: CasePositions) throws {
    let suggestion: StageSuggestion
    do throws(PlanningError) {
      suggestion = try watched { watch throws(PlanningError) in
        try StageSuggestion(treatment, .fixator, watch: watch)
      }.found
    } catch {
      throw refuse(error, positions)
    }
    for words in suggestion.messages { tell(words) }
    if !suggestion.yaml.isEmpty { try writeToStandardOutput(suggestion.yaml) }
    if !suggestion.isComplete { throw Status.planHasErrors }
  }
}

extension Plan {
  /// Where the best of a search still has struts that leave their range, in words: that none has to be changed says nothing then.
  fileprivate var strutsOutOfRange: String? {
    let struts = Set(
      checks.filter { $0.code == .strutOutOfRange && $0.severity == .error }.compactMap(
        \.strut?.number.rawValue))
    guard !struts.isEmpty else { return nil }
    let list = struts.sorted().map(String.init).joined(separator: ", ")
    return
      "even at the best of these \(struts.count == 1 ? "strut \(list) leaves its" : "struts \(list) leave their") range"
  }
}
