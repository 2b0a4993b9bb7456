import CaseFiles
import CorrectionPlanning
import Foundation
import TestSupport
import Testing
import TreatmentModel

/// `unit-doubtful`: numbers of another unit are warned of, and nothing else is.
@Suite struct UnitDoubtfulTests {
  private func text(_ path: String) throws -> String {
    try String(contentsOf: fixtures.appending(path: path), encoding: .utf8)
  }

  private func parsed(_ text: String) throws -> TreatedLevel {
    guard case .correction(let stated, _) = try CaseFile.parse(Array(text.utf8), name: "case"),
      let level = stated[LevelID.only]
    else { throw CocoaError(.fileReadCorruptFile) }
    return level
  }

  /// A case with lines of its own, in the order of its sections.
  private func found(
    deformity: String = "ap-angulation: 12 varus, axial-translation: 20 short",
    mounting: String = "axial-offset: 60 proximal", mode: String = "mode: chronic, neutral-height: 203",
    top: String = ""
  ) throws -> [Finding] {
    let text = """
      case: units
      side: left
      bone: tibia
      reference: proximal
      \(top)
      deformity: {\(deformity)}
      mounting: {\(mounting)}
      frame: {proximal-ring: generic-155, distal-ring: generic-155, struts: long, \(mode)}

      """
    return try Planner.plan(try parsed(text)).checks.filter { $0.code == .unitDoubtful }
  }

  @Test(arguments: [
    ("axial-offset: 0.06 proximal", "60"), ("axial-offset: 0.06 proximal, ap-offset: 0.005 lateral", "60"),
    ("axial-offset: 6 proximal", "centimetres 60"),
    ("axial-offset: 2.36 proximal, lateral-offset: 0.5 posterior", "inches 59.9"),
  ])
  func aRingInAnotherUnit(mounting: String, meant: String) throws {
    let found = try found(mounting: mounting)
    #expect(found.count == 1 && found[0].severity == .warning)
    #expect(found.first?.message().contains(meant) == true, "\(found.map { $0.message() })")
  }

  @Test(arguments: [
    "ap-angulation: 0.209 varus",
    "ap-angulation: 0.2 varus, lateral-angulation: 0.14 apex-anterior, axial-translation: 20 short",
    "axial-rotation: 0.262 ± 0.03 internal", "ap-angulation: 12 varus, axial-translation: 0.02 short",
  ])
  func aDeformityInAnotherUnit(deformity: String) throws {
    #expect(try found(deformity: deformity).count == 1)
  }

  @Test(arguments: [
    "axial-offset: 0", "ap-offset: 0.4 lateral, axial-offset: 60 proximal", "axial-offset: 10 proximal",
    "axial-offset: 0.4 ± 1 proximal", "axial-offset: 0.6 proximal",
    "ap-offset: 12 lateral, axial-offset: 6 proximal",
  ])
  func aRingAsItMayBe(mounting: String) throws { #expect(try found(mounting: mounting) == []) }

  @Test(arguments: [
    "axial-translation: 20 short", "ap-angulation: 0.3 varus, axial-translation: 20 short",
    "ap-angulation: 0.7 varus",
    "ap-angulation: 12 varus, lateral-angulation: 0.2 apex-anterior", "ap-angulation: 0.209 ± 1.5 varus",
    "ap-angulation: 12 varus, ap-translation: 0.1 lateral, axial-translation: 20 short",
    "ap-angulation: 0.01 varus",
  ])
  func aDeformityAsItMayBe(deformity: String) throws { #expect(try found(deformity: deformity) == []) }

  @Test func aResidualMayBeSmall() throws {
    let mode = "mode: residual, struts-now: [190, 190, 191, 190, 190, 190]"
    #expect(
      try found(deformity: "ap-angulation: 0.209 varus, axial-translation: 0.2 short", mode: mode) == [])
    #expect(
      try found(deformity: "ap-angulation: 2 varus", mounting: "axial-offset: 0.06 proximal", mode: mode)
        .count == 1)
  }

  @Test func fromAnOriginAwayFromTheCutARingMayBeNear() throws {
    #expect(try found(mounting: "axial-offset: 6 proximal", top: "cut: {axial: 50 distal}") == [])
  }

  @Test func eachOfTwoLevelsIsLookedAt() throws {
    let own = try text("levels/lengthening-and-angulation.yaml")
    for (old, new) in [
      ("60 proximal", "0.06 proximal"), ("45 distal", "4.5 distal"), ("14 varus", "0.244 varus"),
    ] {
      let text = own.replacing(old, with: new).replacing("      ap-translation: 5 lateral\n", with: "")
      guard case .correction(let stated, _) = try CaseFile.parse(Array(text.utf8), name: "case") else {
        return
      }
      let plan = try Planner.plan(stated)
      #expect(plan.levels.flatMap(\.checks).filter { $0.code == .unitDoubtful }.count == 1, "\(new)")
    }
  }

  @Test func noFixtureIsDoubted() throws {
    for folder in ["cases", "stages", "levels"] {
      let names = try FileManager.default.contentsOfDirectory(atPath: fixtures.appending(path: folder).path)
      for name in names where name.hasSuffix(".yaml") {
        guard
          case .correction(let stated, _) = try CaseFile.parse(
            Array(try text("\(folder)/\(name)").utf8), name: name)
        else { continue }
        for index in stated.levels.indices {
          let level = try #require(stated[LevelID(index)])
          #expect(UnitChecks(level: level).findings == [], "\(folder)/\(name)")
        }
      }
    }
  }
}
