import Glibc

/// Which file or folder it is, whatever paths lead to it.
public struct FileIdentity: Sendable, Hashable {
  let device: dev_t
  let inode: ino_t
}

/// What stands at a path: of which kind, whose, and who may use it.
struct FileStatus {
  enum Kind: Sendable, Equatable { case file, folder, link, other }

  let kind: Kind
  let identity: FileIdentity
  /// The permissions, with set-group-id and sticky bit.
  let mode: mode_t
  let owner: uid_t
  let group: gid_t

  /// Of a path; nil where nothing is, or nothing can be seen.
  ///
  /// - Parameter isFollowed: whether of what a link leads to.
  init?(_ path: String, isFollowed: Bool = false) {
    var status = Glibc.stat()
    guard isFollowed ? stat(path, &status) == 0 : lstat(path, &status) == 0 else { return nil }
    self.init(status)
  }

  /// Of a file that is open.
  init?(descriptor: Int32) {
    var status = Glibc.stat()
    guard fstat(descriptor, &status) == 0 else { return nil }
    self.init(status)
  }

  private init(_ status: stat) {
    kind =
      switch status.st_mode & S_IFMT {
      case S_IFREG: .file
      case S_IFDIR: .folder
      case S_IFLNK: .link
      default: .other
      }
    identity = FileIdentity(device: status.st_dev, inode: status.st_ino)
    (mode, owner, group) = (status.st_mode & 0o7777, status.st_uid, status.st_gid)
  }
}

/// The names in a folder, hidden ones too, without `.` and `..`, nil for one that is no UTF-8; nil where it cannot be read whole.
func namesInFolder(_ path: String) -> [String?]? {
  guard let folder = opendir(path) else { return nil }
  defer { closedir(folder) }
  var names: [String?] = []
  while true {
    errno = 0
    guard let entry = readdir(folder) else { return errno == 0 ? names : nil }
    let name = withUnsafePointer(to: &entry.pointee.d_name) { name in
      name.withMemoryRebound(to: CChar.self, capacity: 256) { String(validatingCString: $0) }
    }
    if name != "." && name != ".." { names.append(name) }
  }
}

/// The path of an existing file or folder without links in it; nil where there is none.
func resolvedPath(_ path: String) -> String? {
  guard let resolved = realpath(path, nil) else { return nil }
  defer { free(resolved) }
  return String(cString: resolved)
}
