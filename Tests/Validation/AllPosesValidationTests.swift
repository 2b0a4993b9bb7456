import Foundation
import HexapodKinematics
import LinearAlgebra
import RigidMotion
import TestSupport
import Testing

/// Every pose of platforms whose every pose is known.
@Suite struct AllPosesValidationTests {
  /// Dietmaier 1998: forty real postures. `FIXATOR_SOAK=1` runs a hundred seeds.
  @Test func dietmaiersFortyFromEverySeed() throws {
    let (hexapod, lengths, poses) = try dietmaier()
    let seeds = runsSoak ? 100 : 5
    var (worstResidual, farthest) = (0.0, 0.0)
    var (frameTime, time) = (Duration.seconds(1), Duration.seconds(1))
    let clock = ContinuousClock()
    for seed in 1...UInt64(seeds) {
      let start = clock.now
      let all = AllPoses(hexapod, seed: seed)
      let middle = clock.now
      let found = all.solve(lengths)
      (frameTime, time) = (min(frameTime, middle - start), min(time, clock.now - middle))
      #expect(found.modes.count == 40 && found.isCertain, "seed \(seed)")
      for pose in poses {
        let nearest = found.modes.map { mode in
          (mode.pose.translation - pose.translation).norm + (mode.pose.rotation.inverse * pose.rotation).angle
        }.min()
        farthest = max(farthest, nearest ?? .infinity)
      }
      worstResidual = max(worstResidual, found.modes.map(\.residual).max() ?? .infinity)
    }
    print("\(seeds) seeds: largest residual \(worstResidual), farthest from the refined list \(farthest)")
    print("least time: frame \(frameTime), lengths \(time)")
    #expect(worstResidual < 1e-9 && farthest < 1e-7)
  }

  @Test func ringFixatorsFourPosesAreAll() throws {
    let data = try outside("ring_fixator_12_hole")
    let hexapod = try Hexapod(reference: ring(data["base"]), moving: ring(data["platform"]), neutral: nil)
    let lengths = try #require(StrutLengths(numbers(data["leg_lengths"])))
    let poses = try #require(data["all_real_solutions"] as? [[String: Any]])
    for seed in [1, 2, 3] as [UInt64] {
      let found = AllPoses(hexapod, seed: seed).solve(lengths)
      #expect(found.modes.count == 4 && found.isCertain)
      for one in poses {
        let turn = rotation((one["R"] as? [Any] ?? []).flatMap { numbers($0) })
        #expect(
          found.modes.contains {
            ($0.pose.translation - point(one["t"])).norm < 1e-9
              && ($0.pose.rotation.inverse * turn).angle < 1e-9
          })
      }
    }
  }

  /// Prints the table of `StartSystem+Stored.swift` when `FIXATOR_PRINT_START_SYSTEM` is set.
  @Test func theStoredStartSystemIsTheOneThatItsSeedMakes() throws {
    let (hexapod, lengths, poses) = try dietmaier()
    func joints(_ ring: PerStrut<Vector3>) -> [DualQuaternionFrame.Joint] {
      ring.map { (Complex($0.x), Complex($0.y), Complex($0.z)) }
    }
    let known = DualQuaternionFrame(
      reference: joints(hexapod.referenceJoints), moving: joints(hexapod.movingJoints),
      squares: lengths.map { Complex($0 * $0) })
    let made = try #require(
      StartSystem.made(from: poses.map { StudyPoint($0) }, of: known, seed: StartSystem.seed))
    if getenv("FIXATOR_PRINT_START_SYSTEM") != nil { print(table(made.points)) }
    let stored = StartSystem.generic
    #expect(made.points.count == 40 && stored.points.count == 40 && made.frame == stored.frame)
    for (a, b) in zip(made.points, stored.points) { #expect(a.distance(to: b) < 1e-5) }
    let proven = stored.points.compactMap { CertifiedRoot(near: $0, of: stored.frame) }
    #expect(proven.count == 40)
    for (index, root) in proven.enumerated() {
      #expect(!proven[..<index].contains { $0.isSame(as: root.point) })
    }
    print("least radius of uniqueness \(proven.map(\.reach).min() ?? 0)")
  }

  private func table(_ points: [StudyPoint]) -> String {
    var lines = [""]
    for point in points {
      for number in (0..<8).flatMap({ [point.z[$0].re, point.z[$0].im] }) {
        let word = String(format: " %.6f,", number)
        if lines[lines.count - 1].count + word.count > 105 { lines.append("") }
        lines[lines.count - 1] += word
      }
    }
    return lines.map { "   " + $0 }.joined(separator: "\n")
  }

  private func dietmaier() throws -> (Hexapod, StrutLengths, [RigidTransform]) {
    let data = try outside("dietmaier40")
    let hexapod = try Hexapod(reference: ring(data["base"]), moving: ring(data["platform"]), neutral: nil)
    let poses = try outsideRows("dietmaier40_refined").map { row in
      RigidTransform(rotation: rotation(Array(row[4...])), translation: Vector3(row[1], row[2], row[3]))
    }
    return (hexapod, try #require(StrutLengths(numbers(data["leg_lengths"]))), poses)
  }
}
