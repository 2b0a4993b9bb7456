import Glibc
import Reports
import TextOutput

/// Where the lines of a batch go: standard output, or a file that appears under its name when it is whole. Until then the lines
/// stand in `NAME.partial`, from which an interrupted run can go on.
public struct BatchOutput: ~Copyable {
  /// Nil for standard output.
  private let file: OutputFile?
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
    (file, descriptor, replaces, linesDone, tally) = (nil, STDOUT_FILENO, false, 0, BatchTally())
  }

  /// A file.
  ///
  /// - Parameters:
  ///   - resuming: whether to go on from `NAME.partial`, if that is there. Its last line is cut off if it is only half there.
  ///   - force: whether to replace files that are there, the partial one too unless it is resumed.
  ///   - header: the line before all others, if there is one.
  /// - Throws: `WriteError`, ``Mismatch``.
  public init(path: String, resuming: Bool, force: Bool, header: [UInt8]) throws {
    try self.init(path: path, resuming: resuming, force: force, header: header, SystemCalls())
  }

  /// The same, for tests, with other calls of the system.
  package init(path: String, resuming: Bool, force: Bool, header: [UInt8], _ system: SystemCalls) throws {
    let file = OutputFile(path, system)
    let descriptor = try file.openPart(resuming: resuming, force: force)
    let found: PartialOutput
    do {
      found = try PartialOutput(descriptor, file.part, header: header)
      guard found.hasRightHeader else { throw Mismatch(path: file.part) }
      // Half a line at the end is made again.
      try file.cutPart(descriptor, at: found.end)
      if found.end == 0 { try file.writePart(header, to: descriptor) }
    } catch {
      file.closePart(descriptor)
      throw error
    }
    (self.file, replaces, self.descriptor) = (file, force, descriptor)
    expected = found.lastLine
    (linesDone, tally) = (max(0, found.lines - 1), found.tally)
  }

  deinit { file?.closePart(descriptor) }

  private var name: String { file?.part ?? "standard output" }

  /// Adds whole lines. The first after resuming is the one that is there already.
  ///
  /// - Throws: `WriteError`, ``Mismatch``.
  public mutating func write(_ lines: [UInt8]) throws {
    guard !expected.isEmpty else { return try put(lines) }
    guard lines.starts(with: expected) else { throw Mismatch(path: name) }
    let rest = lines.dropFirst(expected.count)
    expected = []
    try put(Array(rest))
  }

  private func put(_ lines: [UInt8]) throws(WriteError) {
    guard let file else { return try TextOutput.write(lines, to: descriptor, name) }
    try file.writePart(lines, to: descriptor)
  }

  /// Gives a file its name, now that it is whole.
  ///
  /// - Throws: `WriteError`, ``Mismatch`` when the input has fewer lines than are there already.
  public func finish() throws {
    guard expected.isEmpty else { throw Mismatch(path: name) }
    try file?.finishPart(descriptor, force: replaces)
  }
}
