import HexapodKinematics
import RigidMotion
import TextOutput
import TreatmentModel

extension CSVText {
  /// A pose and how it was found: a line of the columns ``PoseSolution/csvHeader``.
  public mutating func poseLine(_ found: BatchPose) {
    let (place, turn) = (found.pose.translation, found.pose.rotation)
    number(place.x)
    comma()
    number(place.y)
    comma()
    number(place.z)
    comma()
    number(turn.w)
    comma()
    number(turn.v.x)
    comma()
    number(turn.v.y)
    comma()
    number(turn.v.z)
    comma()
    number(found.residual)
    comma()
    number(found.iterations)
    comma()
    number(found.stiffness)
    comma()
    plain(found.outcome.rawValue)
    lineEnd()
  }

  /// What stands where a line of input was bad: the columns of ``poseLine(_:)``, all empty but the status, `error: …`.
  public mutating func poseErrorLine(_ message: String) {
    for _ in 0..<10 { comma() }
    quoted("error: " + message)
    lineEnd()
  }

  /// Header of ``strutLine(_:)``.
  public static let strutHeader = "strut_1,strut_2,strut_3,strut_4,strut_5,strut_6"

  /// Six readings.
  public mutating func strutLine(_ readings: StrutReadings) {
    number(readings[0])
    for strut in 1..<6 {
      comma()
      number(readings[strut])
    }
    lineEnd()
  }

  /// What stands where a line of input was bad: `error: …` in the place of strut 1, the others empty.
  public mutating func strutErrorLine(_ message: String) {
    quoted("error: " + message)
    for _ in 0..<5 { comma() }
    lineEnd()
  }
}
