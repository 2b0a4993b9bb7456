import HexapodKinematics
import RigidMotion
import TextOutput

/// The square of the frame's stiffness measure, with the sign of the Jacobian's determinant against neutral's: below zero
/// the frame is beyond a singular pose.
public struct StiffnessMargin: PathMargin {
  private let frame: MountedFrame

  /// The margin of a frame.
  ///
  /// - Parameter neutral: the measure in the neutral pose; a frame that is soft there is looked at more closely.
  public init(_ frame: MountedFrame, neutral: Double = 1) {
    self.frame = frame
    tolerance = min(1e-5, 0.003 * neutral * neutral)
  }

  /// Of the square of the measure, which itself is about 0.3 in neutral.
  public let tolerance: Double

  /// Singular values cost more than distances.
  public let mostLooks = 1_000

  /// The square of the stiffness measure, with its sign.
  public func value(at state: FrameState) -> Double {
    StiffnessMargin.signedSquare(frame.batch.signedStiffness(at: state.ring))
  }

  /// The margin of a stiffness.
  static func signedSquare(_ stiffness: Double) -> Double { stiffness * abs(stiffness) }
  private static func signedRoot(_ square: Double) -> Double {
    square < 0 ? -(-square).squareRoot() : square.squareRoot()
  }

  /// The square of the smallest singular value is the smallest of `|J x|²` over all unit vectors x, whose second
  /// derivative is at most `2 (|J′|² + |J| |J″|)`. The norms are Frobenius'.
  public func floor(_ a: PathNode, _ b: PathNode, _ bound: MotionBound) -> Double {
    let width = b.s - a.s
    let hexapod = frame.hexapod
    let turn = bound.turnRate
    var (zeroth, first, second) = (0.0, 0.0, 0.0)
    for strut in 0..<6 {
      let joint = bound.ofMovingPoint(frame.reach(strut))
      let root = hexapod.referenceJoints[strut]
      let lengths = (a.state.movingJoints[strut] - root).norm + (b.state.movingJoints[strut] - root).norm
      let direction = DirectionBound(joint, shortest: (lengths - joint.speed * width) / 2)
      // The row's second half is the cross product of an arm of this length with the direction.
      let arm = hexapod.movingJoints[strut].norm / hexapod.meanRadius
      let (armFirst, armSecond) = (turn * arm, (turn * turn + bound.turnAcceleration) * arm)
      let momentFirst = armFirst + arm * direction.first
      let momentSecond = armSecond + 2 * armFirst * direction.first + arm * direction.second
      zeroth += 1 + arm * arm
      first += direction.first * direction.first + momentFirst * momentFirst
      second += direction.second * direction.second + momentSecond * momentSecond
    }
    let norms = (zeroth.squareRoot(), first.squareRoot(), second.squareRoot())
    let slope = 2 * norms.0 * norms.1
    let sure = chordFloor(
      a.value, b.value, width: width, slope: slope, bend: 2 * (norms.1 * norms.1 + norms.0 * norms.2))
    // The smallest singular value itself goes no faster than the Jacobian, through zero too.
    let unsquared = StiffnessMargin.signedSquare(
      chordFloor(
        StiffnessMargin.signedRoot(a.value), StiffnessMargin.signedRoot(b.value), width: width,
        slope: norms.1, bend: .infinity))
    // Where it may change its sign it is no minimum of smooth functions, and only its slope is known.
    return min(a.value, b.value) >= 0 && sure >= 0
      ? max(sure, unsquared)
      : max(unsquared, chordFloor(a.value, b.value, width: width, slope: slope, bend: .infinity))
  }
}
