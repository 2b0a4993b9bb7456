import Glibc

/// Reads a file, or a stream without end, in blocks of whole lines, however much there is.
///
/// A line that is longer than any that is read comes cut short, but still too long, so that it is seen to be.
public struct LineReader: ~Copyable {
  /// Bytes asked of the system at a time.
  public static let blockSize = 65536

  private let path: String
  private let descriptor: Int32
  private let ownsDescriptor: Bool
  /// The beginning of a line whose end has not been read.
  private var unfinished: [UInt8] = []
  /// Whether the rest of a line that is too long is on its way.
  private var isInLongLine = false
  private var isAtEnd = false

  /// Size in bytes, where the system knows it: of a file, not of a pipe.
  public let size: Int?
  /// Bytes read so far.
  public private(set) var bytesRead = 0

  /// Opens a file; `-` is standard input.
  ///
  /// - Throws: ``FileError`` for what is missing, a folder, or not readable.
  public init(path: String) throws(FileError) {
    self.path = path
    ownsDescriptor = path != "-"
    if ownsDescriptor {
      descriptor = try InputFile.open(path)
    } else {
      descriptor = STDIN_FILENO
    }
    var status = stat()
    let isFile = fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    size = isFile ? Int(status.st_size) : nil
  }

  deinit { if ownsDescriptor { close(descriptor) } }

  /// Whether ``readBlock(into:)`` would not have to wait: there is something to read, or the end.
  public var isReady: Bool { isAtEnd || waitForInput(milliseconds: 0) }

  /// Waits, for ever when the time is negative, and says whether there is something to read, the end, or an error.
  @discardableResult
  private func waitForInput(milliseconds: Int32) -> Bool {
    var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&request, 1, milliseconds) != 0
  }

  /// Replaces `block` by the next lines, each with a line feed at its end, the last line of the file too.
  ///
  /// What a pipe holds is a block, however little: nobody waits for lines that have not been written.
  ///
  /// - Returns: false at the end, when there are no more.
  /// - Throws: ``FileError``.
  public mutating func readBlock(into block: inout [UInt8]) throws(FileError) -> Bool {
    block.removeAll(keepingCapacity: true)
    swap(&block, &unfinished)
    while !isAtEnd {
      let begun = block.count
      try readMore(into: &block)
      if isInLongLine { dropLongLine(&block, from: begun) }
      if isAtEnd { break }
      // What was there before had no line feed.
      if let end = LineReader.lastLineFeed(block, from: begun) {
        unfinished.append(contentsOf: block[(end + 1)...])
        block.removeLast(block.count - end - 1)
        return true
      }
      if block.count > CSVLine.longest && !isInLongLine {
        block.removeLast(block.count - CSVLine.longest - 1)
        isInLongLine = true
      }
    }
    guard !block.isEmpty else { return false }
    if block.last != UInt8(ascii: "\n") { block.append(UInt8(ascii: "\n")) }
    return true
  }

  private mutating func readMore(into block: inout [UInt8]) throws(FileError) {
    while true {
      var count = 0
      block.append(addingCapacity: LineReader.blockSize) { room in
        room.withUnsafeMutableBufferPointer { buffer, initialized in
          count = read(descriptor, buffer.baseAddress, buffer.count)
          initialized = max(0, count)
        }
      }
      if count < 0 && errno == EINTR { continue }
      if count < 0 && errno == EAGAIN {
        // Somebody has made the stream one that does not wait.
        waitForInput(milliseconds: -1)
        continue
      }
      guard count >= 0 else { throw InputFile.failure(path) }
      bytesRead += count
      isAtEnd = count == 0
      return
    }
  }

  /// Takes out of what has been read since `begun` the rest of the line that is too long, but for its end.
  private mutating func dropLongLine(_ block: inout [UInt8], from begun: Int) {
    guard let end = block[begun...].firstIndex(of: UInt8(ascii: "\n")) else {
      block.removeLast(block.count - begun)
      return
    }
    block.removeSubrange(begun..<end)
    isInLongLine = false
  }

  private static func lastLineFeed(_ bytes: [UInt8], from start: Int) -> Int? {
    bytes[start...].lastIndex(of: UInt8(ascii: "\n"))
  }
}
