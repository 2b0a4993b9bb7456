/// Eight bytes of a text, looked at together.
///
/// The tests are those of "Bit Twiddling Hacks" (Anderson 2005), exact about whether there is such a byte, though not about which.
@usableFromInline
package struct EightBytes {
  @usableFromInline
  let word: UInt64

  @inlinable
  init(_ word: UInt64) { self.word = word }

  @inlinable
  static func all(_ byte: UInt8) -> UInt64 { UInt64(byte) &* 0x0101_0101_0101_0101 }

  /// Whether one of them is under `bound`, which is at most 128.
  @inlinable
  @inline(__always)
  package func hasLess(than bound: UInt8) -> Bool {
    (word &- EightBytes.all(bound)) & ~word & EightBytes.all(0x80) != 0
  }

  /// Whether one of them is this.
  @inlinable
  @inline(__always)
  package func has(_ byte: UInt8) -> Bool { EightBytes(word ^ EightBytes.all(byte)).hasLess(than: 1) }
}

extension UnsafeBufferPointer<UInt8> {
  /// Whether a test is met by any eight bytes one behind the other, of which some may be looked at twice; to fewer than eight, spaces
  /// are added.
  @inlinable
  @inline(__always)
  package func containsEight(where isMet: (EightBytes) -> Bool) -> Bool {
    let bytes = UnsafeRawBufferPointer(self)
    guard count >= 8 else {
      return isMet(EightBytes(reduce(0x2020_2020_2020_2020) { $0 << 8 | UInt64($1) }))
    }
    func eight(_ place: Int) -> EightBytes {
      EightBytes(bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self))
    }
    var place = 0
    while place < count - 8 {
      if isMet(eight(place)) { return true }
      place += 8
    }
    return isMet(eight(count - 8))
  }
}

extension String {
  /// Its bytes, where they are.
  @inlinable
  @inline(__always)
  package func withBytes(_ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    if utf8.withContiguousStorageIfAvailable(body) == nil { Array(utf8).withUnsafeBufferPointer(body) }
  }
}
