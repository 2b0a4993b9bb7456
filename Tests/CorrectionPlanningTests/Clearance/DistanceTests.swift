import CorrectionPlanning
import RigidMotion
import TestSupport
import Testing

@Suite struct DistanceTests {
  /// Random segments, many of them parallel, crossing or of no length, against the pairs of 300 points of each.
  @Test func segmentsAreAsFarApartAsTheirNearestPoints() {
    var random = SplitMix64(seed: printedSeed(301))
    for index in 0..<300 {
      let start = random.vector(50)
      let one = Segment(start, start + random.vector(60))
      var span = random.vector(60)
      if index % 5 == 0 { span = (one.end - one.start) * random.uniform(-2...2) }
      if index % 7 == 0 { span = .zero }
      var from = random.vector(50)
      if index % 3 == 0 { from = one.point(random.uniform(0...1)) - random.uniform(0...1) * span }
      let other = Segment(from, from + span)
      let distance = one.distance(to: other)
      var sampled = Double.infinity
      for step in 0...300 { sampled = min(sampled, other.distance(to: one.point(Double(step) / 300))) }
      #expect(distance <= sampled + 1e-9)
      #expect(sampled - distance <= (one.end - one.start).norm / 300)
      #expect(abs(distance - other.distance(to: one)) < 1e-9)
    }
  }

  @Test func aSegmentCrossedInItsMiddleIsAsFarAsTheLinesAre() {
    let one = Segment(Vector3(-10, 0, 0), Vector3(10, 0, 0))
    #expect(one.distance(to: Segment(Vector3(0, -10, 3), Vector3(0, 10, 3))) == 3)
    #expect(one.distance(to: Segment(Vector3(-50, 4, 0), Vector3(50, 4, 0))) == 4)
    #expect(one.distance(to: Vector3(13, 4, 0)) == 5)
  }

  /// Against 400 balls of the string and 400 points of the segment.
  @Test func aTaperedCapsuleIsTheUnionOfItsBalls() {
    var random = SplitMix64(seed: printedSeed(302))
    for index in 0..<150 {
      let (start, end) = (random.vector(60), random.vector(60))
      let (from, to) = (random.uniform(1...40), random.uniform(1...40))
      let capsule = TaperedCapsule(start, from, end, to)
      let first = random.vector(100)
      var second = random.vector(100)
      if index % 4 == 0 { second = first + 1.5 * (end - start) }
      if index % 9 == 0 { second = first }
      let segment = Segment(first, second)
      var sampled = Double.infinity
      for ball in 0...400 {
        let share = Double(ball) / 400
        let centre = start + share * (end - start)
        sampled = min(sampled, segment.distance(to: centre) - (from + share * (to - from)))
      }
      let distance = capsule.distance(to: segment)
      #expect(distance <= sampled + 1e-9)
      #expect(sampled - distance <= ((end - start).norm + abs(to - from)) / 400)
      let point = capsule.distance(to: first)
      #expect(abs(capsule.distance(to: Segment(first, first)) - point) < 1e-9)
      let turned = RigidTransform(rotation: random.rotation(angle: 1), translation: random.vector(9))
      let seen = capsule.seen(from: turned).distance(to: Segment(turned * first, turned * second))
      #expect(abs(seen - distance) < 1e-9)
    }
  }

  @Test func aBallWithinTheOtherAddsNothing() {
    let capsule = TaperedCapsule(Vector3(0, 0, 0), 20, Vector3(0, 0, 5), 3)
    #expect(capsule.distance(to: Vector3(0, 0, 30)) == 10)
    #expect(capsule.leastRadius == 20)
  }
}
