import Batch
import CaseFiles
import Testing
import TextOutput

/// Objects that share a line: each has its own place, and what is none spoils no other.
@Suite struct ObjectPlacesTests {
  private func lines(_ json: String, filter: Bool = false) async throws -> [String] {
    let folder = try Folder()
    var options = summaries()
    options.isPlaced = !filter
    return try await batch([try folder.write("cases.json", json)], options).lines
  }

  /// Also behind the first kilobytes, behind characters of several bytes, and where the text is none of JSON.
  @Test(arguments: [0, 900, 5000, 70_000], ["\"side\": \"lefft\"", "\"side\" \"left\""])
  func errorsHaveTheColumnOfTheirLine(blanks: Int, wrong: String) async throws {
    let bad = object(2).replacing("\"side\": \"left\"", with: wrong)
    try #require(bad != object(2))
    let before =
      "[" + object(1).replacing("case-1", with: "é-1") + "," + String(repeating: " ", count: blanks)
    let found = try await lines(before + bad + "," + object(3) + "]")
    try #require(found.count == 3)
    let start = before.unicodeScalars.count + 1
    let place =
      bad.unicodeScalars.count
      - bad[(bad.range(of: "\"side\"")?.lowerBound ?? bad.endIndex)...].unicodeScalars.count
    #expect(found[1].contains("cases.json:1:\(start)\""), "\(found[1])")
    let column = start + place + (wrong.contains(":") ? "\"side\": ".count : "\"side\" ".count)
    #expect(found[1].contains("\"line\":1,\"column\":\(column)"), "\(column): \(found[1])")
    #expect(found[0].contains("cases.json:1\"") && !found[2].contains("\"errors\":["))
  }

  @Test(arguments: ["5", "\"a, { and ] \\\" too\"", "null", "-1.5e3 x", "true"])
  func whatIsNoObjectIsALineAndTheOthersGoOn(other: String) async throws {
    let found = try await lines("[\(object(1)), \(other), \(object(2)),\n\(other), \(object(3))]")
    try #require(found.count == 5)
    for index in [0, 2, 4] { #expect(found[index].contains("fixator-summary/1"), "\(found[index])") }
    #expect(found[1].contains("entry 2 is no case") && found[3].contains("entry 4 is no case"))
    let column = object(1).unicodeScalars.count + 4
    #expect(
      found[1].contains("\"line\":1,\"column\":\(column)") && found[3].contains("\"line\":2,\"column\":1"))
    #expect(found[1].contains("cases.json:1:\(column)\"") && found[3].contains("cases.json:2\""))
  }

  /// With a filter a line follows from its case alone, wherever that stands.
  @Test func withoutPlacesALineDependsOnItsCaseAlone() async throws {
    let bad = object(2).replacing("left", with: "lefft")
    let one = try await lines(bad, filter: true)
    let other = try await lines("[\(object(1)), 5,\n   \(object(3)),   \(bad)]", filter: true)
    #expect(one.first == other.last && one[0].contains("\"line\":1"))
  }

  @Test(arguments: [
    "{\"cases\": [OBJECT, OBJECT]}", "{\"version\": 2, \"patients\": [OBJECT]}",
    "cases:\n- OBJECT\n- OBJECT\n",
  ])
  func anObjectAroundManyCasesIsToldWhatToDo(text: String) async throws {
    let folder = try Folder()
    let name = text.hasPrefix("{") ? "cases.json" : "cases.yaml"
    let found = try await batch(
      [try folder.write(name, text.replacing("OBJECT", with: object(1)))], summaries()
    ).lines
    #expect(
      found.count == 1 && found[0].contains("the cases must not stand inside another object"), "\(found)")
    #expect(found[0].contains("an object a line"))
  }

  @Test func aCaseWithAListIsNotTakenForMany() async throws {
    let found = try await lines("{\"structures-at-risk\": [{\"name\": \"nerve\"}]}")
    #expect(!found[0].contains("inside another object"))
  }

  @Test func aRowOfATableOfSummariesSaysTheColumn() async throws {
    let folder = try Folder()
    var options = summaries()
    options.output = .table
    let bad = object(2).replacing("left", with: "lefft")
    let found = try await batch([try folder.write("a.ndjson", bad)], options).lines
    let column = bad.range(of: "\"lefft").map { bad.distance(from: bad.startIndex, to: $0.lowerBound) + 1 }
    #expect(found[1].contains("line 1, column \(column ?? 0), side: "), "\(found[1])")
  }
}
