import Glibc

/// All files of a folder change in one step: a folder is made beside it with the new files, what else was in the old one comes along,
/// and the two change places.
///
/// What is foreign to the run is never written, copied or removed: a file gets a second name in the new folder, and its first goes only
/// when that stands there; a subfolder, and a file where there are no second names, is moved just before the exchange. A run that is
/// killed leaves the old folder or the new one, and beside it a ``Workspace`` in which some foreign things may be, which the next run
/// moves back.
enum FolderExchange {
  /// A folder of more other things is no plan's, and stays the folder that it is.
  private static let mostForeign = 256

  /// Writes files.
  ///
  /// - Returns: false when the folder cannot be exchanged; nothing has changed then.
  /// - Throws: nothing has changed then either, unless the disk could not say that it has the new folder, or something foreign could
  ///   not be moved along, which is named.
  static func write(_ change: FolderChange, _ place: FolderPlace, _ system: SystemCalls) throws(WriteError)
    -> Bool
  {
    guard let foreign = foreignThings(place, change.names) else { return false }
    var workspace: Workspace
    do throws(WriteError) {
      workspace = try Workspace.make(place.besidePrefix, change, system)
    } catch {
      if error.isNoExchange { return false }
      throw error.of(place.shown)
    }
    do throws(WriteError) {
      try makeFolder(workspace.new, like: place, system)
      try workspace.write(change.files, replacing: place)
      try exchange(workspace.new, place, foreign, system)
    } catch {
      try? settle(workspace, place, system)
      workspace.remove()
      if error.isNoExchange { return false }
      throw error
    }
    var unwritten: WriteError?
    do throws(WriteError) { try system.sync(folder: place.parent) } catch {
      unwritten = error.of(place.shown)
    }
    try settle(workspace, place, system)
    workspace.remove()
    if let unwritten { throw unwritten }
    return true
  }

  /// Makes the new folder, for whom the old one is: before its files, which may have their group and their users from it.
  private static func makeFolder(_ new: String, like place: FolderPlace, _ system: SystemCalls)
    throws(WriteError)
  {
    guard let status = place.status else { return try system.makeFolder(new, mode: 0o777) }
    try system.makeFolder(new, mode: 0o700)
    guard let descriptor = Descriptor(folder: new),
      system.take(Permissions(place.path, status), descriptor.number)
    else {
      // Where another folder would not be what this one is, this one stays.
      throw WriteError(place.shown, EPERM)
    }
  }

  /// What else is in the folder; nil if it cannot or should not be exchanged: it is where this process works, which would be left in a
  /// folder that is gone; it is mounted there; or it holds too much else, or things without a name that can be written.
  private static func foreignThings(_ place: FolderPlace, _ names: [String]) -> [String]? {
    guard let status = place.status else { return [] }
    guard FileStatus(".")?.identity != status.identity, !place.name.isEmpty,
      FileStatus(place.parent)?.identity.device == status.identity.device,
      let found = namesInFolder(place.path), !found.contains(nil)
    else { return nil }
    let foreign = found.compactMap { $0 }.filter { !names.contains($0) }
    let isMounted = foreign.contains {
      FileStatus("\(place.path)/\($0)")?.identity.device != status.identity.device
    }
    return isMounted || foreign.count > mostForeign ? nil : foreign
  }

  private static func exchange(
    _ new: String, _ place: FolderPlace, _ foreign: [String], _ system: SystemCalls
  ) throws(WriteError) {
    guard place.status != nil else {
      try system.sync(folder: new)
      do throws(WriteError) { try system.rename(new, to: place.path) } catch {
        let isMade = error.code == ENOTEMPTY || error.isTaken
        throw isMade
          ? WriteError(place.shown, reason: "another run is writing into it") : error.of(place.shown)
      }
      return
    }
    do throws(WriteError) {
      var moved: [String] = []
      for name in foreign {
        do throws(WriteError) {
          try system.link("\(place.path)/\(name)", to: "\(new)/\(name)")
        } catch {
          // Folders have no second name, nor has what is another user's, or what has too many.
          guard error.isUnsupported || [EPERM, EACCES, EMLINK].contains(error.code) else { throw error }
          moved.append(name)
        }
      }
      try system.sync(folder: new)
      for name in moved { try system.rename("\(place.path)/\(name)", to: "\(new)/\(name)") }
      try system.exchange(new, place.path)
    } catch {
      throw error.of(place.shown)
    }
  }

  /// Empties the workspace's folder, be it the new one that never came to be or the old one: the run's own files go, and what is foreign
  /// stands in the folder then.
  static func settle(_ workspace: borrowing Workspace, _ place: FolderPlace, _ system: SystemCalls)
    throws(WriteError)
  {
    let (new, own) = (workspace.new, workspace.names)
    guard workspace.state != nil, let found = namesInFolder(new) else { return }
    for name in found.compactMap({ $0 }) {
      let (rest, path) = ("\(new)/\(name)", "\(place.path)/\(name)")
      if own.contains(name) || FileStatus(path)?.identity == FileStatus(rest)?.identity {
        // What cannot be removed now is left to the next run.
        try? system.unlink(rest)
      } else {
        do throws(WriteError) { try bringBack(rest, to: path, system) } catch {
          throw error.of("\(place.shown)/\(name)")
        }
      }
    }
  }

  /// Moves something foreign into the folder; beside what has its name there by now, as `NAME~`.
  private static func bringBack(_ rest: String, to path: String, _ system: SystemCalls) throws(WriteError) {
    _ = try system.makeFolders(PathParts(path).parent)
    do throws(WriteError) {
      try system.renameNew(rest, to: path)
    } catch {
      guard error.isTaken else { throw error }
      try system.renameNew(rest, to: path + "~")
    }
  }
}

extension WriteError {
  /// Whether it says that the folder cannot be exchanged, or nothing be made beside it, while files in it may well be written.
  var isNoExchange: Bool {
    isUnsupported || [EBUSY, EXDEV, EACCES, EPERM, EROFS, EMLINK, ENAMETOOLONG].contains(code)
  }
}
