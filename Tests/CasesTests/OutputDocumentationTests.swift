import Batch
import CaseFiles
import CommandAnswers
import CorrectionPlanning
import Films
import Foundation
import FrameMeasurement
import HexapodKinematics
import Reports
import ReviewReports
import RigidMotion
import ScheduleReview
import TestSupport
import Testing
import TextOutput
import TreatmentModel
import Uncertainty
import Verification

/// `Documentation/Output.md` names every key and column that the program writes, and none that it does not.
@Suite struct OutputDocumentationTests {
  private let page: OutputPage

  init() throws { page = try OutputPage() }

  private func expect(_ written: Set<String>, _ heading: String) {
    let named = page[heading]
    #expect(!named.isEmpty, "no table under \(heading)")
    #expect(written.subtracting(named).sorted() == [], "written and not named under \(heading)")
    #expect(named.subtracting(written).sorted() == [], "named and never written under \(heading)")
  }

  @Test func theCodesOfFilms() {
    expect(Set(FilmFinding.Code.allCases.map(\.rawValue)), "Codes of films")
  }

  @Test func theCodesOfMeasuredFrames() {
    expect(Set(FrameFinding.Code.allCases.map(\.rawValue)), "Codes of measured frames")
  }

  @Test func aMeasuredFrame() throws {
    var found = KeyPaths()
    for name in ["measure/generic-155.yaml", "measure/parallel.yaml"] {
      let file = try StatesFile.parse(Array(try text(name).utf8), name: name)
      try found.add(json: MeasureJSON.text(FrameSolver.solve(file.states), isPretty: false))
      var slipped = file.states
      slipped.states[2].readings[3] += 10
      try found.add(json: MeasureJSON.text(FrameSolver.solve(slipped), isPretty: false))
    }
    expect(found.paths, "fixator-measure/1")
  }

