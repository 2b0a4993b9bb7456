import Testing

/// What is said of a command line that cannot be meant so.
@Suite struct UsageTests {
  @Test(
    "Whatever finds it, wrong usage is told with the usage of its own command",
    arguments: [
      ("pose", "\(Sample.good) --struts 1,2,3"), ("pose", "\(Sample.good) --struts -213,1,2,3,4,5"),
      ("struts", "\(Sample.good) --pose 0,0,1,0,0,0,0"),
      ("struts", "\(Sample.good) --pose 1e308,0,0,1,0,0,0"),
      ("resume", "\(Sample.good) --struts 1,2,3"),
      ("resume", "Fixtures/check/two-scales.yaml --struts 44,45,44,45,44,45 --struts-mounted a,b"),
      ("plan", "\(Sample.good) --calendar daily"), ("batch", "\(Sample.good) --jobs 0"),
    ])
  func ownUsage(_ command: String, _ rest: String) throws {
    let outcome = try Scratch().shell("fixator \(command) \(rest)")
    #expect(outcome.status == 64 && outcome.output.isEmpty)
    #expect(outcome.says("Usage: fixator \(command) "), "\(outcome.errors)")
    #expect(
      outcome.says("See 'fixator \(command) --help'") && !outcome.says("<subcommand>"), "\(outcome.errors)")
  }

  @Test(
    "Numbers may begin with a minus sign",
    arguments: [
      "struts \(Sample.good) --pose -5,1,-170,1,0,0,0", "struts \(Sample.good) --pose=-5,1,-170,1,0,0,0",
      "pose \(Sample.good) --struts 213,216,219,194,194,174 --start -1,0,-200,1,0,0,0",
      "pose \(Sample.good) --struts 213,216,219,194,194,174 --distance -5,-90,0:0,90,0=230±50",
    ])
  func negative(_ line: String) throws {
    let outcome = try Scratch().shell("fixator \(line)")
    #expect(outcome.status == 0 && outcome.output.split(separator: "\n").count == 2, "\(outcome.errors)")
  }

  @Test(
    "Where a value may not begin with a minus sign, the way to write it is said",
    arguments: [
      ("resume \(Sample.good) --struts \(Sample.dayTen) --day -1", "--day=-1"),
      ("plan \(Sample.good) --choose-height -5-20", "--choose-height=-5-20"),
      ("batch \(Sample.good) --draws -5", "--draws=-5"),
      ("sensitivity \(Sample.good) --samples -1", "--samples=-1"),
    ])
  func hint(_ line: String, _ hint: String) throws {
    let outcome = try Scratch().shell("fixator \(line)")
    #expect(outcome.status == 64 && outcome.says("is written behind =: \(hint)"), "\(outcome.errors)")
  }

  @Test(
    "Six numbers with spaces between them are told to be one word",
    arguments: [
      ("pose \(Sample.good) --struts 213 216 219 194 194 174", "--struts=213,216,219,194,194,174"),
      ("pose \(Sample.good) --struts 213, 216, 219, 194, 194, 174", "--struts=213,216,219,194,194,174"),
      ("resume \(Sample.good) --struts 215 218 220 201 200 187 --day 10", "--struts=215,218,220,201,200,187"),
      ("struts \(Sample.good) --pose -5 0 -170 1 0 0 0", "--pose=-5,0,-170,1,0,0,0"),
    ])
  func spaces(_ line: String, _ hint: String) throws {
    let outcome = try Scratch().shell("fixator \(line)")
    #expect(
      outcome.status == 64 && outcome.says("one word, with commas and no spaces: \(hint)"),
      "\(outcome.errors)")
  }

  @Test(
    "What would be ignored is refused",
    arguments: [
      ("plan \(Sample.good) --output out --format json", "--format is for what is printed"),
      (
        "resume \(Sample.good) --struts \(Sample.dayTen) --output out --format csv",
        "--format is for what is printed"
      ),
      (
        "check \(Sample.good) Fixtures/check/our-own.csv --output out --format csv",
        "--format is for what is printed"
      ),
      ("sensitivity \(Sample.good) --output out --format text", "--format is for what is printed"),
      ("plan \(Sample.good) --force", "--force needs --output FOLDER"),
      ("resume \(Sample.good) --struts \(Sample.dayTen) --force", "--force needs --output FOLDER"),
      ("check \(Sample.good) Fixtures/check/our-own.csv --force", "--force needs --output FOLDER"),
      ("sensitivity \(Sample.good) --force", "--force needs --output FOLDER"),
      ("plan \(Sample.good) --suggest-stages --format csv", "--suggest-stages prints a piece"),
      ("plan \(Sample.good) --suggest-stages --choose-height", "--suggest-stages prints a piece"),
      ("batch \(Sample.good) --summary --self-contained", "--self-contained is for whole plans"),
      ("batch \(Sample.good) --format csv --self-contained", "--self-contained is for whole plans"),
      ("batch \(Sample.good) --force", "--force needs --output FILE"),
      ("new --template --force", "--force needs a file"),
    ])
  func ignored(_ line: String, _ message: String) throws {
    let scratch = try Scratch()
    let outcome = try scratch.shell("fixator \(line)")
    #expect(outcome.status == 64 && outcome.says(message) && outcome.output.isEmpty, "\(outcome.errors)")
    #expect(!scratch.has("out"))
  }

  @Test("A base from which no input takes anything is said to be of no use")
  func base() throws {
    let scratch = try Scratch()
    let line = "--base Fixtures/batch/clinic.yaml --summary"
    #expect(
      try scratch.shell("fixator batch \(Sample.good) \(line)").says("--base is for the rows of tables"))
    for inputs in [
      "Fixtures/batch/registry.csv", "\(Sample.good) Fixtures/batch/registry.csv", "- < \(Sample.good)",
    ] {
      #expect(try !scratch.shell("fixator batch \(inputs) \(line)").says("--base is for"), "\(inputs)")
    }
  }

  @Test("Readings that no strut has are said to be, and the unit in which they would be some")
  func impossibleReadings() throws {
    let scratch = try Scratch()
    func pose(_ readings: String) throws -> Program.Outcome {
      try scratch.run("pose", Sample.good, "--struts", readings)
    }
    #expect(try pose("17.0,17.1,16.95,17,17.2,16.9").says("as centimetres all six would be some"))
    #expect(try pose("7,7.1,7,7,7.2,7").says("as inches all six would be some"))
    let slip = try pose("170,17.1,170,170,172,169")
    #expect(slip.status == 1 && slip.says("strut 2: no strut of the case reads 17.1 mm"))
    let right = try pose("170,171,169.5,170,172,169")
    #expect(right.status == 0 && right.errors.isEmpty, "\(right.errors)")
  }

  @Test("A pose that cannot be is said to be one, on standard error")
  func impossiblePoses() throws {
    let scratch = try Scratch()
    let above = try scratch.run("struts", Sample.good, "--pose", "0,0,170,1,0,0,0")
    #expect(above.status == 0 && above.output.hasPrefix("strut_1,"))
    #expect(
      above.says("the moving ring is on the wrong side: in this frame it is distal to the reference ring"))
    let far = try scratch.run("struts", Sample.good, "--pose", "0,0,-1700,1,0,0,0")
    #expect(far.status == 0 && far.errors.split(separator: "\n").count == 6)
    #expect(far.says("strut 6: no strut of the case reads") && far.says("long 169 to 289 mm"))
    let right = try scratch.run("struts", Sample.good, "--pose", "0,0,-170,1,0,0,0")
    #expect(right.status == 0 && right.errors.isEmpty)
    // A frame without a patient says no struts.
    try scratch.write(
      "frame: {reference-ring: {joint-radius: 90, half-angle: 5}, moving-ring: {joint-radius: 90, half-angle: 5}}\n",
      "frame.yaml")
    let frame = try scratch.run("struts", "frame.yaml", "--pose", "0,0,1700,1,0,0,0")
    #expect(!frame.says("no strut of the case"), "\(frame.errors)")
  }

  @Test(
    "Names with line ends and controls are shown on one line, without them",
    arguments: [
      "plan \(Sample.good) --output $'/dev/null/a\\nb\\e[31m'", "plan $'a\\nb\\e[31m.yaml'",
      "batch $'a\\nb\\e[31m'",
      "batch \(Sample.good) --output $'/dev/null/a\\nb\\e[31m'", "new $'/dev/null/a\\nb\\e[31m'",
      "plam$'\\n\\e[31m'",
      "pose \(Sample.good) --struts $'1,\\n\\e[31m'", "check \(Sample.good) $'a\\nb\\e[31m'",
      "resume \(Sample.good) --struts \(Sample.dayTen) --done $'a\\nb\\e[31m'",
      "plan \(Sample.good) $'\\e[31m'",
    ])
  func names(_ line: String) throws {
    let outcome = try Scratch().shell("fixator \(line)")
    #expect(outcome.status != 0 && !outcome.errors.contains("\u{1B}"), "\(outcome.errors)")
    #expect(outcome.says("\u{FFFD}"), "\(outcome.errors)")
    if line.contains("a\\nb") { #expect(outcome.says("a\u{FFFD}b"), "\(outcome.errors)") }
  }

  @Test(
    "An output whose name has a line end is refused in words",
    arguments: ["plan \(Sample.good) --output", "batch \(Sample.good) --output", "new"])
  func lineEnd(_ line: String) throws {
    let scratch = try Scratch()
    let outcome = try scratch.shell("fixator \(line) $'a\\nb'")
    #expect(
      outcome.status == 74 && outcome.says("a\u{FFFD}b: its name has a line end in it"), "\(outcome.errors)")
  }

  @Test("Help of a command that is none is refused, with the one that is near")
  func helpOfNone() throws {
    let scratch = try Scratch()
    let (near, far) = (try scratch.run("help", "plam"), try scratch.run("help", "xyzzy"))
    #expect(near.status == 64 && near.output.isEmpty && near.says("did you mean fixator help plan?"))
    #expect(
      far.status == 64 && far.output.isEmpty
        && far.says("there is no command xyzzy; fixator --help lists them"))
    for line in ["help", "help plan", "help help", "help --help"] {
      #expect(try scratch.shell("fixator \(line)").status == 0, "\(line)")
    }
  }

  @Test(
    "A table in the place of a case is told to be one",
    arguments: [
      "plan Fixtures/check/our-own.csv", "check Fixtures/check/our-own.csv \(Sample.good)",
      "resume Fixtures/check/our-own.csv --struts \(Sample.dayTen)",
      "batch \(Sample.good) --base Fixtures/check/our-own.csv",
    ])
  func table(_ line: String) throws {
    let outcome = try Scratch().shell("fixator \(line)")
    #expect(outcome.status == 65 && outcome.says("stands where a case is wanted"), "\(outcome.errors)")
  }

  @Test("A table that is refused where a table is wanted is not told to be one")
  func tableInItsPlace() throws {
    let scratch = try Scratch()
    try scratch.shell("printf 'day,1,2,3,4,5,6\\n0,150,150,,150,150,150\\n' > s.csv")
    for line in ["check \(Sample.good) s.csv", "check Fixtures/levels/acute-shortening.yaml s.csv s.csv"] {
      let outcome = try scratch.shell("fixator \(line)")
      #expect(outcome.status == 65 && outcome.says("s.csv:2"), "\(outcome.errors)")
      #expect(!outcome.says("stands where a case is wanted"), "\(outcome.errors)")
    }
  }

  @Test("A folder that is there, whose name has a line end, is said on one line")
  func made() throws {
    let scratch = try Scratch()
    try scratch.shell("mkdir $'a\\nb'")
    let outcome = try scratch.shell("fixator plan \(Sample.good) --output $'a\\nb' && ls $'a\\nb' | wc -l")
    #expect(
      outcome.status == 0 && outcome.errors.split(separator: "\n").count == 1
        && outcome.says("into a\u{FFFD}b"))
  }

  @Test("A reading far out of reach is refused as it is written, and what is missed is said to 0.01 mm")
  func digits() throws {
    let scratch = try Scratch()
    let table = try scratch.text("Fixtures/check/our-own.csv")
    let rows = table.split(separator: "\n").filter { $0.first?.isNumber == true }
    for typed in ["1e308", "123456789.5", "-1e20"] {
      var cells = rows[5].split(separator: ",").map(String.init)
      cells[2] = typed
      try scratch.write(table.replacing(rows[5], with: cells.joined(separator: ",")), "typed.csv")
      let outcome = try scratch.run("check", Sample.good, "typed.csv")
      #expect(outcome.status == 65 && outcome.says("out of range (found \(typed)"), "\(outcome.errors)")
    }
    let pose = try scratch.run("pose", Sample.good, "--struts", "213,216,219,194,194,1974")
    #expect(pose.says("misses them by 1277.07 mm"), "\(pose.errors)")
  }
}
