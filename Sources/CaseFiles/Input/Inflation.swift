import CZlib

/// Unpacks gzip data (RFC 1952) as it comes, several members one after another. Owns zlib's state and frees it.
struct Inflation: ~Copyable {
  /// The two bytes with which gzip data begins.
  static let magic: [UInt8] = [0x1F, 0x8B]

  private let stream: UnsafeMutablePointer<z_stream>
  /// Whether the data so far is whole: at the end of a member.
  private(set) var isComplete = false

  /// Why data cannot be unpacked.
  enum Fault: Error {
    /// It is no gzip data, or its checksum is wrong.
    case damaged
    /// There is no memory.
    case noMemory
  }

  /// - Throws: ``Fault`` without memory.
  init() throws(Fault) {
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    // A window of 2^15 bytes; 16 more asks for gzip's wrapping.
    guard fixator_inflate_init(stream, 15 + 16) == Z_OK else { throw .noMemory }
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
  }

  /// Unpacks into `room` what it can of `packed`, and takes that away from it.
  ///
  /// - Returns: how many bytes came out; 0 when more packed data is needed.
  mutating func unpack(
    _ packed: inout ArraySlice<UInt8>, into room: UnsafeMutableBufferPointer<UInt8>
  ) throws(Fault) -> Int {
    while !packed.isEmpty {
      if isComplete {
        // Zeros behind the last member are padding, and no other member.
        packed = packed.drop { $0 == 0 }
        guard !packed.isEmpty else { return 0 }
        guard inflateReset(stream) == Z_OK else { throw .damaged }
        isComplete = false
      }
      let (status, taken, made) = step(packed, room)
      packed = packed.dropFirst(taken)
      switch status {
      case Z_STREAM_END: isComplete = true
      case Z_OK, Z_BUF_ERROR: break
      case Z_MEM_ERROR: throw .noMemory
      default: throw .damaged
      }
      if made > 0 { return made }
      if taken == 0 && status != Z_STREAM_END { return 0 }
    }
    return 0
  }

  private func step(
    _ packed: ArraySlice<UInt8>, _ room: UnsafeMutableBufferPointer<UInt8>
  ) -> (status: Int32, taken: Int, made: Int) {
    packed.withUnsafeBufferPointer { input in
      // zlib only reads through this pointer; its type is older than const.
      stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
      stream.pointee.avail_in = UInt32(input.count)
      stream.pointee.next_out = room.baseAddress
      stream.pointee.avail_out = UInt32(min(room.count, 1 << 20))
      let asked = stream.pointee.avail_out
      let status = inflate(stream, Z_NO_FLUSH)
      return (status, input.count - Int(stream.pointee.avail_in), Int(asked - stream.pointee.avail_out))
    }
  }
}
