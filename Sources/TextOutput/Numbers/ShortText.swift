/// A word of at most 32 bytes that is written with one store.
@usableFromInline
package struct ShortText: Sendable {
  @usableFromInline
  package static let longest = 32

  @usableFromInline
  let bytes: SIMD32<UInt8>
  @usableFromInline
  let count: Int

  /// The first 32 bytes of a text.
  @usableFromInline
  package init(_ text: String) {
    var (bytes, count) = (SIMD32<UInt8>(), 0)
    for byte in text.utf8.prefix(ShortText.longest) {
      bytes[count] = byte
      count += 1
    }
    (self.bytes, self.count) = (bytes, count)
  }

  /// Writes the text, touching 32 bytes, and returns how many it has.
  @inlinable
  @inline(__always)
  package func write(to place: UnsafeMutablePointer<UInt8>) -> Int {
    UnsafeMutableRawPointer(place).storeBytes(of: bytes, as: SIMD32<UInt8>.self)
    return count
  }
}
