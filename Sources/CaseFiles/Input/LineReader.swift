import Glibc

/// Reads a file, or a stream without end, in blocks of whole lines, however much there is. UTF-16, told by its byte order mark, comes as
/// UTF-8.
///
/// A line that is longer than any that is read comes cut short, but still too long, so that it is seen to be.
public struct LineReader: ~Copyable {
  /// Bytes asked of the system at a time.
  public static let blockSize = 65536

  private var stream: ByteStream
  /// Whether the first two bytes have been looked at.
  private var isBegun = false
  /// Reads what comes, where that is UTF-16.
  private var utf16: UTF16Reader?
  /// Longest line that is read, in bytes, its end not counted.
  private let longestLine: Int
  /// Whether a longer one comes in parts instead of cut.
  private let dividesLongLines: Bool
  /// The beginning of a line whose end has not been read.
  private var unfinished: [UInt8] = []
  /// Whether the rest of a line that is too long is on its way.
  private var isInLongLine = false
  private var isAtEnd = false

  /// Size in bytes, where the system knows it: of a file, not of a pipe.
  public var size: Int? { stream.size }
  /// Bytes read so far; of gzip data the packed ones.
  public var bytesRead: Int { stream.bytesRead }

  /// Opens a file; `-` is standard input. Gzip data is unpacked.
  ///
  /// - Parameters:
  ///   - longestLine: in bytes; a longer one comes cut to one byte more.
  ///   - dividesLongLines: whether it comes in parts instead, each longer than that but the last; a part that the line goes on
  ///     behind is the end of its block and has no line feed.
  /// - Throws: ``FileError`` for what is missing, a folder, or not readable.
  public init(
    path: String, longestLine: Int, dividesLongLines: Bool = false
  ) throws(FileError) {
    stream = try ByteStream(path: path)
    (self.longestLine, self.dividesLongLines) = (longestLine, dividesLongLines)
  }

  /// Reads bytes that are there already; gzip data is unpacked.
  ///
  /// - Parameters:
  ///   - name: what messages call them.
  ///   - longestLine: as of a file.
  ///   - dividesLongLines: as of a file.
  public init(_ bytes: [UInt8], name: String, longestLine: Int, dividesLongLines: Bool = false) {
    stream = ByteStream(bytes, name: name)
    (self.longestLine, self.dividesLongLines) = (longestLine, dividesLongLines)
  }

  /// Whether ``readBlock(into:)`` would not have to wait: there is something to read, or the end.
  public var isReady: Bool { isReady(waiting: 0) }

  /// Whether there is something to read, or the end, before so many milliseconds have passed.
  public func isReady(waiting milliseconds: Int32) -> Bool {
    isAtEnd || stream.isReady(waiting: milliseconds)
  }

  /// Replaces `block` by the next lines, each with a line feed at its end, the last line of the file too.
  ///
  /// What a pipe holds is a block, however little: nobody waits for lines that have not been written.
  ///
  /// - Returns: false at the end, when there are no more.
  /// - Throws: ``FileError``, after the whole lines before what cannot be read.
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
      if block.count > longestLine && dividesLongLines { return true }
      if block.count > longestLine && !isInLongLine {
        block.removeLast(block.count - longestLine - 1)
        isInLongLine = true
      }
    }
    guard !block.isEmpty else { return false }
    if block.last != UInt8(ascii: "\n") { block.append(UInt8(ascii: "\n")) }
    return true
  }

  private mutating func readMore(into block: inout [UInt8]) throws(FileError) {
    var (count, failure) = (0, FileError?.none)
    block.append(addingCapacity: LineReader.blockSize) { room in
      room.withUnsafeMutableBufferPointer { buffer, initialized in
        do throws(FileError) { count = try stream.read(into: buffer) } catch { failure = error }
        initialized = count
      }
    }
    if let failure {
      isAtEnd = true
      throw failure
    }
    isAtEnd = count == 0
    if !isBegun || utf16 != nil { try readUTF16(&block, count) }
  }

  /// Reads the last `count` bytes of a block into UTF-8 where the text is UTF-16.
  private mutating func readUTF16(_ block: inout [UInt8], _ count: Int) throws(FileError) {
    var count = count
    if !isBegun {
      // A pipe may hand on the mark byte by byte.
      guard isAtEnd || block.count >= 2 || ![0xFE, 0xFF].contains(block[0]) else {
        return try readMore(into: &block)
      }
      (isBegun, utf16, count) = (true, UTF16Reader(beginningOf: block), block.count)
      guard utf16 != nil else { return }
    }
    let units = Array(block.suffix(count))
    block.removeLast(count)
    utf16?.read(units, into: &block)
    if isAtEnd { utf16?.end(into: &block) }
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
