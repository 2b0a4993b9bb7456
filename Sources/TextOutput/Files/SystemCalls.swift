import CFileCalls
import Glibc

/// The calls of the system that change files and folders, each done or an error.
///
/// Every one goes through one gate, so that a test can make any of them fail, or, by failing all that follow, leave things as a killed
/// process does.
package struct SystemCalls: Sendable {
  /// What is called.
  package enum Call: String, Sendable, CaseIterable {
    case create, write, truncate, sync, lock, owner, attribute, mode
    case makeFolder, rename, renameNew, exchange, link, unlink, removeFolder
  }

  /// What came of asking for a lock.
  enum Lock { case held, taken, unavailable }

  private let fault: @Sendable (Call) -> Int32?

  /// The real calls.
  ///
  /// - Parameter fault: asked before each: the number of the error with which it fails without having been made; nil to make it.
  package init(fault: @escaping @Sendable (Call) -> Int32? = { _ in nil }) { self.fault = fault }

  @discardableResult
  private func make(_ call: Call, _ path: String, _ body: () -> Int32) throws(WriteError) -> Int32 {
    if let code = fault(call) { throw WriteError(path, code) }
    while true {
      let result = body()
      guard result < 0 else { return result }
      if errno != EINTR { throw WriteError(path, errno) }
    }
  }

  /// A new file, open for reading and writing; an error where something is already.
  func create(_ path: String, mode: mode_t) throws(WriteError) -> Descriptor {
    Descriptor(try make(.create, path) { open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, mode) })
  }

  /// A file that is there or is made, open for reading and writing; an error where it is to be new and is not, and for a link.
  func openPart(_ path: String, isNew: Bool) throws(WriteError) -> Int32 {
    let flags = O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC | (isNew ? O_EXCL : 0)
    return try make(.create, path) { open(path, flags, 0o666) }
  }

  func truncate(_ descriptor: Int32, _ end: off_t, _ path: String) throws(WriteError) {
    try make(.truncate, path) { ftruncate(descriptor, end) }
  }

  /// Writes all bytes. One that fails has written half of them, as on a full disk.
  func write(_ bytes: [UInt8], to descriptor: Int32, _ path: String) throws(WriteError) {
    if let code = fault(.write) {
      try TextOutput.write(Array(bytes.prefix(bytes.count / 2)), to: descriptor, path)
      throw WriteError(path, code)
    }
    try TextOutput.write(bytes, to: descriptor, path)
  }

  /// Begins to bring a file to the disk, which ``sync(_:_:)`` waits for; where that cannot be done it has only more to do.
  func beginSync(_ descriptor: Int32) { fixator_begin_sync(descriptor) }

  /// Waits until a file is on the disk.
  func sync(_ descriptor: Int32, _ path: String) throws(WriteError) {
    try make(.sync, path) { fsync(descriptor) }
  }

  /// Waits until a folder's names are on the disk, where folders can be asked for that.
  func sync(folder: String) throws(WriteError) {
    guard let descriptor = Descriptor(folder: folder) else { return }
    do { try sync(descriptor.number, folder) } catch { if error.code != EINVAL { throw error } }
  }

  func makeFolder(_ path: String, mode: mode_t) throws(WriteError) {
    try make(.makeFolder, path) { mkdir(path, mode) }
  }

  /// Gives another name, and takes it from whatever file has it.
  func rename(_ path: String, to other: String) throws(WriteError) {
    try make(.rename, other) { Glibc.rename(path, other) }
  }

  /// Lets two paths change places in one step.
  func exchange(_ path: String, _ other: String) throws(WriteError) {
    try make(.exchange, other) { fixator_renameat2(path, other, fixator_rename_exchange) }
  }

  /// Gives another name that nothing has; in one step, or, where the file system knows none for that, after looking.
  func renameNew(_ path: String, to other: String) throws(WriteError) {
    do {
      try make(.renameNew, other) { fixator_renameat2(path, other, fixator_rename_noreplace) }
    } catch {
      guard error.isUnsupported else { throw error }
      if FileStatus(path)?.kind == .file {
        do {
          try link(path, to: other)
          try? unlink(path)
          return
        } catch { guard error.isUnsupported || error.code == EPERM else { throw error } }
      }
      guard FileStatus(other) == nil else { throw WriteError(other, EEXIST) }
      try rename(path, to: other)
    }
  }

  /// A second name for the same file, of a link itself.
  func link(_ path: String, to other: String) throws(WriteError) {
    try make(.link, other) { Glibc.link(path, other) }
  }

  func unlink(_ path: String) throws(WriteError) {
    try make(.unlink, path) { Glibc.unlink(path) }
  }

  /// Removes a folder that is empty.
  func removeFolder(_ path: String) throws(WriteError) {
    try make(.removeFolder, path) { rmdir(path) }
  }

  /// Asks for the lock of what is open, without waiting. It ends with the process, however that ends.
  func lock(_ descriptor: Int32) -> Lock {
    do throws(WriteError) {
      try make(.lock, "") { flock(descriptor, LOCK_EX | LOCK_NB) }
      return .held
    } catch { return error.code == EWOULDBLOCK ? .taken : .unavailable }
  }

  /// Lets who might use what is replaced use what is open, as far as this user may. What is not allowed leaves it with fewer permissions
  /// and never with more.
  ///
  /// - Returns: whether all is as it was.
  @discardableResult
  func take(_ permissions: Permissions, _ descriptor: Int32) -> Bool {
    let status = permissions.status
    do { try make(.owner, "") { fchown(descriptor, status.owner, status.group) } } catch {
      _ = try? make(.owner, "") { fchown(descriptor, uid_t.max, status.group) }
    }
    var isSame = true
    for change in permissions.attributes.changes(of: descriptor) {
      do { try make(.attribute, "") { change.make(descriptor) } } catch { isSame = false }
    }
    // A group that it was not for may not do what that of the old one might; and without its list of users the group's permissions
    // are not the group's.
    let isSameGroup = FileStatus(descriptor: descriptor)?.group == status.group
    let mode = isSameGroup && isSame ? status.mode : status.mode & ~0o2070
    // After the owner, whose change takes some permissions away.
    _ = try? make(.mode, "") { fchmod(descriptor, mode) }
    let now = FileStatus(descriptor: descriptor)
    return isSame && now?.owner == status.owner && now?.group == status.group && now?.mode == status.mode
  }

  /// Makes a folder and those above it that are not there.
  ///
  /// - Returns: what was made, the outermost first.
  func makeFolders(_ path: String) throws(WriteError) -> [String] {
    if let status = FileStatus(path, isFollowed: true) {
      guard status.kind == .folder else { throw WriteError(path, ENOTDIR) }
      return []
    }
    let made = try makeFolders(PathParts(path).parent)
    do throws(WriteError) {
      try makeFolder(path, mode: 0o777)
      return made + [path]
    } catch {
      // Somebody else has been quicker.
      if FileStatus(path, isFollowed: true)?.kind == .folder { return made }
      removeFolders(made)
      throw error
    }
  }

  /// Removes folders that ``makeFolders(_:)`` has made, as far as they are empty.
  func removeFolders(_ made: [String]) { for path in made.reversed() { try? removeFolder(path) } }
}

