import CaseFiles
import Foundation
import Testing
import TreatmentModel

/// What needs no validator; `Tests/schema-against-fixtures` holds the schema against fixtures and the program, with one.
@Suite struct CaseJSONSchemaTests {
  private let schema: [String: Any]

  init() throws {
    schema = try #require(
      try JSONSerialization.jsonObject(with: Data(CaseJSONSchema.text.utf8)) as? [String: Any])
  }

  @Test func theDocumentIsWhatTheProgramPrints() throws {
    #expect(CaseJSONSchema.text == CaseJSONSchema.text)
    try Documents.expect("schemas/case.schema.json", toBe: CaseJSONSchema.text)
  }

  @Test func everyKeyOfACaseIsAPropertyAndNothingElse() throws {
    let definitions = try #require(schema["$defs"] as? [String: [String: Any]])
    var named: Set<String> = []
    for (path, section) in definitions.merging(["": schema], uniquingKeysWith: { $1 }) {
      let properties = try #require(section["properties"] as? [String: [String: Any]])
      #expect(section["additionalProperties"] as? Bool == false)
      for (name, property) in properties {
        let key = path.isEmpty ? name : "\(path).\(name)"
        named.insert(key)
        #expect((property["description"] as? String ?? "").count > 20, "\(key)")
        #expect(
          ["type", "enum", "anyOf", "$ref"].contains { property[$0] != nil }, "\(key) may be anything")
      }
      let required = Set(section["required"] as? [String] ?? [])
      #expect(required.isSubset(of: properties.keys))
    }
    #expect(named == Set(CaseSchema.keys.map(\.description)))
  }

  @Test func rangesWordsAndRequiredKeysAreThoseOfTheTable() throws {
    let definitions = try #require(schema["$defs"] as? [String: [String: Any]])
    for key in CaseSchema.keys {
      let row = try #require(CaseSchema.row(of: key))
      let section = key.section.key().map { definitions[$0.description] ?? [:] } ?? schema
      // What each level says is required at the top where there are none.
      let alone = (section["else"] as? [String: Any])?["required"] as? [String] ?? []
      // And a frame has something of its own there alone.
      let beside = (schema["else"] as? [String: Any])?["properties"] as? [String: [String: Any]]
      let ofFrame =
        key.section == .frame ? beside?[CaseKey.Word.frame.name]?["required"] as? [String] ?? [] : []
      let required = (section["required"] as? [String] ?? []) + alone + ofFrame
      #expect(required.contains(row.word.name) == row.isRequired, "\(key)")
      let property = (section["properties"] as? [String: [String: Any]])?[row.word.name] ?? [:]
      switch row.content {
      case .number, .whole:
        #expect(property["minimum"] as? Double == row.range?.lowerBound, "\(key)")
        #expect(property["maximum"] as? Double == row.range?.upperBound, "\(key)")
      case .choice(let words):
        #expect((property["enum"] as? [Any])?.compactMap { $0 as? String } == words, "\(key)")
      case .quantity:
        guard let directions = row.directions, let unit = row.unit?.rawValue else { continue }
        let ways = property["anyOf"] as? [[String: Any]] ?? []
        for word in directions.words {
          #expect((ways.first?["pattern"] as? String ?? "").contains(word.rawValue), "\(key)")
        }
        let signed = (ways.last?["properties"] as? [String: [String: Any]])?[unit] ?? [:]
        #expect(signed["minimum"] as? Double == row.range.map { -$0.upperBound }, "\(key)")
        #expect(signed["maximum"] as? Double == row.range?.upperBound, "\(key)")
      default: break
      }
    }
  }
}
