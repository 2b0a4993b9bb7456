import Foundation
import Testing

/// Files as programs save them, read by every command: byte order marks, UTF-16, no-break blanks, tables of spreadsheets.
@Suite struct InputTextTests {
  static let commands = [
    "plan CASE --format csv", "check CASE Fixtures/check/our-own.csv --format csv",
    "resume CASE --struts \(Sample.dayTen) --day 10 --format csv",
    "sensitivity CASE --samples 50 --format json",
    "pose CASE --struts 212,215,219,195,194,174", "struts CASE --pose 0,0,-170,1,0,0,0",
    "batch CASE --summary",
  ]
  /// Ways in which the same text is saved.
  static let forms: [(name: String, change: @Sendable (String) -> Data)] = [
    ("mark", { Data("\u{FEFF}\($0)".utf8) }),
    ("mark and CRLF", { Data("\u{FEFF}\($0.replacing("\n", with: "\r\n"))".utf8) }),
    ("mark and ---", { Data("\u{FEFF}---\n\($0)".utf8) }),
    ("UTF-16 LE", { Data([0xFF, 0xFE]) + ($0.data(using: .utf16LittleEndian) ?? Data()) }),
    ("UTF-16 BE", { Data([0xFE, 0xFF]) + ($0.data(using: .utf16BigEndian) ?? Data()) }),
    ("no-break blanks", { Data($0.replacing(" ", with: "\u{A0}").utf8) }),
    ("narrow no-break blanks", { Data($0.replacing(" varus", with: "\u{202F}varus").utf8) }),
  ]

  private func output(_ command: String, _ scratch: Scratch) throws -> String {
    let outcome = try scratch.shell("fixator \(command.replacing("CASE", with: "case.yaml"))")
    #expect(outcome.status == 0, "\(command): \(outcome.errors)")
    // A line of a batch says on which line its case begins.
    return outcome.output.replacing(/case\.yaml:\d+/, with: "case.yaml")
  }

  @Test("A case is the same however its text is saved, in every command", arguments: commands)
  func savedOtherwise(command: String) throws {
    let scratch = try Scratch()
    let text = try scratch.text(Sample.good)
    try scratch.write(text, "case.yaml")
    let plain = try output(command, scratch)
    for form in Self.forms {
      try form.change(text).write(to: URL(filePath: "\(scratch.folder)/case.yaml"))
      #expect(try output(command, scratch) == plain, "\(form.name): \(command)")
    }
  }

  @Test("JSON with a byte order mark or a character of two halves is read")
  func json() throws {
    let scratch = try Scratch()
    for name in ["a \\ud83e\\uddb5 b", "a \u{1F9B5} b"] {
      let text = "\u{FEFF}{\"frame\": {\"mode\": \"chronic\"}, \"case\": \"\(name)\"}"
      try scratch.write(text, "case.json")
      let outcome = try scratch.run("plan", "case.json")
      #expect(outcome.says("side is missing") && !outcome.says("case:"), "\(outcome.errors)")
    }
  }

  @Test(
    "A JSON file with a mistake is told what is wrong with it as JSON, and where",
    arguments: [
      ("{\"case\": \"x\",\n \"side\" \"left\"}", "case.json:2:9: no JSON: no colon after the key"),
      ("\u{FEFF}{\"case\": \"x\",\n \"side\": \"left\"", "case.json:2:16: no JSON"),
      ("{\"case\": \"x\\q\"}", "case.json:1:13: no JSON: an unknown escape"),
    ])
  func wrongJSON(text: String, words: String) throws {
    let scratch = try Scratch()
    try scratch.write(text, "case.json")
    for command in ["plan case.json", "pose case.json --struts 1,2,3,4,5,6"] {
      let outcome = try scratch.shell("fixator \(command)")
      #expect(outcome.status == 65)
      #expect(outcome.says(words) && !outcome.says("not YAML"), "\(outcome.errors)")
    }
  }

  // MARK: - Layouts

  private static let lines = [
    "0,213,216,219,194,194,174", "1,213,216,219,195,195,176", "2,213,216,219,196,196,178",
    "3,213,217,220,198,196,179", "4,213,217,219,199,197,182",
  ]
  private static let head = "Day,Strut 1,Strut 2,Strut 3,Strut 4,Strut 5,Strut 6"

