import Batch
import CaseFiles
import CorrectionPlanning
import Reports
import TextOutput

/// Why a command has no answer: everything that is wrong with what it was given.
public struct CommandRefusal: Error, Sendable, Equatable {
  /// Which of the texts that a command reads.
  public enum Subject: String, Sendable {
    /// The case.
    case `case`
    /// The table of a second opinion.
    case schedule
    /// A plan that was followed.
    case plan
    /// How the struts stood day by day.
    case done
    /// Marks on films.
    case films
    /// A frame's states.
    case states
    /// What rows of a batch take from.
    case base
  }

  /// What is wrong; never empty.
  public let faults: [CaseFailure.Fault]
  /// Which text it is about; nil where that is none of them.
  public let subject: Subject?

  /// What is wrong, as one line: `{"input": …, "errors": […]}`.
  public var json: String {
    var text = JSONText(isPretty: false)
    CaseFailure(name: nil, input: subject?.rawValue, draw: nil, faults: faults).write(to: &text)
    return text.text
  }

  init(_ errors: CaseFileErrors, of subject: Subject) {
    faults = errors.errors.map { CaseFailure.Fault($0) }
    self.subject = subject
  }

  init(_ error: PlanningError, _ positions: CasePositions) {
    faults = [CaseFailure.Fault(error, positions, .keys)]
    subject = .case
  }

  /// What is about no place of a text.
  public init(_ message: String) { self.init(message, of: nil) }

  /// What is wrong with an option, which is named as its key.
  init(_ message: String, code: String, option: String) {
    faults = [CaseFailure.Fault(code: code, key: option, message: message, line: 1)]
    subject = nil
  }

  /// What is about a text as a whole; nil is none of them.
  init(_ message: String, of subject: Subject?) {
    faults = [CaseFailure.Fault(code: "usage", message: message, line: 1)]
    self.subject = subject
  }
}
