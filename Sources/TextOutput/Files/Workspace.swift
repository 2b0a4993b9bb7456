import Glibc

/// A hidden folder in which a run makes the files of a folder ready, and from which the next run knows what is to be done if this one
/// is killed.
///
/// It holds `new`, the files that are to come; `old`, those whose place they have taken; and a list of their names, whose own name is
/// the ``State``. The list is on the disk before anything else is made.
struct Workspace: ~Copyable {
  /// How far a run has come.
  enum State: String, CaseIterable {
    /// The folder is not touched, or is all done: what is in the workspace can go.
    case prepared
    /// All new files are whole: they are to have their names.
    case committed
    /// One could not have its name: the old ones are to have theirs back.
    case undone
  }

  private let claim: Claim
  private let system: SystemCalls
  /// The files that are written; empty when the run has not come so far as to say.
  private(set) var written: [String] = []
  /// Files of an earlier run that this one does not write, and which go in the same step.
  private(set) var gone: [String] = []
  private(set) var state: State?

  var path: String { claim.path }
  var new: String { "\(claim.path)/new" }
  var old: String { "\(claim.path)/old" }
  private func path(_ state: State) -> String { "\(claim.path)/\(state.rawValue)" }

  /// All files of the folder that are this run's.
  var names: [String] { written + gone }

  /// In the list, what stands before the name of a file that goes; no name has it.
  private static let goneMark = "/"

  /// One of this run's own.
  ///
  /// - Parameters:
  ///   - prefix: its path but for what says whose it is.
  ///   - change: what is to become of the folder.
  static func make(_ prefix: String, _ change: FolderChange, _ system: SystemCalls) throws(WriteError)
    -> Workspace
  {
    let workspace = Workspace(
      claim: try Claim.make(prefix, .folder, mode: 0o700, system), system: system,
      written: change.files.map(\.name), gone: change.gone, state: .prepared)
    let list = workspace.path(.prepared)
    do throws(WriteError) {
      let descriptor = try system.create(list, mode: 0o600)
      let lines = workspace.written + workspace.gone.map { goneMark + $0 }
      try system.write(Array(lines.map { $0 + "\n" }.joined().utf8), to: descriptor.number, list)
      try system.sync(descriptor.number, list)
    } catch {
      workspace.remove()
      throw error
    }
    return workspace
  }

  private init(
    claim: consuming Claim, system: SystemCalls, written: [String], gone: [String], state: State
  ) {
    self.claim = claim
    (self.system, self.written, self.gone, self.state) = (system, written, gone, state)
  }

  /// What a run has left that is gone; nil while it may be alive.
  init?(left path: String, by run: RunName, _ system: SystemCalls) {
    guard let claim = Claim(left: path, by: run, .folder, system) else { return nil }
    self.claim = claim
    self.system = system
    state = State.allCases.first { FileStatus("\(path)/\($0.rawValue)")?.kind == .file }
    guard let state else { return }
    let lines = Workspace.text("\(path)/\(state.rawValue)").split(separator: "\n").map(String.init)
    written = lines.filter { !$0.hasPrefix(Workspace.goneMark) }
    gone = lines.filter { $0.hasPrefix(Workspace.goneMark) }.map { String($0.dropFirst()) }
    // Names that this program cannot have written are nobody's.
    if !names.allSatisfy(\.isFileName) { (written, gone) = ([], []) }
  }

  /// Writes the new files into ``new``, each as the one that it is to replace may be used.
  func write(_ files: [(name: String, text: String)], replacing folder: FolderPlace) throws(WriteError) {
    var open: [Int32] = []
    defer { for descriptor in open { close(descriptor) } }
    for file in files {
      let path = "\(new)/\(file.name)"
      do throws(WriteError) {
        let earlier = Permissions(file: "\(folder.path)/\(file.name)")
        let descriptor = try system.create(path, mode: earlier == nil ? 0o666 : 0o600)
        try system.write(Array(file.text.utf8), to: descriptor.number, path)
        if let earlier { system.take(earlier, descriptor.number) }
        system.beginSync(descriptor.number)
        open.append(descriptor.released())
      } catch {
        throw error.of("\(folder.shown)/\(file.name)")
      }
    }
    // All are on their way to the disk by now: the disk brings several in one go.
    for (file, descriptor) in zip(files, open) {
      do throws(WriteError) { try system.sync(descriptor, new) } catch {
        throw error.of("\(folder.shown)/\(file.name)")
      }
    }
  }

  /// Goes on from one state to another in one step, which is on the disk then.
  mutating func become(_ next: State) throws(WriteError) {
    guard let state, state != next else { return }
    try system.rename(path(state), to: path(next))
    self.state = next
    try system.sync(claim.descriptor.number, claim.path)
  }

  /// Removes the workspace and its own files, as far as that can be done; the list last. Other things in it are left where they are.
  func remove() {
    for folder in [new, old] where FileStatus(folder) != nil {
      for name in names {
        if FileStatus("\(folder)/\(name)") != nil { try? system.unlink("\(folder)/\(name)") }
      }
      do { try system.removeFolder(folder) } catch { return }
    }
    if let state, FileStatus(path(state)) != nil { do { try system.unlink(path(state)) } catch { return } }
    try? system.removeFolder(claim.path)
  }

  /// Whether the files of a folder have begun to change by what stands there, of whatever run.
  static func isBegun(_ path: String) -> Bool {
    [State.committed, .undone].contains { FileStatus("\(path)/\($0.rawValue)") != nil }
  }

  /// A small file of the program's own; empty when it cannot be read.
  private static func text(_ path: String) -> String {
    let descriptor = Descriptor(open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC))
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    let count = descriptor.number < 0 ? 0 : read(descriptor.number, &bytes, bytes.count)
    return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
  }
}

extension String {
  /// Whether it can be the name of a file in a folder.
  var isFileName: Bool {
    !isEmpty && self != "." && self != ".." && !utf8.contains { $0 == 0 || $0 == 10 || $0 == 47 }
  }
}
