import CaseFiles
import Testing
import TextOutput
import TreatmentModel

/// What may be a name: something that is seen, as it is.
@Suite struct NameTests {
  private func fault(_ name: String) -> CaseFileError? {
    let quoted = name.unicodeScalars.map { "\\U" + hex($0.value) }.joined()
    return errors(template(replacing: "case: tibia-varus-lengthening", with: "case: \"\(quoted)\"")).first
  }

  private func hex(_ value: UInt32) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }

  @Test(
    arguments: [
      0x07, 0x1B, 0x7F, 0x85, 0xAD, 0x34F, 0x61C, 0x115F, 0x180E, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F,
      0x2028,
      0x2029, 0x202A, 0x202E, 0x2060, 0x2066, 0x2069, 0x206F, 0x3164, 0xFE00, 0xFE0F, 0xFEFF, 0xFFA0, 0xFFF9,
      0xE0001, 0xE0020, 0xE0100,
    ] as [UInt32])
  func anInvisibleOrTurningCharacterIsRefusedByItsCodePoint(value: UInt32) throws {
    let scalar = try #require(Unicode.Scalar(value))
    let digits = String(value, radix: 16, uppercase: true)
    let name = "knee" + String(scalar) + "7"
    let found = try #require(fault(name))
    #expect(found.fault.code == .name && found.fault.message.contains("U+"))
    #expect(found.fault.message.contains(digits) && found.fault.message.contains("the 5."), "\(found.fault)")
    #expect(!name.isName)
  }

  @Test(arguments: [" ", "   ", "\u{A0}", "\u{2003}\u{3000}", "\u{2800}", " \u{A0} "])
  func blanksAreNoName(name: String) throws {
    #expect(try #require(fault(name)).fault.message.hasSuffix("it has none but blanks"))
  }

  @Test(arguments: [
    "Müller-Lüdenscheidt", "ما\u{200C}شین", "क्\u{200D}ष", "左脛骨", "Žluťoučký kůň", "عظم الساق", "🦴",
    "n°\u{A0}7",
    "שוק", "=1+1", "- x",
  ])
  func namesOfAllScriptsAreNames(name: String) {
    #expect(name.isName && fault(name) == nil, "\(name.nameFault ?? "")")
  }
}
