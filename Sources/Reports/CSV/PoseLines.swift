import HexapodKinematics
import RigidMotion
import TextOutput
import TreatmentModel

extension CSVText {
  /// A pose and how it was found: a line of the columns ``PoseSolution/csvHeader``, and the word of what was proven of it if that
  /// was asked (``PoseCertificate/word``).
  public mutating func poseLine(_ found: BatchPose, certificate: String? = nil) {
    let (place, turn) = (found.pose.translation, found.pose.rotation)
    // One piece of memory for the whole line: ten numbers and a word.
    bytes.append(room: 300) { pen in
      pen.field(place.x)
      pen.field(place.y)
      pen.field(place.z)
      pen.field(turn.w)
      pen.field(turn.v.x)
      pen.field(turn.v.y)
      pen.field(turn.v.z)
      pen.field(found.residual)
      pen.whole(found.iterations)
      pen.byte(UInt8(ascii: ","))
      pen.field(found.stiffness)
      pen.text(found.outcome.rawValue)
      if let certificate {
        pen.byte(UInt8(ascii: ","))
        pen.text(certificate)
      }
      pen.byte(UInt8(ascii: "\n"))
    }
  }

  /// What stands where a line of input was bad: the columns of ``poseLine(_:certificate:)``, all empty but the status, `error: …`.
  public mutating func poseErrorLine(_ message: String, columnsAfter: Int = 0) {
    for _ in 0..<10 { comma() }
    quoted("error: " + message)
    for _ in 0..<columnsAfter { comma() }
    lineEnd()
  }

  /// Header of ``strutLine(_:)``.
  public static let strutHeader = "strut_1,strut_2,strut_3,strut_4,strut_5,strut_6"

  /// Six readings.
  public mutating func strutLine(_ readings: StrutReadings) {
    bytes.append(room: 200) { pen in
      for strut in 0..<6 {
        pen.finite(readings[strut])
        pen.byte(UInt8(ascii: strut < 5 ? "," : "\n"))
      }
    }
  }

  /// What stands where a line of input was bad: `error: …` in the place of strut 1, the others empty.
  public mutating func strutErrorLine(_ message: String) {
    quoted("error: " + message)
    for _ in 0..<5 { comma() }
    lineEnd()
  }
}

extension BytePen {
  /// A number, or nothing for one that is not finite.
  fileprivate mutating func finite(_ value: Double) {
    if value.isFinite { shortest(value) }
  }

  /// The same and a comma.
  fileprivate mutating func field(_ value: Double) {
    finite(value)
    byte(UInt8(ascii: ","))
  }
}
