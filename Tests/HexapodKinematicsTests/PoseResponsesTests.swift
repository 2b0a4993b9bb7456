import HexapodKinematics
import RigidMotion
import TestSupport
import Testing

@Suite struct PoseResponsesTests {
  private let points = [Vector3(14, 3, -60), Vector3(-9, 11, -62), Vector3(0, -14, -58), Vector3(30, 0, 20)]

  private func poses(_ hexapod: Hexapod, _ count: Int, millimetres: Double, degrees: Double, seed: UInt64)
    throws -> [RigidTransform]
  {
    let neutral = try #require(hexapod.neutral)
    var random = SplitMix64(seed: printedSeed(seed))
    return (0..<count).map { _ in random.pose(around: neutral, millimetres: millimetres, degrees: degrees) }
  }

  /// `Σ |Δ(P r)|²` of the points when the lengths change by `e`, against `eᵀ G e`: the difference is of third order in e.
  @Test func theMetricIsTheSquaredDisplacementOfThePoints() throws {
    let hexapod = try generic155()
    let batch = PoseBatch(hexapod)
    let poses = try poses(hexapod, 500, millimetres: 40, degrees: 30, seed: 91)
    var random = SplitMix64(seed: 92)
    let responses = batch.responses(of: PointMoments(points), at: poses)
    var worst = 0.0
    for (index, pose) in poses.enumerated() {
      let change = PerStrut { _ in random.uniform(-1e-5...1e-5) }
      let lengths = hexapod.strutLengths(at: pose)
      let moved = batch.solver.solve(StrutLengths { lengths[$0] + change[$0] }, from: pose)
      let sum = points.reduce(0) { sum, point in
        let displacement = moved.pose * point - pose * point
        return sum + displacement.dot(displacement)
      }
      let metric = responses.metric(index)
      var form = 0.0
      for row in 0..<6 {
        for column in 0..<6 { form += change[row] * metric[row, column] * change[column] }
      }
      worst = max(worst, abs(form - sum) / sum)
    }
    print("metric \(worst)")
    #expect(worst < 1e-5)
  }

  /// Within the workspace and far outside it: where the kernel is not sure, LAPACK tells.
  @Test(arguments: [(40.0, 30.0), (80, 90)])
  func stiffnessAndSideAreLAPACKs(millimetres: Double, degrees: Double) throws {
    let hexapod = try generic155()
    let poses = try poses(hexapod, 2000, millimetres: millimetres, degrees: degrees, seed: 93)
    var (worst, beyond) = (0.0, 0)
    for (pose, signed) in zip(poses, PoseBatch(hexapod).signedStiffness(at: poses)) {
      let jacobian = hexapod.jacobian(at: pose)
      let isNear = jacobian.determinantSign == hexapod.neutralSign
      if !isNear { beyond += 1 }
      worst = max(worst, abs(signed - (isNear ? 1 : -1) * jacobian.stiffness))
    }
    print("stiffness \(worst), \(beyond) beyond a singularity")
    #expect(worst < 1e-10)
    #expect((beyond > 0) == (degrees > 60))
  }

  /// Within the workspace, and where the kernel is not sure of its side.
  @Test(arguments: [(40.0, 30.0), (80, 90)])
  func ringTwistsAreTheInverseOfTheJacobian(millimetres: Double, degrees: Double) throws {
    let hexapod = try generic155()
    let poses = try poses(hexapod, 300, millimetres: millimetres, degrees: degrees, seed: 95)
    let twists = PoseBatch(hexapod).ringTwists(at: poses)
    var worst = 0.0
    for (index, pose) in poses.enumerated() {
      let jacobian = hexapod.jacobianInMovingAxes(at: pose)
      for strut in 0..<6 {
        let twist = twists.twist(index, strut)
        let (v, w) = (twist.linear, twist.angular * hexapod.meanRadius)
        for row in 0..<6 {
          let terms = [v.x, v.y, v.z, w.x, w.y, w.z].enumerated().map { jacobian[row, $0] * $1 }
          let size = terms.reduce(1) { $0 + abs($1) }
          worst = max(worst, abs(terms.reduce(0, +) - (row == strut ? 1 : 0)) / size)
        }
      }
    }
    print("J times its inverse \(worst)")
    #expect(worst < 1e-10)
  }

  @Test func everyKernelAndEveryDivisionGiveTheSameBits() throws {
    let hexapod = try generic155()
    let poses = try poses(hexapod, 300, millimetres: 60, degrees: 50, seed: 94)
    let moments = PointMoments(points)
    let portable = PoseBatch(hexapod, kernel: .portable)
    let (whole, stiffness) = (
      portable.responses(of: moments, at: poses), portable.signedStiffness(at: poses)
    )
    let twists = portable.ringTwists(at: poses)
    for kernel in PoseKernel.available {
      let batch = PoseBatch(hexapod, kernel: kernel)
      for (index, pose) in poses.enumerated() {
        let alone = batch.responses(of: moments, at: [pose])
        #expect(batch.signedStiffness(at: pose) == stiffness[index])
        let (one, other) = (alone.metric(0), whole.metric(index))
        for row in 0..<6 {
          for column in 0..<6 { #expect(one[row, column] == other[row, column]) }
        }
        let twist = batch.ringTwists(at: [pose])
        for strut in 0..<6 { #expect(twist.twist(0, strut) == twists.twist(index, strut)) }
      }
    }
  }
}
