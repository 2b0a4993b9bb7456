import HexapodKinematics
import RigidMotion
import TestSupport
import Testing

/// More distances than a pose has freedoms, which do not agree: the least-squares pose itself is found, not one near it.
@Suite struct RedundantDistanceTests {
  /// Chi-square of a pose, and its slope along six directions at the moving ring, by central differences.
  private func slope(
    _ pose: RigidTransform, _ value: (RigidTransform) -> Double
  ) -> Double {
    var steepest = 0.0
    for axis in 0..<6 {
      func moved(_ size: Double) -> Double {
        let unit = Vector3(axis % 3 == 0 ? 1 : 0, axis % 3 == 1 ? 1 : 0, axis % 3 == 2 ? 1 : 0)
        let rotation = axis < 3 ? Rotation.identity : Rotation(axis: unit, angle: size / 94)
        return value(
          RigidTransform(
            rotation: rotation * pose.rotation,
            translation: pose.translation + (axis < 3 ? unit * size : .zero)))
      }
      steepest = max(steepest, abs(moved(1e-4) - moved(-1e-4)) / 2e-4)
    }
    return steepest
  }

  @Test func theSearchEndsAtTheLeastSquaresPose() throws {
    var random = SplitMix64(seed: printedSeed(37))
    let hexapod = try generic155(height: 170)
    var looked = 0
    for _ in 0..<300 {
      let truth = RigidTransform(
        rotation: Rotation(
          exp: Vector3(random.uniform(-0.2...0.2), random.uniform(-0.2...0.2), random.uniform(-0.2...0.2))),
        translation: Vector3(
          random.uniform(-20...20), random.uniform(-20...20), -170 + random.uniform(-10...10)))
      let struts = StrutLengths { hexapod.strutLengths(at: truth)[$0] + random.uniform(-2...2) }
      let (one, other) = (Vector3(60, -40, 8), Vector3(-30, 70, -5))
      let measured = (truth * other - one).norm + random.uniform(-1...1)
      let solver = PoseSolver(
        hexapod, strutDeviation: 2,
        extra: [
          DistanceMeasurement(
            referencePoint: one, movingPoint: other, distance: measured, standardDeviation: 1)
        ])
      let found = solver.solve(struts)
      guard found.isFound else { continue }
      looked += 1
      let left = slope(found.pose) { pose in
        let lengths = hexapod.strutLengths(at: pose)
        let misfits = (0..<6).map { (struts[$0] - lengths[$0]) / 2 } + [measured - (pose * other - one).norm]
        return misfits.reduce(0) { $0 + $1 * $1 }
      }
      // Half the slope over the curvature, of the order of 1 per mm²: how far the least is away.
      #expect(left < 1e-6)
    }
    #expect(looked > 250)
  }
}
