import Testing

/// What `plan` writes of a case of two levels.
@Suite struct LevelOutputTests {
  private static let level = "Fixtures/levels/tibia-defect-60.yaml"

  @Test("A sheet for each frame is written, and no calendar is left standing beside them")
  func folder() throws {
    let scratch = try Scratch()
    let first = try scratch.run("plan", Self.level, "--output", "out")
    #expect(
      first.status == 0 && first.says("a calendar of several levels is not written yet"), "\(first.errors)")
    #expect(scratch.has("out/report.html") && !scratch.has("out/schedule.ics"))
    _ = try scratch.run("plan", Sample.good, "--output", "old")
    let before = try scratch.text("old/plan.json")
    let over = try scratch.run("plan", Self.level, "--output", "old", "--force")
    #expect(over.status == 74 && over.says("holds the calendar of an earlier plan"), "\(over.errors)")
    #expect(try scratch.text("old/plan.json") == before)
  }

  @Test(
    "What is for cases of one level says so",
    arguments: ["sensitivity CASE", "plan CASE --suggest-stages"])
  func refused(command: String) throws {
    let scratch = try Scratch()
    let outcome = try scratch.shell("fixator " + command.replacing("CASE", with: Self.level))
    #expect(outcome.status == 65 && outcome.says("2 levels"), "\(outcome.errors)")
  }
}
