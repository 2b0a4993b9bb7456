import Batch
import Testing

@Suite struct DamageTests {
  /// What may be on a line of NDJSON.
  static let objectDamages: [(String, [UInt8])] = [
    ("cut", Array(object(1).utf8.prefix(120))),
    ("binary", (0..<200).map { UInt8(($0 * 37 + 11) % 256) }.filter { $0 != 0x0A }),
    ("huge", Array(repeating: UInt8(ascii: "x"), count: 3 << 20)),
    ("huge object", Array("{\"case\": \"\(String(repeating: "a", count: 2 << 20))\"}".utf8)),
    ("key twice", Array(object(1).replacing("\"side\"", with: "\"bone\"").utf8)),
    ("unknown key", Array(object(1).replacing("\"side\"", with: "\"sides\"").utf8)),
    ("open quote", Array(object(1).replacing("tibia\"", with: "tibia").utf8)),
    ("no UTF-8", Array(object(1).utf8) + [0xC3, 0x28]),
    ("no UTF-8 in a name", Array("{\"case\": \"".utf8) + [0xFF, 0xFE] + Array("\"}".utf8)),
    ("NUL", [0]),
    ("NUL in a name", Array(object(1).replacing("case-1", with: "case\u{0}1").utf8)),
    ("lists 100,000 deep", Array(repeating: UInt8(ascii: "["), count: 100_000)),
    ("objects 100,000 deep", Array(String(repeating: "{\"frame\":", count: 100_000).utf8)),
    ("a list", Array("[1, 2, 3]".utf8)),
    ("a number", Array("12".utf8)),
    ("an empty object", Array("{}".utf8)),
    ("wrong kind", Array(object(1).replacing("\"generic-155\"", with: "{\"joints\": 7}").utf8)),
    ("half a character", Array(object(1).replacing("case-1", with: "\\ud800").utf8)),
    ("comma behind the last", Array(object(1).replacing("}}", with: "},}").utf8)),
    ("two objects", Array((object(1) + object(2)).utf8)),
    ("not finite", Array(object(1).replacing("150", with: "1e999").utf8)),
    ("too many values", Array("{\"held\": [\(String(repeating: "1,", count: 30_000))1]}".utf8)),
    ("YAML", Array("case: case-1".utf8)),
    ("another mode", Array(object(1).replacing("chronic", with: "residual").utf8)),
  ]

  /// What may be on a line of a table.
  static let rowDamages: [(String, [UInt8])] = [
    ("cut", Array("case-1,le".utf8)),
    ("binary", (0..<200).map { UInt8(($0 * 37 + 11) % 256) }.filter { $0 != 0x0A }),
    ("huge", Array(repeating: UInt8(ascii: "x"), count: 3 << 20)),
    ("long", Array(repeating: UInt8(ascii: "x"), count: 20_000)),
    ("many fields", Array(String(repeating: "x,", count: 8000).utf8)),
    ("a field too many", Array((row(1) + ",").utf8)),
    ("a field too few", Array("case-1,left,3 varus".utf8)),
    ("open quote", Array(("\"" + row(1)).utf8)),
    ("quote inside", Array(row(1).replacing("case-1", with: "ca\"se").utf8)),
    ("text behind a quote", Array(row(1).replacing("case-1", with: "\"case\"-1").utf8)),
    ("no UTF-8", Array("case-".utf8) + [0xE2, 0x82] + Array(",left,3 varus,0".utf8)),
    ("NUL", Array("case-1\u{0},left,3 varus,0".utf8)),
    ("escape", Array("\u{1B}[31mcase,left,3 varus,0".utf8)),
    ("no word", Array("case-1,left,3,0".utf8)),
    ("wrong word", Array("case-1,left,3 short,0".utf8)),
    ("wrong side", Array("case-1,sinister,3 varus,0".utf8)),
    ("not finite", Array("case-1,left,1e400 varus,0".utf8)),
    ("out of range", Array("case-1,left,89 varus,0".utf8)),
    ("no name", Array("null,left,3 varus,0".utf8)),
    ("name that turns its direction", Array("a\u{202E}b,left,3 varus,0".utf8)),
    ("semicolons", Array(row(1).replacing(",", with: ";").utf8)),
    ("a header again", Array(header.utf8)),
  ]

