import CaseFiles
import CorrectionPlanning
import Reports

extension CaseFailure.Fault {
  /// A fault of a file.
  package init(_ error: CaseFileError) {
    self.init(
      code: error.code.rawValue, key: error.key, message: error.message, found: error.found,
      allowed: error.allowed, line: error.line, column: error.column)
  }

  /// Why there is no plan of a case, with the place of the input that it is about.
  package init(_ error: PlanningError, _ positions: CasePositions, _ options: OptionNames? = nil) {
    let place = positions.filePlace(of: error.key)
    self.init(
      code: error.code.rawValue, key: error.key?.description ?? "",
      message: options.map { error.message($0) } ?? error.message,
      line: place.line, column: place.column)
  }
}
