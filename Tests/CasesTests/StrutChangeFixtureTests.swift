import Foundation
import HexapodKinematics
import Reports
import Testing
import TreatmentModel

@Suite struct StrutChangeFixtureTests {
  private func json(_ name: String) throws -> [String: Any] {
    let object = try JSONSerialization.jsonObject(with: Data(try plan(name).json(isPretty: false).utf8))
    return try #require(object as? [String: Any])
  }

  @Test func visitsFallOnTheDaysOfTheWeekThatAreAllowed() throws {
    let plan = try plan("strut-changes-on-weekdays")
    #expect(
      !plan.hasErrors && plan.strutTimeline.visitDays.count == 2 && plan.strutTimeline.changes.count == 3)
    for day in plan.strutTimeline.visitDays {
      let date = try #require(plan.days[day].date)
      #expect([.monday, .thursday].contains(date.dayOfWeek))
    }
  }

  @Test func theJSONSaysWhatIsChangedWhenAndAtWhichVisit() throws {
    let (plan, json) = (try plan("strut-changes-on-weekdays"), try json("strut-changes-on-weekdays"))
    let summary = try #require(json["summary"] as? [String: Any])
    #expect(summary["strut_changes"] as? Int == 3 && summary["visits"] as? Int == 2)
    let changes = try #require(json["strut_changes"] as? [[String: Any]])
    for (found, change) in zip(changes, plan.strutTimeline.changes) {
      #expect(found["strut"] as? Int == change.strut.rawValue && found["day"] as? Int == change.day)
      #expect(found["from"] as? String == "medium" && found["to"] as? String == "long")
      #expect(found["earliest_day"] as? Int == change.window?.lowerBound)
      #expect(found["latest_day"] as? Int == change.window?.upperBound)
    }
    let visits = try #require(json["visits"] as? [[String: Any]])
    for (found, day) in zip(visits, plan.strutTimeline.visitDays) {
      #expect(found["day"] as? Int == day && found["date"] as? String == plan.days[day].date?.description)
      #expect(found["struts"] as? [Int] == plan.strutTimeline.changes(onDay: day).map(\.strut.rawValue))
    }
    #expect(changes.count == 3 && visits.count == 2)
  }

  /// In a plan that is looked at by itself; a batch does not look for it.
  @Test func anotherHeightIsHintedAt() throws {
    let plain = try plan("strut-changes-on-weekdays")
    let plan = plain.withHeightHint()
    let words = "147 mm would need no change"
    #expect(plan.heightHint?.words == words && plan.heightHint?.strutChanges == 0)
    let table = PlanTable(plan, isColoured: false, options: programOptions).text
    #expect(table.contains("height      \(words) (--choose-height)\n"))
    #expect(PlanReport(plan, version: "test").html.contains(words))
    let object = try JSONSerialization.jsonObject(with: Data(plan.json(isPretty: false).utf8))
    let hint = try #require((object as? [String: Any])?["height_hint"] as? [String: Any])
    #expect(hint["neutral_height_mm"] as? Double == 147 && hint["strut_changes"] as? Int == 0)
    #expect(!plain.json(isPretty: false).contains("height_hint"))
  }

  @Test func visitsStandAboveTheirDayInTheTable() throws {
    let lines = PlanTable(try plan("strut-changes-on-weekdays"), isColoured: false).text.split(
      separator: "\n")
    for day in try plan("strut-changes-on-weekdays").strutTimeline.visitDays {
      let row = try #require(lines.firstIndex { $0.hasPrefix(day < 10 ? "  \(day) 2026" : " \(day) 2026") })
      #expect(lines[row - 1].contains("visit: change strut"))
    }
  }

  @Test func aVisitOneDayTooEarlyMissesTheWindow() throws {
    let met = try plan("change-window-met")
    #expect(!met.hasErrors && met.strutTimeline.visitDays == [17])
    let missed = try plan("change-window-missed")
    let check = try #require(missed.checks.first { $0.code == .strutChangeWindow })
    #expect(check.severity == .error && check.strut == 6 && check.day == 22)
    #expect(missed.strutTimeline.changes.last?.window == 17...22)
  }

  @Test func aStrutWaitsForALateVisitAtTheEndOfItsRange() throws {
    let plan = try plan("change-window-late")
    #expect(!plan.hasErrors && plan.strutTimeline.visitDays == [16, 23])
    let check = try #require(plan.checks.first { $0.code == .strutChangeWindow })
    #expect(check.severity == .warning && check.strut == 6 && check.value == 23 && check.limit == 22)
    #expect(plan.days[22].set[5] == 178 && plan.days[22].shortfall?.atRangeEnd == [6])
    #expect(plan.days[plan.duration].shortfall?.isCaughtUp == true)
  }

  @Test func lengthsGoOnUnbrokenWhereAnotherScaleBegins() throws {
    let plan = try plan("classes-of-the-clinic")
    #expect(!plan.hasErrors && plan.strutTimeline.changes.count == 2)
    for (before, after) in zip(plan.days, plan.days.dropFirst()) {
      for strut in StrutNumber.allCases {
        let (old, new) = (
          plan.strutTimeline.hardware(strut, onDay: before.day),
          plan.strutTimeline.hardware(strut, onDay: after.day)
        )
        let moved = new.length(ofReading: after.set[strut]) - old.length(ofReading: before.set[strut])
        #expect(abs(moved - Double(after.turns[strut])) < 1e-9)
        #expect(new.range.contains(after.set[strut]))
      }
    }
  }

  @Test func nutTurnsAreStepsByStepsPerTurn() throws {
    let json = try json("threaded-rods")
    let days = try #require(json["days"] as? [[String: Any]])
    for day in days {
      let (steps, turns) = (
        try #require(day["turns"] as? [Double]), try #require(day["nut_turns"] as? [Double])
      )
      #expect(turns == steps.map { $0 / 4 })
    }
    let classes = try #require(json["strut_classes"] as? [[String: Any]])
    #expect(classes.count == 1 && classes[0]["steps_per_turn"] as? Int == 4)
  }

  /// `+1¾` and its like, read back.
  @Test(arguments: [1, 2, 3, 4, 6, 8])
  func wordsOfTurnsReadBackAsTheirSteps(stepsPerTurn: Int) throws {
    let rod = StrutHardware(
      name: "rod", range: 60...300, thread: Thread(pitch: 1, stepsPerTurn: stepsPerTurn), readingOffset: 0,
      provenance: Provenance(source: "test", verified: true))
    let parts: [Character: Double] = [
      "½": 0.5, "⅓": 1.0 / 3, "⅔": 2.0 / 3, "¼": 0.25, "¾": 0.75, "⅙": 1.0 / 6, "⅚": 5.0 / 6, "⅛": 0.125,
      "⅜": 0.375, "⅝": 0.625, "⅞": 0.875,
    ]
    #expect(rod.turnWords(0) == "·")
    for steps in -50...50 where steps != 0 {
      var words = rod.turnWords(steps)
      #expect(words.removeFirst() == (steps > 0 ? "+" : "-"))
      let part = words.last.flatMap { parts[$0] }
      let whole = part == nil ? words : String(words.dropLast())
      let turns = (whole.isEmpty ? 0 : try #require(Double(whole))) + (part ?? 0)
      #expect(abs(turns * Double(stepsPerTurn) - Double(steps.magnitude)) < 1e-9)
    }
  }
}
