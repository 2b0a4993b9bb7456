import Batch
import Reports
import TreatmentModel

extension PlanOrigin {
  /// Name and version of this program.
  static let thisProgram = "fixator \(Fixator.version)"

  /// This program's plan of a level.
  init(_ level: TreatedLevel) throws { try self.init(program: PlanOrigin.thisProgram, level) }
}
