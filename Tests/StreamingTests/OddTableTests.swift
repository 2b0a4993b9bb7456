import CaseFiles
import Streaming
import Testing
import TextOutput

/// Odd input and exactly what comes of it.
@Suite struct OddTableTests {
  private static let neutral = "0,0,-150,1,0,0,0"
  /// The readings of the neutral pose: lengths less offsets.
  private func neutralReadings() throws -> String {
    let found = try convert(.readings, OddTableTests.neutral.utf8)
    return String(try #require(found.lines.last))
  }

  @Test(arguments: [
    ("0,0,-150,0,0,0,0", "the quaternion is zero"),
    ("0,0,1e308,1,0,0,0", "the pose is too far away: its lengths are no finite numbers"),
    ("0,0,-150,1,0,0", "the line has 6 fields instead of 7"),
    ("0,0,-150,1,0,0,0,", "the line has 8 fields instead of 7"),
    ("0;0;-150;1;0;0;0", "the line has 1 field instead of 7"),
    ("0,0,-150,1,0,,0", "qy is empty"),
    ("0,0,-150,1,0,  ,0", "qy is empty"),
    ("0,0,-150,1,0,x,0", "qy is no finite decimal number (found x)"),
    ("0,0,-150,1,0,nan,0", "qy is no finite decimal number (found nan)"),
    ("0,inf,-150,1,0,0,0", "y_mm is no finite decimal number (found inf)"),
    ("0,1e400,-150,1,0,0,0", "y_mm is no finite decimal number (found 1e400)"),
    ("0,0x10,-150,1,0,0,0", "y_mm is no finite decimal number (found 0x10)"),
    ("0,1 2,-150,1,0,0,0", "y_mm is no finite decimal number (found 1 2)"),
    (
      "0,\"=cmd\"\"\",-150,1,0,0,0",
      "y_mm is a spreadsheet's formula: export the table with values instead of formulas (found =cmd\"\")"
    ),
    ("0,\"0,-150,1,0,0,0", "a quote that is not closed on its line (found \"\"0,-150,1,0,0,0)"),
    ("0,\"0\" 1,-150,1,0,0,0", "text after a closing quote (found 1,-150,1,0,0,0)"),
    ("0,0\",-150,1,0,0,0", "a quote inside a field that does not begin with one (found 0\"\")"),
    (
      "0,0\u{0},-150,1,0,0,0",
      "a NUL (is this UTF-16 without its mark? save the file as UTF-8), byte 4 of the line (found 0)"
    ),
    ("0,0\u{1B}[2J,-150,1,0,0,0", "a control character, byte 4 of the line (found 27)"),
    ("0,0\r,-150,1,0,0,0", "a control character, byte 4 of the line (found 13)"),
    ("0,\u{202E}0,-150,1,0,0,0", "y_mm is no finite decimal number (found \u{FFFD}0)"),
    ("0,e\u{301},-150,1,0,0,0", "y_mm is no finite decimal number (found e\u{301})"),
  ])
  func aBadLineSaysWhatIsWrongAndTheRestGoesOn(line: String, message: String) throws {
    let found = try convert(
      .readings, "\(OddTableTests.neutral)\n\(line)\n\(OddTableTests.neutral)".utf8)
    let good = try neutralReadings()
    // A quote in the message stands doubled in the field; the arguments have it so where the line had one.
    #expect(found.text == "\(strutHeader)\n\(good)\n\"error: line 2: \(message)\",,,,,\n\(good)\n")
    #expect(found.tally.good == 2 && found.tally.bad == 1 && found.tally.firstBad == 2)
  }

  @Test func bytesThatAreNoTextGiveAnErrorLine() throws {
    let table =
      Array("\(OddTableTests.neutral)\n0,".utf8) + [0xC3, 0x28] + Array(",0\n\(OddTableTests.neutral)".utf8)
    let (found, good) = (try convert(.readings, table), try neutralReadings())
    let message = "no UTF-8 text, byte 3 of the line (found 195)"
    #expect(found.text == "\(strutHeader)\n\(good)\n\"error: line 2: \(message)\",,,,,\n\(good)\n")
  }

  @Test func anErrorLineOfPosesHasTheirColumns() throws {
    let found = try convert(.poses, "170,170,170,170,170,x\n".utf8)
    let message = "line 1: strut_6 is no finite decimal number (found x)"
    #expect(found.text == "\(poseHeader)\n,,,,,,,,,,\"error: \(message)\"\n")
  }

  @Test func linesThatSayNothingGiveBlankLines() throws {
    let good = try neutralReadings()
    let found = try convert(
      .readings,
      "# made by hand\n\n x_mm,y_mm,z_mm,qw,qx,qy,qz\n\n \t\n #, \"\n\(OddTableTests.neutral)\n\r\n".utf8)
    #expect(found.text == "\n\n\(strutHeader)\n\n\n\n\(good)\n\n")
    #expect(found.tally.lines == 1)
    let bare = try convert(.readings, "\n#\n\(OddTableTests.neutral)\n".utf8)
    #expect(bare.text == "\n\n\(strutHeader)\n\(good)\n")
  }

  @Test func aCommentMayStandBeforeAnIgnoredColumn() throws {
    let header = "day,x_mm,y_mm,z_mm,qw,qx,qy,qz\n"
    let found = try convert(.readings, "\(header)#1,\(OddTableTests.neutral)\n".utf8)
    #expect(found.lines == [strutHeader[...], ""])
  }

  /// A line of exactly the longest length is read, one byte more is not, nor a megabyte.
  @Test(arguments: [(16384, true), (16385, false), (65536, false), (70000, false), (1_000_000, false)])
  func aLineThatIsTooLongIsLeftOut(length: Int, isGood: Bool) throws {
    let good = try neutralReadings()
    let blanks = String(repeating: " ", count: length - OddTableTests.neutral.utf8.count)
    let before = String(repeating: OddTableTests.neutral + "\n", count: 100)
    let table = before + blanks + OddTableTests.neutral + "\n" + OddTableTests.neutral
    let found = try convert(.readings, table.utf8)
    let line = isGood ? good : "\"error: line 101: the line is longer than 16384 bytes\",,,,,"
    #expect(found.lines.dropFirst(101) == [line[...], good[...]])
    #expect(found.lines.count == 103)
  }

  @Test(arguments: [
    ("", 1, ValueFault.Code.empty), ("\n\n", 1, .empty), ("# nothing\n", 1, .empty), ("\u{FEFF}", 1, .empty),
    ("a,b,c,d,e,f\n", 1, .syntax), ("\nstrut_1,strut_2\n", 2, .missing),
    ("strut_1,strut_2,strut_3,strut_4,strut_5,strut_6,strut_1\n", 1, .duplicateKey),
    ("strut_1 strut_2 strut_3 strut_4 strut_5 strut_6\n1 2 3 4 5 6\n", 1, .syntax),
    ("strut_1 (cm);2;3;4;5;6\n1;2;3;4;5;6\n", 1, .unit), ("Readings of May\n1,2,3,4,5,6\n", 1, .syntax),
    ("\"strut_1\n", 1, .syntax), ("\u{1}\n", 1, .notText),
  ])
  func aTableWhoseColumnsCannotBeToldIsRefused(table: String, line: Int, code: ValueFault.Code) throws {
    let errors = #expect(throws: CaseFileErrors.self) { try convert(.poses, table.utf8) }
    #expect(errors?.errors.first?.line == line && errors?.errors.first?.code == code)
  }

  @Test func aHeaderAloneIsATableWithoutLines() throws {
    let found = try convert(.poses, (strutHeader + "\n").utf8)
    #expect(found.text == poseHeader + "\n" && found.tally.lines == 0)
  }
}
