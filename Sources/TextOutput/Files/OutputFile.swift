import Glibc

/// A file that a run writes: it appears whole or not at all, and stays what it was until then.
///
/// What replaces a file may be used by whom that might; a link is replaced and never followed. What a killed run has left hidden is
/// removed by the next.
public struct OutputFile: Sendable {
  let path: String
  let system: SystemCalls

  /// A file that is there or is made, with the folders that it is in.
  public init(_ path: String) { self.init(path, SystemCalls()) }

  /// The same, for tests, with other calls of the system.
  package init(_ path: String, _ system: SystemCalls) { (self.path, self.system) = (path, system) }

  /// Refuses, before the work, what cannot be written after it: a path that is empty or a folder or device, a file that is there and
  /// may not be replaced, a folder in which nothing can be made.
  ///
  /// - Throws: ``WriteError``.
  public func prepare(force: Bool) throws(WriteError) {
    guard !path.isEmpty else { throw WriteError("the file to write", reason: "it has no name") }
    guard !path.utf8.contains(0) else { throw WriteError(path, reason: "the path has a NUL in it") }
    guard !path.hasSuffix("/") else { throw WriteError(path, EISDIR) }
    switch FileStatus(path, isFollowed: true)?.kind {
    case .folder: throw WriteError(path, EISDIR)
    case .other:
      throw WriteError(
        path, reason: "it is neither a file nor a folder; standard output leads there, by > or |")
    case .file, .link, nil: break
    }
    guard force || FileStatus(path) == nil else { throw WriteError(path, EEXIST) }
    guard PathParts(path).name.isFileName else { throw WriteError(path, name: PathParts(path).name, EISDIR) }
    try requireRoom(in: PathParts(path).parent)
  }

  /// Writes the file.
  ///
  /// - Throws: ``WriteError``; nothing has changed then, unless the disk could not say that it has the new name.
  public func write(_ text: String, force: Bool) throws(WriteError) {
    try prepare(force: force)
    let parts = PathParts(path)
    let made = try system.makeFolders(parts.parent)
    let folder = parts.parent == "/" ? "" : parts.parent
    for (left, run) in Claim.all(".\(parts.name)", in: parts.parent) {
      if let claim = Claim(left: left, by: run, .file, system) { try? system.unlink(claim.path) }
    }
    do throws(WriteError) {
      let earlier = Permissions(file: path)
      let claim = try Claim.make(
        "\(folder)/.\(parts.name)", .file, mode: earlier == nil ? 0o666 : 0o600, system)
      do throws(WriteError) {
        try system.write(Array(text.utf8), to: claim.descriptor.number, path)
        if let earlier { system.take(earlier, claim.descriptor.number) }
        try system.sync(claim.descriptor.number, path)
        if force {
          try system.rename(claim.path, to: path)
        } else {
          try system.renameNew(claim.path, to: path)
        }
      } catch {
        try? system.unlink(claim.path)
        throw error
      }
      try system.sync(folder: parts.parent)
    } catch {
      system.removeFolders(made)
      throw error.of(path)
    }
  }
}
