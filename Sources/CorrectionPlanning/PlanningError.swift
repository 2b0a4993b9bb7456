import TreatmentModel

/// Why no plan can be made of a case. Each error says which input it is about.
public struct PlanningError: Error, Sendable, Equatable {
  /// A short name of what is wrong, for programs.
  public enum Code: String, Sendable {
    /// The rings make no usable frame.
    case frameUnusable = "frame-unusable"
    /// The struts as read fit no pose, or none that is where the limb is.
    case strutsFitNoPose = "struts-fit-no-pose"
    /// The path cannot be followed by this frame.
    case pathNotReachable = "path-not-reachable"
    /// The plan would take longer than ``Schedule/longestPlan`` days.
    case tooLong = "too-long"
    /// A stage or the target lies more than half a turn from where it begins.
    case moreThanHalfATurn = "more-than-half-a-turn"
    /// A pose on the way has no angles in the case's convention.
    case notInConvention = "not-in-convention"
    /// Struts were changed or not, and the readings fit both.
    case strutsMountedUnclear = "struts-mounted-unclear"
    /// Days that were written down do not follow each other, or today comes before them.
    case daysOutOfOrder = "days-out-of-order"
    /// The planner was asked to choose what this case leaves no choice of.
    case nothingToChoose = "nothing-to-choose"
    /// A search was ended by whoever looked on before it had found anything.
    case searchEnded = "search-ended"
    /// A treatment states what no plan is made of yet.
    case notPlannedYet = "not-planned-yet"
    /// What was made in code holds values that no case file could state; ``PlanningError/values`` are all of them.
    case invalidValues = "invalid-values"
  }

  /// What was given that it is about.
  public enum Subject: Sendable, Equatable {
    /// The treatment as a whole.
    case treatment
    /// A key of the case.
    case key(CaseKey)
    /// Today's readings, from which a plan goes on.
    case readings
    /// Which day today is.
    case day
    /// The days written down as done, or one of them.
    case daysDone(Int?)
  }

  /// What is wrong.
  public let code: Code
  /// The input that it is about.
  public let subject: Subject
  /// What was found, and what is allowed.
  public let message: String
  /// What to do about it, where the message does not say it.
  public let remedy: Remedy?
  /// Of ``Code/invalidValues`` every value that is refused; empty for other errors.
  public let values: [InvalidValue]

  /// An error about a key of the case.
  public init(_ code: Code, key: CaseKey, _ message: String) {
    self.init(code, about: .key(key), message)
  }

  /// An error about an input.
  public init(_ code: Code, about subject: Subject, _ message: String, remedy: Remedy? = nil) {
    (self.code, self.subject, self.message, self.remedy) = (code, subject, message, remedy)
    values = []
  }

  /// That values were made that no case file could state; the first of them says what it is about unless that is given.
  package init(_ invalid: InvalidValues, about subject: Subject? = nil) {
    (code, remedy, values) = (.invalidValues, nil, invalid.values)
    self.subject = subject ?? values.first?.key.map { .key($0) } ?? .treatment
    message = values.map(\.description).joined(separator: "; ")
  }

  /// The key that it is about; nil where it is about no key of the case.
  public var key: CaseKey? {
    if case .key(let key) = subject { key } else { nil }
  }
}
