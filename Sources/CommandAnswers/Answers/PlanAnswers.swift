import CaseFiles
import CorrectionPlanning
import Reports
import ReviewReports
import ScheduleReview
import Uncertainty

extension Plan {
  /// What `fixator plan --format json` prints of it.
  package func answer() throws(CaseWritingError) -> String {
    json(isPretty: true, options: .fixator, origin: try PlanOrigin(level))
  }
}

extension TreatmentPlan {
  /// What `fixator plan --format json` prints of it.
  package func answer() throws(CaseWritingError) -> String {
    json(isPretty: true, options: .fixator, origin: try PlanOrigin(treatment))
  }
}

extension SecondOpinion {
  /// What `fixator check --format json` prints of it.
  ///
  /// - Parameter table: the schedule that it is about.
  package func answer(on table: ScheduleFile) -> String {
    json(understood: table.understood, options: .fixator)
  }
}

extension TreatmentOpinion {
  /// What `fixator check --format json` prints of it.
  ///
  /// - Parameter tables: the schedules that it is about.
  package func answer(on tables: LevelSchedules) -> String {
    json(understood: tables.understood, options: .fixator)
  }
}

extension LimbSensitivity {
  /// What `fixator sensitivity --format json` prints of it.
  package var answer: String { json(isPretty: true) }
}

extension Sensitivity {
  /// What `fixator sensitivity --format json` prints of it.
  package var answer: String { json(isPretty: true) }
}
