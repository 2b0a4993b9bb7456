import HexapodKinematics
import LinearAlgebra
import RigidMotion
import TextOutput
import TreatmentModel

extension PoseSolution {
  /// The `fixator-pose/1` object: all that the careful solver knows of the end of its search.
  ///
  /// - Parameters:
  ///   - covariance: of `[t; ω]` in mm and radians (``PoseSolver/covariance(at:)``), if the distances' standard
  ///     deviations are known.
  ///   - certificate: of the lengths, if it was asked for.
  public func json(covariance: Matrix?, certificate: PoseCertificate? = nil) -> String {
    var text = JSONText(isPretty: true)
    text.object { json in
      for (key, text) in [("format", "fixator-pose/1"), ("disclaimer", disclaimer), ("status", outcome.word)]
      {
        json.member(key, text)
      }
      switch outcome {
      case .singular(let motion): json.member("free_motion", motion.words)
      case .noSuchPose(let culprit?):
        json.key(culprit < 6 ? "suspect_strut" : "suspect_distance")
        json.number(culprit < 6 ? culprit + 1 : culprit - 5)
      case .found, .beyondSingularity, .notConverged, .noSuchPose(nil): break
      }
      json.key("pose")
      json.pose(pose)
      for (key, number) in [("residual_mm", residual), ("stiffness", stiffness), ("condition", condition)] {
        json.key(key)
        json.number(number)
      }
      for (key, number) in [("iterations", iterations), ("determinant_sign", determinantSign)] {
        json.key(key)
        json.number(number)
      }
      if let certificate {
        json.key("certificate")
        json.certificate(certificate)
      }
      guard let covariance else { return }
      json.key("sd_mm")
      json.numbers((0..<3).map { covariance[$0, $0].squareRoot() })
      json.key("sd_deg")
      json.numbers((3..<6).map { degrees(covariance[$0, $0].squareRoot()) })
      json.key("covariance_mm_rad")
      json.list { rows in
        for row in 0..<6 {
          rows.item()
          rows.numbers((0..<6).map { covariance[row, $0] })
        }
      }
    }
    return text.text
  }
}

extension JSONWriter {
  fileprivate mutating func certificate(_ certificate: PoseCertificate) {
    object { json in
      json.member("result", certificate.word)
      json.member("message", certificate.words)
      json.key("boxes")
      json.number(certificate.boxes)
      guard case .otherPoses(let others) = certificate.obstacle else { return }
      json.key("other_poses")
      json.list { list in
        for pose in others {
          list.item()
          list.pose(pose)
        }
      }
    }
  }

  /// `translation_mm` and `quaternion_wxyz`.
  package mutating func pose(_ pose: RigidTransform) {
    object { json in
      json.key("translation_mm")
      json.numbers(count: 3) { pose.translation[$0] }
      json.key("quaternion_wxyz")
      json.numbers(count: 4) { $0 == 0 ? pose.rotation.w : pose.rotation.v[$0 - 1] }
    }
  }
}
