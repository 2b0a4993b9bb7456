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

  /// What a spreadsheet would run, also one that cuts at semicolons or tabs inside of our quotes.
  @Test(arguments: [
    ("=1+1", "\"'=1+1\""), (" \t@a", "\"' \t'@a\""), ("x;=1+1", "\"x;'=1+1\""), ("x; -2+3", "\"x;' -2+3\""),
    ("x;\"=1\"", "\"x;'\"\"=1\"\"\""), ("x\t+a", "\"x\t'+a\""), ("x,=1", "\"x,'=1\""), ("x,@a", "\"x,'@a\""),
    ("a, -150, b", "\"a, -150, b\""),
    ("a,-b", "\"a,'-b\""), ("x;\u{FF1D}1", "\"x;'\u{FF1D}1\""), ("x;y=1", "\"x;y=1\""), ("a=1", "a=1"),
  ])
  func whatASpreadsheetWouldRunHasAnApostrophe(value: String, written: String) {
    #expect(text { $0.field(value) } == written)
  }
}
