import Foundation
import Glibc

/// Files that are there whole or not at all.
enum PrivateFile {
  /// Puts bytes in the place of a file, or beside it where that fails: the old one then stays.
  ///
  /// - Parameter mode: of a new file; one that is there keeps its own.
  static func write(_ bytes: [UInt8], to path: String, mode: mode_t) throws(PlannerError) {
    var status = stat()
    let mode = stat(path, &status) == 0 ? status.st_mode & 0o777 : mode
    let part = "\(path).\(getpid()).\(UInt32.random(in: 0 ... .max)).part"
    let file = open(part, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode)
    guard file >= 0 else { throw .system(path) }
    var written = 0
    let isWhole = bytes.withUnsafeBytes { buffer -> Bool in
      while written < buffer.count {
        let count = Glibc.write(file, buffer.baseAddress.map { $0 + written }, buffer.count - written)
        if count < 0 && errno == EINTR { continue }
        guard count > 0 else { return false }
        written += count
      }
      return true
    }
    guard isWhole, fchmod(file, mode) == 0, close(file) == 0, rename(part, path) == 0 else {
      let error = PlannerError.system(path)
      unlink(part)
      throw error
    }
  }

  /// The bytes of a plain file of at most `limit` bytes; nil where there is none.
  static func bytes(of path: String, limit: Int) throws(PlannerError) -> [UInt8]? {
    var status = stat()
    guard stat(path, &status) == 0 else {
      if errno == ENOENT { return nil }
      throw .system(path)
    }
    guard status.st_mode & S_IFMT == S_IFREG else { throw PlannerError("\(path): it is no plain file") }
    guard Int(status.st_size) <= limit else {
      throw PlannerError("\(path): it is larger than \(limit) bytes")
    }
    guard let data = FileManager.default.contents(atPath: path) else { throw .system(path) }
    return Array(data.prefix(limit))
  }
}
