import CorrectionPlanning
import Glibc
import RigidMotion
import SampleCases
import TestSupport
import Testing
import TreatmentModel

@Suite struct LimbShapeTests {
  /// Every point of the envelope's surface lies within the shape; on limbs that taper by less than one in six less than
  /// 1 mm deep where they are round and less than 4 mm where they are not.
  @Test(arguments: [true, false])
  func theShapeCoversTheEnvelopeAndLittleMore(isRound: Bool) throws {
    var random = SplitMix64(seed: printedSeed(311))
    var (deepest, shallowest) = (0.0, -Double.infinity)
    for _ in 0..<60 {
      let limb = limbs[Int(random.next() % 4)]
      // The sizes at three heights differ by no more than a taper of the radius of one in six.
      let heights = [-150, random.uniform(-40...40), 150]
      var (width, depth) = (random.uniform(80...140), random.uniform(80...140))
      var sections: [LimbEnvelope.Section] = []
      for (index, height) in heights.enumerated() {
        let change = index == 0 ? 0 : (height - heights[index - 1]) / 3
        width = min(max(width + random.uniform(-1...1) * change, 60), 150)
        depth = isRound ? width : min(max(depth + random.uniform(-1...1) * change, 60), 150)
        sections.append(LimbEnvelope.Section(axial: height, width: width, depth: depth))
      }
      let envelope = try #require(LimbEnvelope(sections, apOffset: 7, lateralOffset: 12))
      let frame = try MountedFrame(sampleCase(Deformity(), limb: limb))
      let shape = LimbShape(envelope, limb, frame)
      for _ in 0..<400 {
        let axial = random.uniform(-200...200)
        let section = envelope.section(at: axial)
        let angle = random.uniform(0...6.283)
        let surface = Vector3(
          limb.side.lateralSign * 7 + section.width / 2 * sin(angle), 12 + section.depth / 2 * cos(angle),
          axial)
        let isReference = (axial > 0) == (limb.reference == .proximal)
        let mounting =
          isReference ? frame.fragmentFromReferenceRing : frame.fragmentFromMovingRing
        let distance =
          (isReference ? shape.reference : shape.moving)
          .flatMap(\.parts).map { $0.distance(to: mounting.inverse * surface) }.min() ?? 0
        (deepest, shallowest) = (min(deepest, distance), max(shallowest, distance))
      }
    }
    print("the surface lies \(-deepest) to \(-shallowest) mm within the shape")
    #expect(deepest > (isRound ? -1 : -4) && shallowest < 1e-6)
  }

  @Test func aRoundLimbIsOneCapsuleASlabAndKeepsItsGirth() throws {
    let envelope = try #require(LimbEnvelope([LimbEnvelope.Section(axial: 0, girth: 100 * .pi)]))
    let limb = Limb(side: .left, reference: .proximal)
    let frame = try MountedFrame(sampleCase(Deformity(), limb: limb))
    let shape = LimbShape(envelope, limb, frame)
    #expect(shape.reference.count == 1 && shape.moving.count == 1)
    // The ring sits 60 mm above the cut, centred on the limb.
    #expect(abs(shape.reference[0].parts[0].distance(to: Vector3(80, 0, 0)) - 30) < 1e-9)
  }

  @Test func anEnvelopeNeedsSectionsAtDifferentHeights() {
    let section = LimbEnvelope.Section(axial: 10, girth: 300)
    #expect(LimbEnvelope([]) == nil)
    #expect(LimbEnvelope([section, section]) == nil)
    #expect(LimbEnvelope([LimbEnvelope.Section(axial: 0, width: 0, depth: 3)]) == nil)
    #expect(LimbEnvelope([section])?.section(at: -500).width == section.width)
  }

  @Test func aStrutOverTheLimbKeepsTheDistanceOfTheirSurfaces() throws {
    // Rings far apart and in line: every strut comes nearest to the limb somewhere in its middle.
    let input = sampleCase(Deformity(), height: 200)
    let frame = try MountedFrame(input)
    let envelope = try #require(LimbEnvelope([LimbEnvelope.Section(axial: 0, girth: 2 * .pi * 40)]))
    let limb = LimbShape(envelope, input.limb, frame)
    let state = FrameState(fragment: .identity, frame)
    for strut in 0..<6 {
      let (p, q) = (frame.hexapod.referenceJoints[strut], state.ring * frame.hexapod.movingJoints[strut])
      let axis = Segment(Vector3(0, 0, -500), Vector3(0, 0, 500))
      let expected = Segment(p, q).distance(to: axis) - 40 - 6
      #expect(abs(LimbGap(strut, radius: 6, limb, frame).value(at: state) - expected) < 1e-9)
    }
    for end in StrutEnd.allCases {
      let gap = RingGap(end, innerRadius: 77.5, end, limb, frame).value(at: state)
      #expect(gap > 77.5 * cos(radians(5)) - 40 - 1e-9 && gap <= 37.5)
    }
  }

  /// Leaving out what is surely farther changes no gap.
  @Test func gapsAreThoseOfAllBalls() throws {
    var random = SplitMix64(seed: printedSeed(312))
    for _ in 0..<20 {
      let input = random.crowdedCase()
      guard let frame = try? MountedFrame(input), let envelope = input.limbEnvelope else { continue }
      let limb = LimbShape(envelope, input.limb, frame)
      let state = FrameState(
        fragment: input.deformity.referenceFromMoving(input.limb, input.convention), frame)
      func least(_ segments: [Segment], _ slabs: [LimbSlab], _ ringFromSlabs: RigidTransform) -> Double {
        let capsules = slabs.flatMap(\.parts).map { $0.seen(from: ringFromSlabs) }
        return capsules.flatMap { capsule in segments.map { capsule.distance(to: $0) } }.min() ?? 0
      }
      for strut in 0..<6 {
        let line = [
          Segment(
            frame.hexapod.referenceJoints[strut], state.ring * frame.hexapod.movingJoints[strut])
        ]
        let all = min(least(line, limb.reference, .identity), least(line, limb.moving, state.ring)) - 6
        let gap = LimbGap(strut, radius: 6, limb, frame).value(at: state)
        #expect(abs(gap - all) < 1e-9 || (gap < 0 && gap >= all))
      }
      let edge = (0..<36).map { index -> Segment in
        let ends = [index, index + 1].map { radians(10 * Double($0)) }.map {
          Vector3(70 * sin($0), -70 * cos($0), 0)
        }
        return Segment(ends[0], ends[1])
      }
      let all = least(edge, limb.moving, state.ring)
      let gap = RingGap(.reference, innerRadius: 70, .moving, limb, frame).value(at: state)
      #expect(abs(gap - all) < 1e-9 || (gap < 0 && gap >= all))
    }
  }
}
