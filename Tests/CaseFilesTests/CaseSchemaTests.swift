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

  /// What is a list in one section is one in every other that has the key too.
  @Test func everyListThatIsReadByItsLengthHasALength() {
    for section in CaseKey.Section.allCases {
      for row in CaseSchema.rows(of: section) {
        switch row.content {
        case .strutClasses, .holds, .joints, .holeNumbers, .arc, .keys, .matrix:
          #expect(row.entries.upperBound > 0, "\(CaseKey(section, row.word))")
        case .entries where ![.catalogue, .then].contains(section):
          #expect(row.entries.upperBound > 0, "\(CaseKey(section, row.word))")
        default: break
        }
      }
    }
  }
}
