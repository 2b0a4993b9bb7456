import LinearAlgebra
import RigidMotion

/// The distances of a frame as a least-squares problem on SE(3): a step is `[dt; ρ̄ dω]`.
struct PoseProblem: NonlinearProblem {
  let system: DistanceSystem
  /// As measured, struts first.
  let distances: DoubleBuffer
  /// A strut whose length is left out, to see whether the others fit without it.
  let ignored: Int?

  var parameterCount: Int { 6 }
  var misfitCount: Int { system.count }

  func evaluate(_ pose: RigidTransform, misfits: DoubleBuffer, jacobian: JacobianBuffer) -> Double {
    let jacobian = jacobian.entries
    let cost = system.evaluate(pose, distances, jacobian: jacobian, misfit: misfits)
    guard let ignored else { return cost }
    defer { misfits[ignored] = 0 }
    for axis in 0..<6 { jacobian[axis * system.count + ignored] = 0 }
    return max(0, cost - misfits[ignored] * misfits[ignored] / 2)
  }

  func retract(
    _ pose: RigidTransform, by step: DoubleBuffer, times scale: Double, into moved: inout RigidTransform
  ) {
    let turn = Vector3(step[3], step[4], step[5]) * (scale / system.meanRadius)
    moved = RigidTransform(
      rotation: Rotation(exp: turn) * pose.rotation,
      translation: pose.translation + Vector3(step[0], step[1], step[2]) * scale)
  }

  func size(of parameter: Int, at pose: RigidTransform) -> Double { system.meanRadius }
}
