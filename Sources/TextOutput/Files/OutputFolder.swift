import Glibc

/// A folder into which a run writes files: all of them or none.
///
/// * The files change in one step: whoever looks, and whoever finds the folder after a run was killed, has all old files or all new ones.
///   Where a folder cannot be exchanged (something is mounted there, the file system does not know how, nothing may be made beside it,
///   this process works in it, this user may not make its like) they change one by one, and a run that is killed in between is finished or undone by the next run that writes
///   into the folder.
/// * Other things in the folder stay what and where they are. A subfolder is hidden for the moment of the exchange; a run that is killed
///   in that moment leaves it to the next to bring it back.
/// * What replaces a file may be used by whom that might, as far as its owner allows, and has its lists of users and its notes (extended
///   attributes). A folder is exchanged only for one of the same owner, group, permissions and attributes. A link is replaced and never
///   followed, but for one that is the folder itself.
/// * The next run removes what a killed one has left hidden. It knows by a lock that the other is gone, or, where there are no locks, by
///   machine and process.
/// * Of two runs into one folder at the same time, one is refused.
public struct OutputFolder: Sendable {
  private let path: String
  private let system: SystemCalls

  /// A folder that is there, or is made with those above it when files are written.
  public init(_ path: String) { self.init(path, SystemCalls()) }

  /// The same, for tests, with other calls of the system.
  package init(_ path: String, _ system: SystemCalls) { (self.path, self.system) = (path, system) }

  /// Before the work that the files come from: finishes what a killed run has left, and refuses what ``write(_:force:)`` would refuse.
  ///
  /// - Parameters:
  ///   - names: of the files that may be written.
  ///   - force: whether files that are there may be replaced.
  /// - Throws: ``WriteError``.
  public func prepare(_ names: [String], force: Bool) throws(WriteError) {
    try locked { (place) throws(WriteError) in try place.refuse(names, force: force) }
  }

  /// Writes files so that all are there whole, or nothing has changed.
  ///
  /// - Parameters:
  ///   - names: of all files that such a run may write. Those that are there from an earlier run, and are none of the new ones, go in the
  ///     same step.
  ///   - force: whether files that are there may be replaced.
  ///   - make: gives the files. No other run can change the folder any more when it is called, so that it may look at what is there.
  /// - Throws: ``WriteError``.
  public func write(
    _ names: [String], force: Bool, _ make: () throws(WriteError) -> [(name: String, text: String)]
  ) throws(WriteError) {
    let made = try system.makeFolders(try FolderPlace(path).parent)
    do throws(WriteError) {
      try locked { (place) throws(WriteError) in
        try place.refuse(names, force: force)
        let files = try make()
        try place.refuse(files.map(\.name), force: force)
        let change = FolderChange(
          files: files,
          gone: names.filter { name in
            !files.contains { $0.name == name } && FileStatus("\(place.path)/\(name)") != nil
          })
        guard try !FolderExchange.write(change, place, system) else { return }
        try FolderJournal.write(change, place, force: force, system)
      }
    } catch {
      system.removeFolders(made)
      throw error
    }
  }

  /// Writes files so that all are there whole, or nothing has changed.
  ///
  /// - Parameter force: whether files that are there may be replaced.
  /// - Throws: ``WriteError``.
  public func write(_ files: [(name: String, text: String)], force: Bool) throws(WriteError) {
    try write(files.map(\.name), force: force) { files }
  }

  /// Does something in the folder as the only run, after what others have left is settled.
  private func locked(_ body: (FolderPlace) throws(WriteError) -> Void) throws(WriteError) {
    let place = try FolderPlace(path)
    let lock = try place.lock(system)
    defer { withExtendedLifetime(lock) {} }
    try settleOthers(place)
    try body(try FolderPlace(path))
  }

  private func settleOthers(_ place: FolderPlace) throws(WriteError) {
    for (left, run) in Claim.all(FolderPlace.hidden(place.name), in: place.parent) {
      guard let workspace = Workspace(left: left, by: run, system) else { continue }
      try FolderExchange.settle(workspace, place, system)
      workspace.remove()
    }
    for (left, run) in Claim.all("", in: place.path) {
      if var workspace = Workspace(left: left, by: run, system) {
        try FolderJournal.settle(&workspace, place, system)
      } else if Workspace.isBegun(left) {
        throw WriteError(
          path, reason: "a run that cannot be seen from here has not finished writing into it (\(left))")
      }
    }
  }
}

/// Writes files of one folder so that each appears whole or not at all, and none if one cannot be written: an ``OutputFolder``.
///
/// - Parameters:
///   - folder: made with those above it if it is not there.
///   - force: whether files that are there may be replaced.
/// - Throws: ``WriteError``; nothing is left half-written then.
public func writeFiles(_ files: [(name: String, text: String)], folder: String, force: Bool)
  throws(WriteError)
{
  try OutputFolder(folder).write(files, force: force)
}
