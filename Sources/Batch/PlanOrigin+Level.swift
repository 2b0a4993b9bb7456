import CaseFiles
import Reports
import TreatmentModel

extension PlanOrigin {
  /// The origin of a plan: its level, by the program of this name and version.
  ///
  /// - Throws: ``CaseWritingError`` for a level that no case file can state.
  public init(program: String, _ level: TreatedLevel) throws(CaseWritingError) {
    let writer = try CaseWriter(level)
    self.init(program: program, madeFrom: writer.fragment, hardware: writer.hardware)
  }
}
