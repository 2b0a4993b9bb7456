import LinearAlgebra
import RigidMotion

/// Every pose that six lengths allow: no start, no luck.
///
/// Forward kinematics by a parameter homotopy in Study's dual quaternion coordinates. Six lengths and a frame in no special
/// relation have forty complex poses. Forty paths lead from the ``StartSystem`` to the frame with complex lengths, once
/// (``FrameRoots``); for each six real lengths the paths of those poses that the frame has are followed to them
/// (``LengthsRoots``). What arrives is proven to be a pose and to differ from the others (``CertifiedRoot``), so that a
/// count is certain because as many were proven as there can be, not because nothing seemed to go wrong.
///
/// The same frame, lengths and seed give the same bytes. Every loop is bounded.
public struct AllPoses: Sendable {
  /// The frame.
  public let hexapod: Hexapod
  /// From which the complex lengths of the frame follow.
  public let seed: UInt64

  /// Struts so many times longer than the rings are wide make poses that rounding hides.
  private static let farthest = 1000.0

  let sides: RingSides
  private let units: StudyUnits?
  private let origin: FrameRoots?
  private let typicalSquare: Double

  /// Prepares a frame: some milliseconds, once.
  ///
  /// - Parameter seed: any; another one takes other paths to the same poses.
  public init(_ hexapod: Hexapod, seed: UInt64 = 1) {
    let units = StudyUnits(hexapod)
    let typicalSquare = AllPoses.typicalSquare(hexapod, units)
    (self.hexapod, self.seed, self.units, self.typicalSquare) = (hexapod, seed, units, typicalSquare)
    sides = RingSides(hexapod)
    origin = units.map { FrameRoots($0, typicalSquare: typicalSquare, seed: seed) }
  }

  /// Number of complex poses of this frame for lengths in no special relation: at most forty. Poses that are nearly at
  /// infinity, as a frame that is nearly special has them, may be counted with one seed and not with another.
  public var complexCount: Int { origin?.points.count ?? 0 }

  /// The mean squared length in the neutral pose, in the frame's units; without one, that of rings a unit apart.
  private static func typicalSquare(_ hexapod: Hexapod, _ units: StudyUnits?) -> Double {
    guard let units, let neutral = hexapod.neutral else { return 3 }
    let mean = hexapod.strutLengths(at: neutral).reduce(0) {
      $0 + ($1 / units.scale) * ($1 / units.scale) / 6
    }
    return mean.isFinite ? max(mean, 1) : 3
  }

  /// Every real pose with these lengths.
  ///
  /// - Parameters:
  ///   - lengths: six strut lengths, joint to joint; a length that is not positive and finite fits no pose.
  ///   - planned: the pose with which they are compared. Neutral unless given; for a frame that has none, the rings
  ///     parallel and in line at the height that the lengths suggest, the moving ring above.
  public func solve(_ lengths: StrutLengths, planned: RigidTransform? = nil) -> AssemblyModes {
    let planned = planned ?? hexapod.neutral ?? suggestedPose(lengths)
    guard lengths.allSatisfy({ $0.isFinite && $0 > 0 }), !areContradictory(lengths) else {
      return AssemblyModes(modes: [], complexCount: 0, planned: planned, doubt: nil)
    }
    guard let units, let origin, !origin.points.isEmpty else {
      return AssemblyModes(modes: [], complexCount: 0, planned: planned, doubt: .frameHoldsNothing)
    }
    let goal = origin.frame.with(squares: lengths.map { Complex(($0 / units.scale) * ($0 / units.scale)) })
    let found = LengthsRoots(origin, to: goal, typicalSquare: typicalSquare, seed: seed)
    var poses: [RigidTransform] = []
    for root in found.roots where root.isReal {
      if let pose = root.point.realPose { poses.append(units.pose(pose)) }
    }
    for point in found.unproven where goal.finiteness(of: point.z) > 0.5 {
      if let pose = singularPose(near: point, lengths, units, besides: poses) { poses.append(pose) }
    }
    let isTooFar = lengths.contains { $0 > AllPoses.farthest * units.scale }
    return AssemblyModes(
      modes: sorted(poses.map { mode($0, lengths, planned) }, from: planned), complexCount: found.roots.count,
      planned: planned, doubt: isTooFar ? .tooFar : doubt(of: found, origin))
  }

  private func doubt(of found: LengthsRoots, _ origin: FrameRoots) -> AssemblyModes.Doubt? {
    if !origin.isSettled || found.roots.count > origin.points.count { return .frameNotSettled }
    if found.isComplete { return nil }
    return found.areLost ? .posesLost : .singularEnds(found.unproven.count)
  }

  /// Whether two lengths differ by more than their joints allow.
  private func areContradictory(_ lengths: StrutLengths) -> Bool {
    for a in 1..<6 {
      for b in 0..<a {
        let reference = (hexapod.referenceJoints[a] - hexapod.referenceJoints[b]).norm
        let moving = (hexapod.movingJoints[a] - hexapod.movingJoints[b]).norm
        let rounding = 1e-9 * max(lengths[a], lengths[b])
        if abs(lengths[a] - lengths[b]) > reference + moving + rounding { return true }
      }
    }
    return false
  }

  private func suggestedPose(_ lengths: StrutLengths) -> RigidTransform {
    let (reference, moving) = (Ring(joints: hexapod.referenceJoints), Ring(joints: hexapod.movingJoints))
    return Hexapod.neutralPose(reference: reference, moving: moving, lengths: lengths, side: 1)
      ?? RigidTransform(translation: Vector3(0, 0, hexapod.meanRadius))
  }

  /// The real pose near the end of a path that is not proven, if there is one that is not among `others`.
  private func singularPose(
    near point: StudyPoint, _ lengths: StrutLengths, _ units: StudyUnits, besides others: [RigidTransform]
  ) -> RigidTransform? {
    guard point.distance(to: point.conjugate) < 0.1, let near = point.realPose else { return nil }
    let solution = PoseSolver(hexapod).solve(lengths, from: units.pose(near))
    guard solution.residual < 1e-9 * units.scale else { return nil }
    // Near a singular pose, what differs by less than the root of the rounding does not differ.
    let isNew = others.allSatisfy { distance($0, solution.pose) > 1e-5 * units.scale }
    return isNew ? solution.pose : nil
  }
}
