import Glibc

/// A file or stream that could not be written.
public struct WriteError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The path, or the name of the stream.
  public let path: String
  /// Why, in the system's words.
  public let reason: String
  /// Whether the reader of a pipe has gone, which is no fault.
  public let isClosedPipe: Bool
  /// Whether a file of this name is there already.
  public let isThere: Bool

  /// What the last call of the system has failed with, by its number.
  public init(_ path: String, _ code: Int32) {
    self.path = path
    reason = strerror(code).map { String(cString: $0) } ?? "error \(code)"
    (isClosedPipe, isThere) = (code == EPIPE, code == EEXIST)
  }

  /// `path: reason`.
  public var description: String { "\(path): \(reason)" }
}

/// Writes results to standard output, all of it or an error.
///
/// - Throws: ``WriteError``.
public func writeToStandardOutput(_ text: String) throws(WriteError) {
  try write(Array(text.utf8), to: STDOUT_FILENO, "standard output")
}

/// Writes a piece of a table to standard output, all of it or an error.
///
/// - Throws: ``WriteError``.
public func writeToStandardOutput(_ text: CSVText) throws(WriteError) {
  try write(text.bytes, to: STDOUT_FILENO, "standard output")
}

/// Writes files of one folder so that each appears whole or not at all, and none if one cannot be written.
///
/// - Parameters:
///   - folder: made if it is not there.
///   - force: whether files that are there may be replaced.
/// - Throws: ``WriteError``; nothing is left half-written then.
public func writeFiles(_ files: [(name: String, text: String)], folder: String, force: Bool)
  throws(WriteError)
{
  if mkdir(folder, 0o777) != 0 && errno != EEXIST { throw WriteError(folder, errno) }
  if !force {
    for file in files where access("\(folder)/\(file.name)", F_OK) == 0 {
      throw WriteError("\(folder)/\(file.name)", EEXIST)
    }
  }
  var pending: [(temporary: String, path: String)] = []
  defer { for file in pending { unlink(file.temporary) } }
  for file in files {
    let temporary = "\(folder)/.\(file.name).\(getpid())"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw WriteError(temporary, errno) }
    pending.append((temporary, "\(folder)/\(file.name)"))
    defer { close(descriptor) }
    try write(Array(file.text.utf8), to: descriptor, "\(folder)/\(file.name)")
    if fsync(descriptor) != 0 { throw WriteError("\(folder)/\(file.name)", errno) }
  }
  try name(pending, force: force)
}

/// Gives files that are written whole their names, all of them or, if one cannot have its own, none.
private func name(_ pending: [(temporary: String, path: String)], force: Bool) throws(WriteError) {
  if force {
    for file in pending where isFolder(file.path) { throw WriteError(file.path, EISDIR) }
  }
  for (index, file) in pending.enumerated() {
    // link refuses to replace what has appeared meanwhile; rename replaces.
    let failed = force ? rename(file.temporary, file.path) != 0 : link(file.temporary, file.path) != 0
    guard failed else { continue }
    let code = errno
    if !force { for made in pending[..<index] { unlink(made.path) } }
    throw WriteError(file.path, code)
  }
}

/// Whether a folder stands there, in whose place no file can be put.
private func isFolder(_ path: String) -> Bool {
  var status = stat()
  return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
}

/// Writes bytes, all of them or an error.
///
/// - Parameters:
///   - descriptor: of a file or stream that is open for writing; it stays open.
///   - name: what the file is called.
/// - Throws: ``WriteError``.
public func write(_ bytes: [UInt8], to descriptor: Int32, _ name: String) throws(WriteError) {
  var written = 0
  while written < bytes.count {
    let count = bytes.withUnsafeBytes {
      Glibc.write(descriptor, $0.baseAddress?.advanced(by: written), bytes.count - written)
    }
    if count < 0 {
      if errno == EINTR { continue }
      if errno == EAGAIN {
        // Somebody has made the stream one that does not wait.
        var request = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        poll(&request, 1, -1)
        continue
      }
      throw WriteError(name, errno)
    }
    written += count
  }
}
