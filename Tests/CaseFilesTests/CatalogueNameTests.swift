import CaseFiles
import Testing

@Suite struct CatalogueNameTests {
  @Test func hardwareIsHadByItsName() throws {
    let catalogue = try Catalogue.builtIn()
    for ring in catalogue.rings { #expect(try catalogue.ring(ring.name) == ring) }
    for strut in catalogue.struts { #expect(try catalogue.strut(strut.name) == strut) }
  }

  @Test func aNameThatIsNotThereIsToldWithTheNearest() throws {
    let catalogue = try Catalogue.builtIn()
    let error = try #require(throws: UnknownHardware.self) { try catalogue.ring("generic-1555") }
    #expect(
      error.name == "generic-1555" && error.nearest == "generic-155" && error.known.contains("generic-155"))
    #expect(
      error.description.hasPrefix(
        "not in the catalogue; did you mean generic-155? (found generic-1555; allowed: "))
    #expect(throws: UnknownHardware.self) { try catalogue.strut("generic-155") }
  }
}
