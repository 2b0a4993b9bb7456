import TestSupport
import Testing
import TextOutput

@Suite struct ShortestDigitsTests {
  private func written(_ value: Double) -> String {
    var bytes: [UInt8] = []
    bytes.append(room: 8) { $0.shortest(value) }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// A comparison first: millions of expectations would take their time.
  private func expectShortest(_ value: Double) {
    if written(value) != shortest(value) { #expect(written(value) == shortest(value)) }
  }

  /// The standard library's digits are the measure: a million numbers of all sizes, among them the hard ones.
  @Test(arguments: 0..<4 as Range<UInt64>)
  func theDigitsAreThoseOfTheStandardLibrary(part: UInt64) {
    var random = SplitMix64(seed: printedSeed(711 + part))
    for _ in 0..<250_000 {
      let bits = random.next()
      let size = random.uniform(-12...20)
      let values = [
        Double(bitPattern: bits), Double(bits >> 11) * 0x1p-53 * 300,
        Double(Int(bits % 2_000_001) - 1_000_000) / 1000,
        Double.exactly(size, bits),
      ]
      for value in values where value.isFinite { expectShortest(value) }
    }
  }

  @Test func edgesAreThoseOfTheStandardLibrary() {
    let edges: [Double] = [
      0, -0.0, 1, -1, 0.1, 1e-4, 9.999e-5, 1e-5, .leastNonzeroMagnitude, .leastNormalMagnitude,
      .greatestFiniteMagnitude,
      1e15, 1e16,
      1e17, 9_007_199_254_740_991, 9_007_199_254_740_992, 4503599627370495.5, 4503599627370496.5, 0.3,
      2.0 / 3, 1e9 + 0.0625,
      624_999_999.9375, 625_000_000.0625, 1e22, 123456789012345.67, 0.5, 0.0625, 0.03125,
    ]
    for value in edges { expectShortest(value) }
    for power in -1074...1023 {
      let two = Double(sign: .plus, exponent: power, significand: 1)
      for value in [two, -two, two.nextUp, two.nextDown] { expectShortest(value) }
    }
    var power = 1e-30
    while power < 1e30 {
      for value in [power, -power, power.nextUp, power.nextDown, 3 * power, 0.1 + power, 100 + power] {
        expectShortest(value)
      }
      power *= 10
    }
  }

  /// Decimals as people and other programs write them, and their neighbours.
  @Test func shortDecimalsStayShort() {
    var random = SplitMix64(seed: printedSeed(715))
    for _ in 0..<200_000 {
      var unit = 1.0
      for _ in 0..<(random.next() % 17) { unit *= 10 }
      let value = (random.uniform(-1...1) * unit).rounded() / unit * (random.next() % 2 == 0 ? 1 : 1000)
      for value in [value, value.nextUp, value.nextDown] { expectShortest(value) }
    }
  }
}

extension Double {
  /// A number of about this power of ten.
  fileprivate static func exactly(_ size: Double, _ bits: UInt64) -> Double {
    Double(sign: .plus, exponent: Int(size * 3.32), significand: 1 + Double(bits >> 12) * 0x1p-52)
  }
}
