import CaseFiles
import Foundation
import TestSupport
import Testing
import TreatmentModel

/// Edits at random of every fixture, as YAML, with Windows line ends and as the writer's JSON and YAML.
@Suite struct RandomEditTests {
  private static let fixtures = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Fixtures")

  private static func texts() throws -> [(name: String, text: String)] {
    try ["cases", "checks", "check"].flatMap { folder -> [(String, String)] in
      let path = fixtures.appending(path: folder)
      return try FileManager.default.contentsOfDirectory(atPath: path.path).sorted()
        .filter { $0.hasSuffix(".yaml") }
        .flatMap { name -> [(String, String)] in
          let text = try String(contentsOf: path.appending(path: name), encoding: .utf8)
          var texts = [(name, text), (name + " crlf", text.replacing("\n", with: "\r\n"))]
          if case .correction(let found, _) = try CaseFile.parse(Array(text.utf8), name: name),
            let level = found[LevelID.only]
          {
            let writer = try CaseWriter(level)
            texts += [(name + " json", writer.json), (name + " written", writer.yaml)]
          }
          return texts
        }
    }
  }

  /// Sets, removes and adds; what comes out has been held against what was meant by the editor itself, so that here the rest
  /// is: of lines that no edit is about none has changed.
  @Test func linesThatNoEditIsAboutStay() throws {
    var random = SplitMix64(seed: printedSeed(20_261_128))
    var (made, refused) = (0, 0)
    for (name, text) in try Self.texts() {
      for _ in 0..<(runsSoak ? 60 : 8) {
        var editor = try CaseEditor(Array(text.utf8), name: name)
        let edit = RandomEdit(&random).edit
        do {
          try editor.apply(edit)
          made += 1
        } catch {
          #expect(error.reason != .notThereAlone, "\(name): \(edit)")
          #expect(editor.text == text)
          refused += 1
          continue
        }
        let (gone, come) = CaseEditorTests.difference(text, editor.text)
        if case .set = edit {
          // The longest value of ``RandomEdit``, two lists of two sections, stands on seven lines, with an empty one beside it.
          #expect(gone.count <= 40 && come.count <= 8, "\(name): \(edit)\n\(gone)\n\(come)")
        }
        // Comments on their own lines are lost with a whole section alone.
        if edit.key.section != .top {
          let lost = gone.filter { $0.drop { $0 == " " }.first == "#" }
          #expect(lost.isEmpty, "\(name): \(edit)\n\(lost)")
        }
        let ends = editor.text.unicodeScalars.count { $0 == "\n" }
        let windows = editor.text.utf8.count { $0 == 13 }
        #expect(name.hasSuffix("crlf") ? windows == ends : windows == 0, "\(name): \(edit)")
      }
    }
    print("\(made) edits made, \(refused) refused")
    #expect(made > 3 * refused)
  }
}

/// A change of some key of the schema, mostly one that a case may have.
private struct RandomEdit {
  let edit: CaseEdit

  init(_ random: inout SplitMix64) {
    let keys = CaseSchema.keys.filter {
      $0.section != .proximalRing && $0.section != .distalRing && $0.section == $0.section.inOneLevel
    }
    let key = keys[Int(random.next() % UInt64(keys.count))]
    let isEntry = [CaseKey.Section.structuresAtRisk, .stages, .held, .girths, .limbSections, .strutClasses]
      .contains(key.section)
    var place = CaseKey(key.section, key.word, entry: isEntry ? 1 : nil)
    if random.next() % 4 == 0, CaseSchema.row(of: key.at(.only)) != nil { place = place.at(.only) }
    let value = RandomEdit.value(CaseSchema.row(of: key), &random)
    switch random.next() % 8 {
    case 0: edit = .remove(place)
    default: edit = .set(place, value)
    }
  }

  private static func value(_ row: CaseRow?, _ random: inout SplitMix64) -> CaseValue {
    switch row?.content {
    case .section(let section), .ring(let section), .struts(let section):
      let rows = CaseSchema.rows(of: section)
      return .section(
        rows.prefix(Int(random.next() % 3)).map { .init($0.word, value($0, &random)) })
    case .entries(let section), .holds(let section), .strutClasses(let section):
      let rows = CaseSchema.rows(of: section)
      return .list(
        (0..<Int(random.next() % 3)).map { _ in
          .section(rows.prefix(2).map { .init($0.word, value($0, &random)) })
        })
    case .readings, .holeNumbers: return .list((1...6).map { .typed("\($0 * 20)") })
    case .joints: return .list((1...6).map { .list([.typed("\($0)"), .typed("-2.5"), .typed("0")]) })
    default:
      let words = [
        "12 ± 1.5 varus", "7", "a, b: # c", "null", "", "film", "-3.25", "2026-05-01", "Ünter", "5-",
      ]
      return .typed(words[Int(random.next() % UInt64(words.count))])
    }
  }
}
