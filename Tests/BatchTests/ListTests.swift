import Batch
import Testing

/// Lists of cases in JSON whose beginnings and ends do not go together.
@Suite struct ListTests {
  private static let one = object(1)

  @Test(
    "What is wrong with a list is said with its place, and its cases are planned all the same",
    arguments: [
      ("[" + one + ",\n", "the list [ … that begins here has no ] at its end", 1, 1, 1),
      ("\n  [\n" + one + "\n" + one, "the list [ … that begins here has no ] at its end", 2, 3, 2),
      ("[" + one + "][" + one, "the list [ … that begins here has no ] at its end", 1, one.utf8.count + 3, 2),
      (one + "\n]", "this ] ends no list", 2, 1, 1),
      ("]", "this ] ends no list", 1, 1, 0), ("]]]", "this ] ends no list", 1, 1, 0),
      ("[" + one + "]]", "this ] ends no list", 1, one.utf8.count + 3, 1),
      ("[]", "the list [ … ] holds no case", 1, 1, 0), (" [\n, ]\n", "the list [ … ] holds no case", 1, 2, 0),
      ("[" + one + "]\n[]", "the list [ … ] holds no case", 2, 1, 1),
      ("[[" + one + "]]", "a list [ … begins inside the list of line 1, column 1", 1, 2, 1),
      ("[[[[" + one + "]], " + one + "]]", "a list [ … begins inside the list", 1, 2, 2),
      ("[1]", "an object { … } must begin here", 1, 2, 0),
      ("}", "an object { … } must begin here", 1, 1, 0),
    ])
  func unevenLists(_ text: String, _ message: String, _ line: Int, _ column: Int, _ planned: Int) throws {
    let folder = try Folder()
    let path = try folder.write("cases.json", text)
    let found = try batch([path], summaries())
    #expect(found.tally.planned == planned && found.tally.failed == 1, "\(text): \(found.lines)")
    let fault = found.lines.first { $0.contains("\"errors\"") } ?? ""
    #expect(fault.contains("\"input\":\"\(path):\(line)\""), "\(fault)")
    #expect(fault.contains("\"code\":\"damaged\"") && fault.contains(message), "\(fault)")
    #expect(fault.contains("\"line\":\(line),\"column\":\(column)}"), "\(fault)")
  }

  /// What is no object loses no end of a list unless brackets may be in it.
  @Test func aListIsFollowedBehindWhatIsNoObject() throws {
    let folder = try Folder()
    let found = try batch([folder.write("cases.json", "[1, \"a ]\", \(Self.one)\n")], summaries())
    #expect(found.tally.planned == 1 && found.tally.failed == 3)
    #expect(found.lines.last?.contains("has no ] at its end") == true, "\(found.lines)")
    let lost = try batch([folder.write("cases.json", "[{}, a: [1, \(Self.one)\n")], summaries())
    #expect(
      lost.tally.planned == 1 && !lost.lines.contains { $0.contains("inside the list") }, "\(lost.lines)")
  }

  @Test func evenListsAreTakenWhereverTheyStand() throws {
    let folder = try Folder()
    for text in [
      "[\(Self.one)]", "[\(Self.one),\n\(Self.one)\n]", "[\(Self.one)]\n[\(Self.one)]", "[\(Self.one),]",
    ] {
      let found = try batch([folder.write("cases.json", text)], summaries())
      #expect(found.tally.failed == 0 && found.tally.planned == found.lines.count, "\(text)")
    }
  }
}
