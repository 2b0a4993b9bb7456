/// Writes UTF-8 text into memory that has an end. What does not fit is left out, and ``isFull`` says so ever after: whoever lent the
/// memory has it all written again into more (`[UInt8].append(room:_:)`).
@usableFromInline
package struct BytePen {
  @usableFromInline
  let start: UnsafeMutablePointer<UInt8>
  @usableFromInline
  let end: UnsafeMutablePointer<UInt8>
  @usableFromInline
  var place: UnsafeMutablePointer<UInt8>
  /// Whether something did not fit.
  @usableFromInline
  package var isFull = false

  /// A pen at the beginning of a piece of memory, which must outlive it.
  @inlinable
  package init(_ start: UnsafeMutablePointer<UInt8>, count: Int) {
    (self.start, end, place) = (start, start + count, start)
  }

  /// Bytes written so far.
  @inlinable
  package var count: Int { place - start }

  /// Adds what `body` writes to a place with room for `most` bytes; it returns how many.
  @inlinable
  @inline(__always)
  package mutating func write(atMost most: Int, _ body: (UnsafeMutablePointer<UInt8>) -> Int) {
    guard most <= end - place else { return isFull = true }
    place += body(place)
  }

  /// Adds what `body` makes of a text that is only drafted, where what it makes will stand.
  @inlinable
  package mutating func write(
    atMost most: Int, drafting draft: (inout BytePen) -> Void,
    _ body: (UnsafeRawBufferPointer, UnsafeMutablePointer<UInt8>) -> Int
  ) {
    var ahead = BytePen(place, count: end - place)
    draft(&ahead)
    guard !ahead.isFull else { return isFull = true }
    write(atMost: most) { body(UnsafeRawBufferPointer(start: $0, count: ahead.count), $0) }
  }

  /// One byte.
  @inlinable
  @inline(__always)
  package mutating func byte(_ byte: UInt8) {
    write(atMost: 1) { place in
      place[0] = byte
      return 1
    }
  }

  /// Text as it is.
  @inlinable
  @inline(__always)
  package mutating func text(_ text: StaticString) {
    bytes(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// Text as it is, unless it is known beforehand.
  @inlinable
  @_disfavoredOverload
  package mutating func text(_ text: String) {
    text.withBytes { bytes($0) }
  }

  /// Bytes from elsewhere.
  @inlinable
  @inline(__always)
  package mutating func bytes(_ source: UnsafeBufferPointer<UInt8>) {
    guard let start = source.baseAddress else { return }
    write(atMost: source.count) { place in
      place.update(from: start, count: source.count)
      return source.count
    }
  }

  /// A number in as few digits as read back the same double, without a needless `.0`, as ``shortest(_:)`` has it.
  ///
  /// - Parameter value: finite.
  @inlinable
  @inline(__always)
  package mutating func shortest(_ value: Double) {
    let before = count
    write(atMost: longestNumber) { writeShortest(value, to: $0) }
    if count == before { text(TextOutput.shortest(value)) }
  }

  /// A whole number.
  @inlinable
  @inline(__always)
  package mutating func whole(_ value: Int) {
    write(atMost: 24) { place in
      let start = writeSign(value < 0, to: place)
      return start + writeDigits(UInt64(value.magnitude), to: place + start)
    }
  }
}

extension [UInt8] {
  /// Adds what a pen writes, be it as long as it may.
  ///
  /// - Parameters:
  ///   - room: how many bytes it will usually be.
  ///   - body: is run once more, from its beginning, whenever the room was too little.
  @inlinable
  @inline(__always)
  package mutating func append(room: Int, _ body: (inout BytePen) -> Void) {
    var room = room
    while true {
      // Growing by what is asked for alone would copy everything again and again.
      if capacity - count < room { reserveCapacity(Swift.max(2 * capacity, count + room)) }
      let before = count
      var isFull = false
      append(addingCapacity: capacity - count) { spare in
        spare.withUnsafeMutableBufferPointer { buffer, initialized in
          guard let start = buffer.baseAddress else { return }
          var pen = BytePen(start, count: buffer.count)
          body(&pen)
          isFull = pen.isFull
          initialized = isFull ? 0 : pen.count
        }
      }
      guard isFull else { return }
      room = 2 * (capacity - before)
    }
  }
}
