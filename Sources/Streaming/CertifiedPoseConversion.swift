import HexapodKinematics
import Reports
import RigidMotion
import TextOutput
import TreatmentModel

/// Readings to poses, and what is proven of each.
struct CertifiedPoseConversion: RowConversion {
  let poses: PoseConversion
  let certifier: PoseCertifier

  static let columns = PoseConversion.columns
  static let header = PoseSolution.csvHeader + "," + PoseCertificate.csvHeader

  func row(_ readings: Span<Double>) throws(RowFault) -> StrutLengths { try poses.row(readings) }

  func answer(
    _ rows: UnsafeBufferPointer<StrutLengths>,
    into answers: UnsafeMutableBufferPointer<(BatchPose, PoseCertificate?)>
  ) {
    withUnsafeTemporaryAllocation(of: BatchPose.self, capacity: rows.count) { found in
      poses.answer(rows, into: found)
      for index in rows.indices {
        let pose = found[index]
        let certificate =
          pose.outcome == .found ? certifier.certificate(of: rows[index], pose: pose.pose) : nil
        answers.initializeElement(at: index, to: (pose, certificate))
      }
    }
  }

  func write(_ answer: (BatchPose, PoseCertificate?), to text: inout CSVText, _ tally: inout Tally) {
    let word = answer.1?.word ?? PoseCertificate.Obstacle.notFound(answer.0.outcome).word
    text.poseLine(answer.0, certificate: word)
    tally.count(answer.0.outcome)
    if answer.1?.isGiven == true { tally.certified += 1 }
  }

  func writeError(_ message: String, to text: inout CSVText) { text.poseErrorLine(message, columnsAfter: 1) }
}
