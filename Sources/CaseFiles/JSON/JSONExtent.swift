/// Where a JSON object ends whose bytes come part by part: what ``JSONNodes`` takes for strings and brackets, and nothing else of
/// the grammar, so that one damaged object spoils no other.
public struct JSONExtent: Sendable {
  /// Brackets that are open; 0 outside of any object.
  private var depth = 0
  private var isInString = false
  private var isEscaped = false

  /// Outside of any object.
  public init() {}

  /// Whether an object has begun whose end has not come.
  public var isOpen: Bool { depth > 0 }

  /// Takes the bytes from `index` on, of which the first opens an object unless one is open.
  ///
  /// - Returns: the index of the byte that closes it; nil when it goes on behind `bytes`.
  public mutating func end(in bytes: UnsafeBufferPointer<UInt8>, from index: Int) -> Int? {
    var index = index
    while index < bytes.count {
      step(bytes[index])
      if depth == 0 { return index }
      index += 1
    }
    return nil
  }

  /// Leaves an object whose end never came.
  public mutating func abandon() { self = JSONExtent() }

  private mutating func step(_ byte: UInt8) {
    if isInString {
      if isEscaped {
        isEscaped = false
      } else if byte == UInt8(ascii: "\\") {
        isEscaped = true
      } else if byte == UInt8(ascii: "\"") {
        isInString = false
      }
      return
    }
    switch byte {
    case UInt8(ascii: "\""): isInString = true
    case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
    case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
    default: break
    }
  }
}
