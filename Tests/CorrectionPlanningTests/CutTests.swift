import CorrectionPlanning
import Glibc
import HexapodKinematics
import RigidMotion
import SampleCases
import TestSupport
import Testing
import TreatmentModel

/// A bone that is cut elsewhere than at the origin (Model, section 6).
@Suite struct CutTests {
  /// A hinge of 20° that lies so far proximal of the cut.
  private func hinged(_ distance: Double) -> TreatedLevel {
    var deformity = Deformity()
    deformity.apAngulation = radians(20)
    var level = sampleCase(deformity, above: 90, height: 200)
    level.cut?.axial = -distance
    level.cut?.gap = 30
    return level
  }

  /// The middle of the bone ends moves by 2 · 20 · sin 10°.
  @Test func anAngulationAboutADistantHingeShiftsTheBoneEnds() throws {
    let level = hinged(20)
    let plan = try Planner.plan(level)
    let centre = level.junction.place(.left).translation
    let shift = (plan.days[0].fragmentPose * centre - plan.days[plan.duration].fragmentPose * centre).norm
    #expect(abs(shift - 6.945927) < 1e-6)
    #expect(abs((level.rim.reduce(.zero) { $0 + $1.position } / 8 - centre).norm) < 1e-12)
  }

  /// A rim point at distance r from the hinge travels rθ: the rate of the day is that of the farthest, by a quadrature of its own.
  @Test(arguments: [0.0, 20, 60])
  func ratesAreCountedAtTheCut(distance: Double) throws {
    let level = hinged(distance)
    let plan = try Planner.plan(level)
    let farthest = (distance * distance + 15 * 15).squareRoot()
    let way = farthest * radians(20)
    #expect(plan.duration == Int(way.rounded(.up)))
    let path = try #require(plan.dailyPaths.first { $0.name == PointAtRisk.rimName }?.largest)
    #expect(abs(path.1 - way / Double(plan.duration)) < 1e-9)
    for (before, after) in zip(plan.days, plan.days.dropFirst()) {
      for point in level.rim {
        var (length, last) = (0.0, before.fragmentPose * point.position)
        for step in 1...400 {
          let pose = before.fragmentPose.interpolatedStraight(to: after.fragmentPose, Double(step) / 400)
          length += (pose * point.position - last).norm
          last = pose * point.position
        }
        #expect(length <= path.1 + 1e-9)
      }
    }
  }

  /// The gap is the smallest distance of any point of the moving rim beyond the reference face, by 3,600 points of it.
  @Test func theGapIsThatOfAllPointsOfTheRim() throws {
    var random = SplitMix64(seed: printedSeed(41))
    for _ in 0..<60 {
      var level = sampleCase(
        random.deformity(degrees: 12, millimetres: 8), limb: limbs[Int(random.next() % 4)], above: 90,
        height: 220)
      for parameter in CutParameter.allCases {
        level.cut?[parameter] =
          parameter.unit == .degrees ? random.uniform(-0.3...0.3) : random.uniform(-15...15)
      }
      let gap = random.uniform(0...10)
      level.cut?.gap = gap
      let start = level.deformity.referenceFromMoving(level.limb, level.convention)
      let frame = try MountedFrame(level)
      let ends = try #require(BoneEnds(level, start: start))
      let place = level.junction.place(level.limb.side)
      let normal = place.rotation * Vector3(0, 0, 1)
      let s = level.limb.movingSign
      // Where the saw left the moving face.
      let axis = start.rotation * Vector3(0, 0, 1)
      let middle = start * place.translation
      let along = (s * gap - normal.dot(middle - place.translation)) / normal.dot(axis)
      let face = middle + along * axis
      #expect(abs(s * normal.dot(face - place.translation) - gap) < 1e-9)
      let (one, other) = (place.rotation * Vector3(1, 0, 0), place.rotation * Vector3(0, 1, 0))
      for share in [0.0, 0.4, 1] {
        let pose = start.interpolatedStraight(to: .identity, share)
        let moved = pose * start.inverse
        let least = (0..<3600).reduce(Double.infinity) { least, step in
          let azimuth = Double(step) * .pi / 1800
          let point = face + 15 * (cos(azimuth) * one + sin(azimuth) * other)
          return min(least, s * normal.dot(moved * point - place.translation))
        }
        let centre = moved * face - place.translation
        let beside = (centre - normal.dot(centre) * normal).norm - 30
        let found = ends.value(at: FrameState(ring: frame.ringPose(ofFragment: pose), frame))
        #expect(abs(found - max(least, beside)) < 1e-4)
      }
    }
  }

  @Test func aCutAtTheOriginChangesNothing() throws {
    var random = SplitMix64(seed: printedSeed(42))
    let level = random.correctionCase()
    var cut = level
    cut.cut?.axial = 0
    #expect(try Planner.plan(level) == Planner.plan(cut))
    #expect(level.rim.map(\.position.z).allSatisfy { $0 == 0 })
  }
}
