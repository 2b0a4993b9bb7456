import Glibc

/// A file or stream that could not be written.
public struct WriteError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The path, or the name of the stream.
  public let path: String
  /// Why, in words.
  public let reason: String
  /// The system's number of the reason; 0 for one that is not the system's.
  public let code: Int32

  /// What a call of the system has failed with, by its number.
  public init(_ path: String, _ code: Int32) {
    self.path = path
    self.code = code
    reason = strerror(code).map { String(cString: $0) } ?? "error \(code)"
  }

  /// What is in the way, in words of the program's own.
  public init(_ path: String, reason: String) {
    (self.path, self.reason, code) = (path, reason, 0)
  }

  /// A name that no file can have, with the number that says so where it has no line end, of which the system would say nothing.
  init(_ path: String, name: String, _ code: Int32) {
    self =
      name.utf8.contains(UInt8(ascii: "\n"))
      ? WriteError(path, reason: "its name has a line end in it; give it another") : WriteError(path, code)
  }

  /// Whether the reader of a pipe has gone, which is no fault.
  public var isClosedPipe: Bool { code == EPIPE }
  /// Whether something is there already that was not to be replaced.
  public var isTaken: Bool { code == EEXIST }

  /// `path: reason`.
  public var description: String { "\(path): \(reason)" }

  /// The same reason of a path as its reader knows it.
  func of(_ shown: String) -> WriteError {
    code == 0 ? WriteError(shown, reason: reason) : WriteError(shown, code)
  }
}
