import Testing

/// What `plan` writes of a case of two levels.
@Suite struct LevelOutputTests {
  private static let level = "Fixtures/levels/tibia-defect-60.yaml"

  @Test("A sheet for each frame is written, and a calendar of both")
  func folder() throws {
    let scratch = try Scratch()
    let first = try scratch.run("plan", Self.level, "--output", "out", "--calendar", "each")
    #expect(first.status == 0 && first.says("schedule.ics"), "\(first.errors)")
    let calendar = try scratch.text("out/schedule.ics")
    #expect(calendar.contains("PROXIMAL FRAME") && calendar.contains("DISTAL FRAME"))
    #expect(calendar.contains("DTSTART:20260308T080000"))
    let again = try scratch.run("plan", Self.level, "--output", "out", "--calendar", "each", "--force")
    #expect(again.status == 0 && !again.says("calls off"))
    #expect(try scratch.text("out/schedule.ics") == calendar)
  }

  @Test("A plan of two levels and one of one take each other's place by force alone, events and pictures too")
  func replacing() throws {
    let scratch = try Scratch()
    _ = try scratch.run("plan", Sample.good, "--output", "out")
    let before = try scratch.text("out/plan.json")
    let refused = try scratch.run("plan", Self.level, "--output", "out")
    #expect(refused.status == 74 && refused.says("it holds the plan of another case"), "\(refused.errors)")
    #expect(try scratch.text("out/plan.json") == before)
    let two = try scratch.run("plan", Self.level, "--output", "out", "--force")
    #expect(two.status == 0 && two.says("calls off") && two.says("removed frame.svg"), "\(two.errors)")
    #expect(scratch.has("out/proximal-frame.svg") && !scratch.has("out/frame.svg"))
    let refusedToo = try scratch.run("plan", Sample.good, "--output", "out")
    #expect(refusedToo.status == 74 && refusedToo.says("another case (tibia-defect-60, left tibia)"))
    let one = try scratch.run("plan", Sample.good, "--output", "out", "--force")
    #expect(one.status == 0 && one.says("removed ") && one.says("proximal-frame.svg"), "\(one.errors)")
    #expect(one.says("events of tibia-defect-60, left tibia"))
    #expect(!scratch.has("out/proximal-frame.svg") && scratch.has("out/frame.svg"))
  }

  @Test("Times of a zone are those of both frames, and need its rules")
  func zone() throws {
    let scratch = try Scratch()
    let text = try scratch.text(Self.level)
    try scratch.write(
      text.replacing("latency: 7", with: "latency: 7\n  time-zone: Europe/London"), "zoned.yaml")
    let none = try scratch.run(
      "plan", "zoned.yaml", "--output", "out", settings: ["TZDIR": scratch.folder])
    #expect(none.status == 74 && !scratch.has("out"), "\(none.errors)")
    guard try scratch.shell("test -r /usr/share/zoneinfo/Europe/London").status == 0 else { return }
    let run = try scratch.run("plan", "zoned.yaml", "--output", "out", "--calendar", "each")
    #expect(run.status == 0, "\(run.errors)")
    let calendar = try scratch.text("out/schedule.ics")
    #expect(calendar.contains("DTSTART;TZID=Europe/London:20260308T080000"))
    #expect(calendar.components(separatedBy: "BEGIN:VTIMEZONE").count == 2)
  }

  @Test(
    "What is for cases of one level says so, why, and what to do",
    arguments: [
      ("plan CASE --choose-height", "share the middle ring"),
      ("plan CASE --choose-height", "fixator design chooses both frames together"),
      ("plan CASE --choose-offset 40-80", "levels[2]"),
      ("batch CASE --study mounting", ""),
    ])
  func refused(command: String, words: String) throws {
    let scratch = try Scratch()
    let outcome = try scratch.shell("fixator " + command.replacing("CASE", with: Self.level))
    #expect(outcome.status == 65 && (words.isEmpty || outcome.says(words)), "\(outcome.errors)")
  }

  @Test("plan.json of two levels is read as the case that it was made from")
  func planAsCase() throws {
    let scratch = try Scratch()
    let first = try scratch.run("plan", Self.level, "--format", "json")
    try scratch.write(first.output, "plan.json")
    #expect(try scratch.run("plan", "plan.json", "--format", "json").output == first.output)
    let line = try scratch.run("batch", "plan.json", "--summary")
    #expect(line.status == 0 && line.output.contains("\"case\":\"tibia-defect-60\""), "\(line.errors)")
    func bars(_ file: String) throws -> String {
      try scratch.run(
        "sensitivity", file, "--samples", "20", "--assume", "published", "--format", "json"
      ).output
    }
    let (own, other) = (try bars("plan.json"), try bars(Self.level))
    #expect(own == other && !own.isEmpty)
    let folder = try scratch.run("batch", ".")
    #expect(folder.says("left alone in folders: 1 plan "), "\(folder.errors)")
  }

  @Test("Stages are suggested for the level that needs them, and hold for the whole treatment")
  func suggestedStages() throws {
    let scratch = try Scratch()
    let none = try scratch.run("plan", Self.level, "--suggest-stages")
    #expect(none.status == 0 && none.output.isEmpty && none.says("needs no other stages"), "\(none.errors)")
    let text = try scratch.text("Fixtures/levels/checks/docking-contact.raises.yaml")
    try scratch.write(text, "case.yaml")
    let found = try scratch.run("plan", "case.yaml", "--suggest-stages")
    #expect(found.status == 0 || found.status == 1, "\(found.errors)")
    #expect(found.says("distal level, docking-contact"), "\(found.errors)")
  }

  @Test("Error bars of two levels are text, JSON, and a folder with a page and pictures of each part")
  func errorBars() throws {
    let scratch = try Scratch()
    let options = ["--assume", "published", "--samples", "40"]
    let text = try scratch.shell("fixator sensitivity \(Self.level) \(options.joined(separator: " "))")
    #expect(text.status == 0, "\(text.errors)")
    for part in ["left of the whole limb", "docking faces", "left of proximal level", "left of distal level"]
    {
      #expect(text.output.contains(part))
    }
    #expect(
      text.output.contains("levels[1].mounting.ap-tilt") && text.output.contains("limb-now.axial-translation")
    )
    let json = try scratch.shell(
      "fixator sensitivity \(Self.level) \(options.joined(separator: " ")) --format json --jobs 3")
    #expect(json.status == 0 && json.output.contains("\"fixator-sensitivity/2\""))
    let folder = try scratch.shell(
      "fixator sensitivity \(Self.level) \(options.joined(separator: " ")) --output bars")
    #expect(folder.status == 0 && folder.says("docking-variance-shares.svg"), "\(folder.errors)")
    #expect(try scratch.text("bars/sensitivity.json") == json.output)
    #expect(
      try scratch.text("bars/sensitivity.html").contains("What may be left at the end: the docking faces"))
  }
}