  private func checked(_ rows: [String], head: String = head) throws -> Program.Outcome {
    let scratch = try Scratch()
    try scratch.write(([head] + rows).joined(separator: "\n") + "\n", "schedule.csv")
    return try scratch.run("check", Sample.good, "schedule.csv", "--format", "csv")
  }

  private static func withUnits(_ line: String, _ unit: String = " mm") -> String {
    let cells = line.split(separator: ",")
    return ([String(cells[0])] + cells.dropFirst().map { "\($0)\(unit)" }).joined(separator: ",")
  }

  @Test("Units in the cells take no row away", arguments: [" mm", "mm", "\u{A0}mm", " MM"])
  func unitsInCells(unit: String) throws {
    let plain = try checked(Self.lines)
    for rows in [
      Self.lines.map { Self.withUnits($0, unit) },
      [Self.withUnits(Self.lines[0], unit)] + Self.lines.dropFirst(),
    ] {
      let found = try checked(rows)
      #expect(found.output == plain.output && found.says("5 rows"), "\(found.errors)")
    }
    // Without a column of days too.
    let bare = Self.lines.map { String($0.dropFirst(2)) }
    let found = try checked(
      [bare[0].split(separator: ",").map { "\($0)\(unit)" }.joined(separator: ",")] + bare.dropFirst(),
      head: String(Self.head.dropFirst(4)))
    #expect(found.says("5 rows"), "\(found.errors)")
  }

  @Test("A name in mm over cells in cm is refused, a column in cm is said")
  func unitsThatDisagree() throws {
    let tenths = Self.lines.map { line in
      line.split(separator: ",").enumerated().map { $0 == 0 ? String($1) : "\((Double($1) ?? 0) / 10) cm" }
        .joined(separator: ",")
    }
    let named = "Day," + (1...6).map { "Strut \($0) (mm)" }.joined(separator: ",")
    let refused = try checked(tenths, head: named)
    #expect(refused.status == 65 && refused.says("says mm and this cell says cm"), "\(refused.errors)")
    let below = try checked([",mm,mm,mm,mm,mm,mm"] + tenths)
    #expect(below.status == 65 && below.says("says mm and this cell says cm"), "\(below.errors)")
    let one = try checked(
      zip(Self.lines, tenths).map { plain, tenth in
        let cells = plain.split(separator: ",")
        return ([cells[0], tenth.split(separator: ",")[1]] + cells.dropFirst(2)).joined(separator: ",")
      })
    #expect(one.says("strut 1 is in centimetres") && one.says("5 rows"), "\(one.errors)")
    #expect(one.output == (try checked(Self.lines).output))
  }

  @Test("A struts' table of resume --done is read by the same rules")
  func done() throws {
    let scratch = try Scratch()
    try scratch.write(
      "Turned at home\n" + Self.head.replacing(",", with: ";") + "\n"
        + Self.lines.map { Self.withUnits($0).replacing(",", with: ";") }.joined(separator: "\n")
        + "\n;;;;;;\nsigned;;;;;;\n",
      "done.csv")
    let outcome = try scratch.run(
      "resume", Sample.good, "--struts", "213,217,219,199,197,182", "--day", "4", "--done", "done.csv",
      "--format",
      "csv")
    #expect(outcome.status == 0 && outcome.says("5 rows") && outcome.says("left out"), "\(outcome.errors)")
  }

  @Test(
    "A line sep=; is left out and said in every way in",
    arguments: [
      "check CASE table.csv",
      "resume CASE --struts 213,217,219,199,197,182 --day 4 --done table.csv --format csv",
      "pose CASE table.csv", "struts CASE poses.csv", "batch cases.csv --summary",
    ])
  func separatorLine(command: String) throws {
    let scratch = try Scratch()
    let rows = ([Self.head] + Self.lines).joined(separator: "\n").replacing(",", with: ";")
    try scratch.write("sep=;\n\(rows)\n", "table.csv")
    try scratch.write("sep=;\nx_mm;y_mm;z_mm;qw;qx;qy;qz\n0;0;-150,5;1;0;0;0\n", "poses.csv")
    try scratch.write("sep=;\n\(Self.registry[0].replacing(",", with: ";"))\n", "cases.csv")
    let outcome = try scratch.shell("fixator \(command.replacing("CASE", with: Sample.good))")
    #expect(outcome.says("left out: line 1, which names semicolons to a spreadsheet"), "\(outcome.errors)")
    #expect(outcome.status <= 1, "\(outcome.errors)")
  }

