import Foundation
import TestSupport
import Testing
import TextOutput

@Suite struct DecimalTests {
  /// What no strut and no limb has is not printed with more digits than it was typed with.
  @Test func hugeNumbersAreShownAsTheyAreTyped() {
    for digits in 0...6 {
      #expect(decimal(1e308, digits) == "1e+308" && decimal(-2.5e20, digits) == "-2.5e+20")
      #expect(shortest(1e308, decimals: digits) == "1e+308" && shortest(-1e20, decimals: digits) == "-1e+20")
    }
    #expect(decimal(1e14, 1) == "100000000000000.0" && shortest(1234.5678, decimals: 2) == "1234.57")
    #expect(shortest(2, decimals: 2) == "2" && shortest(-0.001, decimals: 4) == "-0.001")
    #expect(decimal(.infinity, 2) == "inf" && shortest(.nan, decimals: 2) == "nan")
    #expect(significant(1.2345e-13, 2) == "1.2e-13" && significant(123_456_789.5, 3) == "1.23e+08")
  }

  /// The short way and C's must agree to the last digit, ties and their neighbours too.
  @Test func decimalsAreThoseOfPrintf() {
    var random = SplitMix64(seed: printedSeed(20_260_302))
    for index in 0..<40_000 {
      let digits = index % 8
      let size = pow(10, random.uniform(-7...12))
      var value = random.uniform(-size...size)
      if index % 3 == 0 { value = (value * 8).rounded() / 8 }
      if index % 5 == 0 { value = (value * 1000).rounded() / 1000 + 0.0005 }
      let printed = String(format: "%.\(digits)f", value)
      let isZero = !printed.contains { ("1"..."9").contains($0) }
      #expect(
        decimal(value, digits) == (isZero && printed.hasPrefix("-") ? String(printed.dropFirst()) : printed))
    }
  }
}
