import CPoseKernel
import RigidMotion

/// One result of a ``PoseBatch``: what a ``PoseSolution`` says, in a small fixed size.
public struct BatchPose: Sendable, Equatable {
  /// As the kernel writes it; its outcome is the index of a ``PoseSolution/Outcome/Kind``.
  var raw: fixator_pose

  /// The moving ring in the reference ring's frame; to be used as one only when ``outcome`` is found.
  public var pose: RigidTransform {
    let (t, q) = (raw.translation, raw.quaternion)
    return RigidTransform(
      rotation: Rotation(w: q.0, v: Vector3(q.1, q.2, q.3)), translation: Vector3(t.0, t.1, t.2))
  }

  /// How the search ended.
  public var outcome: PoseSolution.Outcome.Kind { PoseSolution.Outcome.Kind.allCases[Int(raw.outcome)] }

  /// Whether ``pose`` is the one sought.
  public var isFound: Bool { raw.outcome == Int32(fixator_settled) }

  /// Largest absolute difference between a given length and the pose's.
  public var residual: Double { raw.residual }

  /// Jacobians that were solved.
  public var iterations: Int { Int(raw.iterations) }

  /// Smallest singular value of the scaled Jacobian in ``pose``, 0 is singular; not a number where the batch does not
  /// measure it.
  public var stiffness: Double { raw.stiffness }

  /// Whether all numbers are the same.
  public static func == (left: BatchPose, right: BatchPose) -> Bool {
    left.pose == right.pose && left.raw.outcome == right.raw.outcome && left.residual == right.residual
      && left.iterations == right.iterations && left.stiffness == right.stiffness
  }

  init(_ solution: PoseSolution) {
    let (t, r) = (solution.pose.translation, solution.pose.rotation)
    let kind = PoseSolution.Outcome.Kind.allCases.firstIndex(of: solution.outcome.kind) ?? 0
    raw = fixator_pose(
      translation: (t.x, t.y, t.z), quaternion: (r.w, r.v.x, r.v.y, r.v.z), residual: solution.residual,
      stiffness: solution.stiffness, iterations: Int32(solution.iterations), outcome: Int32(kind))
  }
}
