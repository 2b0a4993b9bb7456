import CorrectionPlanning
import Glibc
import HexapodKinematics
import RigidMotion
import SampleCases
import TestSupport
import Testing
import TreatmentModel

@Suite struct LimbShapeTests {
  /// The surface of a limb as a cloud of points, seen from the reference fragment: made from nothing but the envelope.
  private struct Cloud {
    var points: [Vector3] = []

    /// - Parameter fragment: the moving fragment's pose.
    init(_ envelope: LimbEnvelope, _ limb: Limb, _ fragment: RigidTransform) {
      func place(_ axial: Double, _ angle: Double, _ share: Double) -> Vector3 {
        let section = envelope.section(at: axial)
        return Vector3(
          limb.side.lateralSign * envelope.apOffset + share * section.width / 2 * sin(angle),
          envelope.lateralOffset + share * section.depth / 2 * cos(angle), axial)
      }
      let angles = (0..<240).map { 2 * Double.pi * Double($0) / 240 }
      for end in [FragmentEnd.proximal, .distal] {
        let pose = end == limb.reference ? RigidTransform.identity : fragment
        let sign: Double = end == .proximal ? 1 : -1
        for angle in angles {
          for height in 0...260 { points.append(pose * place(sign * Double(height), angle, 1)) }
          for ring in 0..<40 { points.append(pose * place(0, angle, Double(ring) / 40)) }
        }
      }
      for angle in angles {
        let (one, other) = (place(0, angle, 1), fragment * place(0, angle, 1))
        let (from, to) = limb.reference == .proximal ? (one, other) : (other, one)
        for share in 0...40 { points.append(from + Double(share) / 40 * (to - from)) }
      }
    }
  }

  private struct Sample {
    let input: TreatedLevel
    let envelope: LimbEnvelope
    let frame: MountedFrame
    let fragment: RigidTransform
  }

