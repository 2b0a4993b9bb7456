import HexapodKinematics
import RigidMotion
import TextOutput
import TreatmentModel

extension PoseCertificate {
  /// The column of a certificate.
  public static let csvHeader = "certificate"

  /// What is proven, or what stands in the way, as a sentence without a full stop.
  public var words: String {
    switch obstacle {
    case nil:
      "certified: within the joints' limits, readings within half a step of these allow this pose only, on neutral's side of every "
        + "singular pose (\(boxes) boxes of poses)"
    case .noNeutral:
      "not certified: the frame has no neutral pose, from which the joints' limits are measured"
    case .notFound: "not certified: there is no pose to certify"
    case .strutOutOfRange(let strut, let length, let ranges):
      "not certified: strut \(strut) would be \(decimal(length, 1)) mm long from joint to joint, and what may be on it goes from "
        + ranges.map { "\(decimal($0.lowerBound, 1)) to \(decimal($0.upperBound, 1))" }.joined(
          separator: " or ") + " mm"
    case .leaning(let leaning):
      "not certified: strut \(leaning.strut) leans \(decimal(degrees(leaning.angle), 1, besideLimit: degrees(leaning.limit)))° from its neutral direction at the "
        + "\(leaning.end == .reference ? "reference" : "moving") ring, over the limit of \(decimal(degrees(leaning.limit), 1, besideLimit: degrees(leaning.angle)))°"
    case .otherPoses(let others): "not certified: \(PoseCertificate.words(of: others))"
    case .nearSingular:
      "not certified: within half a step of these readings the frame comes so near a singular pose that the poses cannot be told apart"
    case .undecided:
      "not certified: of \(boxes) boxes of poses not all could be shown to hold no other pose; none is known (pose --all)"
    case .outOfReach: "not certified: lengths and rings are too different in size to be reckoned with"
    }
  }

  private static func words(of others: [RigidTransform]) -> String {
    let places = others.prefix(3).map { pose in
      let t = pose.translation
      return
        "\(decimal(t.x, 1)), \(decimal(t.y, 1)), \(decimal(t.z, 1)) mm turned by \(decimal(degrees(pose.rotation.angle), 1))°"
    }
    let more = others.count > places.count ? "; …" : ""
    return others.count == 1
      ? "another pose has these lengths and is within the joints' limits: \(places.joined())"
      : "\(others.count) other poses have these lengths and are within the joints' limits: \(places.joined(separator: "; "))\(more)"
  }
}
