import CaseFiles
import Reports
import TreatmentModel

extension PlanOrigin {
  /// This program's plan of a level.
  ///
  /// - Throws: ``CaseWritingError`` for a level that no case file can state.
  init(_ level: TreatedLevel) throws {
    let writer = try CaseWriter(level)
    self.init(program: "fixator \(Fixator.version)", madeFrom: writer.fragment, hardware: writer.hardware)
  }
}