  /// Of 460 and more lines every twentieth is damaged, each in another way.
  @Test(arguments: ["ndjson", "csv"])
  func everyLineIsAnsweredAndRightOnesAreUnchanged(form: String) throws {
    let damages = form == "csv" ? Self.rowDamages : Self.objectDamages
    let right = (0..<(20 * damages.count)).map { Array((form == "csv" ? row($0) : object($0)).utf8) }
    var damaged = right
    for (number, damage) in damages.enumerated() { damaged[20 * number + 7] = damage.1 }
    let feed = [UInt8(ascii: "\n")]
    let begin = form == "csv" ? Array((header + "\n").utf8) : []
    let folder = try Folder()
    let path = folder.path("cases.\(form)")
    let base = form == "csv" ? clinic : nil
    try folder.write("cases.\(form)", begin + Array(right.joined(separator: feed)) + feed)
    let clean = try batch([path], base: base, summaries())
    try folder.write("cases.\(form)", begin + Array(damaged.joined(separator: feed)))
    let found = try batch([path], base: base, summaries(jobs: 3))
    #expect(clean.lines.count == right.count && clean.tally.failed == 0)
    try #require(found.lines.count == right.count)
    for (number, line) in found.lines.enumerated() {
      if number % 20 == 7, number / 20 < damages.count {
        let kind = damages[number / 20].0
        #expect(line.hasPrefix("{\"case\":") || line.hasPrefix("{\"input\":"), "\(kind): \(line.prefix(300))")
        #expect(
          line.contains("\"input\":\"\(path):\(number + (form == "csv" ? 2 : 1))\",\"errors\":[{"), "\(kind)")
      } else {
        #expect(line == clean.lines[number])
      }
    }
  }

  @Test(arguments: [3, 20, 1000, 4000])
  func packedDataThatIsCutGivesWhatItHasAndSaysSo(cut: Int) throws {
    let folder = try Folder()
    // Names that pack badly, so that a cut leaves something.
    let rows = (0..<300).map { "\(UInt64($0) &* 0x9E37_79B9_7F4A_7C15)-" + row($0) }
    try folder.write("cases.csv", ([header] + rows).joined(separator: "\n") + "\n")
    let whole = try batch([folder.path("cases.csv")], base: clinic, summaries())
    let path = try folder.packed("cases.csv")
    try folder.write("cases.csv.gz", Array(try folder.read("cases.csv.gz").prefix(cut)))
    let found = try batch([path], base: clinic, summaries())
    let (lines, last) = (found.lines.dropLast(), found.lines.last ?? "")
    #expect(last.contains("\"code\":\"damaged\"") && last.contains("cut short"))
    #expect(lines.map(unplaced) == whole.lines.prefix(lines.count).map(unplaced))
    #expect(found.tally.failed == 1 && found.tally.unreadable == 0)
    #expect(cut < 1000 || !lines.isEmpty)
  }

  /// What stands before the cut may be a case without its last keys.
  @Test(arguments: ["yaml", "ndjson", "json"])
  func theCaseInWhichPackedDataEndsIsNotRead(form: String) throws {
    let folder = try Folder()
    let text = try String(
      contentsOf: fixtures.appending(path: "cases/tibia-varus-lengthening.yaml"), encoding: .utf8)
    let documents = (0..<40).map { number -> String in
      let name = "\(UInt64(number) &* 0x9E37_79B9_7F4A_7C15)"
      return form == "yaml"
        ? text.replacing("case: tibia-varus-lengthening", with: "case: c\(name)")
        : object(1).replacing("case-1", with: "c\(name)")
    }
    let name = "cases.\(form)"
    let joined = documents.joined(separator: form == "yaml" ? "\n---\n" : "\n")
    try folder.write(name, form == "json" ? joined.replacing(",", with: ",\n") : joined)
    let whole = try batch([folder.path(name)], summaries())
    let path = try folder.packed(name)
    let bytes = try folder.read("\(name).gz")
    for cut in stride(from: 40, to: bytes.count - 1, by: max(1, bytes.count / 60)) {
      try folder.write("\(name).gz", Array(bytes.prefix(cut)))
      let found = try batch([path], summaries())
      let lines = found.lines.dropLast()
      #expect(found.lines.last?.contains("cut short") == true, "\(found.lines.last ?? "")")
      #expect(lines.map(unplaced) == whole.lines.prefix(lines.count).map(unplaced), "cut at \(cut)")
    }
  }

  @Test func packedDataWithAWrongByteSaysSo() throws {
    let folder = try Folder()
    try folder.write("cases.csv", ([header] + (0..<300).map(row)).joined(separator: "\n") + "\n")
    let path = try folder.packed("cases.csv")
    var bytes = try folder.read("cases.csv.gz")
    bytes[bytes.count - 6] ^= 1
    try folder.write("cases.csv.gz", bytes)
    let found = try batch([path], base: clinic, summaries())
    #expect(found.lines.last?.contains("the gzip data is damaged") == true)
    #expect(found.tally.planned <= 300 && found.tally.failed == 1)
  }

  @Test func aFileThatCannotBeReadIsOneLineAmongTheOthers() throws {
    let folder = try Folder()
    let good = try folder.write("good.ndjson", object(1))
    try folder.write("folder/empty.yaml", "# nothing\n")
    let found = try batch([good, folder.path("missing.csv"), folder.path("folder"), good], summaries())
    #expect(found.lines.count == 4)
    #expect(found.lines[1].contains("\"code\":\"unreadable\""))
    #expect(found.lines[2].contains("the file is empty"))
    #expect(found.lines[0] == found.lines[3] && found.tally.planned == 2)
    #expect(found.tally.unreadable == 1 && found.tally.failed == 2)
  }
}
