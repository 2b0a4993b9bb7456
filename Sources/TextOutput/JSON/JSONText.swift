/// JSON text as it grows: objects one behind the other.
public struct JSONText: Sendable {
  /// The text so far, UTF-8.
  public var bytes: [UInt8] { written }

  @usableFromInline
  var written: [UInt8] = []
  @usableFromInline
  let isPretty: Bool

  /// No text; `isPretty` is for people, otherwise every object is one line.
  public init(isPretty: Bool) { self.isPretty = isPretty }

  /// The text so far.
  public var text: String { String(decoding: written, as: UTF8.self) }

  /// Empties the text and keeps its memory.
  public mutating func clear() { written.removeAll(keepingCapacity: true) }

  /// Adds an object whose members `body` writes, and the end of its line.
  ///
  /// - Parameter body: is run once more where there was not memory enough at once.
  @inlinable
  @inline(__always)
  package mutating func object(_ body: (inout JSONWriter) -> Void) {
    written.append(room: 1 << 15) { pen in
      var writer = JSONWriter(pen, isPretty: isPretty)
      writer.object(body)
      pen = writer.pen
      pen.byte(UInt8(ascii: "\n"))
    }
  }
}
