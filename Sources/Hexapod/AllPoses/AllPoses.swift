import LinearAlgebra
import RigidMotion

/// Every pose that six lengths allow: no start, no luck.
///
/// Forward kinematics by a parameter homotopy in Study's dual quaternion coordinates. Six lengths and a frame in no special
/// relation have forty complex poses. Forty paths lead from the ``StartSystem`` to the frame with complex lengths once
/// (``FrameRoots``); for each six real lengths the paths of those poses that the frame has are followed to them
/// (``LengthsRoots``). What arrives is proven to be a pose and to differ from the others (``CertifiedRoot``), so that a
/// count is certain because as many were proven as there can be, not because nothing went wrong.
///
/// The same frame, lengths and seed give the same bytes. Every loop is bounded.
public struct AllPoses: Sendable {
  /// The frame.
  public let hexapod: Hexapod
  /// From which the complex lengths of the frame follow.
  public let seed: UInt64

  /// Struts so many times longer than the rings are wide make poses that rounding hides.
  private static let farthest = 1000.0

  private let units: StudyUnits?
  private let origin: FrameRoots?
  private let typicalSquare: Double
  private let sides: RingSides

  /// Prepares a frame: some milliseconds, once.
  ///
  /// - Parameter seed: any; another one takes other paths to the same poses.
  public init(_ hexapod: Hexapod, seed: UInt64 = 1) {
    (self.hexapod, self.seed) = (hexapod, seed)
    sides = RingSides(hexapod)
    units = StudyUnits(hexapod)
    typicalSquare = AllPoses.typicalSquare(hexapod, units)
    origin = units.map { [typicalSquare] in FrameRoots($0, typicalSquare: typicalSquare, seed: seed) }
  }

  /// Number of complex poses of this frame for lengths in no special relation: at most forty.
  public var complexCount: Int { origin?.points.count ?? 0 }

  /// The mean squared length in the neutral pose, in the frame's units; without one, that of rings a unit apart.
  private static func typicalSquare(_ hexapod: Hexapod, _ units: StudyUnits?) -> Double {
    guard let units, let neutral = hexapod.neutral else { return 3 }
    let lengths = hexapod.strutLengths(at: neutral)
    let mean = lengths.reduce(0) { $0 + ($1 / units.scale) * ($1 / units.scale) / 6 }
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
    guard lengths.allSatisfy({ $0.isFinite && $0 > 0 }) else {
      return AssemblyModes(modes: [], complexCount: 0, planned: planned, doubt: nil)
    }
    if areContradictory(lengths) { return AssemblyModes(modes: [], complexCount: 0, planned: planned, doubt: nil) }
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
    let modes = poses.map { mode($0, lengths, planned) }
    return AssemblyModes(
      modes: sorted(modes, from: planned), complexCount: found.roots.count, planned: planned,
      doubt: doubt(of: found, origin, lengths, units))
  }

  private func doubt(
    of found: LengthsRoots, _ origin: FrameRoots, _ lengths: StrutLengths, _ units: StudyUnits
  ) -> AssemblyModes.Doubt? {
    if lengths.contains(where: { $0 > AllPoses.farthest * units.scale }) { return .tooFar }
    if !origin.isSettled || found.roots.count > origin.points.count { return .frameNotSettled }
    if found.isComplete { return nil }
    return found.areLost ? .posesLost : .singularEnds(found.unproven.count)
  }

  /// Whether two lengths differ by more than their joints allow.
  private func areContradictory(_ lengths: StrutLengths) -> Bool {
    for a in 0..<6 {
      for b in 0..<a {
        let reference = (hexapod.referenceJoints[a] - hexapod.referenceJoints[b]).norm
        let moving = (hexapod.movingJoints[a] - hexapod.movingJoints[b]).norm
        let largest = max(lengths[a], lengths[b])
        if abs(lengths[a] - lengths[b]) > reference + moving + 1e-9 * largest { return true }
      }
    }
    return false
  }

  private func suggestedPose(_ lengths: StrutLengths) -> RigidTransform {
    let rings = (Ring(joints: hexapod.referenceJoints), Ring(joints: hexapod.movingJoints))
    return Hexapod.neutralPose(reference: rings.0, moving: rings.1, lengths: lengths, side: 1)
      ?? RigidTransform(translation: Vector3(0, 0, hexapod.meanRadius))
  }

  /// The real pose near the end of a path that is not proven, if there is one that is not among `others`.
  private func singularPose(
    near point: StudyPoint, _ lengths: StrutLengths, _ units: StudyUnits, besides others: [RigidTransform]
  ) -> RigidTransform? {
    guard point.distance(to: point.conjugate) < 0.1, let near = point.realPose else {
      return nil
    }
    let solution = PoseSolver(hexapod).solve(lengths, from: units.pose(near))
    guard solution.residual < 1e-9 * units.scale else { return nil }
    // Near a singular pose, what differs by less than the root of the rounding does not differ.
    let isNew = others.allSatisfy { distance($0, solution.pose) > 1e-5 * units.scale }
    return isNew ? solution.pose : nil
  }

  private func mode(_ near: RigidTransform, _ lengths: StrutLengths, _ planned: RigidTransform) -> AssemblyMode {
    let (pose, residual) = polished(near, lengths)
    let jacobian = hexapod.jacobian(at: pose)
    return AssemblyMode(
      pose: pose, residual: residual, stiffness: jacobian.stiffness, determinantSign: jacobian.determinantSign,
      ringsFace: sides.face(in: pose, asIn: planned),
      isReachable: StraightWay(hexapod, from: planned, to: pose).meetsNoSingularity)
  }

  /// Newton in the user's own coordinates, as long as it brings the lengths nearer.
  private func polished(_ near: RigidTransform, _ lengths: StrutLengths) -> (RigidTransform, residual: Double) {
    var (best, least) = (near, residual(near, lengths))
    for _ in 0..<4 {
      guard let inverse = hexapod.jacobian(at: best).entries.inverted()?.inverse else { break }
      let now = hexapod.strutLengths(at: best)
      var step = [Double](repeating: 0, count: 6)
      for row in 0..<6 {
        for strut in 0..<6 { step[row] += inverse[row, strut] * (lengths[strut] - now[strut]) }
      }
      let next = RigidTransform(
        rotation: Rotation(exp: Vector3(step[3], step[4], step[5]) / hexapod.meanRadius) * best.rotation,
        translation: best.translation + Vector3(step[0], step[1], step[2]))
      let left = residual(next, lengths)
      guard left < least else { break }
      (best, least) = (next, left)
    }
    return (best, least)
  }

  private func residual(_ pose: RigidTransform, _ lengths: StrutLengths) -> Double {
    let now = hexapod.strutLengths(at: pose)
    return (0..<6).reduce(0) { max($0, abs(lengths[$1] - now[$1])) }
  }

  private func sorted(_ modes: [AssemblyMode], from planned: RigidTransform) -> [AssemblyMode] {
    func key(_ mode: AssemblyMode) -> [Double] {
      let (t, r) = (mode.pose.translation, mode.pose.rotation)
      return [distance(planned, mode.pose), t.x, t.y, t.z, r.w, r.v.x, r.v.y, r.v.z]
    }
    return modes.map { (key($0), $0) }.sorted { $0.0.lexicographicallyPrecedes($1.0) }.map(\.1)
  }

  /// Distance of the centres, and mean radius times angle.
  private func distance(_ a: RigidTransform, _ b: RigidTransform) -> Double {
    (a.translation - b.translation).norm + hexapod.meanRadius * (a.rotation.inverse * b.rotation).angle
  }
}
