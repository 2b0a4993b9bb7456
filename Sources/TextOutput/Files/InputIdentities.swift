import Glibc

/// The files that a run reads, by device and inode, so that none is written over under whatever name.
public struct InputIdentities: Sendable {
  private var paths: [FileIdentity: String] = [:]

  /// An output that is a file which the run reads.
  public struct Overlap: Error, Sendable, CustomStringConvertible {
    /// The output.
    public let output: String
    /// The input, as it was named.
    public let input: String

    /// Both, and what to do.
    public var description: String {
      let same = output == input ? "" : " (\(input))"
      return "\(output): it is read by this run\(same), and an output would replace it; write elsewhere"
    }
  }

  /// Files by their paths; `-` is standard input. Those that are not there are left to whoever reads them.
  public init(_ paths: [String]) {
    for path in paths {
      let found =
        path == "-"
        ? [FileStatus(descriptor: STDIN_FILENO)] : [FileStatus(path), FileStatus(path, isFollowed: true)]
      for status in found.compactMap({ $0 }) where status.kind == .file || status.kind == .link {
        self.paths[status.identity] = path == "-" ? "standard input" : path
      }
    }
  }

  /// Refuses an output that is one of them.
  ///
  /// - Throws: ``Overlap``.
  public func refuse(_ output: String) throws(Overlap) {
    for status in [FileStatus(output), FileStatus(output, isFollowed: true)] {
      if let status, let input = paths[status.identity] { throw Overlap(output: output, input: input) }
    }
  }
}
