import CaseFiles
import Testing

/// Dates in a case, which are written one way.
@Suite struct CaseDateTests {
  private func message(surgery: String, visits: String = "monday") -> String {
    let text = """
      case: dated
      side: left
      bone: tibia
      reference: proximal
      bone-diameter: 28
      deformity: {ap-angulation: 12 varus, lateral-angulation: 0, axial-rotation: 0, ap-translation: 0, \
      lateral-translation: 0, axial-translation: 0}
      mounting: {ap-offset: 0, lateral-offset: 0, axial-offset: 60 proximal, rotation: 0}
      frame: {proximal-ring: generic-155, distal-ring: generic-180, struts: long, mode: chronic, neutral-height: 203}
      schedule: {surgery: "\(surgery)", latency: 7, visits: "\(visits)"}

      """
    do {
      _ = try CaseFile.parse(Array(text.utf8), name: "case.yaml")
      return ""
    } catch {
      return "\(error)"
    }
  }

  @Test(arguments: [
    ("2026-3-1", "write YYYY-MM-DD: 2026-03-01 ("), ("01.03.2026", "write YYYY-MM-DD: 2026-03-01 ("),
    ("2026/03/01", "write YYYY-MM-DD: 2026-03-01 ("), ("1 March 2026", "write YYYY-MM-DD: 2026-03-01 ("),
    ("March 1, 2026", "write YYYY-MM-DD: 2026-03-01 ("), ("1.3.26", "write YYYY-MM-DD: 2026-03-01 ("),
    ("20260301", "write YYYY-MM-DD: 2026-03-01 ("), ("2026-03-01T08:00", "write YYYY-MM-DD: 2026-03-01 ("),
    ("13/03/2026", "write YYYY-MM-DD: 2026-03-13 ("), ("03/13/2026", "write YYYY-MM-DD: 2026-03-13 ("),
    ("03/04/2026", "several days can be meant: write YYYY-MM-DD: 2026-03-04 or 2026-04-03 ("),
    ("46082", "this is a spreadsheet's number of a day: write YYYY-MM-DD: 2026-03-01 ("),
    ("2026-02-30", "this is no day of the calendar ("), ("30.02.2026", "this is no day of the calendar ("),
    ("2026-13-01", "this is no day of the calendar ("),
    ("1826-03-01", "a year from 1900 to 2199 must stand here ("),
    ("soon", "this is no date ("), ("12", "this is no date ("),
  ])
  func aDayWrittenInAnotherWayIsOne(text: String, words: String) {
    #expect(message(surgery: text).contains("schedule.surgery: \(words)found \(text); allowed: YYYY-MM-DD"))
  }

  @Test(arguments: [
    ("12.03.2026", "write YYYY-MM-DD: 2026-03-12 ("), ("2026-3-12", "write YYYY-MM-DD: 2026-03-12 ("),
    ("03/12/2026", "several days can be meant: write YYYY-MM-DD: 2026-03-12 or 2026-12-03 ("),
    ("2026-02-30", "this is no day of the calendar ("), ("mondy", "this is no day; did you mean monday? ("),
  ])
  func visitsAreReadLikewise(text: String, words: String) {
    #expect(message(surgery: "2026-03-01", visits: text).contains("schedule.visits: \(words)"))
  }

  @Test func theOneWayIsRead() {
    #expect(message(surgery: "2026-03-01", visits: "2026-03-12") == "")
  }
}
