import HexapodKinematics
import TestSupport
import Testing

/// What certificates stand on: no rounding leads out of an interval.
@Suite struct IntervalTests {
  @Test func endsLieBeyondTheNeighboursOfWhatIsRounded() {
    var random = SplitMix64(seed: printedSeed(1501))
    var numbers = [
      0, -0.0, 1, -1, .leastNonzeroMagnitude, -.leastNonzeroMagnitude, .leastNormalMagnitude, 0x1p-900,
      0x1p1000,
    ]
    for _ in 0..<2000 {
      let number = Double(bitPattern: random.next())
      if abs(number) < 0x1p1020 { numbers.append(number) }
    }
    for number in numbers {
      #expect(Interval.down(number) <= number.nextDown && Interval.up(number) >= number.nextUp, "\(number)")
    }
  }

  /// Exact products and sums of two doubles, each as a rounded one and what it leaves (Dekker; Knuth).
  @Test func resultsHoldTheExactOnes() {
    var random = SplitMix64(seed: printedSeed(1502))
    for _ in 0..<2000 {
      let (a, b) = (random.interval(), random.interval())
      let (x, y) = (a.low, b.high)
      let product = x * y
      #expect((a * b).low <= product && product <= (a * b).high)
      let left = (-product).addingProduct(x, y)
      #expect(left >= 0 || (a * b).low < product)
      #expect(left <= 0 || (a * b).high > product)
      let sum = x + y
      let other = sum - x
      let rest = (x - (sum - other)) + (y - other)
      #expect(rest >= 0 || (a + b).low < sum)
      #expect(rest <= 0 || (a + b).high > sum)
      #expect(a.squared.low >= 0 && a.squared.high >= a.low * a.low)
      #expect((a - a).low <= 0 && (a - a).high >= 0)
    }
  }

  /// Boxes of rotations hold the rotations of their members, and turned vectors those.
  @Test func boxesOfRotationsHoldTheirRotations() {
    var random = SplitMix64(seed: printedSeed(1503))
    for _ in 0..<500 {
      let (x, y, z) = (random.interval(), random.interval(), random.interval())
      let box = RotationBox(IntervalVector(x, y, z))
      let place = IntervalVector(
        Interval(random.member(of: x)), Interval(random.member(of: y)), Interval(random.member(of: z)))
      let one = RotationBox(place)
      for (wide, narrow) in [(box.x, one.x), (box.y, one.y), (box.z, one.z)] {
        // Two enclosures of the same number meet.
        #expect(!wide.x.misses(narrow.x) && !wide.y.misses(narrow.y) && !wide.z.misses(narrow.z))
      }
    }
  }
}

extension SplitMix64 {
  fileprivate mutating func interval() -> Interval {
    let (a, b) = (uniform(-2...2), uniform(-2...2))
    return Interval(min(a, b), max(a, b))
  }

  fileprivate mutating func member(of interval: Interval) -> Double {
    uniform(interval.low...interval.high)
  }
}
