import Batch
import CaseFiles
import CorrectionPlanning
import Foundation
import Testing
import TreatmentModel

@Suite struct MountingStudyTests {
  private func plan(_ text: String) throws -> Plan {
    guard case .correction(let stated, _) = try CaseFile.parse(Array(text.utf8), name: "case.yaml"),
      let found = stated[LevelID.only]
    else {
      throw CocoaError(.fileReadCorruptFile)
    }
    return try Planner.plan(found)
  }

  /// MODEL section 9: an offset error e perpendicular to the rotation axis leaves 2 e sin(θ/2) and no rotation, along the axis nothing;
  /// a ring turned by d that nobody told the plan about leaves about 2 sin(d/2) θ.
  @Test func whatIsLeftIsWhatGeometrySays() throws {
    let plan = try plan(clinic.replacing("4 varus", with: "20 varus"))
    let angle = 20 * Double.pi / 180
    for parameter in [MountingParameter.apOffset, .axialOffset] {
      for error in [7.0, -7.0] {
        let left = try #require(plan.endError(parameter, error))
        #expect(abs(left.distance - 14 * sin(angle / 2)) < 1e-9 && left.angle < 1e-7)
      }
    }
    let along = try #require(plan.endError(.lateralOffset, 7))
    #expect(along.distance < 1e-9 && along.angle < 1e-7)
    let turned = try #require(plan.endError(.rotation, 0.05))
    #expect(abs(turned.angle - 2 * sin(0.025) * angle) < 0.03 * turned.angle)
    let none = try #require(plan.endError(.rotation, 0))
    #expect(none.distance < 1e-9 && none.angle < 1e-7)
    #expect(plan.endError(.apTilt, 2) == nil)
  }

  @Test func thePictureIsTheSameForAnyNumberOfJobs() throws {
    let folder = try Folder()
    let path = try folder.write("cases.ndjson", (0..<50).map { object($0) + "\n" }.joined())
    var options = BatchOptions()
    options.output = .mountingStudy
    let one = try batch([path], options)
    options.jobs = 3
    let other = try batch([path], options)
    let study = try #require(one.tally.study)
    #expect(one.bytes.isEmpty && study.plans == 50 && study == other.tally.study)
    let svg = study.svg(of: "cases")
    #expect(svg.hasPrefix("<svg") && svg.contains("axial offset, 95 %") && !svg.contains("nan"))
  }
}
