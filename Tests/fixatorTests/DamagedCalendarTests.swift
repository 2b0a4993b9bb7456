import Testing

/// A calendar that stands in the folder and does not say all that it once did.
@Suite struct DamagedCalendarTests {
  private static let damages: [(kind: String, command: String, said: String)] = [
    ("cut", "head -c 3000", "cut short"),
    ("cut between events", "sed '/END:VEVENT/q'", "END:VCALENDAR is missing"),
    ("cut to nothing", "head -c 0", "it is empty"),
    ("an end is gone", "sed '0,/END:VEVENT/{/END:VEVENT/d}'", "inside of another"),
    ("a begin is gone", "sed '0,/BEGIN:VEVENT/{/BEGIN:VEVENT/d}'", "ends what has not begun"),
    ("the first lines are gone", "sed 1,4d", "BEGIN:VCALENDAR must stand here"),
    ("no date in DTSTAMP", "sed '0,/^DTSTAMP:.*T/s//DTSTAMP:T/'", "no UID, DTSTAMP"),
    ("no such day in DTSTAMP", "sed '0,/^DTSTAMP:2026..../s//DTSTAMP:20261399/'", "no UID, DTSTAMP"),
    ("no DTSTAMP", "sed '0,/^DTSTAMP:.*/s///'", "no UID, DTSTAMP"),
    ("no number in SEQUENCE", "sed '0,/^SEQUENCE:0/s//SEQUENCE:x/'", "DTSTAMP, SEQUENCE"),
    ("no UID", "sed '0,/^UID:.*/s///'", "no UID"), ("no time", "sed '0,/^DTSTART.*/s///'", "or time"),
    ("no such day", "sed '0,/^DTSTART;VALUE=DATE:2026..../s//DTSTART;VALUE=DATE:20260399/'", "or time"),
    ("zeros", "tr 'A-Za-z0-9' '\\0'", "no text"),
    ("a byte that is no text", "sed '9s/^../\\xff\\xfe/'", "no text"),
    ("something behind it", "sed '$aBEGIN:VEVENT'", "BEGIN:VCALENDAR must stand here"),
  ]

  @Test(
    "A damaged calendar is refused with what is wrong and what to do, and nothing is written",
    arguments: damages.indices)
  func refused(_ index: Int) throws {
    let damage = DamagedCalendarTests.damages[index]
    let scratch = try Scratch()
    try #require(try scratch.run("plan", Sample.good, "--output", "out").status == 0)
    let harm = try scratch.shell(
      "mv out/schedule.ics whole && \(damage.command) < whole > out/schedule.ics; cksum out/*")
    for force in ["", "--force"] {
      let outcome = try scratch.shell("fixator plan \(Sample.good) --output out \(force)")
      #expect(outcome.status == 74, "\(damage.kind) \(force)")
      #expect(
        outcome.says("out/schedule.ics: the calendar of an earlier plan"), "\(damage.kind): \(outcome.errors)"
      )
      #expect(
        outcome.says(damage.said) && outcome.says("put the whole file back"),
        "\(damage.kind): \(outcome.errors)")
    }
    #expect(try scratch.shell("cksum out/*").output == harm.output)
    let mended = try scratch.shell(
      "mv whole out/schedule.ics && fixator plan \(Sample.good) --output out --force")
    #expect(mended.status == 0, "\(mended.errors)")
  }

  @Test(
    "What people and other programs do to a calendar is no damage",
    arguments: [
      "tr -d '\\r'", "sed 's/^PRODID:.*/PRODID:-\\/\\/Other\\/\\/EN\\r/'",
      "sed '4aX-WR-TIMEZONE:Europe/London\\r'",
      "sed 's/^SUMMARY:.*/SUMMARY:mine\\r/'", "sed '$a\\\\r'", "cat",
    ])
  func sound(_ command: String) throws {
    let scratch = try Scratch()
    try #require(try scratch.run("plan", Sample.good, "--output", "out").status == 0)
    try scratch.shell("mv out/schedule.ics whole && \(command) < whole > out/schedule.ics")
    let outcome = try scratch.run("plan", Sample.good, "--output", "out", "--force")
    #expect(outcome.status == 0 && outcome.errors.split(separator: "\n").count == 1, "\(outcome.errors)")
  }

  @Test("Of a calendar of somebody else, or with events of somebody else, it is said that they go")
  func foreign() throws {
    let scratch = try Scratch()
    let event = "BEGIN:VEVENT\\r\\nUID:1@clinic\\r\\nDTSTART:20260301T080000\\r\\nEND:VEVENT\\r\\n"
    let made = try scratch.shell(
      "mkdir out && printf 'BEGIN:VCALENDAR\\r\\nPRODID:clinic\\r\\n\(event)END:VCALENDAR\\r\\n' > out/schedule.ics"
    )
    #expect(made.status == 0)
    let refused = try scratch.run("plan", Sample.good, "--output", "out")
    #expect(refused.status == 74 && refused.says("File exists; --force replaces it"))
    let forced = try scratch.run("plan", Sample.good, "--output", "out", "--force")
    #expect(
      forced.status == 0
        && forced.says("the schedule.ics that was there, which was not of this program, went with it"))
    try scratch.shell(
      "sed -i '$d' out/schedule.ics && printf '\(event)\(event)END:VCALENDAR\\r\\n' >> out/schedule.ics")
    let mixed = try scratch.run("plan", Sample.good, "--output", "out", "--force")
    #expect(
      mixed.status == 0 && mixed.says("2 events of schedule.ics that were not of this program went with it"))
    let clean = try scratch.run("plan", Sample.good, "--output", "out", "--force")
    #expect(clean.status == 0 && !clean.says("not of this program"))
  }
}
