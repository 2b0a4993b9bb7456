import CaseFiles
import CorrectionPlanning
import Foundation
import Reports
import TestSupport
import Testing
import TreatmentModel

/// What a patient reads in German, and findings in it: nothing of it lacks its German, and no English is left.
@Suite struct GermanTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  private func twoLevels(_ changes: [(String, String)] = []) throws -> TreatmentPlan {
    let file = GermanTests.root.appending(path: "Fixtures/levels/tibia-defect-60.yaml")
    var text = try String(contentsOf: file, encoding: .utf8)
    for (old, new) in changes { text = text.replacing(old, with: new) }
    guard case .correction(let treatment, _) = try CaseFile.parse(Array(text.utf8), name: "case") else {
      throw CocoaError(.fileReadCorruptFile)
    }
    return try Planner.plan(treatment)
  }

  /// Plans that between them have all that a sheet may say.
  private static let changes: [[(String, String)]] = [
    [], [("  surgery: 2026-03-01\n", "")],
    [("struts: long", "struts: auto"), ("neutral-height: 203", "neutral-height: 165")],
    [("struts: long", "struts: {min: 180, max: 190, step: 0.25}")],
    [("struts: long", "struts: {min: 100, max: 300, pitch: 1, steps-per-turn: 4}")],
    [("neutral-height: 203", "neutral-height: 300")],
    [
      ("adjustments-per-day: 4", "adjustments-per-day: 12"),
      ("schedule:\n", "schedule:\n  stages: [{ap-angulation: 12 varus}]\n"),
    ],
    [("adjustments-per-day: 4", "adjustments-per-day: 1"), ("rate: 1.0", "rate: 0.1")],
  ]

  private func texts(_ language: SheetLanguage) throws -> [(sheet: String, calendars: [String])] {
    var texts = try GermanTests.changes.map { try SamplePlans.plan($0) }.map { plan in
      let files = CalendarFile.Division.allCases.map { plan.files(calendar: $0, version: "1", in: language) }
      return (
        files[0].first { $0.name == language.sheetName }?.text ?? "",
        files.compactMap { $0.first { $0.name == Plan.calendarName }?.text }
      )
    }
    for plan in [try twoLevels(), try twoLevels([("min: 100, max: 300", "min: 120, max: 190")])] {
      let files = CalendarFile.Division.allCases.map { plan.files(calendar: $0, version: "1", in: language) }
      texts.append(
        (
          files[0].first { $0.name == language.sheetName }?.text ?? "",
          files.compactMap { $0.first { $0.name == Plan.calendarName }?.text }
        ))
    }
    return texts
  }

  /// What is to be read on a page, without tags, style and script; with what stands in the margins of its paper.
  private func words(page: String) -> Set<String> {
    let margins = page.matches(of: /content:"([^"]*)"/).map { String($0.1) }
    var text = page.replacing(/<style>[\s\S]*?<\/style>/, with: " ").replacing(
      /<script>[\s\S]*?<\/script>/, with: " ")
    text = text.replacing(/<[^>]*>/, with: " ")
    return words((margins + [text]).joined(separator: " "))
  }

  private func words(calendar: String) -> Set<String> {
    let unfolded = calendar.replacing("\r\n ", with: "").replacing("\\n", with: " ")
    let said = unfolded.split(whereSeparator: \.isNewline).filter { line in
      ["SUMMARY:", "DESCRIPTION:", "X-WR-CALNAME:"].contains { line.hasPrefix($0) }
    }
    return words(said.map { $0.drop { $0 != ":" } }.joined(separator: " "))
  }

  private func words(_ text: String) -> Set<String> {
    Set(
      text.lowercased().split { !$0.isLetter }.map(String.init).filter { word in
        // What is left of a fingerprint is no word.
        word.count > 1 && !word.allSatisfy("abcdef".contains)
      })
  }

  /// Words of both languages, and names, which stay.
  private static let common: Set = [
    "in", "an", "hand", "so", "orange", "fixator", "mm", "tibia", "varus", "lengthening", "defect", "long",
    "medium", "short", "own", "proximal",
    "distal", "plan", "jan", "feb", "apr", "aug", "nov",
  ]

  @Test func noEnglishIsLeft() throws {
    let (english, german) = (try texts(.english), try texts(.german))
    for (one, other) in zip(english, german) {
      #expect(one.sheet != "" && other.sheet.contains("<html lang=\"de\">"))
      let pages = words(page: one.sheet).intersection(words(page: other.sheet)).subtracting(
        GermanTests.common)
      #expect(pages.filter { $0.count > 2 }.sorted() == [])
      for (one, other) in zip(one.calendars, other.calendars) {
        let events = words(calendar: one).intersection(words(calendar: other)).subtracting(GermanTests.common)
        #expect(events.sorted() == [])
      }
    }
  }

  @Test func datesAndNumbersAreGerman() throws {
    let plan = try SamplePlans.plan([("struts: long", "struts: {min: 100, max: 300, step: 0.25}")])
    let files = plan.files(calendar: .daily, version: "1", in: .german)
    let sheet = try #require(files.first { $0.name == "sheet-de.html" }?.text)
    #expect(sheet.contains("08.03.2026") && sheet.contains("0,25 mm") && sheet.contains("Tibia links"))
    #expect(!sheet.contains(/\d\.\d\d?</), "a decimal point")
  }

  /// The same numbers, days and turns.
  @Test func theGermanSheetSaysWhatTheEnglishSays() throws {
    for (english, german) in zip(try texts(.english), try texts(.german)) {
      func cells(_ page: String, _ mark: String) -> [String] {
        page.matches(of: /<td class="c[1-6][^"]*">(?:<b class="[ud]">[^<]*<\/b>)?([^<]*)<\/td>/).map {
          String($0.1).replacing(mark, with: ".")
        }
      }
      #expect(cells(english.sheet, ".") == cells(german.sheet, ",") && !cells(english.sheet, ".").isEmpty)
      for (one, other) in zip(english.calendars, german.calendars) {
        func fixed(_ text: String) -> [Substring] {
          text.split(whereSeparator: \.isNewline).filter {
            $0.hasPrefix("UID:") || $0.hasPrefix("DTSTART") || $0.hasPrefix("SEQ")
          }
        }
        #expect(fixed(one) == fixed(other))
      }
    }
  }

  /// The English sheet by itself is that of the report.
  @Test func theSheetByItselfIsThatOfTheReport() throws {
    let files = try SamplePlans.plan([]).files(calendar: .daily, version: "1", in: .english)
    func section(_ name: String) throws -> Substring {
      let page = try #require(files.first { $0.name == name }?.text)
      let start = try #require(page.range(of: "<section id=\"schedule\">"))
      let end = try #require(page.range(of: "</section>", range: start.upperBound..<page.endIndex))
      return Substring(String(page[start.lowerBound..<end.upperBound]))
    }
    #expect(try section("sheet-en.html") == section("report.html"))
  }

  @Test func withoutALanguageThereIsNoFurtherSheet() throws {
    let plan = try SamplePlans.plan([])
    #expect(!plan.files(calendar: .daily, version: "1").contains { $0.name.hasPrefix("sheet") })
    #expect(Plan.fileNames.contains("sheet-de.html") && TreatmentPlan.fileNames.contains("sheet-de.html"))
  }

  @Test(arguments: Finding.Code.allCases)
  func aFindingIsASentenceWithAndWithoutFigures(code: Finding.Code) {
    let full = Finding(code, .error, day: 12, strut: 3, value: 1.25, limit: 0.5, unit: "mm", what: "it is so")
    let bare = Finding(code, .error, what: "it is so")
    for text in [full, bare].map({ $0.message(in: .german) }) {
      #expect(text.hasSuffix(".") && !text.contains(/[\[\]{}]|  |\.\.|: \./), "\(text)")
      #expect(text.first?.isUppercase == true && !text.contains("1.25"), "\(text)")
    }
    let template = GermanFindings.text(code)
    #expect(template.contains("{value}") == full.message(in: .german).contains("1,25 mm"), "\(template)")
    #expect(full.message(in: .english) == full.message())
  }

  /// What begins on a day and may last is not said to be of that day.
  @Test(arguments: [Finding.Code.unitWrong, .strutsSwapped]) func whatLastsBeginsOnItsDay(code: Finding.Code)
  {
    let text = Finding(code, .error, day: 12, what: "it is so").message(in: .german)
    #expect(text.contains("ab Tag 12 oder nur an diesem Tag"), "\(text)")
    #expect(!Finding(code, .error, what: "it is so").message(in: .german).contains("Tag"))
  }

  /// The page's file is made of the same words: `FIXATOR_RENEW_DOCUMENTS=1 swift test --filter GermanTests`.
  @Test func thePageHasTheSameWords() throws {
    let lines = Finding.Code.allCases.map { "  '\($0.rawValue)': \"\(GermanFindings.text($0))\",\n" }.joined()
    let text =
      "// Findings in German by their codes, made of Sources/Reports/Languages/GermanFindings.swift; a test holds them together.\n"
      + "export default {\n\(lines)};\n"
    let file = GermanTests.root.appending(path: "Planner/Sources/fixator-planner/Page/findings-de.js")
    if ProcessInfo.processInfo.environment["FIXATOR_RENEW_DOCUMENTS"] == "1" {
      try text.write(to: file, atomically: true, encoding: .utf8)
    }
    #expect(try String(contentsOf: file, encoding: .utf8) == text)
  }
}