  // MARK: - Batch

  private static let registry = [
    "case,side,bone,reference,bone-diameter,deformity.ap-angulation,mounting.axial-offset,frame.proximal-ring,frame.distal-ring,frame.neutral-height",
    "a,left,tibia,proximal,30,12 varus,60 proximal,generic-155,generic-155,162",
    "b,right,tibia,proximal,30,12\u{A0}varus,60 proximal,generic-155,generic-155,162",
  ]

  @Test(
    "A registry is the same with semicolons, tabs, sep=, lines of empty cells, titles, UTF-16",
    arguments: ["plain", ";", "\t", "|", "sep=,", "sep=;", "empty cells", "title", "UTF-16"])
  func registries(form: String) throws {
    let scratch = try Scratch()
    try scratch.write("frame:\n  struts: auto\n  mode: chronic\nschedule:\n  latency: 7\n", "base.yaml")
    var lines = Self.registry
    switch form {
    case ";", "\t", "|": lines = lines.map { $0.replacing(",", with: form) }
    case "sep=,": lines.insert("sep=,", at: 0)
    case "sep=;": lines = ["sep=;"] + lines.map { $0.replacing(",", with: ";") }
    case "empty cells": lines = lines.map { $0 + ",," } + [String(repeating: ",", count: 11), ",,,"]
    case "title": lines = ["Registry of May", "made by hand,,"] + lines
    default: break
    }
    let text = lines.joined(separator: "\n") + "\n"
    let data = form == "UTF-16" ? text.data(using: .utf16) ?? Data() : Data(text.utf8)
    try data.write(to: URL(filePath: "\(scratch.folder)/cases.csv"))
    let outcome = try scratch.run("batch", "cases.csv", "--base", "base.yaml", "--summary")
    #expect(outcome.status != 65 && outcome.says("2 cases: 2 planned"), "\(outcome.output) \(outcome.errors)")
    #expect(outcome.output.split(separator: "\n").count == 2)
    if [";", "\t", "|", "title", "sep=;"].contains(form) {
      #expect(outcome.says("understood:"), "\(outcome.errors)")
    }
  }

  // MARK: - Tables of numbers

  @Test(
    "A table of readings may have a title, other separators, names as people write them",
    arguments: [
      "strut_1,strut_2,strut_3,strut_4,strut_5,strut_6\n170.5,170,170,170,170,170\n",
      "Readings of May\nstrut_1,strut_2,strut_3,strut_4,strut_5,strut_6\n170.5,170,170,170,170,170\n",
      "sep=;\nStrut 1 (Red);Strut 2 (Orange);Strut 3;Strut 4;Strut 5;Strut 6\n170,5;170;170;170;170;170\n",
      "170.5\t170\t170\t170\t170\t170\n", "170,5;170;170;170;170;170\n",
      "red,orange,yellow,green,blue,violet\n\"170.5\",=\"170\",170,170,170,170\n,,,,,\n",
    ])
  func readings(text: String) throws {
    let scratch = try Scratch()
    try scratch.write("170.5,170,170,170,170,170\n", "plain.csv")
    let wanted = try scratch.run("pose", "Fixtures/cases/pure-rotation.yaml", "plain.csv")
    for encoding in [String.Encoding.utf8, .utf16] {
      try (text.data(using: encoding) ?? Data()).write(to: URL(filePath: "\(scratch.folder)/readings.csv"))
      let outcome = try scratch.run("pose", "Fixtures/cases/pure-rotation.yaml", "readings.csv")
      #expect(outcome.says("1 line: 1 found"), "\(outcome.errors)")
      #expect(
        outcome.output.split(separator: "\n").map(String.init)
          == wanted.output.split(separator: "\n").map(String.init))
    }
  }
}
