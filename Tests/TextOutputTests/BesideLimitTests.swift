import Testing
import TextOutput

@Suite struct BesideLimitTests {
  @Test func numbersThatMissTheirLimitDoNotReadAsIt() {
    #expect(decimal(44.98, 0, besideLimit: 45) == "44.98")
    #expect(decimal(44.8, 0, besideLimit: 45) == "44.8")
    #expect(decimal(44, 0, besideLimit: 45) == "44")
    #expect(decimal(45, 0, besideLimit: 45) == "45")
    #expect(decimal(4.04, 1, besideLimit: 4) == "4.04")
    #expect(decimal(45.000_000_001, 0, besideLimit: 45) == "45.000000")
    #expect(decimal(.nan, 0, besideLimit: 45) == decimal(.nan, 0))
  }
}
