import Foundation
import Reports
import Testing

/// The pages in a real browser, where this machine has Chromium (and, for paper, poppler's pdftotext).
@Suite(.enabled(if: OutsideProgram.browser != nil, "Chromium is not here: no page is looked at in a browser"))
struct ChromiumTests {
  private static let options = [
    "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--disable-dev-shm-usage",
  ]

  private func chromium(_ arguments: [String], profile: URL) throws -> String {
    let all = ChromiumTests.options + ["--user-data-dir=\(profile.path)"] + arguments
    let result = try #require(OutsideProgram.run(OutsideProgram.browser ?? "", all))
    #expect(result.status == 0)
    return result.output
  }

  private func withFolder(_ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "fixator-chromium-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder)
  }

  /// Pages as wide as a phone, a tablet and a desk, each measured by a script that the page's own policy would not let run, and
  /// with an `alert` that tells if it was called.
  @Test func noPageIsWiderThanItsScreenAndNoTypedScriptRuns() throws {
    try withFolder { folder in
      let measure = """
        <script>window.alert=function(){window.typed=1};addEventListener("load",function(){setTimeout(function(){\
        parent.postMessage((document.documentElement.scrollWidth-innerWidth)+" "+(window.typed||0)+" "+\
        Array.from(document.querySelectorAll(".turns td,.turns th")).filter(function(e){return e.scrollWidth>e.clientWidth+1}).length,"*")},50)})</script>
        """
      let quarters = [("struts: long", "struts: {min: 150, max: 300, step: 0.25}")]
      var frames = ""
      let samples = [
        SamplePlans.hostile, SamplePlans.foreign, quarters, SamplePlans.longNamed, SamplePlans.ninetyDays,
      ]
      for (index, changes) in samples.enumerated() {
        let page = PlanReport(try SamplePlans.plan(changes), version: "1").html
        let open = page.replacingOccurrences(of: "Content-Security-Policy", with: "x-none")
          .replacingOccurrences(of: "<head>", with: "<head>\(measure)")
        try open.write(to: folder.appending(path: "\(index).html"), atomically: true, encoding: .utf8)
        for width in [360, 390, 800, 1280] {
          frames +=
            "<iframe src=\"\(index).html\" width=\"\(width)\" height=\"900\" style=\"border:0\"></iframe>"
        }
      }
      let collect =
        "<script>onmessage=function(e){document.body.append(\" [\"+e.data+\" px\"+\"]\")}</script>"
      try "<!DOCTYPE html><meta charset=utf-8><body>\(collect)\(frames)".write(
        to: folder.appending(path: "all.html"), atomically: true, encoding: .utf8)
      let page = folder.appending(path: "all.html").absoluteString
      let dom = try chromium(
        ["--virtual-time-budget=5000", "--dump-dom", page], profile: folder.appending(path: "profile"))
      let reports = dom.components(separatedBy: "[").filter { $0.contains(" px]") }
        .map { $0.components(separatedBy: " px]")[0] }
      #expect(reports.count == 4 * samples.count, "\(reports)")
      #expect(reports.allSatisfy { $0 == "0 0 0" }, "pixels too wide, alerts, cells too narrow: \(reports)")
    }
  }

  /// Twelve days, ninety, names of every kind: on paper.
  @Test(
    .enabled(if: OutsideProgram.path("pdftotext") != nil, "pdftotext is not here: no printed page is read"),
    arguments: [SamplePlans.short, SamplePlans.ninetyDays, SamplePlans.longNamed, SamplePlans.hostile])
  func everyPrintedPageSaysWhatItIsAndTablesRepeatTheirHeads(changes: [(String, String)]) throws {
    try withFolder { folder in
      let plan = try SamplePlans.plan(changes)
      let page = folder.appending(path: "report.html")
      let paper = folder.appending(path: "report.pdf")
      try PlanReport(plan, version: "1").html.write(to: page, atomically: true, encoding: .utf8)
      _ = try chromium(
        ["--print-to-pdf=\(paper.path)", page.absoluteString], profile: folder.appending(path: "profile"))
      let text = try #require(OutsideProgram.run("pdftotext", ["-layout", paper.path, "-"]))
      let pages = text.output.split(separator: "\u{C}").map(String.init)
      #expect(pages.count > 5)
      let name = plan.level.name.prefix(12)
      var days = 0
      for page in pages {
        #expect(page.contains(disclaimer) && page.contains(name))
        // A page with rows of the sheet has its head, and whole days only.
        let times = ["08:00", "12:00", "16:00", "20:00"].map { time in
          page.split(separator: "\n").filter { $0.contains(" \(time) ") && !$0.contains("08:00 12:00") }.count
        }
        #expect(Set(times).count == 1, "\(times)")
        days += times[0]
        if times[0] > 0 { #expect(page.contains("violet") && page.contains("sheet ")) }
        if page.contains("exact") && page.contains("2026-03-2") { #expect(page.contains("date")) }
      }
      #expect(days == plan.duration, "every row is on paper, once")
    }
  }

  /// Words of a page by how far down they stand, in parts of its height, margins not counted.
  private func depths(_ page: String) -> [Double] {
    let height = page.firstMatch(of: /height="([0-9.]+)"/).flatMap { Double($0.1) } ?? 1
    return page.matches(of: /<word [^>]*yMax="([0-9.]+)"/).compactMap { Double($0.1) }.map { $0 / height }
      .filter { (0.06...0.94).contains($0) }
  }

  /// But for the last of the patient's sheet and the last of all.
  @Test(
    .enabled(if: OutsideProgram.path("pdftotext") != nil, "pdftotext is not here: no printed page is read"),
    arguments: [[], SamplePlans.short, SamplePlans.ninetyDays, SamplePlans.longNamed])
  func noPrintedPageIsHalfEmpty(changes: [(String, String)]) throws {
    try withFolder { folder in
      let page = folder.appending(path: "report.html")
      let paper = folder.appending(path: "report.pdf")
      try PlanReport(try SamplePlans.plan(changes), version: "1").html.write(
        to: page, atomically: true, encoding: .utf8)
      _ = try chromium(
        ["--print-to-pdf=\(paper.path)", page.absoluteString], profile: folder.appending(path: "profile"))
      let text = try #require(OutsideProgram.run("pdftotext", ["-bbox", paper.path, "-"]))
      let pages = text.output.components(separatedBy: "<page ").dropFirst()
      let planner = try #require(pages.firstIndex { $0.contains(">planner</word>") })
      for (index, page) in zip(pages.indices, pages) where index != planner - 1 && index != pages.endIndex - 1
      {
        #expect((depths(page).max() ?? 0) > 0.6, "page \(index)")
      }
    }
  }
}
