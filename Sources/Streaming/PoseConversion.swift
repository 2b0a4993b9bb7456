import HexapodKinematics
import Reports
import RigidMotion
import TextOutput
import TreatmentModel

/// Readings to poses.
struct PoseConversion: RowConversion {
  let batch: PoseBatch
  let readingOffsets: ReadingOffsets
  /// Where every search begins; nil for neutral.
  let start: RigidTransform?

  static let columns = (1...6).map { "strut_\($0)" }
  static let header = PoseSolution.csvHeader

  func row(_ readings: Span<Double>) throws(RowFault) -> StrutLengths {
    readingOffsets.lengths(of: StrutReadings { readings[$0] })
  }

  func answer(_ rows: UnsafeBufferPointer<StrutLengths>, into answers: UnsafeMutableBufferPointer<BatchPose>)
  {
    guard let start else { return batch.solve(rows, into: answers) }
    withUnsafePointer(to: start) { start in
      batch.solve(rows, from: UnsafeBufferPointer(start: start, count: 1), into: answers)
    }
  }

  func write(_ answer: BatchPose, to text: inout CSVText, _ tally: inout Tally) {
    text.poseLine(answer)
    tally.count(answer.outcome)
  }

  func writeError(_ message: String, to text: inout CSVText) { text.poseErrorLine(message) }
}
