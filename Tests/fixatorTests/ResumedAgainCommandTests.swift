import Foundation
import Testing

/// Plans that were resumed more slowly, and go on.
@Suite struct ResumedAgainCommandTests {
  private func folder() throws -> Scratch {
    let scratch = try Scratch()
    try scratch.write(
      """
      case: one
      side: left
      bone: tibia
      reference: proximal
      deformity: {ap-angulation: 10 varus, axial-translation: 20 short}
      mounting: {axial-offset: 60 proximal}
      frame: {proximal-ring: generic-180, distal-ring: generic-180, struts: {min: 60, max: 400}, mode: chronic, neutral-height: 200}
      structures-at-risk: [{name: nerve, ap: 20 lateral, rate: 0.8}]
      schedule: {stages: [{ap-angulation: 10 varus}]}
      """, "one.yaml")
    return scratch
  }

  /// The readings of a day of a plan, level by level.
  private func readings(_ plan: String, _ day: Int) throws -> [String] {
    let object = try JSONSerialization.jsonObject(with: Data(plan.utf8)) as? [String: Any]
    let levels = object?["levels"] as? [[String: Any]] ?? [object ?? [:]]
    return try levels.map { level in
      let days = try #require(level["days"] as? [[String: Any]])
      let own = try #require(days.first { $0["day"] as? Int == day }?["set"] as? [Double])
      return own.map { "\($0)" }.joined(separator: ",")
    }
  }

  @Test("A plan of one level that was slowed is followed at its rates, by itself and along its case")
  func oneLevel() throws {
    let scratch = try folder()
    let plan = try scratch.run("plan", "one.yaml", "--format", "json").output
    let first = try scratch.run(
      "resume", "one.yaml", "--struts", readings(plan, 8)[0], "--day", "8", "--slow", "0.5", "--output", "r1")
    #expect(first.status == 0, "\(first.errors)")
    let slow = try scratch.text("r1/plan.json")
    let today = try readings(slow, 20)[0]
    let again = try ["r1/plan.json", "one.yaml --plan r1/plan.json"].map {
      try scratch.shell("fixator resume \($0) --struts \(today) --day 20 --format json")
    }
    #expect(again[0].status == 0 && again[1].status == 0, "\(again[1].errors)")
    #expect(again[1].says("at its rates, 0.5 of the case's"))
    let ends = try [slow, again[0].output, again[1].output].map { text in
      let object = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
      let resumed = object?["resumed"] as? [String: Any]
      return try #require(resumed?["last_day"] as? Int)
    }
    #expect(ends == [ends[0], ends[0], ends[0]])
    for arguments in ["r1/plan.json r1/schedule.csv", "one.yaml r1/schedule.csv --plan r1/plan.json"] {
      let checked = try scratch.shell("fixator check \(arguments)")
      #expect(checked.status == 0, "\(checked.output)")
    }
    // Another rate of one structure alone is another case.
    let other = try scratch.shell(
      "sed 's/rate: 0.8/rate: 0.7/' one.yaml > other.yaml && fixator resume other.yaml --plan r1/plan.json --struts \(today) --day 20"
    )
    #expect(other.status == 65 && other.says("made from another case"))
  }

