import Foundation
import TestSupport
import Testing
import TextOutput

@Suite struct DecimalTests {
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
