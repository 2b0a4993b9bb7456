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

  /// SEQUENCE by UID.
  private func sequences(_ scratch: Scratch) throws -> [String: Int] {
    var (found, open) = ([String: Int](), "")
    for line in try scratch.text("out/schedule.ics").split(separator: "\r\n") {
      if line.hasPrefix("UID:") { open = String(line) }
      if line.hasPrefix("SEQUENCE:") { found[open] = Int(line.dropFirst(9)) }
    }
    return found
  }

  /// From case to case, to one without dates, and back.
  @Test func theSequenceOfAnEventNeverGoesBack() throws {
    let scratch = try scratch()
    let left = try scratch.text("left.yaml")
    let dated = try #require(left.split(separator: "\n").first { $0.contains("surgery:") })
    try scratch.write(left.replacing("\(dated)\n", with: ""), "undated.yaml")
    var last: [String: Int] = [:]
    for name in ["left", "right", "left", "undated", "undated", "later", "undated", "right", "left"] {
      let run = try scratch.run("plan", "\(name).yaml", "--output", "out", "--force")
      #expect(run.status == 0, "\(run.errors)")
      let now = try sequences(scratch)
      for (event, sequence) in last { #expect(now[event, default: -1] >= sequence, "\(name): \(event)") }
      let isUndated = name == "undated"
      #expect(run.says("so its days have no dates") == isUndated)
      let text = try scratch.text("out/schedule.ics")
      if isUndated { #expect(text.components(separatedBy: "STATUS:CANCELLED").count == now.count + 1) }
      last = now
    }
  }

  @Test func withoutDatesTheCalendarThatWasThereIsCalledOffOrGone() throws {
    let scratch = try scratch()
    let left = try scratch.text("left.yaml")
    let dated = try #require(left.split(separator: "\n").first { $0.contains("surgery:") })
    try scratch.write(left.replacing("\(dated)\n", with: ""), "undated.yaml")
    #expect(try scratch.run("plan", "left.yaml", "--output", "out").status == 0)
    let count = try identifiers(scratch, "out").count
    let run = try scratch.run("plan", "undated.yaml", "--output", "out", "--force")
    #expect(run.says("schedule.ics calls off \(count) events of the calendar that was there"))
    try scratch.write("no calendar", "out/schedule.ics")
    let gone = try scratch.run("plan", "undated.yaml", "--output", "out", "--force")
    #expect(gone.says("removed schedule.ics of the plan that was there") && !scratch.has("out/schedule.ics"))
    #expect(gone.says("the schedule.ics that was there, which was not of this program, went with it"))
    // What cannot be read cannot be called off.
    let large = try scratch.shell(
      "truncate -s 17M out/schedule.ics; fixator plan left.yaml --output out --force")
    #expect(large.status == 74 && large.says("larger than 16 MB"))
    #expect(scratch.has("out/schedule.ics"))
  }

  @Test func withoutTimeZonesHereATimeOfOneIsRefusedBeforeAnythingIsWritten() throws {
    let scratch = try scratch()
    let left = try scratch.text("left.yaml")
    try scratch.write(
      left.replacing("latency: 7", with: "latency: 7\n  time-zone: Europe/London"), "zoned.yaml")
    #expect(try scratch.shell("mkdir empty").status == 0)
    let none = ["TZDIR": "\(scratch.folder)/empty"]
    let run = try scratch.run("plan", "zoned.yaml", "--output", "out", settings: none)
    #expect(run.status == 74 && run.says("no time zones are installed here") && run.says("install tzdata"))
    #expect(!scratch.has("out"))
    #expect(try scratch.run("plan", "zoned.yaml", settings: none).status == 0)
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
    #expect(slip.says("(/usr/share/zoneinfo) have none of this name; did you mean Europe/London?"))
    // An empty TZDIR is none, as for all programs of the system.
    let unset = try scratch.run("plan", "slip.yaml", settings: ["TZDIR": ""])
    #expect(unset.status == 65 && unset.errors == slip.errors)
    let zoned = try scratch.run("plan", "zoned.yaml", "--output", "out", "--calendar", "each")
    #expect(zoned.status == 0)
    #expect(try scratch.text("out/schedule.ics").contains("DTSTART;TZID=Europe/London:20260308T080000"))
  }
}
