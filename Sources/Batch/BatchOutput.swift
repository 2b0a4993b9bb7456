import Glibc
import Reports
import TextOutput

/// Where the lines of a batch go: standard output, or a file that appears under its name when it is whole. Until then the lines
/// stand in `NAME.partial`, from which an interrupted run can go on.
public struct BatchOutput: ~Copyable {
  private let path: String?
  private let descriptor: Int32
  private let replaces: Bool
  /// The last whole line that is there already, which the run makes again to see that it goes on from the same.
  private var expected: [UInt8] = []
  /// Lines that are there already, without the one in ``expected``.
  public let linesDone: Int
  /// What they came to.
  public let tally: BatchTally

  /// Why an output cannot be gone on with.
  public struct Mismatch: Error, Sendable, CustomStringConvertible {
    /// The file.
    public let path: String
    /// What is wrong and what to do.
    public var description: String {
      "\(path): it was made of other input, or with other options or another version; take those, or --force to begin anew"
    }
  }

  /// Standard output.
  public init() {
    (path, descriptor, replaces, linesDone, tally) = (nil, STDOUT_FILENO, false, 0, BatchTally())
  }

  /// A file.
  ///
  /// - Parameters:
  ///   - resuming: whether to go on from `NAME.partial`, if that is there. Its last line is cut off if it is only half there.
  ///   - force: whether to replace files that are there, the partial one too unless it is resumed.
  ///   - header: the line before all others, if there is one.
  /// - Throws: `WriteError`, ``Mismatch``.
  public init(path: String, resuming: Bool, force: Bool, header: [UInt8]) throws {
    if !force && access(path, F_OK) == 0 { throw WriteError(path, EEXIST) }
    let partial = path + ".partial"
    let descriptor = try BatchOutput.open(partial, resuming: resuming, force: force)
    let found: PartialOutput
    do {
      found = try BatchOutput.mended(descriptor, partial, header)
    } catch {
      close(descriptor)
      throw error
    }
    (self.path, replaces, self.descriptor) = (path, force, descriptor)
    expected = found.lastLine
    (linesDone, tally) = (max(0, found.lines - 1), found.tally)
  }

  private static func open(_ partial: String, resuming: Bool, force: Bool) throws(WriteError) -> Int32 {
    let flags = O_RDWR | O_CREAT | O_CLOEXEC | (resuming || force ? 0 : O_EXCL)
    let descriptor = Glibc.open(partial, flags, 0o666)
    guard descriptor >= 0 else { throw WriteError(partial, errno) }
    // Two runs that write the same file would mix their lines.
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      let code = errno
      close(descriptor)
      throw WriteError(partial, code)
    }
    if !resuming && ftruncate(descriptor, 0) != 0 { throw WriteError(partial, errno) }
    return descriptor
  }

  /// What is there already; the file is cut behind its last whole line, and has its header.
  private static func mended(_ descriptor: Int32, _ partial: String, _ header: [UInt8]) throws
    -> PartialOutput
  {
    let found = try PartialOutput(descriptor, partial, header: header)
    guard found.hasRightHeader else { throw Mismatch(path: partial) }
    guard ftruncate(descriptor, off_t(found.end)) == 0, lseek(descriptor, off_t(found.end), SEEK_SET) >= 0
    else { throw WriteError(partial, errno) }
    if found.end == 0 { try TextOutput.write(header, to: descriptor, partial) }
    return found
  }

  deinit { if path != nil { close(descriptor) } }

  private var name: String { path.map { $0 + ".partial" } ?? "standard output" }

  /// Adds whole lines. The first after resuming is the one that is there already.
  ///
  /// - Throws: `WriteError`, ``Mismatch``.
  public mutating func write(_ lines: [UInt8]) throws {
    guard !expected.isEmpty else { return try TextOutput.write(lines, to: descriptor, name) }
    guard lines.starts(with: expected) else { throw Mismatch(path: name) }
    let rest = lines.dropFirst(expected.count)
    expected = []
    try TextOutput.write(Array(rest), to: descriptor, name)
  }

  /// Gives a file its name, now that it is whole.
  ///
  /// - Throws: `WriteError`, ``Mismatch`` when the input has fewer lines than are there already.
  public func finish() throws {
    guard expected.isEmpty else { throw Mismatch(path: name) }
    guard let path else { return }
    if fsync(descriptor) != 0 { throw WriteError(name, errno) }
    // link refuses to replace what has appeared meanwhile; rename replaces.
    guard replaces else {
      if link(name, path) != 0 { throw WriteError(path, errno) }
      unlink(name)
      return
    }
    if rename(name, path) != 0 { throw WriteError(path, errno) }
  }
}