  @Test func aPlan() throws {
    var found = KeyPaths()
    for path in try caseFiles() {
      if let plan = try? Planner.plan(try correctionCase(path)) {
        try found.add(json: plan.fileText)
      }
    }
    let other = try Planner.plan(try correctionCase("cases/strut-changes-on-weekdays.yaml")).withHeightHint()
    try found.add(json: other.json(isPretty: false))
    let own = try correctionCase("cases/tibia-varus-lengthening.yaml")
    let chosen = try Planner.plan(own, choosing: DesignRanges(heights: 195...205))
    var line = JSONText(isPretty: false)
    chosen.write(to: &line, input: "registry.csv:2", draw: 1)
    try found.add(json: line.text)
    var request = ResumeRequest(readings: try #require(StrutReadings([215, 218, 221, 204, 202, 188])))
    request.done = try DoneTable.read(path: fixtures.appending(path: "resumes/turned-twice.csv").path).days
    try found.add(json: try Planner.resume(own, from: request).json(isPretty: false))
    try found.add(json: checkFixture("hinge-leaves-rest.raises").plan.json(isPretty: false))
    // Joints that may hardly lean: nothing can be certified.
    var stiff = own
    stiff.limits.jointTilt = radians(1)
    try found.add(json: try Planner.plan(stiff).certified(jobs: 2).json(isPretty: false))
    expect(found.paths, "fixator-plan/1")
  }

  /// Of the schedules those that have every key between them; with `FIXATOR_SOAK=1` all.
  @Test func anOpinion() throws {
    var (found, table) = (KeyPaths(), Set<String>())
    let few = ["two-mistakes", "four-times-a-day-with-mistakes", "maker-export"].map { "check/\($0).csv" }
    for name in runsSoak ? try files("check", ending: ".csv") : few {
      let opinion = try opinion(name, identifying: name.hasSuffix("two-mistakes.csv"))
      try found.add(json: opinion.json(understood: ["in sentences"]))
      table.formUnion(columns(opinion.csv))
    }
    // At this rate no plan is short enough.
    let slow = try text("cases/tibia-varus-lengthening.yaml")
      .replacingOccurrences(of: "20 short", with: "300 short").replacingOccurrences(
        of: "rate: 1.0", with: "rate: 0.05")
    let schedule = try ScheduleFile.read(path: fixtures.appending(path: "check/four-times-a-day.csv").path)
      .schedule
    let opinion = try SecondOpinion(try parsed(slow), schedule)
    #expect(opinion.planFailure != nil)
    try found.add(json: opinion.json(understood: []))
    expect(found.paths, "fixator-check/1")
    expect(table, "check.csv")
  }

  @Test func aStudyOfUncertainty() throws {
    let uncertain =
      try text("cases/uncertain-inputs.yaml") + "\nbone-gap: 0 ± 0.5\n"
      + "covariance: {keys: [mounting.ap-offset, mounting.lateral-offset], matrix: [[4, -1], [-1, 4]]}\n"
    let plan = try Planner.plan(try parsed(uncertain))
    var options = SensitivityOptions()
    // Of fewer the shares have no standard errors.
    options.samples = 2000
    let study = try SensitivityStudy.run(plan, UncertainInputs(plan.level), options)
    var (found, summary) = (KeyPaths(), KeyPaths())
    try found.add(json: study.json(isPretty: false))
    options.samples = 20_000
    let ended = try SensitivityStudy.run(
      plan, UncertainInputs(plan.level), options, watch: SearchWatch { _ in false })
    try found.add(json: ended.json(isPretty: false))
    expect(found.paths, "fixator-sensitivity/1")

    for path in try caseFiles() {
      guard let plan = try? Planner.plan(try correctionCase(path)) else { continue }
      var line = JSONText(isPretty: false)
      PlanSummary(plan, spread: .init(study)).write(
        to: &line, input: "registry.csv:2", draw: 1, hasInputs: true)
      try summary.add(json: line.text)
    }
    expect(summary.paths, "fixator-summary/1")
  }

  @Test func aCaseWithoutAPlan() throws {
    let fault = CaseFailure.Fault(
      code: "out-of-range", key: "deformity.ap-angulation", message: "what is wrong", found: "90",
      allowed: "0 to 80",
      line: 3, column: 18)
    var line = JSONText(isPretty: false)
    CaseFailure(name: "a case", input: "registry.csv:2", draw: 1, faults: [fault]).write(to: &line)
    var found = KeyPaths()
    try found.add(json: line.text)
    expect(found.paths, "error line")
  }

  @Test func aComparison() throws {
    let one = try text("cases/tibia-varus-lengthening.yaml")
    var found = KeyPaths()
    for other in [
      one.replacing("20 short", with: "25 short"),
      one.replacing("deformity:", with: "target: {ap-angulation: 3 varus}\ndeformity:"),
      try text("levels/tibia-defect-60.yaml"),
      one.replacing("rate: 1.0", with: "rate: 0.05").replacing("20 short", with: "300 short"),
    ] {
      let compared = try Comparison((Array(one.utf8), "one.yaml"), (Array(other.utf8), "other.yaml"))
      try found.add(json: compared.json)
      try found.add(json: Comparison((Array(other.utf8), "one.yaml"), (Array(one.utf8), "other.yaml")).json)
    }
    expect(found.paths, "fixator-compare/1")
  }

  @Test func aVerification() throws {
    let record = VerificationRecord(Scenario.all.filter { $0.isCalled("translation only") }, jobs: 1)
    let failed = VerificationRecord(
      outcomes: [Scenario.Outcome(name: "one", kind: .exact, figures: [], failure: "no reason")])
    var found = KeyPaths()
    for one in [record, failed] { try found.add(json: one.json(version: "0.1.0")) }
    expect(found.paths, "fixator-verification/1")
  }

  @Test func aDesign() throws {
    let certain = try text("cases/tibia-varus-lengthening.yaml")
    let uncertain = certain.replacing("12 varus", with: "12 ± 2 varus")
    var request = DesignRequest()
    (request.frames, request.draws, request.rotation) = (12, 2, 0)
    var found = KeyPaths()
    try found.add(json: Commands.design(Array(uncertain.utf8), request).text)
    request.frames = 2000
    try found.add(json: Commands.design(Array(certain.utf8), request, while: { false }).text)
    request.frames = 40
    for name in ["defect-docking-offset", "lengthening-and-angulation"] {
      try found.add(json: Commands.design(Array(try text("levels/\(name).yaml").utf8), request).text)
    }
    expect(found.paths, "fixator-design/1")
  }

  @Test func films() throws {
    // As they are, with a strut misread, with a mark that is off, from afar with few marks, and a long film.
    let template = FilmsTemplate.text
    let long = template.replacing("# malalignment:", with: "malalignment:").replacing("\n#   ", with: "\n  ")
    let misread = template.replacing("# struts-now: [127, 148", with: "struts-now: [127, 168")
    let off = template.replacing("strut: 3, at: [76.03, 75.94]", with: "strut: 3, at: [84.03, 75.94]")
    let far = try flat(template)
    var found = KeyPaths()
    for text in [template, long, misread, off, far] {
      let file = try FilmsFile.parse(Array(text.utf8), name: "films.yaml")
      let films = try #require(file.films)
      let solution = FilmSolver.solve(films.set, others: films.otherRings)
      try found.add(json: FilmJSON.text(file.name, solution, file.malalignment.map { Malalignment($0) }))
    }
    expect(found.paths, "fixator-films/1")
  }

  /// Marks so uncertain that the mirrored pose fits as well.
  private func flat(_ template: String) throws -> String {
    template.replacing("mark-sd: 0.5", with: "mark-sd: 40")
  }

  @Test func aPose() throws {
    let ring = { Ring(standard: $0, jointRadius: 93.8, halfAngle: radians(4.58)) }
    let neutral = Hexapod.neutralPose(height: 150, side: -1)
    let hexapod = try Hexapod(reference: ring(.proximal), moving: ring(.distal), neutral: neutral)
    let lengths = hexapod.strutLengths(at: neutral)
    var found = KeyPaths()
    let solver = PoseSolver(hexapod)
    try found.add(json: solver.solve(lengths).json(covariance: solver.covariance(at: neutral)))
    // One strut far too long; a distance that nothing else agrees with; the frame turned to where it holds nothing.
    var long = lengths
    long[2] = 900
    try found.add(json: solver.solve(long).json(covariance: nil))
    let again = [lengths[4], lengths[4] + 20].map {
      DistanceMeasurement(
        referencePoint: hexapod.referenceJoints[4], movingPoint: hexapod.movingJoints[4], distance: $0,
        standardDeviation: 0.5)
    }
    let contradicted = PoseSolver(hexapod, strutDeviation: 0.5, extra: again).solve(lengths)
    try found.add(json: contradicted.json(covariance: nil))
    let turned = RigidTransform(
      rotation: Rotation(axis: Vector3(0, 0, 1), angle: .pi / 2), translation: neutral.translation)
    try found.add(
      json: solver.solve(hexapod.strutLengths(at: turned), from: turned).json(covariance: nil))
    // Low, with joints that lean everywhere: the pose on the other side has the same lengths.
    let low = try Hexapod(
      reference: ring(.proximal), moving: ring(.distal), neutral: Hexapod.neutralPose(height: 60, side: -1))
    let readings = low.strutLengths(at: RigidTransform(translation: Vector3(3, -2, -62)))
    let certificate = PoseCertifier(
      low, JointCones(reference: .pi, moving: .pi), play: PerStrut(repeating: 0.5)
    ).certificate(of: readings)
    try found.add(json: PoseSolver(low).solve(readings).json(covariance: nil, certificate: certificate))
    expect(found.paths, "fixator-pose/1")
  }

  /// Of the catalogue, and of one that has what it does not.
  @Test func hardware() throws {
    var found = KeyPaths()
    try found.add(json: try Catalogue.builtIn().json(isPretty: false))
    let other = """
      rings: [{name: a, source: b, verified: false, joint-tilt: 30,
        joints: [[90, 0, 0], [80, 40, 0], [-40, 80, 0], [-80, 40, 0], [-40, -80, 0], [40, -80, 0]]}]
      struts: [{name: a, source: b, verified: false, min: 100, max: 150, radius: 6}]
      """
    try found.add(json: try Catalogue(bytes: Array(other.utf8), name: "other.yaml").json(isPretty: false))
    expect(found.paths, "fixator-hardware/1")
  }

  @Test func tables() throws {
    let plan = try Planner.plan(try correctionCase("cases/tibia-varus-lengthening.yaml"))
    expect(columns(plan.csv), "schedule.csv")
    expect(columns(PlanSummary.header(hasSpread: true)), "batch.csv")
    expect(columns(DayTable.header), "days.csv")
    expect(columns(PoseSolution.csvHeader + "," + PoseCertificate.csvHeader), "pose.csv")
    expect(columns(AssemblyModes.csvHeader), "poses.csv")
    expect(columns(CSVText.strutHeader), "struts.csv")
  }

  // MARK: - Fixtures

  private func files(_ folder: String, ending: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: fixtures.appending(path: folder).path)
      .filter { $0.hasSuffix(ending) }.sorted().map { "\(folder)/\($0)" }
  }

