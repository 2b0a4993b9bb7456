import CaseFiles
import CorrectionPlanning
import Foundation
import Reports
import Testing
import TreatmentModel

/// The codes that have a pair of fixtures, `CODE.raises.yaml` and `CODE.just-not.yaml`.
let checkCodes: [String] = {
  let files =
    (try? FileManager.default.contentsOfDirectory(atPath: fixtures.appending(path: "checks").path)) ?? []
  return files.filter { $0.hasSuffix(".raises.yaml") }.map { String($0.dropLast(".raises.yaml".count)) }
    .sorted()
}()

func checkFixture(_ name: String) throws -> (text: String, plan: Plan) {
  let url = fixtures.appending(path: "checks/\(name).yaml")
  guard case .correction(let stated, _) = try CaseFile.read(path: url.path),
    let input = stated[LevelID.only]
  else {
    throw CocoaError(.fileReadCorruptFile)
  }
  return (try String(contentsOf: url, encoding: .utf8), try Planner.plan(input))
}

@Suite struct CheckFixtureTests {
  /// Codes of checks that belong to other commands have their fixtures elsewhere.
  @Test func everyCodeOfAPlanHasItsPair() {
    let elsewhere = ["jump", "struts-swapped"]
    let expected = Finding.Code.ofPlans.map(\.rawValue).filter { !elsewhere.contains($0) }
    #expect(checkCodes == expected.sorted())
  }

  @Test(arguments: checkCodes)
  func oneFixtureRaisesTheCodeAndAnotherJustDoesNot(code: String) throws {
    let (raising, raised) = try checkFixture("\(code).raises")
    let (sparing, spared) = try checkFixture("\(code).just-not")
    #expect(raised.checks.contains { $0.code.rawValue == code })
    #expect(!spared.checks.contains { $0.code.rawValue == code })
    let pairs = zip(raising.split(separator: "\n"), sparing.split(separator: "\n")).dropFirst()
    #expect(pairs.filter { $0 != $1 }.count == 1, "the two differ in more than one line")
  }

  /// Each says its figure against its limit where it has one, and what to do.
  @Test(arguments: checkCodes)
  func theFindingSaysHowMuchAgainstWhichLimitAndWhatToDo(code: String) throws {
    let plan = try checkFixture("\(code).raises").plan
    let check = try #require(plan.checks.first { $0.code.rawValue == code })
    let withoutFigure: [Finding.Code] = [
      .wrongAssembly, .jointShared, .ringReversed, .hardwareUnverified, .defaultAssumed, .strutHeld,
      .notResolved,
    ]
    #expect((check.value != nil && check.limit != nil) || withoutFigure.contains(check.code))
    #expect(check.message().contains(";") || [.defaultAssumed, .strutHeld].contains(check.code))
    #expect(check.day ?? 0 <= plan.duration)
    if [.strutOutOfRange, .jointTilt, .inputsDisagree].contains(check.code) { #expect(check.strut != nil) }
    if [.strutsCollide, .jointShared].contains(check.code) { #expect(check.struts.count == 2) }
  }

  @Test func twoStrutsStandInTheJSONAsAList() throws {
    let json = try checkFixture("struts-collide.raises").plan.json(isPretty: false)
    #expect(json.contains(#""code":"struts-collide","severity":"warning","day":"#))
    #expect(json.contains(#""struts":[1,2]"#))
  }

  @Test func theSuspectReadingIsNamed() throws {
    let plan = try checkFixture("inputs-disagree.raises").plan
    let check = try #require(plan.checks.first { $0.code == .inputsDisagree })
    #expect(
      check.strut == 3 && check.message().contains("the reading of strut 3 is the likeliest to be wrong"))
  }

  /// A limit of the case decides, not the default.
  @Test func limitsOfTheCaseCount() throws {
    let text = try checkFixture("struts-collide.just-not").text
    for (limit, isRaised) in [("struts-collide: 5", true), ("struts-collide: 0.5", false)] {
      let bytes = Array((text + "limits: {\(limit)}\n").utf8)
      guard case .correction(let stated, _) = try CaseFile.parse(bytes, name: "case.yaml"),
        let input = stated[LevelID.only]
      else { continue }
      let plan = try Planner.plan(input)
      #expect(plan.checks.contains { $0.code == .strutsCollide } == isRaised)
    }
  }

  /// What `--suggest-stages` prints is a piece of a case file.
  @Test func suggestedStagesReadBack() throws {
    let text = try String(
      contentsOf: fixtures.appending(path: "cases/angles-before-length.yaml"), encoding: .utf8)
    guard case .correction(let stated, _) = try CaseFile.parse(Array(text.utf8), name: "case.yaml"),
      let input = stated[LevelID.only]
    else {
      throw CocoaError(.fileReadCorruptFile)
    }
    #expect(try !StageOrder.isFreeOfCollision(input))
    let stages = try #require(try StageOrder.withoutCollision(input))
    let header = try #require(text.firstRange(of: "schedule:\n"))
    let staged = text[..<header.lowerBound] + stages.stagesYAML
    guard case .correction(let stated, _) = try CaseFile.parse(Array(staged.utf8), name: "case.yaml"),
      let back = stated[LevelID.only]
    else {
      throw CocoaError(.fileReadCorruptFile)
    }
    #expect(back.schedule.stages.count == stages.count)
    for (one, other) in zip(back.schedule.stages, stages) {
      for parameter in DeformityParameter.allCases {
        #expect(abs(one[parameter] - other[parameter]) < 1e-6)
      }
    }
    #expect(try StageOrder.isFreeOfCollision(back))
  }
}
