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

extension Finding {
  /// The same in a patient's language; in another than English its kind and its figures.
  package func message(_ options: OptionNames = .none, in language: SheetLanguage) -> String {
    switch language {
    case .english: message(options)
    case .german: FindingTemplate(GermanFindings.text(code)).words(self, GermanSheet())
    }
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
