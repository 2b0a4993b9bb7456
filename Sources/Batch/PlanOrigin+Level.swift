import CaseFiles
import Reports
import TreatmentModel

extension PlanOrigin {
  /// The origin of a plan: its level, by the program of this name and version.
  ///
  /// - Throws: ``CaseWritingError`` for a level that no case file can state.
  public init(program: String, _ level: TreatedLevel) throws(CaseWritingError) {
    self.init(program: program, try CaseWriter(level))
  }

  /// The origin of a plan of one level or of several.
  ///
  /// - Throws: ``CaseWritingError`` for a treatment that no case file can state.
  public init(program: String, _ treatment: Treatment) throws(CaseWritingError) {
    self.init(program: program, try CaseWriter(treatment))
  }

  private init(program: String, _ writer: CaseWriter) {
    self.init(program: program, madeFrom: writer.fragment, hardware: writer.hardware)
  }
}
