import CommandAnswers
import Foundation
import Testing
import Uncertainty

/// What the functions answer is what the program prints, to the byte.
@Suite struct CommandAnswersTests {
  private func text(_ fixture: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(filePath: "\(Program.fixtures)/\(fixture)")))
  }

  @Test(arguments: [
    "cases/tibia-varus-lengthening.yaml", "cases/strut-changes-on-weekdays.yaml", "cases/own-hardware.yaml",
    "cases/tibia-varus-lengthening.plan.json", "checks/strut-out-of-range.raises.yaml",
    "levels/tibia-defect-60.yaml",
  ])
  func aPlanIsWhatTheCommandPrints(fixture: String) throws {
    let printed = try Scratch().run("plan", "Fixtures/\(fixture)", "--format", "json")
    let answer = try Commands.plan(try text(fixture))
    #expect(answer.text == printed.output)
    #expect((answer.hasErrors ? 1 : 0) == printed.status)
  }

  @Test func aSecondOpinionIsWhatTheCommandPrints() throws {
    let table = "check/digits-transposed.raises.csv"
    let printed = try Scratch().run(
      "check", Sample.good, "Fixtures/\(table)", "--identify", "--format", "json")
    let answer = try Commands.check(
      try text("cases/tibia-varus-lengthening.yaml"), schedule: try text(table), identifying: true)
    #expect(answer.text == printed.output && !answer.text.isEmpty)
    #expect((answer.hasErrors ? 1 : 0) == printed.status)
  }

  @Test func aResumedPlanIsWhatTheCommandPrints() throws {
    let printed = try Scratch().run(
      "resume", Sample.good, "--struts", Sample.dayTen, "--day", "10", "--pause", "2", "--slow", "0.5",
      "--format", "json")
    let answer = try Commands.resume(
      try text("cases/tibia-varus-lengthening.yaml"), struts: [215, 218, 220, 201, 200, 187], day: 10,
      pause: 2, slow: 0.5)
    #expect(answer.text == printed.output && !answer.text.isEmpty)
  }

  @Test func aResumedPlanOfTwoLevelsIsWhatTheCommandPrints() throws {
    let printed = try Scratch().run(
      "resume", "Fixtures/levels/tibia-defect-60.yaml", "--struts",
      "146,146,146,146,146,146,195,195,195,195,195,195",
      "--day", "14", "--pause", "2", "--format", "json")
    let case60 = try text("levels/tibia-defect-60.yaml")
    let struts = [146, 195].flatMap { [Double](repeating: $0, count: 6) }
    let answer = try Commands.resume(case60, struts: struts, day: 14, pause: 2)
    #expect(answer.text == printed.output && !answer.text.isEmpty)
    #expect(throws: CommandRefusal.self) { try Commands.resume(case60, struts: Array(struts[..<6]), day: 14) }
  }

  @Test func errorBarsAreWhatTheCommandPrints() throws {
    let printed = try Scratch().run(
      "sensitivity", "Fixtures/cases/uncertain-inputs.yaml", "--samples", "500", "--seed", "7", "--assume",
      "published", "--format", "json")
    var options = SensitivityOptions()
    (options.samples, options.seed) = (500, 7)
    let answer = try Commands.sensitivity(
      try text("cases/uncertain-inputs.yaml"), options, assumingPublished: true)
    #expect(answer.text == printed.output && !answer.text.isEmpty)
  }

  @Test func whatFilmsSayIsWhatTheCommandPrints() throws {
    let scratch = try Scratch()
    let films = try scratch.run("new", "--films").output
    try scratch.write(films, "films.yaml")
    let printed = try scratch.run("films", "films.yaml", "--format", "json", "--case-out", "case.yaml")
    let answer = try Commands.films(Array(films.utf8))
    #expect(answer.text == printed.output && !answer.hasErrors)
    let alone = films.components(separatedBy: "  - name: lateral")[0]
    #expect(try Commands.films(Array(alone.utf8)).hasErrors)
    #expect(throws: CommandRefusal.self) { try Commands.films(Array(films.utf8), single: true) }
    #expect(try Commands.films(Array(alone.utf8), single: true).text.contains("depth-assumed"))
    // A draft of films has the rings where they must appear, and the same case.
    let state = try #require(
      try JSONSerialization.jsonObject(with: Data(CaseDraft(films).state(isWhole: true))) as? [String: Any])
    let drawn = try #require((state["films"] as? [String: Any])?["drawn"] as? [[String: Any]])
    #expect(drawn.count == 2 && drawn.allSatisfy { ($0["distal-ring"] as? [[Double]])?.count == 6 })
    #expect((state["films"] as? [String: Any])?["case"] as? String == (try scratch.text("case.yaml")))
    let few = try #require(
      try JSONSerialization.jsonObject(with: Data(CaseDraft(alone).state(isWhole: true))) as? [String: Any])
    let one = try #require((few["films"] as? [String: Any])?["drawn"] as? [[String: Any]])
    #expect((one.first?["proximal-ring"] as? [[Double]])?.count == 6)
    #expect((few["films"] as? [String: Any])?["refused"] as? String != nil)
  }

  /// A mark that lies far off is left out: the misfits of those after it still begin at their own marks.
  @Test func misfitsBeginAtTheirOwnMarks() throws {
    let films = try Scratch().run("new", "--films").output
    let far = films.replacingOccurrences(of: "[-21.11, 77.62]", with: "[-2111, 77.62]")
    #expect(far != films)
    func misfits(_ text: String) throws -> [String: [Double]] {
      let state = try #require(
        try JSONSerialization.jsonObject(with: Data(CaseDraft(text).state(isWhole: true))) as? [String: Any])
      let drawn = try #require((state["films"] as? [String: Any])?["drawn"] as? [[String: Any]])
      let found = try #require(drawn.first?["misfits"] as? [[String: Any]])
      return Dictionary(
        found.compactMap { one in
          (one["at"] as? [[Double]])?.first.map { (one["mark"] as? String ?? "", $0) }
        }, uniquingKeysWith: { first, _ in first })
    }
    var own = try misfits(films)
    own["proximal ring, strut 1"] = nil
    #expect(try misfits(far) == own && own.count > 10)
  }

  /// The program says `file:line:column: key: message`, the refusal the same in parts.
  @Test(arguments: [
    ("ap-angulation: 12 varus", "ap-angulation: 12 vorus"), ("side: left", "side: lift"),
    ("axial-rotation", "axial-rotaton"), ("distal-ring: ", "distal-ring: [1] # "),
    ("neutral-height: ", "neutral-height: 1000 # "),
  ])
  func aRefusalIsWhatTheCommandSays(right: String, wrong: String) throws {
    let good = String(decoding: try text("cases/tibia-varus-lengthening.yaml"), as: UTF8.self)
    let bad = good.replacingOccurrences(of: right, with: wrong)
    #expect(bad != good)
    let scratch = try Scratch()
    try scratch.write(bad, "case.yaml")
    let printed = try scratch.run("plan", "case.yaml")
    let refusal = #expect(throws: CommandRefusal.self) { try Commands.plan(Array(bad.utf8)) }
    for fault in refusal?.faults ?? [] {
      let place = "case.yaml:\(fault.line):\(fault.column ?? 0): \(fault.key): \(fault.message)"
      #expect(printed.says(place), "\(place) is not in \(printed.errors)")
    }
    #expect(refusal?.faults.count == printed.errors.split(separator: "\n").count)
    #expect(refusal?.json.hasPrefix(#"{"input":"case","errors":[{"code":"#) == true)
  }
}
