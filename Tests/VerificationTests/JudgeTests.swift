import Testing
import Verification

/// The judge sees what is wrong: a plan of one case is no plan of another.
@Suite struct JudgeTests {
  private static let text: String = {
    Scenario.scheduleTexts.first { $0.name.hasPrefix("all six parameters") }?.text ?? ""
  }()

  @Test func thePlanOfACaseIsItsPlan() throws {
    let figures = try ScheduleTrial(Self.text).figures
    #expect(figures.allSatisfy(\.holds) && figures.count >= 9)
  }

  /// Each word of the case exchanged for its opposite, or a number a little off, is seen in the path or at the end.
  @Test(arguments: [
    ("12 varus", "12 valgus"), ("8 apex-anterior", "8 apex-posterior"), ("10 internal", "10 external"),
    ("6 lateral", "6 medial"), ("4 posterior", "4 anterior"), ("20 short", "20.001 short"),
    ("12 varus", "12.001 varus"), ("5 lateral", "5 medial"), ("8 external", "8 internal"),
    ("60 proximal", "60.001 proximal"), ("generic-180", "generic-155"), ("side: left", "side: right"),
    ("neutral-height: 203", "neutral-height: 203.001"),
  ])
  func aCaseThatIsNotTheirsIsSeen(old: String, new: String) throws {
    let other = Self.text.replacing(old, with: new)
    #expect(other != Self.text)
    let figures = try? ScheduleTrial(Self.text, judged: other).figures
    let wrong = figures?.filter { [.path, .end].contains($0.requirement) && !$0.holds }
    #expect(figures == nil || wrong?.isEmpty == false)
  }

  /// A rate that the plan was not told.
  @Test func aRateThatIsTooFastIsSeen() throws {
    let other = Self.text.replacing("latency: 7", with: "latency: 7, rate: 0.9")
    let figures = try ScheduleTrial(Self.text, judged: other).figures
    #expect(figures.contains { $0.requirement == .rate && !$0.holds })
  }

  /// A scale that the plan was not told.
  @Test func aReadingBeyondItsScaleIsSeen() throws {
    let other = Self.text.replacing("struts: long", with: "struts: {min: 170, max: 200}")
    let figures = try ScheduleTrial(Self.text, judged: other).figures
    #expect(figures.contains { $0.requirement == .range && !$0.holds })
  }
}
