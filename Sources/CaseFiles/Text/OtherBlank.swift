/// Blanks that look like spaces and are none: no-break, thin, narrow, wide. Documents and web pages have them between a number and its
/// unit or its word, and as indentation; they are read as spaces.
///
/// U+00A0, U+2000 to U+200A, U+202F, U+205F, U+3000: the separators of Unicode's category Zs but the space and the Ogham mark, which is
/// seen.
enum OtherBlank {
  /// A text with spaces in their place, one for each: no character moves.
  static func replaced(_ text: [UInt8]) -> [UInt8] {
    guard text.contains(where: { $0 == 0xC2 || $0 == 0xE2 || $0 == 0xE3 }) else { return text }
    var (result, index) = ([UInt8](), 0)
    result.reserveCapacity(text.count)
    while index < text.count {
      let length = length(text, at: index)
      result.append(length > 0 ? UInt8(ascii: " ") : text[index])
      index += max(1, length)
    }
    return result
  }

  /// How many bytes such a blank has that stands at `index`; 0 where none stands.
  private static func length(_ text: [UInt8], at index: Int) -> Int {
    func byte(_ offset: Int) -> UInt8 { index + offset < text.count ? text[index + offset] : 0 }
    switch (text[index], byte(1), byte(2)) {
    case (0xC2, 0xA0, _): return 2
    case (0xE2, 0x80, 0x80...0x8A), (0xE2, 0x80, 0xAF), (0xE2, 0x81, 0x9F), (0xE3, 0x80, 0x80): return 3
    default: return 0
    }
  }
}
