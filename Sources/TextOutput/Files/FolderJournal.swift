import Glibc

/// The files of a folder that cannot be exchanged change one by one, by a journal in the folder: a ``Workspace`` that the next run
/// looks for.
///
/// Until all new files are whole on the disk nothing is touched. Then one rename makes the journal ``Workspace/State/committed``: from
/// there a run that is killed is finished by the next. If a file cannot have its name, all get their old ones back, and a run that is
/// killed over that is gone on with in the same direction.
enum FolderJournal {
  /// Writes files.
  ///
  /// - Throws: nothing has changed then, or, where not even the old files could be given back their names, the next run does that.
  static func write(
    _ change: FolderChange, _ place: FolderPlace, force: Bool, _ system: SystemCalls
  ) throws(WriteError) {
    if place.status == nil {
      do throws(WriteError) { try system.makeFolder(place.path, mode: 0o777) } catch {
        throw error.of(place.shown)
      }
    }
    do throws(WriteError) {
      var workspace: Workspace
      do throws(WriteError) {
        workspace = try Workspace.make("\(place.path)/", change, system)
      } catch { throw error.of(place.shown) }
      do throws(WriteError) {
        try system.makeFolder(workspace.new, mode: 0o700)
        try system.makeFolder(workspace.old, mode: 0o700)
        try workspace.write(change.files, replacing: place)
        for folder in [workspace.new, workspace.path, place.path] { try system.sync(folder: folder) }
        try workspace.become(.committed)
      } catch {
        discard(&workspace)
        throw error.path.hasPrefix(workspace.path) ? error.of(place.shown) : error
      }
      do throws(WriteError) {
        try apply(workspace, place, force: force, system)
      } catch {
        try? undo(&workspace, place, system)
        throw error
      }
      discard(&workspace)
    } catch {
      if place.status == nil { try? system.removeFolder(place.path) }
      throw error
    }
  }

  /// Finishes or undoes what a run has left that was killed.
  ///
  /// - Throws: neither can be done.
  static func settle(_ workspace: inout Workspace, _ place: FolderPlace, _ system: SystemCalls)
    throws(WriteError)
  {
    switch workspace.state {
    case .committed:
      do throws(WriteError) { try apply(workspace, place, force: true, system) } catch {
        return try undo(&workspace, place, system)
      }
    case .undone: return try undo(&workspace, place, system)
    case .prepared, nil: break
    }
    discard(&workspace)
  }

  /// Gives every new file that has not got it yet its name; the file that has it goes among the old ones, as do those that go.
  private static func apply(
    _ workspace: borrowing Workspace, _ place: FolderPlace, force: Bool, _ system: SystemCalls
  ) throws(WriteError) {
    for name in workspace.names {
      let (new, old) = ("\(workspace.new)/\(name)", "\(workspace.old)/\(name)")
      let (path, isGone) = ("\(place.path)/\(name)", workspace.gone.contains(name))
      guard isGone || FileStatus(new) != nil else { continue }
      do throws(WriteError) {
        if let found = FileStatus(path) {
          guard found.kind != .folder else { throw WriteError(path, EISDIR) }
          guard force else { throw WriteError(path, EEXIST) }
          if FileStatus(old) == nil { try system.rename(path, to: old) }
        }
        if !isGone { try system.rename(new, to: path) }
      } catch { throw error.of("\(place.shown)/\(name)") }
    }
    do throws(WriteError) { try system.sync(folder: place.path) } catch { throw error.of(place.shown) }
  }

  /// Takes every new file its name away, and gives the old one back its own. Where each stands says what is still to be done.
  private static func undo(
    _ workspace: inout Workspace, _ place: FolderPlace, _ system: SystemCalls
  ) throws(WriteError) {
    do throws(WriteError) {
      try workspace.become(.undone)
      for name in workspace.names {
        let (new, old) = ("\(workspace.new)/\(name)", "\(workspace.old)/\(name)")
        let (path, isGone) = ("\(place.path)/\(name)", workspace.gone.contains(name))
        if !isGone, FileStatus(new) == nil, FileStatus(path) != nil { try system.rename(path, to: new) }
        if FileStatus(old) != nil { try system.rename(old, to: path) }
      }
      try system.sync(folder: place.path)
    } catch {
      throw WriteError(
        place.shown, reason: "it holds files of two runs, and the next run mends that: \(error.reason)")
    }
    discard(&workspace)
  }

  /// Removes a journal by which nothing is to be done any more; it says so first, for a half removed one would be gone on with.
  private static func discard(_ workspace: inout Workspace) {
    try? workspace.become(.prepared)
    if workspace.state == .prepared || workspace.state == nil { workspace.remove() }
  }
}
