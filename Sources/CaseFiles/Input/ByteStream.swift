import Glibc

/// The bytes of a file or of standard input as they come; gzip data, told by its first two bytes, is unpacked on the way.
struct ByteStream: ~Copyable {
  private let path: String
  private let descriptor: Int32
  private let ownsDescriptor: Bool
  private var inflation: Inflation?
  /// Read and not yet handed on, or not yet unpacked.
  private var pending: ArraySlice<UInt8> = []
  private var isAtEnd = false

  /// Size in bytes, where the system knows it: of a file, not of a pipe.
  let size: Int?
  /// Bytes read so far; of gzip data the packed ones.
  private(set) var bytesRead = 0

  /// Opens a file; `-` is standard input.
  ///
  /// - Throws: ``FileError`` for what is missing, a folder, or not readable.
  init(path: String) throws(FileError) {
    self.path = path
    ownsDescriptor = path != "-"
    descriptor = ownsDescriptor ? try InputFile.open(path) : STDIN_FILENO
    var status = stat()
    let isFile = fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    size = isFile ? Int(status.st_size) : nil
    inflation = nil
  }

  /// Bytes that are there already.
  ///
  /// - Parameter name: what messages call them.
  init(_ bytes: [UInt8], name: String) {
    (path, descriptor, ownsDescriptor, isAtEnd) = (name, -1, false, true)
    (size, bytesRead, pending) = (bytes.count, bytes.count, bytes[...])
    inflation = pending.starts(with: Inflation.magic) ? try? Inflation() : nil
  }

  deinit { if ownsDescriptor { close(descriptor) } }

  /// Whether ``read(into:)`` would not have to wait longer than this, for ever when it is negative.
  func isReady(waiting milliseconds: Int32) -> Bool {
    isAtEnd || !pending.isEmpty || waitForInput(milliseconds)
  }

  @discardableResult
  private func waitForInput(_ milliseconds: Int32) -> Bool {
    var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&request, 1, milliseconds) > 0
  }

  /// Fills `room` as far as there is something without waiting for more.
  ///
  /// - Returns: the number of bytes; 0 at the end.
  /// - Throws: ``FileError``, also for gzip data that is damaged or cut short, after all that could be unpacked of it.
  mutating func read(into room: UnsafeMutableBufferPointer<UInt8>) throws(FileError) -> Int {
    if bytesRead == 0 && !isAtEnd { try begin() }
    while true {
      if inflation != nil {
        if let count = try unpacked(into: room) { return count }
      } else if !pending.isEmpty {
        let count = min(room.count, pending.count)
        _ = room.initialize(from: pending.prefix(count))
        pending = pending.dropFirst(count)
        return count
      }
      guard !isAtEnd else { return try end() }
      guard inflation != nil else { return try readOnce(into: room) }
      try readPending()
    }
  }

  /// Reads until it is clear whether this is gzip data.
  private mutating func begin() throws(FileError) {
    while pending.count < Inflation.magic.count, !isAtEnd { try readPending() }
    guard pending.starts(with: Inflation.magic) else { return }
    do {
      inflation = try Inflation()
    } catch {
      throw FileError(path: path, reason: "no memory to unpack it")
    }
  }

  private mutating func unpacked(into room: UnsafeMutableBufferPointer<UInt8>) throws(FileError) -> Int? {
    guard !pending.isEmpty else { return nil }
    do {
      let count = try inflation?.unpack(&pending, into: room) ?? 0
      return count > 0 ? count : nil
    } catch {
      (pending, isAtEnd) = ([], true)
      inflation = nil
      throw FileError(path: path, reason: "the gzip data is damaged", isDamage: true)
    }
  }

  private mutating func end() throws(FileError) -> Int {
    guard let isComplete = inflation?.isComplete, !isComplete else { return 0 }
    inflation = nil
    throw FileError(path: path, reason: "the gzip data ends in the middle: it was cut short", isDamage: true)
  }

  private mutating func readPending() throws(FileError) {
    var chunk = [UInt8](pending)
    var failure: FileError?
    chunk.append(addingCapacity: LineReader.blockSize) { room in
      room.withUnsafeMutableBufferPointer { buffer, initialized in
        do throws(FileError) { initialized = try readOnce(into: buffer) } catch { failure = error }
      }
    }
    if let failure { throw failure }
    pending = chunk[...]
  }

  /// One call of the system.
  private mutating func readOnce(into room: UnsafeMutableBufferPointer<UInt8>) throws(FileError) -> Int {
    while true {
      let count = Glibc.read(descriptor, room.baseAddress, room.count)
      if count < 0 && errno == EINTR { continue }
      if count < 0 && errno == EAGAIN {
        // Somebody has made the stream one that does not wait.
        waitForInput(-1)
        continue
      }
      guard count >= 0 else { throw InputFile.failure(path) }
      bytesRead += count
      isAtEnd = count == 0
      return count
    }
  }
}
