import CaseFiles
import CorrectionPlanning
import Foundation
import FrameDesign
import RigidMotion
import Testing
import TreatmentModel

/// Frames of feet: the pose that is declared is kept, and the foot's ring stays where it is on the foot.
@Suite struct DeclaredNeutralDesignTests {
  private func level(_ name: String) throws -> TreatedLevel {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Fixtures/cases/\(name).yaml")
    guard case .correction(let stated, _) = try CaseFile.read(path: file.path),
      let level = stated[LevelID.only]
    else { throw CocoaError(.fileReadCorruptFile) }
    return level
  }

  @Test(arguments: ["butt-frame", "mitre-frame", "equinus-in-a-butt-frame"])
  func aDeclaredPoseIsKept(name: String) throws {
    let typed = try level(name)
    guard case .chronic(let height) = typed.mode else { return }
    var bounds = DesignBounds()
    bounds.heights = (height - 25)...(height + 25)
    bounds.mostFrames = 300
    let table = try FrameDesigner(typed, bounds, jobs: 2).design(draws: 0)
    #expect(table.tried > 1 && !table.frames.isEmpty, "\(table.tried) tried")
    let place = { (offset: Double, height: Double) in offset + typed.limb.movingSign * height }
    for one in table.frames {
      let frame = one.levels[0]
      #expect(
        one.plan.levels[0].level.neutral == typed.neutral && frame.rotation == typed.mounting.rotation)
      guard !typed.neutral.isRoundBone else { continue }
      let moved = place(try #require(frame.axialOffset), try #require(frame.neutralHeight))
      #expect(abs(moved - place(typed.mounting.axialOffset, height)) < 1e-9)
    }
  }
}
