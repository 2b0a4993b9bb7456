import TestSupport
import Testing
import TextOutput

@Suite struct NiceScaleTests {
  @Test func anyRangeIsCoveredByAFewRoundSteps() {
    var random = SplitMix64(seed: printedSeed(20_260_301))
    for _ in 0..<20_000 {
      let centre =
        random.uniform(-1...1) * Double(sign: .plus, exponent: Int(random.uniform(-20...20)), significand: 1)
      let extent =
        random.uniform(0...1) * Double(sign: .plus, exponent: Int(random.uniform(-10...20)), significand: 1)
      let scale = NiceScale(covering: centre - extent...centre + extent, about: 5)
      let ticks = scale.ticks
      #expect(scale.lower <= centre - extent + 1e-6 * scale.step)
      #expect(scale.upper >= centre + extent - 1e-6 * scale.step)
      #expect((2...14).contains(ticks.count), "\(centre) \(extent)")
      #expect(abs(scale.fraction(ticks[0])) < 1e-6 && abs(scale.fraction(ticks[ticks.count - 1]) - 1) < 1e-6)
      #expect(Set(ticks.map(scale.label)).count == ticks.count, "\(ticks.map(scale.label))")
    }
  }

  @Test func daysAreWholeAndEndWhereThePlanEnds() {
    for last in 0...400 {
      let scale = NiceScale(days: 0...last)
      #expect(scale.upper == Double(max(1, last)))
      #expect(scale.ticks.allSatisfy { $0 == $0.rounded() && $0 <= scale.upper })
      #expect(scale.ticks.count >= 2)
    }
  }

  @Test func labelsHaveTheDecimalsOfTheStep() {
    #expect(
      NiceScale(covering: -0.3...0.3, about: 6).ticks.map(NiceScale(covering: -0.3...0.3, about: 6).label)
        == [
          "−0.3", "−0.2", "−0.1", "0.0", "0.1", "0.2", "0.3",
        ])
    let hundreds = NiceScale(covering: 160...300, about: 3)
    #expect(hundreds.ticks.map(hundreds.label) == ["150", "200", "250", "300"])
  }
}