  private func caseFiles() throws -> [String] {
    try files("cases", ending: ".yaml") + files("checks", ending: ".yaml")
  }

  private func text(_ path: String) throws -> String {
    try String(contentsOf: fixtures.appending(path: path), encoding: .utf8)
  }

  private func parsed(_ text: String) throws -> TreatedLevel {
    guard case .correction(let stated, _) = try CaseFile.parse(Array(text.utf8), name: "case"),
      let found = stated[LevelID.only]
    else {
      throw CocoaError(.fileReadCorruptFile)
    }
    return found
  }

  private func correctionCase(_ path: String) throws -> TreatedLevel { try parsed(try text(path)) }

  private func opinion(_ path: String, identifying: Bool) throws -> SecondOpinion {
    let bytes = Array(try Data(contentsOf: fixtures.appending(path: path)))
    let first = String(decoding: bytes.prefix { $0 != 10 && $0 != 13 }, as: UTF8.self)
    let of = try #require(first.split(separator: " ").last)
    let own = "check/\(of).yaml"
    let isThere = FileManager.default.fileExists(atPath: fixtures.appending(path: own).path)
    return try SecondOpinion(
      try correctionCase(isThere ? own : "cases/\(of).yaml"), ScheduleFile.parse(bytes, name: path).schedule,
      identifying: identifying)
  }
}
