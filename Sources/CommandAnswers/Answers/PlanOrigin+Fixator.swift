import Batch
import CaseFiles
import Reports
import TreatmentModel

extension PlanOrigin {
  /// Name and version of this program.
  package static let thisProgram = "fixator \(Commands.version)"

  /// This program's plan of a level.
  package init(_ level: TreatedLevel) throws(CaseWritingError) {
    try self.init(program: PlanOrigin.thisProgram, level)
  }

  /// This program's plan of a treatment.
  package init(_ treatment: Treatment) throws(CaseWritingError) {
    try self.init(program: PlanOrigin.thisProgram, treatment)
  }
}
