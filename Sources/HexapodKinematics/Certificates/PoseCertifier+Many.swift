import RigidMotion
import Threading

extension PoseCertifier {
  /// Lengths whose certificate is asked for: of which frame, and near which pose.
  public struct Question: Sendable {
    let certifier: PoseCertifier
    let lengths: StrutLengths
    let near: RigidTransform

    /// A question.
    public init(_ certifier: PoseCertifier, _ lengths: StrutLengths, near: RigidTransform) {
      (self.certifier, self.lengths, self.near) = (certifier, lengths, near)
    }

    var answer: PoseCertificate {
      certifier.certificate(of: lengths, PoseSolver(certifier.hexapod).solve(lengths, from: near))
    }
  }

  /// The certificates of many, in order, on several threads; the number of threads changes nothing.
  public static func certificates(of questions: [Question], jobs: Int) -> [PoseCertificate] {
    Workers.map(questions.count, jobs: jobs) { questions[$0].answer }
  }
}
