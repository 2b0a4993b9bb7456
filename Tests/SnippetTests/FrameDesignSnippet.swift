import CaseFiles
import FrameDesign
import Testing

@Suite struct FrameDesignSnippet {
  @Test func runs() throws {
    // snippet
    let bytes = Array(CaseTemplate.text.utf8)
    guard case .correction(let treatment, _) = try CaseFile.parse(bytes, name: "template") else { return }
    var bounds = DesignBounds()
    bounds.mostFrames = 200
    let table = try FrameDesigner(treatment, bounds, jobs: 2).design(draws: 0)
    for row in table.frames {
      print(row.levels.map(\.neutralHeight), row.figures.visits, row.figures.changes, row.figures.margin)
    }
    // end
    #expect(!table.frames.isEmpty && table.frames.count <= FrameDesigner.mostFrames)
  }
}
