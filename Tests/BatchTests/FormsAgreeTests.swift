import Batch
import CaseFiles
import CorrectionPlanning
import Foundation
import Reports
import Testing
import TreatmentModel

@Suite struct FormsAgreeTests {
  private static let names: [String] =
    ((try? FileManager.default.contentsOfDirectory(atPath: fixtures.appending(path: "cases").path)) ?? [])
    .filter { $0.hasSuffix(".yaml") }.sorted()

  /// Documents of one YAML file, objects of JSON and NDJSON, rows of a table, each as it is and packed.
  @Test func theSameCasesGiveTheSameBytesInEveryForm() throws {
    let folder = try Folder()
    let texts = try Self.names.map { name in
      [UInt8](try Data(contentsOf: fixtures.appending(path: "cases/\(name)")))
    }
    let nodes = try texts.map { try NodeReader.read($0) }
    let expected = try texts.map { try planned($0) }
    try folder.write(
      "all.yaml", Array("# a comment\n".utf8) + Array(texts.joined(separator: Array("---\n".utf8))))
    try folder.write("all.ndjson", nodes.map { $0.json + "\n\n" }.joined())
    try folder.write("all.json", "[\n" + nodes.map(\.json).joined(separator: ",\n ") + "\n]\n")
    try folder.write("all.csv", nodes.table)
    for name in ["all.yaml", "all.ndjson", "all.json", "all.csv"] {
      let plain = try batch([folder.path(name)])
      #expect(plain.lines.map(unplaced) == expected, "\(name)")
      let packed = try batch([try folder.packed(name)])
      #expect(packed.lines.map(unplaced) == expected, "\(name).gz")
    }
    let files = try batch([fixtures.appending(path: "cases").path])
    #expect(files.lines.map(unplaced) == expected)
  }

  /// What `fixator plan --format json` prints, on one line.
  private func planned(_ bytes: [UInt8]) throws -> String {
    guard case .correction(let stated, _) = try CaseFile.parse(bytes, name: "case.yaml"),
      let found = stated[LevelID.only]
    else {
      throw CocoaError(.fileReadCorruptFile)
    }
    return String(try Planner.plan(found).json(isPretty: false).dropLast())
  }

  @Test func aDocumentBeginsAtItsMarkerAndIsCountedFromTheFilesFirstLine() throws {
    let folder = try Folder()
    let broken = clinic.replacing("4 varus", with: "4 vargus")
    let path = try folder.write("a.yaml", "# nothing\n---\n---\n\(clinic)\n...\n--- # second\n\(broken)\n")
    let found = try batch([path])
    #expect(found.lines.count == 2)
    #expect(found.lines[0].contains("\"input\":\"\(path):4\""))
    #expect(found.lines[1].contains("\"code\":\"wrong-word\",\"key\":\"deformity.ap-angulation\""))
    #expect(found.lines[1].contains("\"line\":17,\"column\":28"), "\(found.lines[1])")
  }

  /// As a file alone is read, so is it among others.
  @Test func aJSONFileMayBeWrittenAsLooselyAsYAML() throws {
    let folder = try Folder()
    let path = try folder.write(
      "a.json", "{case: a, side: left,\n bone: tibia, # here\n" + String(object(1).dropFirst(60)))
    let strict = try batch([try folder.write("b.json", object(1))])
    let loose = object(1).replacing("\"case\": \"case-1\"", with: "case: 'case-1'")
    let found = try batch([try folder.write("c.json", loose)])
    #expect(found.lines.map(unplaced) == strict.lines.map(unplaced) && found.tally.planned == 1)
    #expect(try batch([path]).tally.failed >= 1)
  }
}

extension [Node] {
  /// A row a case.
  var table: String {
    let rows = map { $0.columns("") }
    let header = rows.joined().map(\.key).reduce(into: [String]()) { names, name in
      if !names.contains(name) { names.append(name) }
    }
    let lines = rows.map { row in
      header.map { name in row.first { $0.key == name }?.value ?? "" }.joined(separator: ",")
    }
    return ([header.joined(separator: ",")] + lines).joined(separator: "\r\n") + "\r\n"
  }
}

extension Node {
  var json: String {
    switch content {
    case .scalar(let text, let isPlain):
      isPlain && (isNull || Double(text) != nil && !text.hasPrefix("+"))
        ? (isNull ? "null" : text)
        : "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    case .sequence(let items): "[" + items.map(\.json).joined(separator: ", ") + "]"
    case .mapping(let entries):
      "{" + entries.map { "\"\($0.key)\": \($0.value.json)" }.joined(separator: ", ") + "}"
    }
  }

  fileprivate func columns(_ path: String) -> [(key: String, value: String)] {
    func below(_ step: String) -> String { path.isEmpty ? step : "\(path).\(step)" }
    switch content {
    case .scalar(let text, _): return [(path, "\"" + text.replacing("\"", with: "\"\"") + "\"")]
    case .sequence(let items):
      return items.enumerated().flatMap { $1.columns(below("\($0 + 1)")) }
    case .mapping(let entries): return entries.flatMap { $0.value.columns(below($0.key)) }
    }
  }
}