  /// Limbs that are round or flat, taper by up to the radius of two in five, and lie off the bone's axis.
  private func sample(_ random: inout SplitMix64, _ index: Int) throws -> Sample {
    let limb = limbs[Int(random.next() % 4)]
    var (width, depth) = (random.uniform(60...130), random.uniform(60...130))
    var (sections, before) = ([LimbEnvelope.Section](), -150.0)
    for height in [-150, random.uniform(-60...60), 150] {
      let change = 0.8 * (height - before)
      width = min(max(width + random.uniform(-1...1) * change, 50), 140)
      depth = index % 3 == 0 ? width : min(max(depth + random.uniform(-1...1) * change, 50), 140)
      sections.append(LimbEnvelope.Section(axial: height, width: width, depth: depth))
      before = height
    }
    let envelope = try #require(
      LimbEnvelope(sections, apOffset: random.uniform(-15...15), lateralOffset: random.uniform(-15...15)))
    let input = sampleCase(
      random.deformity(degrees: 15, millimetres: 25), limb: limb, above: random.uniform(30...90), height: 190)
    return Sample(
      input: input, envelope: envelope, frame: try MountedFrame(input),
      fragment: input.deformity.referenceFromMoving(limb, input.convention))
  }

  /// Against a cloud of points of the surface, which no distance may exceed: struts and rings, of limbs opened and bent at the cut.
  @Test func distancesAreThoseOfTheSurface() throws {
    var random = SplitMix64(seed: printedSeed(311))
    var (nearer, farther, inside) = (0.0, -Double.infinity, 0)
    for index in 0..<(runsSoak ? 300 : 24) {
      let sample = try sample(&random, index)
      let (frame, limb) = (sample.frame, sample.input.limb)
      let shape = LimbShape(sample.envelope, limb, frame)
      let state = FrameState(fragment: sample.fragment, frame)
      let cloud = Cloud(sample.envelope, limb, sample.fragment)
      let toRing = frame.fragmentFromReferenceRing.inverse
      let seen = cloud.points.map { toRing * $0 }
      for strut in 0..<6 {
        let line = Segment(
          frame.hexapod.referenceJoints[strut], state.ring * frame.hexapod.movingJoints[strut])
        let gap = LimbGap(strut, radius: 0, shape, frame).value(at: state)
        guard gap > 0 else {
          inside += 1
          continue
        }
        let least = seen.reduce(Double.infinity) { min($0, line.distance(to: $1)) }
        (nearer, farther) = (max(nearer, least - gap), max(farther, gap - least))
      }
      for (end, ring) in [(StrutEnd.reference, RigidTransform.identity), (.moving, state.ring)] {
        let radius = random.uniform(75...110)
        let gap = StrutEnd.allCases.map {
          RingGap(end, innerRadius: radius, $0, shape, frame).value(at: state)
        }.reduce(.infinity, min)
        guard gap > 0 else {
          inside += 1
          continue
        }
        let back = ring.inverse
        let least = seen.reduce(Double.infinity) { least, point in
          let own = back * point
          let across = (own.x * own.x + own.y * own.y).squareRoot() - radius
          return min(least, (across * across + own.z * own.z).squareRoot())
        }
        (nearer, farther) = (max(nearer, least - gap), max(farther, gap - least))
      }
    }
    print(
      "distances are \(nearer) mm nearer to \(farther) mm farther than the cloud's; \(inside) within the limb"
    )
    // Angles are found to 1e-3 rad, so that a distance may be 1e-5 mm too long; the cloud is coarse where a gap is small.
    #expect(nearer < 0.5 && farther < 1e-4 && inside > 0)
  }

  /// How deep a strut lies: the deepest of its points is so far from the nearest of the surface.
  @Test func depthsAreThoseOfTheSurface() throws {
    var random = SplitMix64(seed: printedSeed(313))
    var (worst, count) = (0.0, 0)
    for index in 0..<(runsSoak ? 120 : 16) {
      let sample = try sample(&random, index)
      let limb = sample.input.limb
      let half = LimbShape(sample.envelope, limb, sample.frame).reference
      let sign: Double = limb.reference == .proximal ? 1 : -1
      // A line that goes through the half somewhere, away from its far end.
      let middle = Vector3(random.uniform(-25...25), random.uniform(-25...25), sign * random.uniform(5...150))
      let way = random.vector(1).normalized
      let line = Segment(middle - 200 * way, middle + 200 * way)
      let depth = -half.distance(to: line, below: .infinity)
      let (centred, away) = (
        try #require(LimbEnvelope(sample.envelope.stated)), RigidTransform(translation: Vector3(1e4, 0, 0))
      )
      let cloud = Cloud(centred, limb, away).points.filter { abs($0.x) < 200 && sign * $0.z >= 0 }
      func inside(_ point: Vector3) -> Bool {
        let section = sample.envelope.section(at: point.z)
        return sign * point.z >= 0 && hypot(2 * point.x / section.width, 2 * point.y / section.depth) < 1
      }
      let deepest = (0...400).map { line.point(Double($0) / 400) }.filter(inside).map { point in
        cloud.reduce(Double.infinity) { min($0, ($1 - point).norm) }
      }.max()
      let expected = try #require(deepest)
      (worst, count) = (max(worst, abs(depth - expected)), count + 1)
    }
    print("\(count) depths within \(worst) mm")
    #expect(worst < 0.5)
  }

  /// The cone is 54 mm thick where the ring of inner radius 90 is: (90 - 54) cos(atan 0.2), and a flat limb's like it.
  @Test func aRingRoundATaperedLimbKeepsTheShortestWayToItsSurface() throws {
    for (depth, slope) in [(160.0, 0.2), (120, 0.1), (200, 0.3)] {
      let sections = [
        LimbEnvelope.Section(axial: 200, width: depth, depth: depth),
        LimbEnvelope.Section(axial: 0, width: 80, depth: 80),
        LimbEnvelope.Section(axial: -200, width: 80, depth: 80),
      ]
      let input = sampleCase(Deformity(), limb: Limb(side: .right, reference: .proximal), above: 70)
      let frame = try MountedFrame(input)
      let shape = LimbShape(try #require(LimbEnvelope(sections)), input.limb, frame)
      let gap = RingGap(.reference, innerRadius: 90, .reference, shape, frame).value(
        at: FrameState(fragment: .identity, frame))
      #expect(abs(gap - (90 - 40 - 70 * slope) * cos(atan(slope))) < 1e-3)
    }
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
      #expect(abs(LimbGap(strut, radius: 6, limb, frame).value(at: state) - expected) < 1e-4)
    }
    for end in StrutEnd.allCases {
      let gap = RingGap(end, innerRadius: 77.5, end, limb, frame).value(at: state)
      #expect(abs(gap - 37.5) < 1e-6)
    }
  }
}
