/// A file that cannot be read at all; what is wrong inside a file is ``CaseFileErrors``.
public struct FileError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The path as it was given.
  public let path: String
  /// Why, in the system's words.
  public let reason: String

  /// `path: reason`.
  public var description: String { "\(Printable.path(path)): \(reason)" }
}
