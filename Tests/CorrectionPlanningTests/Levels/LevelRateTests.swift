import CorrectionPlanning
import RigidMotion
import SampleCases
import TestSupport
import Testing
import TreatmentModel

/// Rates of two levels, against sums of chords of a motion that is written down here anew from the model's section 12.
@Suite struct LevelRateTests {
  /// Everything that may not be pulled too fast in a transport: where it is at a share of a piece of the motion, and its rate.
  private struct Point {
    let place: (Double) -> Vector3
    let rate: Double
  }

  /// Length of a way by chords; at most the true length.
  private func length(_ point: Point, _ from: Double, _ to: Double, chords: Int = 400) -> Double {
    var (sum, before) = (0.0, point.place(from))
    for chord in 1...chords {
      let here = point.place(from + (to - from) * Double(chord) / Double(chords))
      sum += (here - before).norm
      before = here
    }
    return sum
  }

  /// The rims of the regenerate and of the docking face and a structure keep their rates on every day, and in a day less some would
  /// not.
  @Test func aTransportKeepsEveryRateInTheFewestDays() throws {
    var random = SplitMix64(seed: printedSeed(1640))
    for _ in 0..<(runsSoak ? 40 : 8) {
      let side = Side.allCases[Int(random.next() % 2)]
      var treatment = sampleTransport(side)
      // Until the faces meet, and no further: one piece of one motion.
      treatment.levels[1].deformity = random.deformity(degrees: 8, millimetres: 6)
      treatment.levels[1].deformity.axialTranslation = -random.uniform(25...60)
      treatment.levels[1].target = Deformity()
      treatment.levels[1].schedule.approachRate = random.uniform(0.6...1.2)
      treatment.levels[0].schedule.rate = random.uniform(0.6...1.2)
      let nerve = StructureAtRisk(
        name: "nerve", ap: 15, lateral: -20, axial: 10, rate: random.uniform(0.7...1.5))
      treatment.levels[1].structuresAtRisk = [nerve]
      let plan = try Planner.plan(treatment)
      let days = plan.duration
      let (cut, defect) = (plan.levels[0].level, plan.levels[1].level)
      let (start, end) = (plan.levels[1].days[0].fragmentPose, plan.levels[1].days[days].fragmentPose)
      let limb = try #require(plan.limb?.days.first?.pose)
      let step = treatment.levels.middles[0].proximalFromDistal(side)
      func fragment(_ s: Double) -> RigidTransform { start.interpolatedStraight(to: end, s) }
      // Both references are proximal: T_01 = T_02 · T_12⁻¹ · C⁻¹.
      func carried(_ s: Double) -> RigidTransform { limb * fragment(s).inverse * step.inverse }
      let approach = treatment.levels[1].schedule.approachRate ?? 1
      var points: [Point] = defect.rim.map { rim in
        Point(place: { fragment($0) * rim.position }, rate: approach)
      }
      points += cut.rim.map { rim in
        Point(place: { carried($0) * rim.position }, rate: treatment.levels[0].schedule.rate)
      }
      let tied = defect.pointsAtRisk.filter { $0.name == "nerve" }
      #expect(tied.count == 1)
      points += tied.map { point in Point(place: { fragment($0) * point.position }, rate: point.rate) }
      func largest(_ days: Int) -> Double {
        (0..<days).reduce(0) { most, day in
          points.reduce(most) {
            max(
              $0, length($1, Double(day) / Double(days), Double(day + 1) / Double(days), chords: 40) / $1.rate
            )
          }
        }
      }
      #expect(largest(days) <= 1 + 1e-6, "\(days) days")
      if days > 1 { #expect(largest(days - 1) > 1, "\(days) days") }
      for day in 1...days {
        let here = plan.levels[0].days[day].fragmentPose
        let wanted = carried(Double(day) / Double(days))
        #expect((here.translation - wanted.translation).norm < 1e-9)
      }
    }
  }

  /// A structure that spans both cuts stretches the whole calendar: it keeps its rate on every day of the limb's own motion.
  @Test func whatSpansBothCutsKeepsItsRate() throws {
    var random = SplitMix64(seed: printedSeed(1641))
    for _ in 0..<(runsSoak ? 30 : 6) {
      var treatment = random.independentLevels(.left)
      let free = try Planner.plan(treatment)
      var artery = StructureAtRisk(name: "artery", ap: 10, lateral: 25, axial: 0, rate: 0.9)
      artery.spansLimb = true
      treatment.levels[1].structuresAtRisk = [artery]
      let plan = try Planner.plan(treatment)
      let course = try #require(plan.limb)
      let pace = try #require(course.paces.first)
      let point = artery.point(.left, rate: 1)
      // Both levels go straight: between two days a chord is as good as the way, to the square of a day's turn.
      var largest = 0.0
      for (one, other) in zip(course.days, course.days.dropFirst()) {
        largest = max(largest, (other.pose * point.position - one.pose * point.position).norm)
      }
      #expect(largest <= 0.9 * (1 + 1e-9) && abs(largest - pace.path) < 0.01)
      #expect(plan.duration >= free.duration)
    }
  }
}
