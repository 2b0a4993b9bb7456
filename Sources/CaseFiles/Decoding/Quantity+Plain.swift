import TreatmentModel

extension Quantity {
  /// Reads what is right and written plainly, `12 varus` or `12 ± 1.5 varus`, without a copy of any part of it.
  ///
  /// - Returns: nil for anything else, right or wrong.
  init?(plain text: String, _ limit: ValueRange, _ directions: DirectionPair?) {
    let read = text.utf8.withContiguousStorageIfAvailable { Quantity.read($0.span, limit, directions) }
    guard let quantity = read ?? nil else { return nil }
    self = quantity
  }

  private init(value: Double, deviation: Double?) {
    (self.value, self.deviation) = (value, deviation)
  }

  private static func read(
    _ bytes: Span<UInt8>, _ limit: ValueRange, _ directions: DirectionPair?
  ) -> Quantity? {
    var index = 0
    guard beginsWithDigit(bytes, index), let magnitude = DecimalNumber.read(bytes, &index),
      limit.range.contains(magnitude), isEnd(bytes, index)
    else { return nil }
    skipBlanks(bytes, &index)
    var deviation: Double?
    if skipPlusMinus(bytes, &index) {
      skipBlanks(bytes, &index)
      guard beginsWithDigit(bytes, index), let size = DecimalNumber.read(bytes, &index),
        size <= limit.range.upperBound - limit.range.lowerBound, isEnd(bytes, index)
      else { return nil }
      deviation = size
      skipBlanks(bytes, &index)
    }
    guard index < bytes.count else {
      return directions == nil || magnitude == 0 ? Quantity(value: magnitude, deviation: deviation) : nil
    }
    guard let directions else { return nil }
    for (direction, sign) in [(directions.positive, 1.0), (directions.negative, -1.0)]
    where isWord(direction, bytes, from: index) {
      return Quantity(value: sign * magnitude, deviation: deviation)
    }
    return nil
  }

  private static func beginsWithDigit(_ bytes: Span<UInt8>, _ index: Int) -> Bool {
    index < bytes.count && bytes[index] &- UInt8(ascii: "0") < 10
  }

  /// Whether a number may end here.
  private static func isEnd(_ bytes: Span<UInt8>, _ index: Int) -> Bool {
    guard index < bytes.count else { return true }
    return bytes[index] == UInt8(ascii: " ") || bytes[index] == 0xC2 || bytes[index] == UInt8(ascii: "+")
  }

  private static func skipBlanks(_ bytes: Span<UInt8>, _ index: inout Int) {
    while index < bytes.count, bytes[index] == UInt8(ascii: " ") { index += 1 }
  }

  /// `±` in UTF-8, or `+-`.
  private static func skipPlusMinus(_ bytes: Span<UInt8>, _ index: inout Int) -> Bool {
    guard index + 1 < bytes.count else { return false }
    let pair = (bytes[index], bytes[index + 1])
    guard pair == (0xC2, 0xB1) || pair == (UInt8(ascii: "+"), UInt8(ascii: "-")) else { return false }
    index += 2
    return true
  }

  /// Whether the rest of the text is this word.
  private static func isWord(_ direction: Direction, _ bytes: Span<UInt8>, from start: Int) -> Bool {
    let word = direction.rawValue.utf8
    guard word.count == bytes.count - start else { return false }
    let isSame = word.withContiguousStorageIfAvailable { word in
      word.indices.allSatisfy { word[$0] == bytes[start + $0] }
    }
    return isSame ?? false
  }
}
