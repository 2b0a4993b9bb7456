import Testing
import TextOutput

@Suite struct CountedTests {
  @Test func oneIsOneAndAllOthersAreMany() {
    #expect((0...3).map { counted($0, "visit") } == ["0 visits", "1 visit", "2 visits", "3 visits"])
    #expect(counted(1, "draw has", "draws have") == "1 draw has" && counted(2, "Tag", "Tage") == "2 Tage")
    #expect(counted(-1, "day") == "-1 day" && counted(.min, "day") == "\(Int.min) days")
  }
}
