import CorrectionPlanning
import Foundation
import HexapodKinematics
import Reports
import Testing
import TextOutput

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite struct ReportTests {
  private static let samples = [[], SamplePlans.short, SamplePlans.hostile, SamplePlans.foreign]

  private func html(_ changes: [(String, String)] = [], _ events: ((Plan) -> ReportEvents)? = nil) throws
    -> String
  {
    let plan = try SamplePlans.plan(changes)
    return PlanReport(plan, events: events?(plan), version: "1.2.3").html
  }

  @Test(arguments: samples.indices)
  func elementsAreNested(sample: Int) throws {
    #expect(nestingFault(try html(ReportTests.samples[sample])) == nil)
  }

  @Test(arguments: samples.indices)
  func picturesAreWellFormedXML(sample: Int) throws {
    let plan = try SamplePlans.plan(ReportTests.samples[sample])
    let files = PlanReport(plan, version: "1").pictureFiles
    #expect(
      files.map(\.name).sorted() == [
        "frame.svg", "rates.svg", "remaining-deformity.svg", "stiffness.svg", "strut-lengths.svg",
        "timeline.svg",
      ])
    for file in files {
      let parser = XMLParser(data: Data(file.text.utf8))
      #expect(parser.parse(), "\(file.name): \(String(describing: parser.parserError))")
      #expect(!file.text.contains("nan") && !file.text.contains("inf\""), "\(file.name)")
      #expect(file.text.contains(disclaimer))
    }
  }

  @Test func whatAUserTypesIsText() throws {
    let page = try html(SamplePlans.hostile)
    #expect(page.components(separatedBy: "<script").count == 2)
    #expect(page.components(separatedBy: "</style").count == 2)
    for piece in ["<img", "<b>ia", "onerror=alert(3)>", "\" onmouseover"] { #expect(!page.contains(piece)) }
    #expect(
      page.contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;quo&#39;tes&quot; &lt;/style&gt;"))
  }

  @Test func nothingComesFromOutside() throws {
    let page = try html()
    for piece in ["http:", "https:", "url(", "@import", "src=", "<link", "<img", "<iframe"] {
      #expect(!page.contains(piece), "\(piece)")
    }
    #expect(page.contains("default-src 'none'"))
  }

  /// The policy lets run what its hash names: the script must be that, byte for byte.
  @Test func theScriptIsTheOneThatThePolicyNames() throws {
    let digest = Data(SHA256.digest(TodayScript.text.bytes)).base64EncodedString()
    #expect("\(TodayScript.hash)" == "sha256-\(digest)")
    #expect(try html().contains("<script>\(TodayScript.text.string)</script>"))
  }

  @Test func everyTableHasAHeadAndEveryAdjustmentARow() throws {
    let plan = try SamplePlans.plan()
    let page = try html()
    #expect(page.components(separatedBy: "<table").count == page.components(separatedBy: "<thead>").count)
    #expect(page.components(separatedBy: "class=\"day\"").count - 1 == plan.duration)
    let times = page.components(separatedBy: "<th scope=\"row\">08:00</th>").count - 1
    #expect(times == plan.duration)
    #expect(page.contains("id=\"d2026-03-08\""))
  }

  /// The steps of the sheet, added to the first readings, are the plan's readings.
  @Test func turnsAddUpToTheReadings() throws {
    for changes in [[], [("struts: long", "struts: {min: 150, max: 300, step: 0.25}")], SamplePlans.short] {
      let plan = try SamplePlans.plan(changes)
      let turns = TurnList(plan)
      var readings = plan.days[0].set
      for day in 1...plan.duration {
        for line in turns.lines(onDay: day) {
          for strut in 0..<6 { readings[strut] += Double(line.steps[strut]) * plan.struts[strut].step }
          for strut in 0..<6 { #expect(abs(readings[strut] - line.readings[strut]) < 1e-9) }
        }
        for strut in 0..<6 { #expect(abs(readings[strut] - plan.days[day].set[strut]) < 1e-9) }
      }
    }
  }

  @Test func quarterStepsKeepTheirDecimals() throws {
    let turns = TurnList(try SamplePlans.plan([("struts: long", "struts: {min: 150, max: 300, step: 0.25}")]))
    #expect(turns.words(reading: 195) == "195.00" && turns.words(reading: 195.25) == "195.25")
    #expect(turns.stepWords == "0.25 mm")
    #expect(turns.words(steps: -2, strut: 1) == "−2" && turns.words(steps: 3, strut: 1) == "+3")
  }

  @Test func visitsAndChangesStandOut() throws {
    let page = try html([]) { plan in
      var events = ReportEvents(plan)
      events.visits = [.init(day: 8, purpose: "X-ray & <b>advice</b>")]
      events.strutChanges = [.init(strut: 3, from: "medium", to: "long", window: 6...12, day: 8)]
      return events
    }
    #expect(
      page.contains(
        "<strong>Clinic visit: turn nothing today before it</strong><span>X-ray &amp; &lt;b&gt;advice&lt;/b&gt;</span>"
      ))
    #expect(page.contains("<span>strut 3 (yellow) is changed from medium to long</span>"))
    #expect(page.contains("15\u{A0}Mar") && page.contains("<td>days 6 to 12</td>"))
    #expect(nestingFault(page) == nil)
  }

  /// Struts of the same classes are told of together.
  @Test func severalChangesAreOneSentence() throws {
    let plan = try SamplePlans.plan()
    var events = ReportEvents(plan)
    events.strutChanges = [(1, "a"), (2, "b"), (4, "a"), (5, "a")].map { strut, from in
      .init(strut: strut, from: from, to: "c", window: 6...12, day: 8)
    }
    #expect(
      events.purposes(onDay: 8) == [
        "struts 1 (red), 4 (green) and 5 (blue) are changed from a to c",
        "strut 2 (orange) is changed from b to c",
      ])
    #expect(events.purposes(onDay: 7).isEmpty)
  }

  @Test func aResumedPlanSaysThatEarlierSheetsAreVoid() throws {
    let input = try SamplePlans.correctionCase()
    var request = ResumeRequest(readings: try Planner.plan(input).days[6].set)
    request.day = 9
    let page = PlanReport(try Planner.resume(input, from: request), version: "1").html
    #expect(page.contains("From Tuesday 17 March 2026 on it stands in place of every earlier sheet."))
    #expect(!(try html()).contains("every earlier sheet"))
    // From the first day of a pause on, which is one line.
    request.pause = 2
    let paused = PlanReport(try Planner.resume(input, from: request), version: "1").html
    #expect(paused.contains("From Tuesday 17 March 2026 on it stands"))
    #expect(paused.components(separatedBy: "Nothing to turn today").count == 3)
  }

  @Test func aPlanWithErrorsSaysSoOnEveryPage() throws {
    let page = try html([("struts: long", "struts: medium")])
    #expect(page.contains("Do not use this sheet."))
    #expect(page.contains("@bottom-left{content:\"DO NOT USE"))
    #expect(!(try html()).contains("Do not use this sheet."))
  }

  @Test func everyCheckIsThere() throws {
    let plan = try SamplePlans.plan([("struts: long", "struts: medium")])
    let page = PlanReport(plan, version: "1").html
    #expect(!plan.checks.isEmpty)
    for check in plan.checks {
      #expect(page.contains(Markup(text: check.message()).string) && page.contains(check.code.rawValue))
    }
  }

  @Test func anEstimateIsCalledOne() throws {
    #expect(try html().contains("A rough estimate is between 16 May 2026 and 27 June 2026."))
    let none = try html([("20 short", "0")])
    #expect(!none.contains("A rough estimate") && none.contains("There is no estimate"))
  }

  @Test func aPlanWithoutDatesOrWithoutTurningIsAPageToo() throws {
    let undated = try html([("  surgery: 2026-03-01\n", "")])
    #expect(nestingFault(undated) == nil && undated.contains("<i>day</i><b>1</b>"))
    let still = try html(
      ["12 varus", "8 apex-anterior", "10 internal", "6 lateral\n", "4 posterior\n", "20 short"].map {
        ($0, $0.hasSuffix("\n") ? "0\n" : "0")
      })
    #expect(nestingFault(still) == nil && !still.contains("class=\"leaf\""))
  }

  @Test func twentyFourAdjustmentsADayShowOnlyThoseThatTurn() throws {
    let plan = try SamplePlans.plan([("latency: 7", "adjustments-per-day: 24")])
    let rows = (1...plan.duration).map { TurnList(plan).lines(onDay: $0).filter { !$0.isStill }.count }
    let page = PlanReport(plan, version: "1").html
    #expect(page.components(separatedBy: "<td class=\"k\">").count - 1 == rows.reduce(0, +))
  }

  @Test func theReportOfSixtyDaysIsUnder400Kilobytes() throws {
    let plan = try SamplePlans.plan([("20 short", "56 short")])
    #expect((55...65).contains(plan.duration))
    #expect(PlanReport(plan, version: "1").html.utf8.count < 400_000)
  }

  @Test func theSamePlanMakesTheSamePage() throws {
    #expect(try html() == html())
  }

  @Test func timesOfDayAreSpreadEvenly() {
    func words(_ count: Int) -> [String] { TimesOfDay.minutes(count: count).map(TimesOfDay.words) }
    #expect(words(1) == ["08:00"])
    #expect(words(2) == ["08:00", "20:00"])
    #expect(words(4) == ["08:00", "12:00", "16:00", "20:00"])
    #expect(words(6)[1] == "10:25")
    #expect(words(24).first == "00:00" && words(24).last == "23:00")
    for count in 1...24 {
      let minutes = TimesOfDay.minutes(count: count)
      #expect(minutes.count == count && zip(minutes, minutes.dropFirst()).allSatisfy { $0 < $1 })
      #expect(minutes.allSatisfy { (0..<1440).contains($0) })
    }
  }
}

