/// One thing that is wrong in a file, and where.
public struct CaseFileError: Error, Sendable, Equatable, CustomStringConvertible {
  /// Name of the file as it was given; `-` for standard input.
  public let file: String
  /// Where the value or key stands.
  public let place: FilePlace
  /// Dotted key; entries of lists are counted from 1 (`frame.struts-now[3]`); empty when it is about the whole file.
  public let key: String
  /// What is wrong.
  public let fault: ValueFault

  /// Line, from 1.
  public var line: Int { place.line }
  /// Column, from 1.
  public var column: Int { place.column }
  /// What kind of fault; the raw value is for programs.
  public var code: ValueFault.Code { fault.code }
  /// What was found; nil when nothing was.
  public var found: String? { fault.found }
  /// What is allowed, in words.
  public var allowed: String? { fault.allowed }
  /// What is wrong and what to do about it.
  public var message: String { fault.message }

  /// `file:line:column: key: message (found …; allowed …)`.
  public var description: String {
    "\(Printable.path(file)):\(place): \(key.isEmpty ? "" : "\(key): ")\(fault)"
  }
}

/// Everything that is wrong in a file, in the order of the file; never empty.
public struct CaseFileErrors: Error, Sendable, Equatable, CustomStringConvertible {
  /// The errors, by line and column.
  public let errors: [CaseFileError]

  init(_ first: CaseFileError, _ others: [CaseFileError] = []) {
    // Errors of one place stay in the order in which they were found: sort is stable only in fact, not by promise.
    errors = ([first] + others).enumerated()
      .sorted { ($0.element.place, $0.offset) < ($1.element.place, $1.offset) }
      .map(\.element)
  }

  /// One line each.
  public var description: String { errors.map(\.description).joined(separator: "\n") }
}

extension Printable {
  /// A path, whole but safe to print.
  static func path(_ path: String) -> String {
    String(String.UnicodeScalarView(path.unicodeScalars.map { $0.isHidden ? "\u{FFFD}" : $0 }))
  }
}
