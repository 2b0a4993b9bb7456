import Glibc
import HexapodKinematics
import RigidMotion

extension Scenario {
  /// Nategh and Agheli's machine, as it was meant and as it was made.
  static let machine: [Scenario] = [
    Scenario("eighteen poses of a calibrated machine: lengths, and the poses really reached", .outside) {
      let data = try OutsideNumbers(PackageResources.nategh_agheli_json)
      let (nominal, real) = (data["nominal"], data["real"])
      let (meant, made) = (try nominal.hexapod("u", "s"), try real.hexapod("u", "s"))
      let (meantRest, madeRest) = (nominal["l0"].numbers, real["l0"].numbers)
      var (lengths, distances, angles) = (Spread(), Spread(), Spread())
      for row in OutsideNumbers.rows(PackageResources.nategh_agheli_poses18_csv) {
        let turn =
          OutsideNumbers.about(0, row[4]) * OutsideNumbers.about(1, row[5]) * OutsideNumbers.about(2, row[6])
        let pose = RigidTransform(rotation: turn, translation: Vector3(row[1], row[2], row[3]))
        let own = meant.strutLengths(at: pose)
        let reached = StrutLengths { own[$0] - meantRest[$0] + madeRest[$0] }
        lengths.add(Spread((0..<6).map { own[$0] - meantRest[$0] }, against: Array(row[7..<13])))
        lengths.add(Spread(reached, against: Array(row[13..<19])))
        let found = PoseSolver(made).solve(reached, from: pose).pose
        let apart = found.translation - Vector3(row[19], row[20], row[21])
        distances.add(max(abs(apart.x), abs(apart.y), abs(apart.z)))
        // Of turns about x, y and z in this order.
        let m = found.rotation.matrix
        let turns = [atan2(-m[1, 2], m[2, 2]), asin(m[0, 2]), atan2(-m[0, 1], m[0, 0])]
        angles.add(Spread(turns.map { degrees($0) }, against: Array(row[22..<25])))
      }
      let source = data["source_geometry"].text
      return [
        Figure(.outside, "lengths", lengths, .millimetres, within: 0.0051, source: source),
        Figure(
          .outside, "poses reached, a coordinate", distances, .millimetres, within: 0.0051, source: source),
        Figure(.outside, "poses reached, an angle", angles, .degrees, within: 0.0095, source: source),
      ]
    },
    Scenario("the mean error of that machine over 39,376 poses", .outside) {
      let (data, slice) = (
        try OutsideNumbers(PackageResources.nategh_agheli_json),
        try OutsideNumbers(PackageResources.nategh_agheli_propagation_json)
      )
      let (nominal, real) = (data["nominal"], data["real"])
      func errors(_ key: String) throws -> PerStrut<Vector3> {
        let all = zip(nominal[key].items, real[key].items).map { $0.point - $1.point }
        guard let six = PerStrut(all) else { throw Unmeasured("not six points") }
        return six
      }
      let (legs, feet) = (try errors("s"), try errors("u"))
      guard let rest = PerStrut(zip(nominal["l0"].numbers, real["l0"].numbers).map { $0 - $1 }) else {
        throw Unmeasured("not six lengths")
      }
      func circle(_ radius: Double, _ key: String) throws -> Ring {
        let joints = slice["geometry"][key].numbers.map {
          OutsideNumbers.about(2, $0) * Vector3(radius, 0, 0)
        }
        guard let six = PerStrut(joints) else { throw Unmeasured("not six joints") }
        return Ring(joints: six)
      }
      let hexapod = try Hexapod(
        reference: circle(325, "joint_angles_fixed_deg"), moving: circle(125, "joint_angles_moving_deg"),
        neutral: nil)
      let reach = try nominal.hexapod("u", "s")
      var (count, sum) = (0, 0.0)
      for x in stride(from: -1000.0, through: 1000, by: 5) {
        for y in stride(from: -1000.0, through: 1000, by: 5) {
          let pose = RigidTransform(translation: Vector3(x, y, 800))
          guard reach.strutLengths(at: pose).allSatisfy({ $0 <= 1100 }) else { continue }
          count += 1
          let rate = hexapod.poseRate(at: pose, lengths: rest, referenceJoints: feet, movingJoints: legs)
          sum += rate?.linear.norm ?? .infinity
        }
      }
      let printed = slice["published_mean_position_error_mm"].number
      let source = slice["source"].text
      return [
        Figure(
          .outside, "mean", Spread([sum / Double(count) - printed]), .millimetres, within: 0.5e-5,
          source: source),
        Figure(
          .outside, "poses more or fewer", Spread([Double(count) - slice["published_point_count"].number]),
          .times, within: 0, source: source),
      ]
    },
  ]
}
