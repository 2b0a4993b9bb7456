import Glibc

/// Reads files whole.
public enum InputFile {
  /// The bytes of a file, or of standard input for `-`.
  ///
  /// - Parameter limit: no more than this many bytes are read, so that an endless device cannot fill the memory.
  /// - Throws: ``FileError`` for what is missing, a folder, or not readable.
  public static func bytes(path: String, limit: Int) throws(FileError) -> [UInt8] {
    guard path != "-" else { return try bytes(descriptor: STDIN_FILENO, path: path, limit: limit) }
    let descriptor = try open(path)
    defer { close(descriptor) }
    return try bytes(descriptor: descriptor, path: path, limit: limit)
  }

  /// Opens a file for reading; the caller closes it.
  static func open(_ path: String) throws(FileError) -> Int32 {
    // A NUL would cut the path short on its way to the system, and another file would be read.
    guard !path.utf8.contains(0) else { throw FileError(path: path, reason: "the path has a NUL in it") }
    let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(path) }
    return descriptor
  }

  private static func bytes(descriptor: Int32, path: String, limit: Int) throws(FileError) -> [UInt8] {
    var (bytes, chunk) = ([UInt8](), [UInt8](repeating: 0, count: 65536))
    while bytes.count < limit {
      let wanted = min(chunk.count, limit - bytes.count)
      let count = read(descriptor, &chunk, wanted)
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw failure(path) }
      guard count > 0 else { break }
      bytes.append(contentsOf: chunk[..<count])
    }
    return bytes
  }

  /// What the last call of the system has failed with.
  static func failure(_ path: String) -> FileError {
    let code = errno
    let reason = strerror(code).map { String(cString: $0) } ?? "error \(code)"
    return FileError(path: path, reason: reason)
  }
}
