import HexapodKinematics
import RigidMotion

extension Scenario {
  /// Platforms of other people: lengths of poses, and poses of lengths.
  static let kinematics: [Scenario] = [
    Scenario("forty real postures of one six-legged platform (Dietmaier 1998)", .outside) {
      let data = try OutsideNumbers(PackageResources.dietmaier40_json)
      let source = data["source"].text + "; refined to 30 digits"
      let hexapod = try data.hexapod("base", "platform")
      let lengths = try data["leg_lengths"].lengths()
      let solver = PoseSolver(hexapod)
      let all = AllPoses(hexapod, seed: 1).solve(lengths)
      var (distances, angles, missing) = (Spread(), Spread(), 40.0)
      for row in OutsideNumbers.rows(PackageResources.dietmaier40_refined_csv) {
        let pose = RigidTransform(
          rotation: OutsideNumbers.rotation(Array(row[4..<13])), translation: Vector3(row[1], row[2], row[3]))
        // Each from a start of its own near by.
        let nudge = 1e-4 * Vector3(row[0].truncatingRemainder(dividingBy: 3) - 1, 0.5, -0.7)
        let found = solver.solve(
          lengths,
          from: RigidTransform(
            rotation: Rotation(exp: nudge) * pose.rotation, translation: pose.translation + nudge)
        ).pose
        distances.add((found.translation - pose.translation).norm)
        angles.add(degrees((found.rotation.inverse * pose.rotation).angle))
        if all.modes.contains(where: {
          ($0.pose.translation - pose.translation).norm < 1e-7
            && ($0.pose.rotation.inverse * pose.rotation).angle < 1e-7
        }) {
          missing -= 1
        }
      }
      return [
        Figure(.outside, "place of the platform", distances, .plain, within: 1e-9, source: source),
        Figure(.outside, "rotation", angles, .degrees, within: 6e-8, source: source),
        Figure(
          .outside, "postures not found among all", Spread([missing + abs(Double(all.modes.count) - 40)]),
          .times,
          within: 0, source: source),
      ]
    },
    Scenario("seven poses of a platform to lengths, eight roll-pitch-yaw triples to quaternions", .outside) {
      let data = try OutsideNumbers(PackageResources.hexapod_kinematics_json)
      let hexapod = try data.hexapod("base", "platform")
      var (lengths, quaternions) = (Spread(), Spread())
      func turn(_ of: OutsideNumbers) -> Rotation {
        let rpy = of["rpy"].numbers.map { degrees($0) }
        return rpy.count != 3
          ? .identity
          : OutsideNumbers.about(2, rpy[2]) * OutsideNumbers.about(1, rpy[1])
            * OutsideNumbers.about(0, rpy[0])
      }
      for one in data["ik_cases"].items {
        let pose = RigidTransform(rotation: turn(one), translation: one["position"].point)
        lengths.add(Spread(hexapod.strutLengths(at: pose), against: one["expected_lengths"].numbers))
      }
      for one in data["rpy_to_quaternion_wxyz"].items {
        let found = turn(one)
        quaternions.add(Spread([found.w, found.v.x, found.v.y, found.v.z], against: one["q"].numbers))
      }
      let source = data["source"].text
      return [
        Figure(.outside, "lengths", lengths, .plain, within: 5.1e-5, source: source),
        Figure(.outside, "quaternions", quaternions, .plain, within: 5.1e-5, source: source),
      ]
    },
    Scenario("NASA's docking simulator: six lengths of one pose", .outside) {
      let data = try OutsideNumbers(PackageResources.nasa_cdsl_json)
      let pose = RigidTransform(
        rotation: OutsideNumbers.about(2, -30), translation: Vector3(0, 0, data["home_offset_z"].number))
      let found = try data.hexapod("base", "platform").strutLengths(at: pose)
      return [
        Figure(
          .outside, "lengths", Spread(found, against: data["leg_lengths_published"].numbers), .plain,
          within: 4.2e-4, source: data["source"].text)
      ]
    },
    Scenario("LinuxCNC's default hexapod at home", .outside) {
      let data = try OutsideNumbers(PackageResources.linuxcnc_genhex_json)
      let found = try data.hexapod("base", "platform").strutLengths(
        at: RigidTransform(translation: Vector3(0, 0, 20)))
      let home = data["expected_joint_home"].number
      return [
        Figure(
          .outside, "lengths", Spread(found.map { $0 - home }), .plain, within: 2.4e-4,
          source: data["source"].text)
      ]
    },
    Scenario("two 12-hole rings of 150 mm: the four poses that six lengths allow", .outside) {
      let data = try OutsideNumbers(PackageResources.ring_fixator_12_hole_json)
      let hexapod = try data.hexapod("base", "platform")
      let found = AllPoses(hexapod, seed: 1).solve(try data["leg_lengths"].lengths()).modes
      let known = data["all_real_solutions"].items
      let distances = known.map { one in
        found.map { ($0.pose.translation - one["t"].point).norm }.min() ?? .infinity
      }
      let source = data["inputs_source"].text + "; poses by 20,000 searches from random starts"
      return [
        Figure(.outside, "place of the ring", Spread(distances), .millimetres, within: 1e-9, source: source),
        Figure(
          .outside, "poses more or fewer", Spread([Double(found.count - 4)]), .times, within: 0,
          source: source),
      ]
    },
    Scenario("a measured ring of 93.8 mm radius: the chain of transforms of an open program", .outside) {
      let data = try OutsideNumbers(PackageResources.gdp47_json)
      let pose = RigidTransform(
        rotation: OutsideNumbers.about(1, 10), translation: data["equivalent_pose"]["t"].point)
      let joints = data["moving_ring_points_d"].items.map { pose.rotation * $0.point + pose.translation }
      // Its struts join like to like, which no frame does; so distances are taken here as its program takes them.
      let lengths = zip(joints, data["reference_ring_points_P"].items).map { ($0 - $1.point).norm }
      let places = zip(joints, data["program_output_D"].items).map { ($0 - $1.point).norm }
      return [
        Figure(
          .outside, "lengths", Spread(lengths, against: data["program_output_lengths"].numbers), .millimetres,
          within: 4e-5, source: data["source"].text),
        Figure(
          .outside, "joints", Spread(places), .millimetres, within: 6e-5, source: data["source"].text),
      ]
    },
    Scenario("Linapod: how its pose answers to each strut's error", .outside) {
      let data = try OutsideNumbers(PackageResources.linapod_json)
      let feet = zip(data["a_corrected"].items, data["slider_q"].numbers).map { $0.point + Vector3(0, 0, $1) }
      guard let base = PerStrut(feet) else { throw Unmeasured("not six feet") }
      let hexapod = try Hexapod(reference: Ring(joints: base), moving: data["b"].ring(), neutral: nil)
      let printed = data["published_abs_sensitivity"].items.map(\.numbers)
      var spread = Spread()
      for strut in 0..<6 {
        guard
          let twist = hexapod.poseRate(at: .identity, lengths: PerStrut { $0 == strut ? 1 : 0 })
        else { throw Unmeasured("the pose has no rate") }
        let column = [twist.linear, twist.angular].flatMap { [abs($0.x), abs($0.y), abs($0.z)] }
        spread.add(Spread(column, against: printed.map { $0[strut] }))
      }
      return [
        Figure(.outside, "entries", spread, .plain, within: 9.3e-3, source: data["source"].text)
      ]
    },
  ]
}
