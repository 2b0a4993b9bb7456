import CaseFiles
import CorrectionPlanning
import Glibc
import RigidMotion
import TreatmentModel

extension Scenario {
  /// Plans of `exact.yaml`, whose numbers have a closed form.
  static let exactPlans: [Scenario] = [
    Scenario("pure lengthening: 40 days, six equal struts of √(run² + h²)", .exact) {
      let plan = try exactPlan(0)
      // The run of a strut in the plane of equal rings: a chord of 60° less both half-angles.
      let run = 2 * 93.8 * sin((60 - 2 * 4.58) / 2 * .pi / 180)
      var lengths = Spread()
      for day in plan.days {
        let height = 215 - 40 + Double(day.day)
        lengths.add(Spread(day.exact.map { $0 - (run * run + height * height).squareRoot() }))
      }
      return [
        Figure(.exact, "lengths", lengths, .millimetres, within: 1e-9, source: "Pythagoras"),
        Figure(
          .exact, "days", Spread([Double(plan.duration - 40)]), .days, within: 0,
          source: "40 mm at 1 mm a day"),
      ]
    },
    Scenario("a point 60 mm from the hinge: 20° take 21 days", .exact) {
      let plan = try exactPlan(1)
      let arc = 60 * 20 * Double.pi / 180
      return [
        Figure(
          .exact, "days", Spread([Double(plan.duration) - arc.rounded(.up)]), .days, within: 0,
          source: "r θ = 20.94 mm at 1 mm a day")
      ]
    },
    Scenario("a hinge 20 mm from the cut moves the middle of the bone ends by 2·20·sin 10°", .exact) {
      let plan = try exactPlan(2)
      let middle = Vector3(0, 0, -20)
      let pose = plan.days[0].fragmentPose
      let moved = (pose.rotation * middle + pose.translation - middle).norm
      return [
        Figure(
          .exact, "shift", Spread([moved - 40 * sin(10 * .pi / 180)]), .millimetres, within: 1e-9,
          source: "chord of a circle; Model.md 6")
      ]
    },
    Scenario("a mounting 7 mm off leaves 2 e sin(θ/2), along the hinge nothing, and no angle", .exact) {
      let plan = try exactPlan(1)
      let (first, last) = (plan.days[0], plan.days[plan.duration])
      var (distances, angles) = (Spread(), Spread())
      for error in [Vector3(7, 0, 0), Vector3(0, 7, 0), Vector3(0, 0, 7)] {
        var really = plan.fragmentFromReferenceRing
        really.translation += error
        let rest = really * last.pose * first.pose.inverse * really.inverse * first.fragmentPose
        // The hinge of varus is the y axis.
        let wanted = error.y == 0 ? 14 * sin(10 * Double.pi / 180) : 0.0
        distances.add(rest.translation.norm - wanted)
        angles.add(inDegrees(rest.rotation.angle))
      }
      let source = "Model.md 9"
      return [
        Figure(.exact, "what is left", distances, .millimetres, within: 1e-9, source: source),
        Figure(.exact, "angle", angles, .degrees, within: 1e-9, source: source),
      ]
    },
    Scenario("equal steps: every strut's length is a straight line over the days", .exact) {
      let days = try exactPlan(3).days
      var lengths = Spread()
      for (index, day) in days.enumerated() {
        let part = Double(index) / Double(days.count - 1)
        for strut in 0..<6 {
          let straight = (1 - part) * days[0].exact[strut] + part * days[days.count - 1].exact[strut]
          lengths.add(day.exact[strut] - straight)
        }
      }
      return [Figure(.exact, "lengths", lengths, .millimetres, within: 1e-9, source: "linear interpolation")]
    },
    Scenario("a left limb's plan is the right limb's with struts 1↔2, 3↔6, 4↔5", .exact) {
      let (left, right) = (try exactPlan(4), try exactPlan(5))
      let partner = [1, 0, 5, 4, 3, 2]
      var (lengths, readings) = (Spread(), Spread())
      guard left.days.count == right.days.count else { throw Unmeasured("not as many days") }
      for (one, other) in zip(left.days, right.days) {
        lengths.add(Spread((0..<6).map { one.exact[$0] - other.exact[partner[$0]] }))
        readings.add(Spread((0..<6).map { one.set[$0] - other.set[partner[$0]] }))
      }
      let source = "mirror symmetry"
      return [
        Figure(.exact, "exact lengths", lengths, .millimetres, within: 1e-9, source: source),
        Figure(.exact, "readings", readings, .millimetres, within: 0, source: source),
      ]
    },
  ]

  private static func exactPlan(_ index: Int) throws -> Plan {
    let cases = CaseTexts(PackageResources.exact_yaml).cases
    guard cases.indices.contains(index),
      case .correction(let treatment, _) = try CaseFile.parse(Array(cases[index].text.utf8), name: "exact")
    else { throw Unmeasured("no case") }
    return try Planner.plan(treatment.soleLevel())
  }
}
