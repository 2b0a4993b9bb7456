import Glibc

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
