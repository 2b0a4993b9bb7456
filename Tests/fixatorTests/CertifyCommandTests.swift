import TestSupport
import Testing

/// `pose --certify`.
@Suite struct CertifyCommandTests {
  private let file = "Fixtures/cases/tibia-varus-lengthening.yaml"
  private let readings = "213,216,219,194,194,174"

  @Test func readingsAreCertifiedAndItIsSaidInWords() throws {
    let scratch = try Scratch()
    let run = try scratch.run("pose", file, "--struts", readings, "--certify")
    #expect(run.status == 0, "\(run.errors)")
    let lines = run.output.split(separator: "\n")
    #expect(
      lines.count == 2 && lines[0].hasSuffix(",status,certificate") && lines[1].hasSuffix(",found,one-pose"))
    #expect(run.says("allow this pose only"))
    let plain = try scratch.run("pose", file, "--struts", readings)
    #expect(run.output.replacing(",certificate", with: "").replacing(",one-pose", with: "") == plain.output)
    let json = try scratch.run("pose", file, "--struts", readings, "--certify", "--format", "json")
    #expect(json.status == 0 && json.output.contains("\"result\": \"one-pose\""))
  }

  /// The same certificate from a table, whatever the number of jobs, and a bad line keeps its columns.
  @Test func aTableHasAColumnMore() throws {
    let scratch = try Scratch()
    try scratch.write("\(readings)\n1,2,x,4,5,6\n213,216,219,194,194,774\n", "readings.csv")
    let run = try scratch.run("pose", file, "readings.csv", "--certify", "--jobs", "1")
    let lines = run.output.split(separator: "\n")
    #expect(run.status == 65 && lines.count == 4)
    #expect(lines.allSatisfy { $0.count(where: { $0 == "," }) >= 11 })
    #expect(
      lines[1].hasSuffix(",found,one-pose") && lines[2].hasSuffix(",") && lines[3].hasSuffix(",not-found"))
    #expect(run.says("1 certified"))
    #expect(try scratch.run("pose", file, "readings.csv", "--certify", "--jobs", "3").output == run.output)
  }

  /// A limit that the pose does not keep stands in the way, and is named; that is exit status 1.
  @Test func aLimitInTheWayIsNamed() throws {
    let scratch = try Scratch()
    let folder = try scratch.shell(
      "(cat \(file); grep -q '^limits:' \(file) || printf 'limits: {joint-tilt: 1}\\n') > tight.yaml")
    try #require(folder.status == 0)
    let run = try scratch.run("pose", "tight.yaml", "--struts", readings, "--certify")
    #expect(run.status == 1 && run.output.contains(",leaning\n"))
    #expect(run.says("over the limit of 1.0°"))
  }

  @Test(arguments: ["--all", "--distance 3=169"])
  func certifyGoesWithSixReadingsOnly(options: String) throws {
    let scratch = try Scratch()
    let run = try scratch.shell("fixator pose \(file) --struts \(readings) --certify \(options)")
    #expect(run.status == 64, "\(run.errors)")
  }

  /// One line under the table and on the sheet, and a key of the JSON.
  @Test func aPlanSaysThatItsReadingsAllowOnePoseOnly() throws {
    let scratch = try Scratch()
    try scratch.write(
      """
      {"case": "one", "side": "left", "bone": "tibia", "reference": "proximal", "deformity": {"axial-translation": "1 short"}, \
      "mounting": {"axial-offset": "60 proximal"}, "schedule": {"adjustments-per-day": 1}, \
      "frame": {"proximal-ring": "generic-155", "distal-ring": "generic-155", "mode": "chronic", "neutral-height": 150}}
      """, "short.json")
    let words = "readings allows one pose only within the joints' limits (proven)."
    let table = try scratch.run("plan", "short.json", "--certify")
    #expect(table.output.contains(words), "\(table.errors)\(table.output)")
    let plain = try scratch.run("plan", "short.json")
    #expect(plain.status == table.status && !plain.output.contains("proven"))
    let json = try scratch.run("plan", "short.json", "--certify", "--format", "json")
    #expect(json.output.contains("\"certified_days\"") && json.output.contains(words))
    let folder = try scratch.run("plan", "short.json", "--certify", "--output", "plan")
    let sheet = try scratch.shell("cat plan/report.html")
    #expect(folder.status == table.status && sheet.output.contains("allows one pose only within the joints"))
  }
}
