import Foundation
import Reports
import Testing

/// `Documentation/Output.md`, whose tables of keys are made from ``OutputObject``, and `Documentation/schemas`.
/// `FIXATOR_RENEW_DOCUMENTS=1` makes both anew.
@Suite struct OutputPageTests {
  private let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Documentation")

  private func expect(_ name: String, toBe made: String) throws {
    let file = folder.appending(path: name)
    if ProcessInfo.processInfo.environment["FIXATOR_RENEW_DOCUMENTS"] == "1" {
      try made.write(to: file, atomically: true, encoding: .utf8)
    }
    #expect(
      try String(contentsOf: file, encoding: .utf8) == made, "\(name) is not what the program makes of it")
  }

  @Test func theTablesOfThePageAreThoseOfTheProgram() throws {
    let page = try String(contentsOf: folder.appending(path: "Output.md"), encoding: .utf8)
    var (made, told) = ("", Set<String>())
    for (index, part) in page.components(separatedBy: "<!-- keys of ").enumerated() {
      guard index > 0 else {
        made += part
        continue
      }
      let name = String(part.prefix { $0 != " " })
      let object = try #require(OutputObject.all.first { $0.name == name }, "no object \(name)")
      told.insert(name)
      let rest = try #require(part.range(of: "<!-- end of keys -->"))
      made += "<!-- keys of \(name) -->\n\n\(object.table)\n" + part[rest.lowerBound...]
    }
    try expect("Output.md", toBe: made)
    #expect(told == Set(OutputObject.all.map(\.name)))
  }

  @Test(arguments: OutputObject.all.map(\.name))
  func theSchemaInTheDocumentsIsTheProgramsOwn(name: String) throws {
    let object = try #require(OutputObject.all.first { $0.name == name })
    try expect("schemas/\(name).schema.json", toBe: object.jsonSchema)
  }

  /// Every line of a table is a key, once, under one that is there.
  @Test(arguments: OutputObject.all.map(\.name))
  func everyKeyStandsUnderAnother(name: String) throws {
    let object = try #require(OutputObject.all.first { $0.name == name })
    let paths = object.keys.map(\.path)
    #expect(Set(paths).count == paths.count && paths.count > 5)
    for key in object.keys {
      let steps = key.path.split(separator: ".").dropLast()
      guard !steps.isEmpty else { continue }
      let parent = steps.joined(separator: ".").replacingOccurrences(of: "[]", with: "", options: .anchored)
      let above = try #require(
        object.keys.first { $0.path == (parent.hasSuffix("[]") ? String(parent.dropLast(2)) : parent) },
        "\(key.path)")
      #expect(above.kind == (parent.hasSuffix("[]") ? .objects : .object), "\(key.path)")
    }
  }
}
