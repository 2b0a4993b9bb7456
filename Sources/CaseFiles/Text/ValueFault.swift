import TextOutput

/// What is wrong with a value, without saying where it stands.
public struct ValueFault: Error, Sendable, Equatable, CustomStringConvertible {
  /// What kind of fault it is; the raw value is for programs.
  public enum Code: String, Sendable, CaseIterable {
    /// The text is no YAML or JSON.
    case syntax
    /// The file is not UTF-8 text.
    case notText = "not-text"
    /// The file is larger, deeper or has more values than any case.
    case tooLarge = "too-large"
    /// There is nothing in the file.
    case empty
    /// A key that is not known at this place.
    case unknownKey = "unknown-key"
    /// A key that stands twice in one section.
    case duplicateKey = "duplicate-key"
    /// A key that must be there is not, or has no value.
    case missing
    /// A known key that does not go with the other values of the case.
    case doesNotBelong = "does-not-belong"
    /// A section where a value should be, a list where a section should be, and the like; or too few or too many.
    case wrongKind = "wrong-kind"
    /// A non-zero number without its direction word.
    case missingWord = "missing-word"
    /// A word that is not one of those allowed.
    case wrongWord = "wrong-word"
    /// A plus or minus sign where a word gives the direction.
    case sign
    /// A comma where a decimal point should be.
    case decimalComma = "decimal-comma"
    /// A unit where the bare number should be.
    case unit
    /// Not a number as this program writes them.
    case notANumber = "not-a-number"
    /// A number that is not finite.
    case notFinite = "not-finite"
    /// A number with a fraction where a whole one should be.
    case notWhole = "not-whole"
    /// A number outside its range.
    case outOfRange = "out-of-range"
    /// An uncertainty that is negative, too large, or not allowed here.
    case uncertainty
    /// A name that is empty, too long, taken, or has characters that cannot be shown.
    case name
    /// Not a day of the calendar.
    case date
    /// Hardware that the catalogue does not have.
    case unknownHardware = "unknown-hardware"
    /// More errors than are worth listing.
    case tooManyErrors = "too-many-errors"
  }

  /// What kind of fault.
  public let code: Code
  /// What was found, shortened and safe to print; nil when nothing was.
  public let found: String?
  /// What is allowed, in words; nil when it is not a matter of choice.
  public let allowed: String?
  /// What is wrong and what to do about it.
  public let message: String

  init(_ code: Code, _ message: String, found: String? = nil, allowed: String? = nil) {
    (self.code, self.message, self.allowed) = (code, message, allowed)
    self.found = found.map { Printable.text($0) }
  }

  /// `message (found …; allowed …)`.
  public var description: String {
    let details = [found.map { "found \($0)" }, allowed.map { "allowed: \($0)" }].compactMap { $0 }
    return details.isEmpty ? message : "\(message) (\(details.joined(separator: "; ")))"
  }
}
