import CorrectionPlanning
import TreatmentModel

extension Finding {
  /// What was found and what to do about it, with the options that serve for it as a program calls them.
  public func message(_ options: OptionNames = .none) -> String {
    let found = what.words { input in
      switch input {
      case .record: options.record.inBrackets
      }
    }
    return remedy.map { "\(found); \($0.words(options))" } ?? found
  }
}

extension PlanningError {
  /// What is wrong and what to do about it, with the options that serve for it as a program calls them.
  public func message(_ options: OptionNames) -> String {
    remedy.map { "\(message); \($0.words(options))" } ?? message
  }
}

extension Optional where Wrapped == String {
  /// ` (--option)`, or nothing.
  var inBrackets: String { map { " (\($0))" } ?? "" }
}