extension WriteError {
  /// Whether the file system does not know such a call.
  var isUnsupported: Bool { [EINVAL, ENOSYS, EOPNOTSUPP].contains(code) }
}

/// Closes what is open and gives its lock back at once: a process that has been forked meanwhile may hold it a little longer.
func unlockAndClose(_ descriptor: Int32) {
  flock(descriptor, LOCK_UN)
  close(descriptor)
}

/// An open file or folder, closed at the end.
struct Descriptor: ~Copyable {
  let number: Int32

  init(_ number: Int32) { self.number = number }

  /// Its number, which somebody else closes.
  consuming func released() -> Int32 {
    let number = number
    discard self
    return number
  }

  /// A folder that is there, but not one that a link leads to.
  init?(folder: String) {
    number = open(folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    if number < 0 { return nil }
  }

  deinit { if number >= 0 { unlockAndClose(number) } }
}

/// A path cut before its last name.
struct PathParts {
  /// Where it stands: `.` of a name alone.
  let parent: String
  /// Its name; empty of a path of slashes.
  let name: String

  init(_ path: String) {
    let bare = path.utf8.reversed().drop { $0 == UInt8(ascii: "/") }
    let name = bare.prefix { $0 != UInt8(ascii: "/") }
    let before = bare.dropFirst(name.count).drop { $0 == UInt8(ascii: "/") }
    self.name = String(decoding: name.reversed(), as: UTF8.self)
    parent =
      !before.isEmpty ? String(decoding: before.reversed(), as: UTF8.self) : path.hasPrefix("/") ? "/" : "."
  }
}
