/// A file that cannot be read at all; what is wrong inside a file is ``CaseFileErrors``.
public struct FileError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The path as it was given.
  public let path: String
  /// Why, in the system's words.
  public let reason: String
  /// Whether the file could be read, and what it holds is damaged: gzip data that cannot be unpacked.
  public let isDamage: Bool

  init(path: String, reason: String, isDamage: Bool = false) {
    (self.path, self.reason, self.isDamage) = (path, reason, isDamage)
  }

  /// `path: reason`.
  public var description: String { "\(Printable.path(path)): \(reason)" }
}
