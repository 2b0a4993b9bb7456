/// The hash of FIPS 180-4, section 6.2, of a whole message at once.
///
/// For fingerprints: it tells documents apart and keeps no secret.
package enum SHA256 {
  /// Hexadecimal digits of a hash.
  static let digitCount = 64

  /// The hash in hexadecimal digits.
  package static func hex(_ message: some Sequence<UInt8>) -> String {
    Array(message).withUnsafeBytes { bytes in
      String(unsafeUninitializedCapacity: digitCount) { text in
        text.baseAddress.map { writeHex(of: bytes, to: $0) } ?? 0
      }
    }
  }

  /// Writes the hash in hexadecimal digits, where the message itself may stand, and returns how many.
  static func writeHex(of message: UnsafeRawBufferPointer, to place: UnsafeMutablePointer<UInt8>) -> Int {
    let state = hash(of: message)
    for index in 0..<32 {
      place[2 * index] = hexDigit(state[index] >> 4)
      place[2 * index + 1] = hexDigit(state[index] & 15)
    }
    return digitCount
  }

  private static func hexDigit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
  }

  /// 32 bytes.
  package static func digest(_ message: some Sequence<UInt8>) -> [UInt8] {
    let state = Array(message).withUnsafeBytes { hash(of: $0) }
    return (0..<32).map { state[$0] }
  }

  private static func hash(of message: UnsafeRawBufferPointer) -> State {
    var state = initial
    let whole = message.count / 64 * 64
    work(UnsafeRawBufferPointer(rebasing: message[..<whole]), into: &state)
    withLastBlocks(message[whole...], of: message.count) { work($0, into: &state) }
    return state
  }

  private static func work(_ bytes: UnsafeRawBufferPointer, into state: inout State) {
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 64) { schedule in
      for block in stride(from: 0, to: bytes.count, by: 64) {
        for word in 0..<16 {
          let value = bytes.loadUnaligned(fromByteOffset: block + 4 * word, as: UInt32.self)
          schedule.initializeElement(at: word, to: UInt32(bigEndian: value))
        }
        compress(&state, schedule)
      }
    }
  }

  /// The end of a message, a 1 bit, zeros, and the length in bits, a multiple of 64 bytes long (section 5.1.1).
  ///
  /// - Parameter count: of the whole message's bytes.
  private static func withLastBlocks(
    _ rest: Slice<UnsafeRawBufferPointer>, of count: Int, _ body: (UnsafeRawBufferPointer) -> Void
  ) {
    let size = rest.count < 56 ? 64 : 128
    withUnsafeTemporaryAllocation(byteCount: size, alignment: 8) { blocks in
      blocks.initializeMemory(as: UInt8.self, repeating: 0)
      blocks.copyBytes(from: rest)
      blocks[rest.count] = 0x80
      blocks.storeBytes(of: (UInt64(count) * 8).bigEndian, toByteOffset: size - 8, as: UInt64.self)
      body(UnsafeRawBufferPointer(blocks))
    }
  }

  /// The eight working variables.
  private struct State {
    var a, b, c, d, e, f, g, h: UInt32

    private var words: InlineArray<8, UInt32> { [a, b, c, d, e, f, g, h] }

    /// Byte 0...31 of the hash.
    subscript(index: Int) -> UInt8 {
      UInt8(truncatingIfNeeded: words[index / 4] >> UInt32(24 - 8 * (index % 4)))
    }
  }

  private static func compress(_ state: inout State, _ w: UnsafeMutableBufferPointer<UInt32>) {
    for t in 16..<64 {
      let (early, late) = (w[t - 15], w[t - 2])
      let s0 = early.rotated(7) ^ early.rotated(18) ^ (early &>> 3)
      let s1 = late.rotated(17) ^ late.rotated(19) ^ (late &>> 10)
      w.initializeElement(at: t, to: w[t - 16] &+ s0 &+ w[t - 7] &+ s1)
    }
    var (a, b, c, d, e, f, g, h) = (state.a, state.b, state.c, state.d, state.e, state.f, state.g, state.h)
    for t in stride(from: 0, to: 64, by: 8) {
      round(a, b, c, &d, e, f, g, &h, constants[t] &+ w[t])
      round(h, a, b, &c, d, e, f, &g, constants[t &+ 1] &+ w[t &+ 1])
      round(g, h, a, &b, c, d, e, &f, constants[t &+ 2] &+ w[t &+ 2])
      round(f, g, h, &a, b, c, d, &e, constants[t &+ 3] &+ w[t &+ 3])
      round(e, f, g, &h, a, b, c, &d, constants[t &+ 4] &+ w[t &+ 4])
      round(d, e, f, &g, h, a, b, &c, constants[t &+ 5] &+ w[t &+ 5])
      round(c, d, e, &f, g, h, a, &b, constants[t &+ 6] &+ w[t &+ 6])
      round(b, c, d, &e, f, g, h, &a, constants[t &+ 7] &+ w[t &+ 7])
    }
    state = State(
      a: state.a &+ a, b: state.b &+ b, c: state.c &+ c, d: state.d &+ d, e: state.e &+ e,
      f: state.f &+ f, g: state.g &+ g, h: state.h &+ h)
  }

  @inline(__always)
  private static func round(
    _ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: inout UInt32, _ e: UInt32, _ f: UInt32, _ g: UInt32,
    _ h: inout UInt32, _ term: UInt32
  ) {
    let sum1 = e.rotated(6) ^ e.rotated(11) ^ e.rotated(25)
    let choice = g ^ (e & (f ^ g))
    let first = h &+ sum1 &+ choice &+ term
    let sum0 = a.rotated(2) ^ a.rotated(13) ^ a.rotated(22)
    let majority = (a & b) | (c & (a | b))
    d = d &+ first
    h = first &+ sum0 &+ majority
  }

  /// First 32 bits of the fractional parts of the square roots of the first eight primes (section 5.3.3).
  private static let initial = State(
    a: 0x6a09_e667, b: 0xbb67_ae85, c: 0x3c6e_f372, d: 0xa54f_f53a, e: 0x510e_527f, f: 0x9b05_688c,
    g: 0x1f83_d9ab, h: 0x5be0_cd19)

  /// First 32 bits of the fractional parts of the cube roots of the first sixty-four primes (section 4.2.2).
  private static let constants: InlineArray<64, UInt32> = [
    0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4, 0xab1c_5ed5,
    0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe, 0x9bdc_06a7, 0xc19b_f174,
    0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f, 0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da,
    0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7, 0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967,
    0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc, 0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85,
    0xa2bf_e8a1, 0xa81a_664b, 0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070,
    0x19a4_c116, 0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
    0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7, 0xc671_78f2,
  ]
}

extension UInt32 {
  fileprivate func rotated(_ count: UInt32) -> UInt32 { self &>> count | self &<< (32 &- count) }
}
