import HexapodKinematics
import Reports
import RigidMotion
import TextOutput
import TreatmentModel

/// Poses to readings.
struct StrutConversion: RowConversion {
  let hexapod: Hexapod
  let readingOffsets: ReadingOffsets

  static let columns = ["x_mm", "y_mm", "z_mm", "qw", "qx", "qy", "qz"]
  static let header = CSVText.strutHeader

  func row(_ numbers: Span<Double>) throws(RowFault) -> StrutLengths {
    guard let rotation = Rotation(quaternion: numbers[3], numbers[4], numbers[5], numbers[6]) else {
      throw RowFault(message: "the quaternion is zero")
    }
    let lengths = hexapod.strutLengths(
      at: RigidTransform(rotation: rotation, translation: Vector3(numbers[0], numbers[1], numbers[2])))
    guard lengths.allSatisfy(\.isFinite) else {
      throw RowFault(message: "the pose is too far away: its lengths are no finite numbers")
    }
    return lengths
  }

  func answer(
    _ rows: UnsafeBufferPointer<StrutLengths>, into answers: UnsafeMutableBufferPointer<StrutReadings>
  ) {
    for index in rows.indices {
      answers.initializeElement(at: index, to: readingOffsets.readings(of: rows[index]))
    }
  }

  func write(_ answer: StrutReadings, to text: inout CSVText, _ tally: inout Tally) {
    text.strutLine(answer)
    tally.good += 1
  }

  func writeError(_ message: String, to text: inout CSVText) { text.strutErrorLine(message) }
}
