import Foundation
import HexapodKinematics
import LinearAlgebra
import RigidMotion
import TestSupport
import Testing

/// Numbers that this project did not make, each to the tolerance to which its source holds.
@Suite struct ValidationTests {
  /// Dietmaier 1998: all forty real postures, each from a start perturbed by 1e-4.
  @Test func dietmaiersFortyPostures() throws {
    let data = try outside("dietmaier40")
    let hexapod = try Hexapod(reference: ring(data["base"]), moving: ring(data["platform"]), neutral: nil)
    let lengths = try #require(StrutLengths(numbers(data["leg_lengths"])))
    let solver = PoseSolver(hexapod)
    let rows = try outsideRows("dietmaier40_refined")
    #expect(rows.count == 40)
    var random = SplitMix64(seed: printedSeed(201))
    for row in rows {
      let pose = RigidTransform(
        rotation: rotation(Array(row[4...])), translation: Vector3(row[1], row[2], row[3]))
      let start = RigidTransform(
        rotation: Rotation(exp: random.vector(1e-4)) * pose.rotation,
        translation: pose.translation + random.vector(1e-4))
      let solution = solver.solve(lengths, from: start)
      #expect((solution.pose.translation - pose.translation).norm < 1e-9, "\(row[0]) \(solution.outcome)")
      #expect((solution.pose.rotation.inverse * pose.rotation).angle < 1e-9)
    }
  }