  /// What was turned until then was turned at the case's rates, and by its plan.
  @Test("The days before a plan was slowed are held against what they were planned by")
  func daysBefore() throws {
    let scratch = try folder()
    let plan = try scratch.run("plan", "one.yaml", "--format", "json").output
    let resumed = try scratch.run(
      "resume", "one.yaml", "--struts", readings(plan, 8)[0], "--day", "8", "--pause", "2", "--slow", "0.5",
      "--output", "r1")
    #expect(resumed.status == 0, "\(resumed.errors)")
    let slow = try scratch.text("r1/plan.json")
    func table(_ change: (Int, String) -> String = { $1 }) throws -> String {
      let last = try #require(
        (JSONSerialization.jsonObject(with: Data(slow.utf8)) as? [String: Any])?["resumed"] as? [String: Any])
      let days = try #require(last["last_day"] as? Int)
      return try (0...days).map { "\($0)," + change($0, try readings($0 < 8 ? plan : slow, $0)[0]) + "\n" }
        .reduce("day,1,2,3,4,5,6\n", +)
    }
    try scratch.write(table(), "whole.csv")
    for arguments in ["r1/plan.json whole.csv", "one.yaml whole.csv --plan r1/plan.json"] {
      let checked = try scratch.shell("fixator check \(arguments)")
      #expect(checked.status == 0 && checked.output.contains("nothing wrong was found"), "\(checked.output)")
      #expect(!checked.output.contains("start-missed"), "\(checked.output)")
    }
    // Neither the days before nor those after may be faster than theirs.
    try scratch.write(
      table { day, row in
        guard day == 4 else { return row }
        return row.split(separator: ",").enumerated().map {
          $0.offset == 2 ? "\((Double($0.element) ?? 0) + 9)" : "\($0.element)"
        }.joined(separator: ",")
      }, "misread.csv")
    let wrong = try scratch.shell("fixator check one.yaml misread.csv --plan r1/plan.json")
    #expect(wrong.status == 1 && wrong.output.contains("on day 4 strut 3 reads"), "\(wrong.output)")
    try scratch.write(
      rows(until: 25, of: plan).map { "\($0.0),\($0.1)\n" }.reduce("day,1,2,3,4,5,6\n", +), "fast.csv")
    let fast = try scratch.shell("fixator check one.yaml fast.csv --plan r1/plan.json")
    #expect(fast.status == 1 && fast.output.contains("rate-exceeded"), "\(fast.output)")
  }

  /// The rows of a plan's first days.
  private func rows(until day: Int, of plan: String) throws -> [(Int, String)] {
    let object = try JSONSerialization.jsonObject(with: Data(plan.utf8)) as? [String: Any]
    let count = try #require(object?["days"] as? [Any]).count
    return try (0..<min(day, count)).map { ($0, try readings(plan, $0)[0]) }
  }

  @Test("A plan of two levels that was slowed is followed at its rates, by itself and along its case")
  func twoLevels() throws {
    let scratch = try Scratch()
    let level = "Fixtures/levels/tibia-defect-60.yaml"
    let twelve = "146,146,146,146,146,146,195,195,195,195,195,195"
    let slow = try scratch.run(
      "resume", level, "--struts", twelve, "--day", "14", "--slow", "0.5", "--output", "r1")
    #expect(slow.status == 0, "\(slow.errors)")
    let object =
      try JSONSerialization.jsonObject(with: Data(scratch.text("r1/plan.json").utf8)) as? [String: Any]
    let madeFrom = try #require(object?["made_from"] as? [String: Any])
    #expect((madeFrom["schedule"] as? [String: Any])?["rate"] as? Double == 0.5)
    let today = try readings(scratch.text("r1/plan.json"), 40).joined(separator: ",")
    let rows = try scratch.text("r1/schedule.csv").split(separator: "\n").map {
      $0.split(separator: ",").prefix(14)
    }
    for (file, says) in [
      ("r1/plan.json", "resumed on day 14"),
      ("\(level) --plan r1/plan.json", "at its rates, 0.5 of the case's"),
    ] {
      let again = try scratch.shell("fixator resume \(file) --struts \(today) --day 40 --format csv")
      #expect(again.status == 0 && again.says(says), "\(again.errors)")
      // To the last reading.
      let rest = again.output.split(separator: "\n").map { $0.split(separator: ",").prefix(14) }
      #expect(rest.count > 20 && Array(rest.dropFirst(2)) == Array(rows.suffix(rest.count - 2)))
    }
    for arguments in ["r1/plan.json r1/schedule.csv", "\(level) r1/schedule.csv --plan r1/plan.json"] {
      let checked = try scratch.shell("fixator check \(arguments)")
      #expect(checked.status == 0, "\(checked.output)")
    }
    let other = try scratch.shell(
      "sed 's/^  rate: 1.0/  rate: 0.9/' \(level) > other.yaml && fixator resume other.yaml --plan r1/plan.json --struts \(today) --day 40"
    )
    #expect(other.status == 65 && other.says("made from another case"), "\(other.errors)")
    // One that was not resumed is followed too.
    let plan = try scratch.shell("fixator plan \(level) --format json > two.json")
    #expect(plan.status == 0)
    let rest = try scratch.run("resume", "two.json", "--struts", twelve, "--day", "14")
    #expect(rest.status == 0 && rest.output.contains("on day 64, 2 days later than planned"))
    #expect(rest.says("followed as it was planned, days 0 to 62"))
    // Planned anew it is said to have been resumed.
    #expect(try scratch.shell("fixator plan r1/plan.json").says("it was resumed on day 14"))
  }
}
