import CaseFiles
import CorrectionPlanning
import Reports
import TreatmentModel

/// What an interview's answers make: a plan in short, or what is still wrong.
package struct InterviewPreview {
  /// The chief numbers of the plan; empty without one.
  package let figures: [(name: String, text: String)]
  /// What is found in it, or why there is none.
  package let findings: [(severity: Finding.Severity, message: String)]
  /// The question whose answer is wrong; nil where none is to blame.
  package let path: String?
  /// Whether the reader takes the file.
  package let isReadable: Bool
  /// Why it is better not written as it is; nil for a plan without errors.
  package var objection: String? {
    let errors = findings.count { $0.severity == .error }
    if !isReadable { return "no command can read this case" }
    if figures.isEmpty { return "this case has no plan" }
    return errors == 0 ? nil : "the plan has \(errors == 1 ? "an error" : "\(errors) errors")"
  }

  /// Reads and plans what was answered.
  package init(_ interview: Interview) {
    let bytes = Array(interview.text.utf8)
    let asked = interview.answers.map(\.path)
    do {
      let stated = try StatedCase(bytes, orElse: "a frame without a patient is no case")
      let plan = try Planner.plan(unchecked: stated.treatment)
      figures = PlanFigures(plan).all
      findings = PlacedFinding.joined(PlacedFinding.all(plan)).filter { $0.finding.severity != .note }
        .map { ($0.finding.severity, PlacedFinding.words($0.places) + $0.finding.message(.fixator)) }
      (path, isReadable) = (nil, true)
    } catch let error as CommandRefusal {
      figures = []
      findings = error.faults.map { (.error, "\($0.key): \($0.message)") }
      path = error.faults.lazy.compactMap { fault in asked.first { fault.key.hasPrefix($0) } }.first
      isReadable = false
    } catch {
      figures = []
      let message = (error as? PlanningError)?.message(.fixator) ?? "\(error)"
      findings = [(.error, message)]
      (path, isReadable) = (nil, true)
    }
  }
}
