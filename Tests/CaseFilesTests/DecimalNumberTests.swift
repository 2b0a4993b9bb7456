import CaseFiles
import Glibc
import TestSupport
import Testing

@Suite struct DecimalNumberTests {
  /// Two million numbers of every kind, each against the C library's answer, bit by bit.
  @Test func everyNumberIsTheOneOfStrtod() {
    var random = SplitMix64(seed: printedSeed(301))
    var (text, differences) = ([UInt8](), 0)
    for round in 0..<2_000_000 {
      text.removeAll(keepingCapacity: true)
      write(kind: round % 8, &random, to: &text)
      let found = DecimalNumber.value(of: text.span)
      text.append(0)
      let wanted = text.withUnsafeBytes { strtod($0.assumingMemoryBound(to: CChar.self).baseAddress!, nil) }
      guard found?.bitPattern != (wanted.isFinite ? wanted.bitPattern : nil) else { continue }
      differences += 1
      if differences < 10 {
        Issue.record("\(String(decoding: text, as: UTF8.self)): \(String(describing: found))")
      }
    }
    #expect(differences == 0)
  }

  private func write(kind: Int, _ random: inout SplitMix64, to text: inout [UInt8]) {
    let bits = random.next()
    switch kind {
    case 0:
      let any = Double(bitPattern: bits)
      text.append(contentsOf: (any.isFinite ? any : 0).description.utf8)
    case 1: text.append(contentsOf: random.uniform(-1000...1000).description.utf8)
    case 2: text.append(contentsOf: "-\(bits)e\(Int(random.next() % 80) - 40)".utf8)
    case 3: text.append(contentsOf: "0.000\(bits % 100_000_000_000_000_000)".utf8)
    // Half-way between two doubles, or one unit of the last digit beside it.
    case 4: text.append(contentsOf: "\((bits >> 10 | 1 << 53) &+ bits % 3)e\(bits % 4)".utf8)
    case 5:
      text.append(contentsOf: "+\(bits % 1000).\(random.next())\(random.next() % 1000)E-\(bits % 30)".utf8)
    case 6: text.append(contentsOf: "\(bits % 10).\(random.next() % 100_000)e\(Int(bits % 700) - 350)".utf8)
    default:
      // Exactly half-way between two doubles below 1, all digits written.
      let double = Double(1 + bits % 1000) * 0x1p-10
      text.append(contentsOf: (double + double.ulp / 2 * Double(bits % 2)).description.utf8)
    }
  }

  @Test(arguments: [
    ("9007199254740993", 9007199254740992), ("9007199254740993.0000000000000000000000001", 9007199254740994),
    ("1e23", 1e23), ("8.988465674311579e307", 0x1.fffffffffffffp1022), ("5e-324", .leastNonzeroMagnitude),
    ("1e-400", 0),
    ("2.4703282292062327e-324", 0), ("2.4703282292062328e-324", .leastNonzeroMagnitude), (".5", 0.5),
    ("5.", 5), ("-0", 0),
    ("0000000000000000000000000000017", 17), ("1e0000000000000000002", 100), ("0e999999999", 0),
    ("1E+2", 100),
    ("1.7976931348623157e308", .greatestFiniteMagnitude),
  ])
  func theKnownHardOnesAreRight(text: String, value: Double) {
    #expect(DecimalNumber.value(of: Array(text.utf8).span) == value)
  }

  @Test(arguments: [
    "", "-", "+", ".", "-.", "e5", ".e5", "1e", "1e+", "1 ", " 1", "1,5", "1.5.2", "--1", "+-1", "0x10",
    "nan", "inf",
    "infinity", "-inf", "1e400", "-1e400", "1e99999999999999999999", "1_000", "1f", "1d5", "１", "1\u{0}",
  ])
  func whatIsNoFiniteDecimalIsNoNumber(text: String) {
    #expect(DecimalNumber.value(of: Array(text.utf8).span) == nil)
  }
}