  @Test func hexapodKinematicsFifteenCases() throws {
    let data = try outside("hexapod_kinematics")
    let hexapod = try Hexapod(reference: ring(data["base"]), moving: ring(data["platform"]), neutral: nil)
    let lengthCases = try #require(data["ik_cases"] as? [[String: Any]])
    for one in lengthCases {
      let rpy = numbers(one["rpy"]).map { degrees($0) }
      let pose = RigidTransform(
        rotation: about(2, rpy[2]) * about(1, rpy[1]) * about(0, rpy[0]), translation: point(one["position"]))
      let found = hexapod.strutLengths(at: pose)
      for (a, b) in zip(found, numbers(one["expected_lengths"])) { #expect(abs(a - b) <= 5.1e-5) }
      let near = RigidTransform(translation: Vector3(0, 0, 2.5))
      let solution = PoseSolver(hexapod).solve(found, from: near)
      #expect(solution.isFound && (solution.pose.translation - pose.translation).norm < 1e-10)
    }
    let turns = try #require(data["rpy_to_quaternion_wxyz"] as? [[String: Any]])
    for one in turns {
      let rpy = numbers(one["rpy"]).map { degrees($0) }
      let turn = about(2, rpy[2]) * about(1, rpy[1]) * about(0, rpy[0])
      for (a, b) in zip([turn.w, turn.v.x, turn.v.y, turn.v.z], numbers(one["q"])) {
        #expect(abs(a - b) <= 5.1e-5)
      }
    }
    #expect(lengthCases.count + turns.count == 15)
  }

  @Test func nateghAndAghelisEighteenPoses() throws {
    let data = try outside("nategh_agheli")
    let (nominal, real) = (data["nominal"] as? [String: Any] ?? [:], data["real"] as? [String: Any] ?? [:])
    let nominalFrame = try Hexapod(reference: ring(nominal["u"]), moving: ring(nominal["s"]), neutral: nil)
    let realFrame = try Hexapod(reference: ring(real["u"]), moving: ring(real["s"]), neutral: nil)
    let (nominalRest, realRest) = (numbers(nominal["l0"]), numbers(real["l0"]))
    for row in try outsideRows("nategh_agheli_poses18") {
      let pose = RigidTransform(
        rotation: about(0, row[4]) * about(1, row[5]) * about(2, row[6]),
        translation: Vector3(row[1], row[2], row[3]))
      let nominalLengths = nominalFrame.strutLengths(at: pose)
      let lengths = StrutLengths { nominalLengths[$0] - nominalRest[$0] + realRest[$0] }
      for strut in 0..<6 {
        #expect(abs(nominalLengths[strut] - nominalRest[strut] - row[7 + strut]) <= 0.0051)
        #expect(abs(lengths[strut] - row[13 + strut]) <= 0.0051)
      }
      let solution = PoseSolver(realFrame).solve(lengths, from: pose)
      #expect(solution.isFound)
      #expect((solution.pose.translation - Vector3(row[25], row[26], row[27])).norm < 1e-6)
      let turn = about(0, row[28]) * about(1, row[29]) * about(2, row[30])
      #expect((solution.pose.rotation.inverse * turn).angle < 1e-8)
    }
  }

  /// The mean first-order position error over a slice of the workspace, to all seven digits that are printed.
  @Test func nateghAndAghelisMeanErrorOverTheWorkspace() throws {
    let (data, slice) = (try outside("nategh_agheli"), try outside("nategh_agheli_propagation"))
    let (nominal, real) = (data["nominal"] as? [String: Any] ?? [:], data["real"] as? [String: Any] ?? [:])
    func points(_ of: [String: Any], _ key: String) -> [Vector3] { (of[key] as? [Any] ?? []).map(point) }
    func difference(_ key: String) throws -> PerStrut<Vector3> {
      try #require(PerStrut(zip(points(nominal, key), points(real, key)).map { $0.0 - $0.1 }))
    }
    let (legs, feet) = (try difference("s"), try difference("u"))
    let rest = try #require(
      PerStrut(zip(numbers(nominal["l0"]), numbers(real["l0"])).map { $0.0 - $0.1 }))
    let shape = slice["geometry"] as? [String: Any] ?? [:]
    func circle(_ radius: Double, _ key: String) throws -> Ring {
      let joints = numbers(shape[key]).map {
        Rotation(axis: Vector3(0, 0, 1), angle: radians($0)) * Vector3(radius, 0, 0)
      }
      return Ring(joints: try #require(PerStrut(joints)))
    }
    let hexapod = try Hexapod(
      reference: circle(325, "joint_angles_fixed_deg"), moving: circle(125, "joint_angles_moving_deg"),
      neutral: nil)
    let reach = try Hexapod(reference: ring(nominal["u"]), moving: ring(nominal["s"]), neutral: nil)
    var (count, sum) = (0, 0.0)
    for x in stride(from: -1000.0, through: 1000, by: 5) {
      for y in stride(from: -1000.0, through: 1000, by: 5) {
        let pose = RigidTransform(translation: Vector3(x, y, 800))
        guard reach.strutLengths(at: pose).allSatisfy({ $0 <= 1100 }) else { continue }
        count += 1
        let rate = hexapod.poseRate(at: pose, lengths: rest, referenceJoints: feet, movingJoints: legs)
        sum += try #require(rate).linear.norm
      }
    }
    print("mean \(sum / Double(count)) mm over \(count) poses")
    #expect(count == 39_376)
    #expect(abs(sum / Double(count) - 47.62552) <= 0.5e-5)
  }

  @Test func nasaDockingSimulatorAndLinuxCNCHexapod() throws {
    let nasa = try outside("nasa_cdsl")
    let simulator = try Hexapod(reference: ring(nasa["base"]), moving: ring(nasa["platform"]), neutral: nil)
    let pose = RigidTransform(rotation: about(2, -30), translation: Vector3(0, 0, -111.31))
    for (a, b) in zip(simulator.strutLengths(at: pose), numbers(nasa["leg_lengths_published"])) {
      #expect(abs(a - b) <= 4.2e-4)
    }
    let cnc = try outside("linuxcnc_genhex")
    let machine = try Hexapod(reference: ring(cnc["base"]), moving: ring(cnc["platform"]), neutral: nil)
    for length in machine.strutLengths(at: RigidTransform(translation: Vector3(0, 0, 20))) {
      #expect(abs(length - 29.7466) <= 2.4e-4)
    }
  }

  @Test func ringFixatorsFourPoses() throws {
    let data = try outside("ring_fixator_12_hole")
    let hexapod = try Hexapod(reference: ring(data["base"]), moving: ring(data["platform"]), neutral: nil)
    let lengths = try #require(StrutLengths(numbers(data["leg_lengths"])))
    let poses = try #require(data["all_real_solutions"] as? [[String: Any]])
    #expect(poses.count == 4)
    for one in poses {
      let entries = (one["R"] as? [Any] ?? []).flatMap { numbers($0) }
      let pose = RigidTransform(rotation: rotation(entries), translation: point(one["t"]))
      let solution = PoseSolver(hexapod).solve(lengths, from: pose)
      #expect(solution.isFound && (solution.pose.translation - pose.translation).norm < 1e-9)
    }
    let cold = PoseSolver(hexapod).solve(lengths, from: RigidTransform(translation: Vector3(0, 0, 194.32)))
    #expect(cold.isFound && (cold.pose.translation - point(poses[0]["t"])).norm < 1e-9)
  }

  @Test func linapodSensitivities() throws {
    let data = try outside("linapod")
    let heights = numbers(data["slider_q"])
    let feet = (data["a_corrected"] as? [Any] ?? []).map(point)
    let base = try #require(PerStrut(zip(feet, heights).map { $0.0 + Vector3(0, 0, $0.1) }))
    let hexapod = try Hexapod(reference: Ring(joints: base), moving: ring(data["b"]), neutral: nil)
    let published = (data["published_abs_sensitivity"] as? [Any] ?? []).map(numbers)
    for strut in 0..<6 {
      let twist = try #require(
        hexapod.poseRate(at: .identity, lengths: PerStrut { $0 == strut ? 1 : 0 }))
      let column = [
        twist.linear.x, twist.linear.y, twist.linear.z, twist.angular.x, twist.angular.y, twist.angular.z,
      ]
      for row in 0..<6 { #expect(abs(abs(column[row]) - published[row][strut]) <= 9.3e-3) }
    }
  }
}
