import Glibc

/// A file that is written in pieces, over a long time: its lines stand in `NAME.partial`, for everybody to see, until they are whole.
extension OutputFile {
  /// The file in which the lines stand until then.
  public var part: String { path + ".partial" }

  /// Opens the part, made with the folders that it is in.
  ///
  /// - Parameters:
  ///   - resuming: whether to keep what stands in it.
  ///   - force: whether to replace the file, and the part unless it is kept.
  /// - Returns: a descriptor for reading and writing, at the part's beginning. It has the part's lock, where there are locks: two runs
  ///   that write the same file would mix their lines. The caller gives it to ``closePart(_:)``.
  /// - Throws: ``WriteError``, also for all that ``prepare(force:)`` refuses.
  package func openPart(resuming: Bool, force: Bool) throws(WriteError) -> Int32 {
    try prepare(force: force)
    if let whole = FileStatus(path)?.identity, FileStatus(part)?.identity == whole {
      // A run was killed when it had just given the file its second name.
      try system.unlink(part)
    }
    try OutputFile(part, system).prepare(force: resuming || force)
    if FileStatus(part)?.kind == .link {
      throw WriteError(part, reason: "it is a link, and not the part of a run")
    }
    let made = try system.makeFolders(PathParts(path).parent)
    var descriptor: Int32 = -1
    do throws(WriteError) {
      descriptor = try system.openPart(part, isNew: !resuming && !force)
      // A run that has just ended may have given it its name.
      guard system.lock(descriptor) != .taken,
        FileStatus(part)?.identity == FileStatus(descriptor: descriptor)?.identity
      else { throw WriteError(part, reason: "another run is writing it") }
      if !resuming { try cutPart(descriptor, at: 0) }
      return descriptor
    } catch {
      if descriptor >= 0 { closePart(descriptor) }
      system.removeFolders(made)
      throw error
    }
  }

  /// Closes the part, and lets another run have it.
  package func closePart(_ descriptor: Int32) { unlockAndClose(descriptor) }

  /// Cuts the part off behind so many bytes, where it is written on.
  package func cutPart(_ descriptor: Int32, at end: Int) throws(WriteError) {
    try system.truncate(descriptor, off_t(end), part)
    guard lseek(descriptor, off_t(end), SEEK_SET) >= 0 else { throw WriteError(part, errno) }
  }

  /// Writes bytes at the end of the part.
  package func writePart(_ bytes: [UInt8], to descriptor: Int32) throws(WriteError) {
    try system.write(bytes, to: descriptor, part)
  }

  /// Gives the part, now that it is whole, the file's name, and the permissions of the file that it replaces.
  package func finishPart(_ descriptor: Int32, force: Bool) throws(WriteError) {
    do throws(WriteError) {
      if let earlier = Permissions(file: path) { system.take(earlier, descriptor) }
      try system.sync(descriptor, part)
      if force { try system.rename(part, to: path) } else { try system.renameNew(part, to: path) }
      try system.sync(folder: PathParts(path).parent)
    } catch { throw error.of(path) }
  }
}
