import CaseFiles
import Foundation
import Testing
import TreatmentModel

/// `Documentation/CaseFile.md`: its tables stand between `<!-- keys: SECTION, … -->` and `<!-- end of keys -->`, and are made from
/// the schema.
@Suite struct CaseFilePageTests {
  @Test func theTablesOfTheCaseFileAreThoseOfTheSchema() throws {
    let page = try Documents.text("CaseFile.md")
    var (made, told) = ("", Set<CaseKey.Section>())
    for (index, part) in page.components(separatedBy: "<!-- keys: ").enumerated() {
      guard index > 0 else {
        made += part
        continue
      }
      let sections = try named(String(part.prefix { $0 != "\n" }))
      told.formUnion(sections)
      let rest = try #require(part.range(of: "<!-- end of keys -->"))
      made +=
        "<!-- keys: " + part.prefix { $0 != "\n" } + "\n\n" + table(sections) + "\n"
        + part[rest.lowerBound...]
    }
    try Documents.expect("CaseFile.md", toBe: made)
    #expect(told == Set(CaseSchema.keys.map(\.section)))
  }

  private func named(_ line: String) throws -> [CaseKey.Section] {
    try line.replacing(" -->", with: "").split(separator: ",").map { part in
      let path = part.trimmingCharacters(in: .whitespaces)
      let sections: [CaseKey.Section] = Array(Set(CaseSchema.keys.map(\.section)))
      return try #require(
        sections.first { ($0.key()?.description ?? "top of the file") == path }, "no section \(path)")
    }
  }

  /// The rows of these sections, each once.
  private func table(_ sections: [CaseKey.Section]) -> String {
    var words: [CaseKey.Word] = []
    for section in sections {
      words += CaseSchema.rows(of: section).map(\.word).filter { !words.contains($0) }
    }
    let lines = words.compactMap { word -> String? in
      let having = sections.filter { CaseSchema.row(of: CaseKey($0, word)) != nil }
      guard let section = having.first, let row = CaseSchema.row(of: CaseKey(section, word)) else {
        return nil
      }
      let names = having.reduce(into: [String]()) { names, section in
        let name = "`\(section.key()?.word.name ?? "")`"
        if !names.contains(name) { names.append(name) }
      }
      let place = having.count == sections.count ? "" : " (in \(names.joined(separator: ", ")) only)"
      return
        "| `\(word.name)`\(place) | \(kind(row)) | \(row.carriesDeviation ? "±" : "") | \(otherwise(row)) | \(row.meaning) |\n"
    }
    return "| key | what stands there | ± | unless given | meaning |\n|---|---|---|---|---|\n"
      + lines.joined()
  }

  private func kind(_ row: CaseRow) -> String {
    let count = "\(row.entries.lowerBound) to \(row.entries.upperBound)"
    return switch row.content {
    case .name: "name, 1 to 120 visible characters"
    case .text: "text"
    case .choice(let words): words.map { "`\($0)`" }.joined(separator: ", ")
    case .count(let counts): counts.map(String.init).joined(separator: ", ")
    case .quantity, .number:
      ([row.directions.map { $0.words.map { "`\($0.rawValue)`" }.joined(separator: ", ") }, row.rangeWords])
        .compactMap(\.self).joined(separator: "; ")
    case .whole: "whole number, \(row.rangeWords)"
    case .timeZone: "an IANA name such as `Europe/London`"
    case .truth: "`true`, `false`"
    case .start: "\(row.rangeWords), or `after proximal`, `after distal`"
    case .date: "a date `YYYY-MM-DD`, 1900 to 2199"
    case .days: "`5`, `5-9`, or `5-` to the end; \(row.rangeWords)"
    case .visits: "weekdays (`monday` … `sunday`) or dates, one or a list of \(count)"
    case .readings: "six numbers, \(row.rangeWords) each"
    case .joints: "six `[x, y, z]`, \(row.rangeWords)"
    case .holeNumbers: "six hole numbers"
    case .arc: "two azimuths, \(row.rangeWords)"
    case .keys: "list of \(count) dotted keys that may carry ±"
    case .matrix: "list of \(count) rows of as many numbers, \(row.rangeWords)"
    case .section: "section"
    case .entries: "list of \(count) sections"
    case .ring: "a catalogue name, or a ring of its own"
    case .struts: "one class or six, each a name or a strut of its own; or `auto`"
    case .strutClasses: "list of \(count) names or struts of their own"
    case .classNames: "the name of a class, or six"
    case .holds: "list of \(count) numbers of struts or sections"
    }
  }

  private func otherwise(_ row: CaseRow) -> String {
    if row.isRequired { return "required" }
    return row.assumed ?? (row.isSometimesRequired ? "required beside some keys" : "")
  }
}
