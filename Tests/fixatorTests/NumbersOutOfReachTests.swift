import Testing

/// Numbers on the command line that cannot be meant: refused with words, or answered without what no number is.
@Suite struct NumbersOutOfReachTests {
  private static let numbers = ["1e308", "-1e308", "nan", "inf", "0", "-1", "1e-320", "99999999999999999999"]
  private static let readings = "213,216,219,194,194,174"
  private static let now = "resume \(Sample.good) --struts 215,218,220,201,200,187 --day 10"
  private static let study = "sensitivity Fixtures/cases/uncertain-inputs.yaml --samples 16"

  /// Each number stands in place of @.
  static let lines = [
    "pose \(Sample.good) --struts=@,216,219,194,194,174", "pose \(Sample.good) --struts=@,@,@,@,@,@ --all",
    "pose \(Sample.good) --struts=213,216,219,194,194,@ --format json",
    "pose \(Sample.good) --struts \(readings) --start=@,0,-170,1,0,0,0",
    "pose \(Sample.good) --struts \(readings) --start=0,0,-170,@,@,@,@",
    "pose \(Sample.good) --struts \(readings) --all --start=0,0,@,1,0,0,0",
    "pose \(Sample.good) --struts \(readings) --strut-sd=@ --distance 3=219 --format json",
    "pose \(Sample.good) --struts \(readings) --distance=3=@ --format json",
    "pose \(Sample.good) --struts \(readings) --distance=3=219±@ --strut-sd 1 --format json",
    "pose \(Sample.good) --struts \(readings) --distance=@,-90,0:0,90,0=230±1 --format json",
    "struts \(Sample.good) --pose=@,0,-170,1,0,0,0", "struts \(Sample.good) --pose=0,0,@,1,0,0,@",
    "plan \(Sample.good) --choose-height=@", "plan \(Sample.good) --choose-height=@-200",
    "plan \(Sample.good) --choose-height=200-@", "plan \(Sample.good) --choose-offset=50-@",
    "plan \(Sample.good) --choose-offset=@-@",
    "\(study)0 --seed=@", "sensitivity \(Sample.good) --samples=@", "\(study) --jobs=@",
    "\(study) --tolerance=@,5", "\(study) --tolerance=5,@ --format json", "\(study) --improve-to=@,0.5",
    "\(now) --pause=@", "\(now) --slow=@", "\(now) --strut-sd=@ --distance 3=220", "\(now) --distance=3=@",
    "resume \(Sample.good) --struts 215,218,220,201,200,187 --day=@",
    "resume \(Sample.good) --struts=215,218,220,201,200,@",
    "batch \(Sample.good) --jobs=@", "batch \(Sample.good) --draws=@ --summary --shard=1/100000",
    "batch \(Sample.good) --shard=@/3",
  ]

  /// Whether inf or nan stands in a text as a number.
  private func hasUnnumber(_ text: String) -> Bool {
    text.lowercased().split { !$0.isLetter && $0 != "-" && $0 != "_" }.contains { word in
      ["inf", "nan", "infinity"].contains(word.drop { $0 == "-" })
    }
  }

  @Test("Numbers out of reach", arguments: lines)
  func refused(_ line: String) throws {
    let scratch = try Scratch()
    for number in NumbersOutOfReachTests.numbers where !(line.contains("--samples=@") && number == "0") {
      let typed = line.replacingOccurrences(of: "@", with: number)
      let outcome = try scratch.shell("fixator \(typed)")
      #expect([0, 1, 64, 65].contains(outcome.status), "\(typed): \(outcome.status) \(outcome.errors)")
      #expect(outcome.status == 0 || !outcome.errors.isEmpty, "\(typed)")
      #expect(!hasUnnumber(outcome.output), "\(typed): \(outcome.output)")
      if outcome.status < 64 { #expect(!hasUnnumber(outcome.errors), "\(typed): \(outcome.errors)") }
      if ["nan", "inf"].contains(number) { #expect(outcome.status == 64, "\(typed)") }
      #expect(!outcome.says("illegal value"), "\(typed)")
    }
  }

  @Test(
    "Steps that are all but nothing, and one beside them", arguments: [1e-300, 3e-14, 1e-5], [3, 12, 40])
  func stepsBesideNothing(step: Double, rows: Int) throws {
    let scratch = try Scratch()
    for (base, end) in [(0.0, 200.0), (200, 300), (200, 300_000), (0, 1e-200)] {
      var lines = ["day,strut_1,strut_2,strut_3,strut_4,strut_5,strut_6"]
      for row in 0..<rows {
        lines.append(
          ([Double(row)] + .init(repeating: base + step * Double(row), count: 6)).map { "\($0)" }.joined(
            separator: ","))
      }
      for gap in [1, 6] {
        let last = ([Double(rows + gap)] + .init(repeating: end, count: 6)).map { "\($0)" }
        try scratch.write((lines + [last.joined(separator: ",")]).joined(separator: "\n") + "\n", "steps.csv")
        let outcome = try scratch.run("check", Sample.good, "steps.csv")
        #expect([0, 1, 65].contains(outcome.status), "\(base), \(end), \(gap): \(outcome.status)")
      }
    }
  }

  @Test("A cell of a schedule that no strut can read is refused")
  func cell() throws {
    let scratch = try Scratch()
    let rows = try scratch.text("Fixtures/check/our-own.csv")
    try scratch.write(rows.replacingOccurrences(of: "219", with: "-1e300"), "far.csv")
    for line in [
      "check \(Sample.good) far.csv", "resume \(Sample.good) --struts \(Sample.dayTen) --done far.csv",
    ] {
      let outcome = try scratch.shell("fixator \(line)")
      #expect(
        outcome.status == 65 && outcome.says("out of range (found -1e300; allowed: -1000000 to 1000000)"))
    }
  }
}
