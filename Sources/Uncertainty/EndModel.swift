import CorrectionPlanning
import HexapodKinematics
import RigidMotion
import TreatmentModel

/// The whole chain from true inputs to where the limb ends, for a plan that is followed to the letter (MODEL section 11).
///
/// A strut errs by the same amount all the time, also where it is changed for one of another class on the way.
package struct EndModel: StudiedModel {
  let plan: Plan
  package let inputs: [UncertainInput]
  package let spread: InputSpread
  /// Lengths that the planned readings mean at the stated scale, on day 0 and on the last day.
  package let startLengths: StrutLengths
  package let endLengths: StrutLengths
  /// The ring poses of those lengths.
  package let startPose: RigidTransform
  package let endPose: RigidTransform
  /// `T`, what the plan means to leave.
  package let target: RigidTransform
  let points: [Vector3]
  let batch: PoseBatch
  private let intendedPoints: [Vector3]
  let kernel: SensitivityKernel
  /// Coordinates of the points and of where they should end, one point after the other.
  let pointNumbers: [Double]
  let intendedNumbers: [Double]

  /// The six remaining parameters, then the displacement of the worst point at risk.
  package var outputCount: Int { 7 }

  /// - Throws: ``PlanningError`` when the planned readings themselves reach no pose.
  package init(
    _ plan: Plan, _ inputs: [UncertainInput], _ spread: InputSpread? = nil, kernel: SensitivityKernel = .best
  ) throws(PlanningError) {
    (self.plan, self.inputs, self.kernel) = (plan, inputs, kernel)
    self.spread = spread ?? InputSpread(inputs, nil)
    let input = plan.level
    let (first, last) = (plan.days[0], plan.days[plan.days.count - 1])
    startLengths = plan.struts.lengths(of: first.set)
    let mounted = plan.strutTimeline.hardware(onDay: last.day)
    endLengths = mounted.lengths(of: last.set)
    batch = PoseBatch(plan.hexapod, measuringStiffness: false, namingCulprits: false)
    let start = batch.solver.solve(startLengths, from: first.pose)
    let end = batch.solver.solve(endLengths, from: last.pose)
    guard start.isFound, end.isFound else {
      throw PlanningError(
        .strutsFitNoPose, key: .top(.frame),
        "the planned readings reach no pose of the frame; see the plan's checks")
    }
    (startPose, endPose) = (start.pose, end.pose)
    let intended = input.plannedEnd
    target = intended
    points = input.pointsAtRisk.map(\.position)
    intendedPoints = points.map { intended * $0 }
    pointNumbers = points.flatMap { [$0.x, $0.y, $0.z] }
    intendedNumbers = intendedPoints.flatMap { [$0.x, $0.y, $0.z] }
  }

  /// `D_end'` of MODEL section 11, or its derivative.
  @inline(__always)
  static func end<Pose: PoseAlgebra>(_ level: LevelNumbers<Pose>, isRingsFirst: Bool) -> Pose {
    isRingsFirst
      ? level.referenceRing * level.end * level.movingRing.inverse
      : level.referenceRing * level.end * level.start.inverse * level.referenceRing.inverse * level.deformity
  }

  var isRingsFirst: Bool {
    if case .ringsFirst = plan.level.mode { true } else { false }
  }

  /// `D_end` of the stated inputs: the target, up to the rounding to whole steps.
  package var statedEnd: RigidTransform {
    let input = plan.level
    return EndModel.end(
      LevelNumbers(
        deformity: input.deformity.referenceFromMoving(input.limb, input.convention),
        referenceRing: plan.fragmentFromReferenceRing, movingRing: plan.fragmentFromMovingRing,
        start: startPose, end: endPose), isRingsFirst: isRingsFirst)
  }

  package func evaluate(
    _ scores: UnsafeBufferPointer<Double>, count: Int, into outputs: UnsafeMutableBufferPointer<Double>
  ) {
    withMixed(scores, count) { scores in
      if suitsColumns {
        evaluateColumns(scores, count, outputs)
      } else {
        evaluateEach(scores, count, outputs)
      }
    }
  }

  /// The same for every convention and for other rings, one draw after the other.
  package func evaluateEach(
    _ scores: UnsafeBufferPointer<Double>, _ count: Int, _ outputs: UnsafeMutableBufferPointer<Double>
  ) {
    let draws = self.draws(scores, count)
    let start: RingPoses = isRingsFirst ? .same(startPose) : ringPoses(startLengths, draws, from: startPose)
    let end = ringPoses(endLengths, draws, from: endPose)
    let (limb, convention) = (plan.level.limb, plan.level.convention)
    for n in 0..<count {
      for output in 0..<7 { outputs[output * count + n] = .nan }
      guard let pose = fragmentPose(draws, n, start[n], end[n]) else { continue }
      outputs[6 * count + n] = displacement(pose)
      guard let remaining = Deformity(referenceFromMoving: pose, limb, convention) else { continue }
      outputs[n] = remaining.apAngulation
      outputs[count + n] = remaining.lateralAngulation
      outputs[2 * count + n] = remaining.axialRotation
      outputs[3 * count + n] = remaining.apTranslation
      outputs[4 * count + n] = remaining.lateralTranslation
      outputs[5 * count + n] = remaining.axialTranslation
    }
  }

  /// Where the moving fragment of sample `n` is with the ring at `end`; nil where a pose or the limb is impossible.
  @inline(__always)
  package func fragmentPose(
    _ draws: Draws, _ n: Int, _ start: RigidTransform?, _ end: RigidTransform?
  ) -> RigidTransform? {
    guard let start, let end else { return nil }
    let pose = EndModel.end(
      LevelNumbers(
        deformity: draws.fragments[n], referenceRing: draws.referenceRings[n],
        movingRing: isRingsFirst ? draws.movingRings[n] : .identity, start: start, end: end),
      isRingsFirst: isRingsFirst)
    return pose.translation.x.isNaN || pose.rotation.w.isNaN ? nil : pose
  }

  /// How far the worst point at risk ends from where it should.
  @inline(__always)
  func displacement(_ pose: RigidTransform) -> Double {
    let rotation = pose.rotation.matrix
    var worst = 0.0
    for index in points.indices {
      let away = rotation * points[index] + pose.translation - intendedPoints[index]
      worst = max(worst, away.dot(away))
    }
    return worst.squareRoot()
  }
}
