import CaseFiles
import TestSupport
import Testing

@Suite struct JSONExtentTests {
  /// An object with strings that hold brackets, quotes and backslashes, at most `deepest` more levels deep.
  private func object(_ random: inout SplitMix64, deepest: Int) -> String {
    let members = (0..<random.next() % 4).map { "\"k\($0)\": \(value(&random, deepest: deepest))" }
    return "{\(members.joined(separator: ", "))}"
  }

  private func value(_ random: inout SplitMix64, deepest: Int) -> String {
    switch random.next() % (deepest > 0 ? 5 : 3) {
    case 0: "\(Int(random.next() % 2000) - 1000).5e-3"
    case 1: ["true", "null", "\"}\"", "\"\\\\\"", "\"\\\"}]\"", "\"{[é±\""][Int(random.next() % 6)]
    case 2: "[]"
    case 3: "[\(value(&random, deepest: deepest - 1)), \(value(&random, deepest: deepest - 1))]"
    default: object(&random, deepest: deepest - 1)
    }
  }

  /// Where an object ends that arrives in parts of any size, and whether the parser takes what lies before.
  @Test func anObjectEndsWhereTheParserSaysHoweverItArrives() throws {
    var random = SplitMix64(seed: printedSeed(751))
    for _ in 0..<2000 {
      let text = Array(object(&random, deepest: 5).utf8)
      let behind = Array(" ,{\"next\": 1}".utf8)
      #expect(throws: Never.self) { try NodeReader.read(text, .json) }
      var (extent, rest, before, end) = (JSONExtent(), (text + behind)[...], 0, Int?.none)
      while end == nil, !rest.isEmpty {
        let part = Array(rest.prefix(1 + Int(random.next() % 9)))
        rest = rest.dropFirst(part.count)
        end = part.withUnsafeBufferPointer { extent.end(in: $0, from: 0) }.map { $0 + before }
        before += part.count
      }
      #expect(end == text.count - 1 && !extent.isOpen)
    }
  }

  @Test func anObjectWithoutItsEndStaysOpenUntilItIsAbandoned() {
    var extent = JSONExtent()
    let text = Array("{\"a\": \"}".utf8)
    #expect(text.withUnsafeBufferPointer { extent.end(in: $0, from: 0) } == nil && extent.isOpen)
    extent.abandon()
    #expect(!extent.isOpen)
  }
}

@Suite struct NodeReaderTests {
  private func message(_ text: String, _ format: TextFormat) -> String {
    do {
      return try NodeReader.read(Array(text.utf8), format, at: FilePlace(line: 7, column: 1)).kind
    } catch {
      return "\(error.place) \(error.fault.message)"
    }
  }

  /// What each format makes of the same text, today.
  @Test(arguments: [
    ("{\"a\": 1}", "a section", "a section", "a section"),
    ("{a: 1}", "a section", "7:2 no JSON: a key in double quotes must stand here", "a section"),
    (
      "{\"a\": [1, 2}", "7:12 no JSON: no comma or ] where the list should go on or end",
      "7:12 no JSON: no comma or ] where the list should go on or end",
      "7:12 no JSON: no comma or ] where the list should go on or end"
    ),
    ("{\"a\": \"\\ud83d\\ude00\"}", "a section", "a section", "a section"),
    ("", "7:1 the file is empty", "7:1 no JSON: a value must stand here", "7:1 the file is empty"),
    ("{\"a\": \u{1}}", "7:7 no JSON", "7:7 no JSON", "7:7 no JSON"),
    ("%a", "7:1 a line that begins with %", "7:1 no JSON", "7:1 no JSON"),
  ])
  func eachFormatHasItsReader(text: String, yaml: String, json: String, either: String) {
    #expect(message(text, .yaml).hasPrefix(yaml), "\(message(text, .yaml))")
    #expect(message(text, .json).hasPrefix(json), "\(message(text, .json))")
    #expect(message(text, .jsonOrYAML).hasPrefix(either), "\(message(text, .jsonOrYAML))")
  }

  @Test func whatIsTooLargeSaysWhatItIs() {
    let large = String(repeating: " ", count: (1 << 20) + 1)
    #expect(message(large, .yaml) == "7:1 the file is larger than 1 MiB, too large for a case")
    #expect(message(large, .json) == "7:1 the object is larger than 1 MiB, too large for a case")
    #expect(message(large, .jsonOrYAML) == "7:1 the object is larger than 1 MiB, too large for a case")
  }
}
