import CorrectionPlanning
import Reports
import TextOutput
import TreatmentModel

/// What `fixator plan --suggest-stages` answers: a piece of a case file, and what is said of it.
public struct StageSuggestion: Sendable {
  /// Stages for the case file; empty where none are needed, or none were found.
  public let yaml: String
  /// What they avoid, or why there are none.
  public let messages: [String]
  /// Whether all stages that are needed were found.
  public let isComplete: Bool

  /// Looks for stages in which the bone ends do not run into each other.
  ///
  /// - Throws: ``PlanningError`` when no plan can be made of the case as it is, and when the search is ended.
  package init(
    _ treatment: Treatment, _ options: OptionNames, watch: SearchWatch = .none
  ) throws(PlanningError) {
    guard treatment.levels.count > 1 else {
      self = try StageSuggestion(treatment.soleLevel(), options, watch)
      return
    }
    let found = try TreatmentStages(treatment, watch: watch)
    yaml = found.yaml(of: treatment)
    messages =
      found.levels.isEmpty
      ? [
        "nothing is in the way of either level that stages could keep out of it; this case needs no other stages"
      ]
      : found.levels.map { own in
        let advice = own.stages == nil ? own.remedy?.words(options) : "the stages printed avoid it"
        let words = advice.map { "\(own.finding.what.plain); \($0)" } ?? own.finding.message(options)
        return "\(own.level.name) level, \(own.finding.code.rawValue): \(words)"
      }
    isComplete = !found.levels.contains { $0.stages == nil }
  }

  /// Of a case of one level.
  private init(
    _ level: TreatedLevel, _ options: OptionNames, _ watch: SearchWatch
  ) throws(PlanningError) {
    guard try StageOrder.isFreeOfCollision(level) else {
      if let stages = try StageOrder.withoutCollision(level, watch: watch) {
        (yaml, messages, isComplete) = (stages.stagesYAML, [], true)
      } else {
        let obstacle = try StageOrder.remedyWithoutOrder(level).words(options)
        (yaml, messages, isComplete) = ("", [obstacle], false)
      }
      return
    }
    yaml = ""
    // What is set may bring the ends together where the exact path does not.
    if let found = try Planner.plan(level).checks.first(where: { $0.code == .boneEndsCollide }) {
      (messages, isComplete) = ([found.message(options)], false)
    } else {
      messages = ["the bone ends of this case do not run into each other; it needs no other stages"]
      isComplete = true
    }
  }

  /// `{"stages": …, "messages": […]}`, the stages as the command prints them.
  var json: String {
    var text = JSONText(isPretty: false)
    text.object { json in
      json.member("stages", yaml)
      json.key("messages")
      json.list { list in
        for words in messages {
          list.item()
          list.string(words)
        }
      }
    }
    return text.text
  }
}
