import Batch
import CorrectionPlanning
import Reports

/// Options as the program calls them, with which the expected texts in Fixtures were made.
let programOptions = OptionNames(
  chooseHeight: "--choose-height", suggestStages: "fixator plan --suggest-stages", day: "--day",
  record: "--done", allFindings: "--format json", allRows: "--format csv")

extension Plan {
  /// What the program writes into plan.json.
  var fileText: String {
    get throws {
      json(isPretty: true, options: programOptions, origin: try PlanOrigin(program: "fixator 0.1.0", level))
    }
  }
}

extension TreatmentPlan {
  /// What `fixator plan --format json` writes.
  var fileText: String {
    get throws {
      json(
        isPretty: true, options: programOptions, origin: try PlanOrigin(program: "fixator 0.1.0", treatment))
    }
  }
}
