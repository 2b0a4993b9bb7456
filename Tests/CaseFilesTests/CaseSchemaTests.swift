import CaseFiles
import Testing
import TreatmentModel

@Suite struct CaseSchemaTests {
  @Test func everySectionFitsIntoItsReader() {
    let room = SectionReader.Places(repeating: 0).count
    for section in CaseKey.Section.allCases {
      #expect(CaseSchema.rows(of: section).count <= room, "\(section)")
    }
  }
}