extension ReportTests {
  /// Struts of the clinic whose scales begin elsewhere: the sheet's steps do not count the jump.
  @Test func stepsAreCountedOnTheScaleOfTheStrutThatIsOn() throws {
    let classes = [
      (
        "struts: long",
        "struts: auto\n  strut-classes: [{name: a, min: 84, max: 184, reading-offset: 16}, "
          + "{name: b, min: 150, max: 258, reading-offset: 22}]"
      ), ("neutral-height: 203", "neutral-height: 190"),
    ]
    let plan = try SamplePlans.plan(classes)
    let (turns, timeline) = (TurnList(plan), plan.strutTimeline)
    #expect(!timeline.changes.isEmpty && !plan.hasErrors)
    for day in 1...plan.duration {
      let steps = turns.lines(onDay: day).reduce(PerStrut(repeating: 0)) { sum, line in
        PerStrut { sum[$0] + line.steps[$0] }
      }
      #expect(steps == plan.days[day].turns)
    }
    let page = try html(classes)
    for change in timeline.changes {
      let old = plan.days[change.day - 1].set[change.strut] + 16 - 22
      let strut = "strut \(change.strut) (\(change.strut.colour))"
      #expect(page.contains("\(strut) is changed from a to b, which then reads \(Int(old))"))
    }
    #expect(nestingFault(page) == nil)
  }

  @Test func rodsAreTurnedByPartsOfATurn() throws {
    let rods = [("struts: long", "struts: rod")]
    let page = try html(rods)
    #expect(page.contains("¼ turn, 0.25 mm") && page.contains("is one turn of the nut <b>longer</b>"))
    let turns = TurnList(try SamplePlans.plan(rods))
    #expect(turns.words(steps: 7, strut: 1) == "+1¾" && turns.words(steps: -2, strut: 4) == "−½")
  }
}
