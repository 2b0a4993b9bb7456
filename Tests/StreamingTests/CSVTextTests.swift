import Reports
import TestSupport
import Testing
import TextOutput

@Suite struct CSVTextTests {
  private func text(_ write: (inout CSVText) -> Void) -> String {
    var text = CSVText()
    write(&text)
    return String(decoding: text.bytes, as: UTF8.self)
  }

  @Test func numbersReadBackTheSame() {
    var random = SplitMix64(seed: printedSeed(351))
    for round in 0..<200_000 {
      let value = round % 2 == 0 ? Double(bitPattern: random.next()) : random.uniform(-1000...1000)
      let written = text { $0.number(value) }
      if value.isFinite {
        #expect(Double(written)?.bitPattern == value.bitPattern && written == shortest(value))
      } else {
        #expect(written.isEmpty)
      }
    }
  }

  @Test(arguments: [
    (0.0, "0"), (-0.0, "-0"), (100, "100"), (0.1, "0.1"), (1e300, "1e+300"), (-2.5e-9, "-2.5e-09"),
    (.infinity, ""),
    (.nan, ""),
  ])
  func numbersHaveNoNeedlessDigits(value: Double, written: String) {
    #expect(text { $0.number(value) } == written)
  }

  @Test(arguments: [(0, "0"), (9, "9"), (10, "10"), (-1, "-1"), (Int.min, "\(Int.min)")])
  func wholeNumbersAreWritten(value: Int, written: String) {
    #expect(text { $0.number(value) } == written)
  }

  @Test func quotesAreDoubledAndLinesStayOne() {
    #expect(text { $0.quoted("a \"b\", c\r\nd") } == "\"a \"\"b\"\", c  d\"")
  }
}
