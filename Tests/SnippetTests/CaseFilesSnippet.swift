import CaseFiles
import Testing

@Suite struct CaseFilesSnippet {
  @Test func runs() throws {
    // snippet
    let text = CaseTemplate.text.replacing("12 varus", with: "12 vorus")
    do {
      _ = try CaseFile.parse(Array(text.utf8), name: "case.yaml")
    } catch {
      for fault in error.errors { print(fault) }  // case.yaml:12:18: deformity.ap-angulation: …
    }
    let ring = try Catalogue.builtIn().ring("generic-155")
    // end
    #expect(ring.name == "generic-155")
  }
}
