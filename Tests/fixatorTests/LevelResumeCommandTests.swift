import Testing

/// `resume` of a case of two levels.
@Suite struct LevelResumeCommandTests {
  private static let level = "Fixtures/levels/tibia-defect-60.yaml"
  /// As both frames read on day 12.
  private static let proximal = "146,146,146,146,146,146"
  private static let distal = "195,195,195,195,195,195"
  private static var twelve: String { "\(proximal),\(distal)" }

  @Test("Twelve readings are one word, or one for each frame in either order")
  func forms() throws {
    let scratch = try Scratch()
    let word = try scratch.run(
      "resume", Self.level, "--struts", Self.twelve, "--day", "14", "--format", "json")
    #expect(word.status == 0 && word.output.contains("\"limb_off_mm\""), "\(word.errors)")
    for order in [
      ["proximal=\(Self.proximal)", "distal=\(Self.distal)"],
      ["distal=\(Self.distal)", "proximal=\(Self.proximal)"],
    ] {
      let named = try scratch.run(
        "resume", Self.level, "--struts", order[0], "--struts", order[1], "--day", "14", "--format", "json")
      #expect(named.status == 0 && named.output == word.output, "\(named.errors)")
    }
    let table = try scratch.run("resume", Self.level, "--struts", Self.twelve, "--day", "14")
    #expect(table.output.contains("on day 64, 2 days later than planned"))
  }

  @Test(
    "What is given for another number of levels, twice or not at all is refused",
    arguments: [
      ("CASE --struts \(proximal)", 65, "give 12"), ("ONE --struts \(twelve)", 65, "give its 6"),
      ("CASE --struts proximal=\(proximal)", 64, "--struts: distal=… is missing"),
      ("CASE --struts \(proximal) --struts \(distal)", 64, "--struts takes"),
      ("CASE --struts proximal=\(proximal) --struts proximal=\(distal)", 64, "--struts takes"),
      ("CASE --struts 1,2,3,4,5,6,7", 64, "--struts takes"), ("CASE", 64, "Missing expected argument"),
      ("CASE --struts \(twelve) --distance 3=169", 65, "--distance is for cases of one level"),
      (
        "CASE --struts \(twelve) --plan Fixtures/resumes/three-days-missed.plan.json", 65,
        "made from another case"
      ),
      (
        "ONE --struts \(proximal) --plan Fixtures/resumes/distal-frame-behind.plan.json", 65,
        "made from another case"
      ),
      ("CASE --struts \(distal),\(proximal) --day 12", 65, "each other's place"),
      ("CASE --struts \(twelve) --day 12 --struts-mounted proximal=x", 65, "--struts-mounted"),
      (
        "CASE --struts \(twelve) --day 12 --struts-mounted a --struts-mounted b", 64, "--struts-mounted takes"
      ),
      ("ONE --struts \(proximal) --done a.csv --done b.csv", 64, "--done takes"),
    ])
  func refused(arguments: String, status: Int32, words: String) throws {
    let line = arguments.replacing("CASE", with: Self.level).replacing("ONE", with: Sample.good)
    let outcome = try Scratch().shell("fixator resume " + line)
    #expect(outcome.status == status && outcome.says(words), "\(outcome.status) \(outcome.errors)")
  }

  @Test(
    "Tables of both frames tell what was turned, and the plan's folder gets the rest with its events called off"
  )
  func folder() throws {
    let scratch = try Scratch()
    let plan = try scratch.run("plan", Self.level, "--output", "out")
    #expect(plan.status == 0, "\(plan.errors)")
    let made = try scratch.shell(
      "cut -d, -f1-8 out/schedule.csv | head -14 > p.csv && cut -d, -f1,2,9-14 out/schedule.csv | head -14 > d.csv"
    )
    #expect(made.status == 0)
    for tables in [["p.csv", "d.csv"], ["out/schedule.csv"]] {
      let done = tables.map { "--done \($0)" }.joined(separator: " ")
      let resumed = try scratch.shell(
        "fixator resume \(Self.level) --struts \(Self.twelve) --day 14 --format json \(done)")
      #expect(resumed.status == 0 && resumed.output.contains("\"turned\""), "\(resumed.errors)")
    }
    let rest = try scratch.run(
      "resume", Self.level, "--struts", Self.twelve, "--day", "14", "--slow", "1", "--output", "out",
      "--force")
    #expect(rest.status == 0, "\(rest.errors)")
    let calendar = try scratch.text("out/schedule.ics")
    #expect(calendar.contains("-day-64") && calendar.contains("SEQUENCE:1500"))
    #expect(try scratch.text("out/report.html").contains("2 days behind the plan"))
  }

  @Test("Of two frames, the one that is missing is named")
  func oneFrame() throws {
    let scratch = try Scratch()
    for option in ["--struts", "--done"] {
      for (given, missing) in [("proximal", "distal"), ("distal", "proximal")] {
        let struts = option == "--done" ? "--struts \(Self.twelve)" : ""
        let outcome = try scratch.shell(
          "fixator resume \(Self.level) \(struts) \(option) \(given)=146,146,146,146,146,146")
        #expect(
          outcome.status == 64 && outcome.says("\(option): \(missing)=… is missing"), "\(outcome.errors)")
      }
    }
  }
}
