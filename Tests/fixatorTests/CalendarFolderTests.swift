import Foundation
import Testing

/// A folder whose calendar is another case's.
@Suite struct CalendarFolderTests {
  private func scratch() throws -> Scratch {
    let scratch = try Scratch()
    let left = try String(
      contentsOfFile: "\(Program.fixtures)/cases/tibia-varus-lengthening.yaml", encoding: .utf8)
    try scratch.write(left, "left.yaml")
    try scratch.write(left.replacing("side: left", with: "side: right"), "right.yaml")
    try scratch.write(left.replacing("latency: 7", with: "latency: 8"), "later.yaml")
    return scratch
  }

  private func identifiers(_ scratch: Scratch, _ folder: String) throws -> Set<Substring> {
    Set(try scratch.text("\(folder)/schedule.ics").split(separator: "\r\n").filter { $0.hasPrefix("UID:") })
  }

  @Test func legsOfOneNameHaveCalendarsOfTheirOwn() throws {
    let scratch = try scratch()
    for leg in ["left", "right"] {
      #expect(try scratch.run("plan", "\(leg).yaml", "--output", leg).status == 0)
    }
    #expect(try identifiers(scratch, "left").isDisjoint(with: identifiers(scratch, "right")))
  }

  @Test func thePlanOfAnotherCaseIsNamedAndReplacedByForceAlone() throws {
    let scratch = try scratch()
    #expect(try scratch.run("plan", "left.yaml", "--output", "out").status == 0)
    let (before, count) = (try scratch.text("out/schedule.ics"), try identifiers(scratch, "out").count)
    let refused = try scratch.run("plan", "right.yaml", "--output", "out")
    #expect(refused.status == 74 && refused.says("another case (tibia-varus-lengthening, left tibia)"))
    #expect(refused.says("--force"))
    #expect(try scratch.text("out/schedule.ics") == before)
    let forced = try scratch.run("plan", "right.yaml", "--output", "out", "--force")
    #expect(forced.status == 0)
    #expect(forced.says("schedule.ics calls off \(count) events of tibia-varus-lengthening, left tibia"))
    let made = try scratch.text("out/schedule.ics")
    #expect(made.components(separatedBy: "STATUS:CANCELLED").count == count + 1)
    let again = try scratch.run("plan", "right.yaml", "--output", "out", "--force")
    #expect(again.status == 0 && !again.says("another case") && !again.says("calls off"))
    #expect(try scratch.text("out/schedule.ics") == made)
    // The same case, whose plan has changed, is no other case.
    let own = try scratch.run("plan", "left.yaml", "--output", "own")
    #expect(own.status == 0)
    let renewed = try scratch.run("plan", "later.yaml", "--output", "own")
    #expect(renewed.status == 74 && renewed.says("File exists") && !renewed.says("another case"))
  }

  /// A calendar without its plan.json still says whose it is.
  @Test func aCalendarAloneSaysWhoseItIs() throws {
    let scratch = try scratch()
    #expect(try scratch.run("plan", "left.yaml", "--output", "out").status == 0)
    #expect(try scratch.shell("mkdir alone && cp out/schedule.ics alone").status == 0)
    let refused = try scratch.run("plan", "right.yaml", "--output", "alone")
    #expect(
      refused.status == 74
        && refused.says("another case (Left tibia strut schedule: tibia-varus-lengthening)"))
  }

  @Test func timesOfAZoneNeedItsRules() throws {
    let scratch = try scratch()
    let left = try scratch.text("left.yaml")
    try scratch.write(
      left.replacing("latency: 7", with: "latency: 7\n  time-zone: Europe/London"), "zoned.yaml")
    try scratch.write(
      left.replacing("latency: 7", with: "latency: 7\n  time-zone: Europe/Lodnon"), "slip.yaml")
    try scratch.write(
      left.replacing("latency: 7", with: "latency: 7\n  time-zone: ../etc/passwd"), "path.yaml")
    let none = try scratch.run(
      "plan", "path.yaml", settings: ["TZDIR": scratch.folder])
    #expect(none.status == 65 && none.says("schedule.time-zone: this is no name of a time zone"))
    guard try scratch.shell("test -r /usr/share/zoneinfo/Europe/London").status == 0 else { return }
    let slip = try scratch.run("plan", "slip.yaml")
    #expect(slip.status == 65 && slip.says("schedule.time-zone") && slip.says("Europe/Lodnon"))
    let zoned = try scratch.run("plan", "zoned.yaml", "--output", "out", "--calendar", "each")
    #expect(zoned.status == 0)
    #expect(try scratch.text("out/schedule.ics").contains("DTSTART;TZID=Europe/London:20260308T080000"))
  }
}
