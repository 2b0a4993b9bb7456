import CaseFiles
import TestSupport
import Testing
import TreatmentModel

@Suite struct JSONNodesTests {
  private func read(_ text: [UInt8]) -> Node? {
    text.withUnsafeBufferPointer { try? JSONNodes.read($0) }
  }

  private static let sample = """
    {"case": "naïve \\"name\\"", "list": [1, -2.5e3, true, null, {"a": {}}, []],
      "deformity": {"ap-angulation": "12 ± 1 varus", "empty": ""},
    "deep": [[[["x"]]]]}
    """

  /// The same tree with the same places as libyaml makes of it.
  @Test func theTreeIsThatOfTheYAMLReader() throws {
    let bytes = Array(Self.sample.utf8)
    #expect(flat(try #require(read(bytes))) == flat(try NodeReader.read(bytes)))
  }

  private func flat(_ node: Node) -> [String] {
    switch node.content {
    case .scalar(let text, let isPlain): ["\(node.place) \(text) \(isPlain) \(node.weight) \(node.height)"]
    case .sequence(let items): ["\(node.place) \(node.weight) \(node.height)"] + items.flatMap(flat)
    case .mapping(let entries):
      ["\(node.place) \(node.height)"]
        + entries.flatMap { ["\($0.keyPlace) \($0.key)"] + flat($0.value) }
    }
  }

  @Test(arguments: [
    "", "{", "}", "[1,]", "{\"a\":1,}", "{\"a\" 1}", "{'a': 1}", "01", "1.", ".5", "+1", "1e", "tru", "nan",
    "\"a",
    "\"\\x\"", "\"\\u12g4\"", "\"\\ud800\"", "\"\\udc00\"", "\"a\nb\"", "{} {}", "{1: 2}", "- 1", "[1 2]",
  ])
  func whatIsNoJSONIsRefused(text: String) { #expect(read(Array(text.utf8)) == nil) }

  @Test func escapesMeanTheirCharacters() throws {
    let node = try #require(read(Array(#""\u00e9\ud83d\ude00\n\/\\\"""#.utf8)))
    #expect(node.kind == "é😀\n/\\\"")
  }

  private static let signs = Array("{}[]\",:\\ 1eu".utf8)

  /// Damaged at random, nothing traps, and some of it is still JSON.
  @Test func noDamageTraps() throws {
    var random = SplitMix64(seed: printedSeed(731))
    var readable = 0
    for _ in 0..<20_000 {
      var bytes = Array(Self.sample.utf8)
      for _ in 0...(random.next() % 3) {
        let place = Int(random.next() % UInt64(bytes.count))
        switch random.next() % 3 {
        case 0: bytes[place] = UInt8(random.next() % 256)
        case 1: bytes.remove(at: place)
        default: bytes.insert(Self.signs[Int(random.next() % UInt64(Self.signs.count))], at: place)
        }
      }
      if read(bytes) != nil { readable += 1 }
    }
    #expect(readable > 100)
  }

  /// The quick way of reading a quantity gives what the careful one gives.
  @Test func plainQuantitiesAreThoseOfTheCarefulReader() throws {
    var random = SplitMix64(seed: printedSeed(741))
    let pair = DeformityParameter.apAngulation.directions
    let limit = try #require(CaseSchema.row(of: DeformityParameter.apAngulation.key)).limit
    for _ in 0..<20_000 {
      let number = String(random.uniform(0...95).description.prefix(Int(1 + random.next() % 8)))
      let spread =
        random.next() % 3 == 0 ? " ± \(random.next() % 100)" : random.next() % 5 == 0 ? "+-1.5" : ""
      let word = ["", " varus", " valgus", " vargus", " varus ", " short"][Int(random.next() % 6)]
      let text = number + spread + word
      // A tab is what the quick way leaves to the careful one.
      let quick = Result { () throws(ValueFault) in try Quantity(text, limit, pair) }
      let careful = Result { () throws(ValueFault) in try Quantity("\t" + text, limit, pair) }
      #expect((try? quick.get()) == (try? careful.get()), "\(text)")
    }
  }
}
