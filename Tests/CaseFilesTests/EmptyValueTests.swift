import CaseFiles
import Testing
import TreatmentModel

/// A key with nothing behind it says neither a value nor that there is none.
@Suite struct EmptyValueTests {
  @Test(arguments: [
    ("ap-angulation: 12 varus", "ap-angulation:"), ("ap-angulation: 12 varus", "ap-angulation: ~"),
    ("axial-offset: 60 proximal", "axial-offset:"), ("axial-offset: 60 proximal", "axial-offset: null"),
    ("latency: 7", "latency:"), ("surgery: 2026-03-01", "surgery:"), ("rounding: together", "rounding:"),
    ("bone-gap: 0", "bone-gap:"),
  ])
  func itIsRefusedAtItsKey(old: String, new: String) {
    let found = errors(template(replacing: old, with: new))
    #expect(found.map(\.code) == [.missing], "\(found)")
    #expect(found.first?.key.hasSuffix(String(new.prefix { $0 != ":" })) == true)
  }

  @Test(arguments: ["target:", "limits:", "held:", "cut: null", "limb-envelope: ~"])
  func soIsASectionOrAList(addition: String) {
    #expect(errors(Array((CaseTemplate.text + addition + "\n").utf8)).map(\.code) == [.missing])
  }

  @Test func aZeroAndALineLeftOutAreNone() {
    #expect(errors(template(replacing: "12 varus", with: "0")).isEmpty)
    #expect(errors(template(replacing: "ap-angulation: 12 varus", with: "# nothing")).isEmpty)
  }

  /// A strut whose scale begins at 0 is as long as its offset there.
  @Test func aScaleMayBeginAtZeroWhereTheStrutIsLongEnough() throws {
    func struts(_ text: String) -> [CaseFileError] {
      errors(template(replacing: "struts: auto", with: "struts: {\(text)}"))
    }
    #expect(struts("min: 0, max: 200, reading-offset: 160").isEmpty)
    #expect(struts("min: 0, max: 200").map(\.code) == [.outOfRange])
    #expect(struts("min: 0, max: 200, reading-offset: 9").map(\.code) == [.outOfRange])
    #expect(struts("min: 0, max: 200, reading-offset: 10").isEmpty)
  }

  @Test(arguments: [
    ("8 apex-anterior", "8 procurvatum"), ("8 apex-anterior", "8 flexion"), ("8 apex-anterior", "8 equinus"),
    ("20 short", "20 shortening"),
  ])
  func wordsThatMeanTheSameAreRead(own: String, other: String) throws {
    func level(_ bytes: [UInt8]) throws -> TreatedLevel? {
      guard case .correction(let stated, _) = try CaseFile.parse(bytes, name: "case.yaml") else { return nil }
      return stated[LevelID.only]
    }
    #expect(try level(template(replacing: own, with: other)) == level(template()))
    #expect(errors(template(replacing: "12 varus", with: "12 flexion")).map(\.code) == [.wrongWord])
  }
}
