import Glibc

/// A hidden file or folder that belongs to one run for as long as that lives.
///
/// The run holds its lock, which the system gives back however the run ends; so another run that gets the lock knows that the owner is
/// gone. Where there are no locks the machine and process in its name say so, if this is that machine.
struct Claim: ~Copyable {
  enum Kind: Sendable, Equatable { case file, folder }

  let path: String
  let descriptor: Descriptor

  private init(path: String, descriptor: consuming Descriptor) {
    self.path = path
    self.descriptor = descriptor
  }

  /// Makes one, empty, that only this user may read.
  ///
  /// - Parameter prefix: its path but for what says whose it is.
  static func make(_ prefix: String, _ kind: Kind, mode: mode_t, _ system: SystemCalls) throws(WriteError)
    -> Claim
  {
    for run in RunName.own {
      let path = prefix + RunName.mark + run
      let descriptor: Descriptor
      do throws(WriteError) {
        if kind == .folder {
          try system.makeFolder(path, mode: mode)
          guard let opened = Descriptor(folder: path) else { continue }
          descriptor = opened
        } else {
          descriptor = try system.create(path, mode: mode)
        }
      } catch {
        if error.code == EEXIST { continue }
        throw error
      }
      // Between the two calls another run may have taken it for what is left of a run.
      guard system.lock(descriptor.number) != .taken,
        FileStatus(path)?.identity == FileStatus(descriptor: descriptor.number)?.identity
      else { continue }
      return Claim(path: path, descriptor: descriptor)
    }
    throw WriteError(prefix + RunName.mark, EEXIST)
  }

  /// Takes over what another run has left; nil while that may be alive, and for what is of another user or another kind.
  init?(left path: String, by run: RunName, _ kind: Kind, _ system: SystemCalls) {
    guard let status = FileStatus(path), status.kind == (kind == .file ? .file : .folder),
      status.owner == geteuid()
    else { return nil }
    let descriptor = Descriptor(open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC))
    guard descriptor.number >= 0 else { return nil }
    switch system.lock(descriptor.number) {
    case .held: break
    case .taken: return nil
    case .unavailable: guard run.isGone else { return nil }
    }
    guard FileStatus(path)?.identity == status.identity else { return nil }
    self.path = path
    self.descriptor = descriptor
  }

  /// What runs have made with this prefix, those that live too.
  static func all(_ prefix: String, in folder: String) -> [(path: String, run: RunName)] {
    let start = prefix + RunName.mark
    return (namesInFolder(folder) ?? []).compactMap { name in
      guard let name, name.hasPrefix(start), let run = RunName(name.dropFirst(start.count)) else {
        return nil
      }
      return ("\(folder)/\(name)", run)
    }
  }
}
