import CaseFiles
import CorrectionPlanning
import Foundation
import Reports
import Testing
import TreatmentModel

/// The sheets of the two frames of a limb on one page.
@Suite struct LevelSheetTests {
  private func plan(_ name: String, _ changes: [(String, String)] = []) throws -> TreatmentPlan {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Fixtures/levels/\(name).yaml")
    var text = try String(contentsOf: file, encoding: .utf8)
    for (old, new) in changes { text = text.replacingOccurrences(of: old, with: new) }
    guard case .correction(let treatment, _) = try CaseFile.parse(Array(text.utf8), name: name) else {
      throw CocoaError(.fileReadCorruptFile)
    }
    return try Planner.plan(treatment)
  }

  /// The two sheets of a page, proximal first.
  private func sheets(_ html: String) throws -> [String] {
    try ["proximal", "distal"].map { name in
      let start = try #require(html.range(of: "<section id=\"schedule-\(name)\">"))
      let end = try #require(html.range(of: "</section>", range: start.upperBound..<html.endIndex))
      return String(html[start.lowerBound..<end.lowerBound])
    }
  }

  @Test("Both sheets give the same time in the frames, that of the limb")
  func estimate() throws {
    let plan = try plan("tibia-defect-60")
    let removal = try #require(plan.timeline.estimatedRemoval)
    #expect(plan.timeline.daysInFrame == 208...365)
    let pages = try sheets(TreatmentReport(plan, version: "1").html)
    let words = pages.map { page -> Substring? in
      page.range(of: "A rough estimate is between [^.]*\\.", options: .regularExpression).map { page[$0] }
    }
    #expect(words[0] != nil && words[0] == words[1])
    #expect(removal.lowerBound.description == "2026-09-25")
    #expect(pages[0].contains("so does the distal frame") && pages[1].contains("so does the proximal frame"))
  }

  @Test("Today's row is marked on both sheets, each by an identifier of its own")
  func today() throws {
    let html = TreatmentReport(try plan("tibia-defect-60"), version: "1").html
    let pages = try sheets(html)
    #expect(pages[0].contains("id=\"d2026-03-08\"") && pages[1].contains("id=\"e2026-03-08\""))
    #expect(!pages[1].contains("id=\"d2026"))
    #expect(html.contains("id=\"today\"") && html.contains("id=\"today-distal\""))
  }

  @Test("Each day is ruled off from the next, on the grey leaf of the distal sheet too")
  func days() throws {
    let html = TreatmentReport(try plan("tibia-defect-60"), version: "1").html
    #expect(html.contains(".turns.fD .leaf{background:var(--line);background-clip:padding-box}"))
    #expect(html.contains(".turns .day tr:first-child>*{border-top:"))
  }

  @Test(
    "The course of both frames is a picture and a table: each frame's turning, contact, and how long both stay on"
  )
  func course() throws {
    let plan = try plan("tibia-defect-60")
    let report = TreatmentReport(plan, version: "1")
    let picture = try #require(report.pictureFiles.first { $0.name == "timeline.svg" }).text
    for word in ["proximal frame", "distal frame", "faces meet", "consolidation"] {
      #expect(picture.contains(word), "\(word)")
    }
    #expect(report.html.contains("docking faces meet"))
    #expect(plan.timeline.contactDay == 7 + 60 - 1)
    let later = try self.plan("lengthening-and-angulation")
    let turning = later.timeline.turning.compactMap(\.days)
    #expect(turning.count == 2 && turning[1].lowerBound > turning[0].upperBound, "it starts after the other")
    #expect(later.timeline.contactDay == nil)
    #expect(Set(TreatmentPlan.fileNames).isSuperset(of: report.pictureFiles.map(\.name)))
  }

  @Test("A visit names struts by their frame's letter on its sheet")
  func visits() throws {
    let plan = try plan("acute-shortening")
    let pages = try sheets(TreatmentReport(plan, version: "1").html)
    for (level, page) in zip(plan.levels, pages) where !level.strutTimeline.changes.isEmpty {
      let letter = level.level.id.index == 0 ? "P" : "D"
      let strut = level.strutTimeline.changes[0].strut
      #expect(page.contains("\(letter)\(strut) (\(strut.colour))"))
    }
  }

  @Test("Whole steps and visits that are not chosen together are said, with what that does to the limb")
  func apart() throws {
    let said = { (plan: TreatmentPlan) in
      plan.checks.first {
        $0.code == .roundingError && $0.message().contains("not chosen over both frames together")
      }
    }
    #expect(said(try plan("tibia-defect-60")) == nil)
    let note = try #require(said(try plan("tibia-defect-60", [("max: 300", "max: 189")])))
    #expect(note.severity == .note && (note.value ?? 0) > 0 && note.limit == 1.2)
  }
}
