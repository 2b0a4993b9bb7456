import Glibc

/// Where a folder is, or is to be.
struct FolderPlace {
  /// As it was named.
  let shown: String
  /// Without a link in its last name.
  let path: String
  /// The folder that it is in.
  let parent: String
  let name: String
  /// Nil when it is not there yet.
  let status: FileStatus?

  /// Looks at what is there. A link to a folder is followed, once: that folder is meant.
  ///
  /// - Throws: what is in the way of writing there: nothing or no folder by that name, no right to write.
  init(_ shown: String) throws(WriteError) {
    self.shown = shown
    guard !shown.isEmpty else { throw WriteError("the folder to write into", reason: "it has no name") }
    guard !shown.utf8.contains(0) else { throw WriteError(shown, reason: "the path has a NUL in it") }
    if let status = FileStatus(shown, isFollowed: true) {
      guard status.kind == .folder else { throw WriteError(shown, ENOTDIR) }
      guard let resolved = resolvedPath(shown) else { throw WriteError(shown, errno) }
      guard access(resolved, W_OK | X_OK) == 0 else { throw WriteError(shown, errno) }
      (path, parent, name) = (resolved, PathParts(resolved).parent, PathParts(resolved).name)
      self.status = FileStatus(resolved)
      return
    }
    let parts = PathParts(shown)
    guard FileStatus(shown) == nil else { throw WriteError(shown, reason: "it is a link that leads nowhere") }
    guard parts.name.isFileName else { throw WriteError(shown, name: parts.name, ENOENT) }
    (parent, name, status) = (parts.parent, parts.name, nil)
    path = parent == "/" ? "/\(name)" : "\(parent)/\(name)"
    try requireRoom(in: parent)
  }

  /// A name beside it that says that it is of this folder.
  var besidePrefix: String { "\(parent == "/" ? "" : parent)/\(FolderPlace.hidden(name))" }
  static func hidden(_ name: String) -> String { ".\(name)" }

  /// The folder's lock, which one run at a time has while it writes; none where there is no folder yet or no lock.
  func lock(_ system: SystemCalls) throws(WriteError) -> Descriptor {
    guard status != nil, let descriptor = Descriptor(folder: path) else { return Descriptor(-1) }
    // A run that was quicker may have put another folder in its place.
    guard system.lock(descriptor.number) != .taken,
      FileStatus(path)?.identity == FileStatus(descriptor: descriptor.number)?.identity
    else { throw WriteError(shown, reason: "another run is writing into it") }
    return descriptor
  }

  /// Refuses files that are there, unless they may be replaced, and what no file can take the place of.
  func refuse(_ names: [String], force: Bool) throws(WriteError) {
    for name in names {
      let file = "\(shown)/\(name)"
      guard name.isFileName else { throw WriteError(file, EINVAL) }
      guard let found = FileStatus("\(path)/\(name)") else { continue }
      switch found.kind {
      case .file, .link: if !force { throw WriteError(file, EEXIST) }
      case .folder: throw WriteError(file, EISDIR)
      case .other: throw WriteError(file, reason: "it is neither a file nor a folder")
      }
    }
  }
}

/// Refuses a folder in which nothing can be made, be it there or still to be made itself.
func requireRoom(in folder: String) throws(WriteError) {
  var path = folder
  while FileStatus(path) == nil {
    let parent = PathParts(path).parent
    if parent == path { break }
    path = parent
  }
  guard FileStatus(path, isFollowed: true)?.kind == .folder else { throw WriteError(path, ENOTDIR) }
  guard access(path, W_OK | X_OK) == 0 else { throw WriteError(path, errno) }
}
