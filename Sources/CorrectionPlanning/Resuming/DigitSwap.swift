/// Numbers that two digits in each other's place make.
package enum DigitSwap {
  /// Every other number that comes from `value`, written as shortly as can be, by two digits changing places; a number of
  /// two digits may have lost a zero at its head that way (204 as 024).
  package static func values(of value: Double) -> [Double] {
    var digits = Array(value.description.utf8)
    if digits.suffix(2) == [UInt8(ascii: "."), UInt8(ascii: "0")] { digits.removeLast(2) }
    return swaps(digits) + ((10..<100).contains(value) ? swaps([UInt8(ascii: "0")] + digits) : [])
  }

  private static func swaps(_ digits: [UInt8]) -> [Double] {
    let places = digits.indices.filter { (48...57).contains(digits[$0]) }
    guard places.count <= 6 else { return [] }
    let zero = UInt8(ascii: "0")
    var found: [Double] = []
    for (rank, one) in places.enumerated() {
      for other in places[(rank + 1)...] where digits[one] != digits[other] {
        var swapped = digits
        swapped.swapAt(one, other)
        // Nobody writes 20 as 020.
        guard rank > 0 || swapped[one] != zero || !places.contains(one + 1) else { continue }
        if let number = Double(String(decoding: swapped, as: UTF8.self)) { found.append(number) }
      }
    }
    return found
  }
}
