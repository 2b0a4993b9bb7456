/// A value that no case file could state: found in what was made in code, which nothing has read.
public struct InvalidValue: Error, Sendable, Equatable, CustomStringConvertible {
  /// What kind of fault it is; the raw value is that of the same fault in a file.
  public enum Code: String, Sendable, CaseIterable {
    /// A number that is not finite.
    case notFinite = "not-finite"
    /// A number outside its range, or none of those that are allowed.
    case outOfRange = "out-of-range"
    /// Too few or too many entries.
    case wrongKind = "wrong-kind"
    /// What does not go with the other values.
    case doesNotBelong = "does-not-belong"
    /// What the other values need and is not there.
    case missing
    /// A name that is empty, too long, taken, or has characters that cannot be seen.
    case name
    /// A day that no file can name.
    case date
    /// A standard deviation that is negative, too large, or not used.
    case uncertainty
  }

  /// What kind of fault.
  public let code: Code
  /// The key of the case that would state it: `deformity.ap-angulation`; nil for what is stated in code alone.
  public let key: CaseKey?
  /// The property that holds it, seen from the treatment or level: `deformity.apAngulation`.
  public let property: String
  /// What is wrong and what to do about it.
  public let message: String
  /// What was found, in files' units and as it is in code.
  public let found: String
  /// What is allowed, in files' units; nil when it is not a matter of choice.
  public let allowed: String?

  /// `deformity.apAngulation: message (found …; allowed: …)`.
  public var description: String {
    "\(property): \(message) (found \(found)\(allowed.map { "; allowed: \($0)" } ?? ""))"
  }
}

/// Everything in a statement that no case file could state; never empty.
public struct InvalidValues: Error, Sendable, Equatable, CustomStringConvertible {
  /// The values, in the order in which files state them.
  public let values: [InvalidValue]

  /// Nil for none.
  package init?(_ values: [InvalidValue]) {
    guard !values.isEmpty else { return nil }
    self.values = values
  }

  /// One line each.
  public var description: String { values.map(\.description).joined(separator: "\n") }
}
