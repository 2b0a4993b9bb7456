import CaseFiles
import CorrectionPlanning
import Foundation
import FrameDesign
import HexapodKinematics
import RigidMotion
import Testing
import TreatmentModel

/// Where the scales of six struts begin that were measured one by one, mm.
private let measured: [Double] = [31, 30, 29.5, 30, 32.25, 30]

/// Six struts of a case's own, each read on a scale of its own: every one keeps its number, whatever frame is taken.
@Suite struct KeptStrutsTests {
  /// A case with such a list of struts, and what stands behind the frame.
  private func text(struts: String, classes: String = "", rest: String = "") -> String {
    """
    case: six struts of one's own
    side: left
    bone: tibia
    reference: proximal
    deformity: {ap-angulation: 10 varus}
    mounting: {axial-offset: 60 proximal}
    frame:
      proximal-ring: {joint-radius: 93.8, half-angle: 4.58}
      distal-ring: {joint-radius: 93.8, half-angle: 4.58}
      struts: \(struts)
    \(classes)
      mode: chronic
      neutral-height: 150
    \(rest)
    """
  }

  private func own(_ offsets: [Double]) -> String {
    "[" + offsets.map { "{min: 60, max: 250, reading-offset: \($0)}" }.joined(separator: ", ") + "]"
  }

  private func read(_ text: String) throws -> Treatment {
    guard case .correction(let treatment, _) = try CaseFile.parse(Array(text.utf8), name: "case.yaml") else {
      throw CocoaError(.fileReadCorruptFile)
    }
    return treatment
  }

  private func readings(_ level: Level) -> [Double] {
    guard case .given(let six) = level.struts else { return [] }
    return six.map(\.readingOffset)
  }

  private var few: DesignBounds {
    var bounds = DesignBounds()
    bounds.rotationReach = radians(10)
    bounds.mostFrames = 40
    return bounds
  }

  /// Frames of a case; each is read from its file and planned as somebody would who has that file alone.
  private func design(_ typed: Treatment) throws -> DesignTable {
    let table = try FrameDesigner(typed, few, jobs: 2).design(draws: 4)
    try #require(!table.frames.isEmpty)
    for frame in table.frames {
      let text = try CaseWriter(frame.plan.treatment).yaml
      let found = try read(text)
      let plan = try Planner.plan(found)
      #expect(try plan.frameFigures() == frame.figures, "\(text)")
      #expect(plan.levels.map { $0.days.map(\.set) } == frame.plan.levels.map { $0.days.map(\.set) })
      for level in typed.levels.indices {
        #expect(found.levels[level].struts == typed.levels[level].struts, "\(text)")
      }
      #expect(found.common.strutClasses == typed.common.strutClasses)
    }
    return table
  }

  @Test func eachStrutKeepsItsNumber() throws {
    let typed = try read(text(struts: own(measured)))
    let table = try design(typed)
    #expect(table.tried > 1)
    for frame in table.frames {
      #expect(readings(frame.plan.treatment.levels[0]) == measured)
    }
  }

  @Test(arguments: [measured, [30, 30, 30, 30, 30, 30]])
  func theirErrorsStayWithThem(offsets: [Double]) throws {
    let rest = """
      covariance:
        keys:
        - frame.struts[1].reading-offset
        - frame.struts[2].reading-offset
        matrix: [[1, 0.5], [0.5, 1]]
      """
    let typed = try read(text(struts: own(offsets), rest: rest))
    let table = try design(typed)
    for frame in table.frames {
      let kept = try read(CaseWriter(frame.plan.treatment).yaml).common
      #expect(kept.covariance != nil && kept.covariance == typed.common.covariance)
      #expect(kept.standardDeviations == typed.common.standardDeviations && frame.drawsKept != nil)
    }
  }

  @Test("One kind for all six, with the ± of its scale")
  func oneKind() throws {
    let typed = try read(text(struts: "{min: 60, max: 250, reading-offset: 30 ± 0.5}"))
    let table = try design(typed)
    for frame in table.frames {
      #expect(frame.plan.treatment.common.standardDeviations == typed.common.standardDeviations)
    }
  }

  @Test("Struts that have names, and are the only ones of their scale")
  func named() throws {
    let classes = measured.enumerated().map { index, offset in
      "    - {name: s\(index + 1), min: 60, max: 250, reading-offset: \(offset)}"
    }
    let list = "  strut-classes:\n" + classes.joined(separator: "\n")
    let typed = try read(text(struts: "[s1, s2, s3, s4, s5, s6]", classes: list))
    let table = try design(typed)
    #expect(readings(table.frames[0].plan.treatment.levels[0]) == measured)
  }

  @Test func strutsThatAreAskedForTakeTheirPlace() throws {
    let typed = try read(text(struts: own(measured)))
    var bounds = few
    bounds.classes = try Catalogue.builtIn().struts.filter { $0.thread == nil }
    let table = try FrameDesigner(typed, bounds, jobs: 2).design(draws: 0)
    for frame in table.frames {
      guard case .automatic = frame.plan.treatment.levels[0].struts else {
        Issue.record("\(frame.levels)")
        continue
      }
    }
  }

  @Test func theTwelveOfTwoLevelsKeepTheirNumbers() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Fixtures/levels/defect-docking-offset.yaml")
    var typed = try read(String(decoding: Data(contentsOf: file), as: UTF8.self))
    typed.common.strutClasses = []
    let six = PerStrut { strut in
      StrutHardware(
        name: "own strut", range: 20...400, step: 1, readingOffset: measured[strut],
        provenance: Provenance(source: "case file", verified: true))
    }
    for level in typed.levels.indices { typed.levels[level].struts = .given(six) }
    let table = try design(typed)
    for frame in table.frames {
      #expect(frame.plan.treatment.levels.map(readings) == [measured, measured])
    }
  }
}
