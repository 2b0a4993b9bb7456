import RigidMotion
import TreatmentModel

/// A side from which a limb is looked at, without perspective.
package enum Projection: CaseIterable, Sendable {
  /// From the front: the patient's left is on the right.
  case front
  /// From the lateral side of the limb.
  case side
  /// From above, the patient's front at the bottom, so that it stands over the view from the front.
  case above

  /// As in `from the front`.
  var words: String {
    switch self {
    case .front: "the front"
    case .side: "the lateral side"
    case .above: "above"
    }
  }

  /// What is where on the picture's vertical axis.
  package var up: String { self == .above ? "anterior is down" : "proximal is up" }

  /// Right and down on the picture, and towards the eye, all in mm, of a point in LPS.
  package func project(_ point: Vector3, _ side: Side) -> (x: Double, y: Double, nearness: Double) {
    let lat = side.lateralSign
    switch self {
    case .front: return (point.x, -point.z, -point.y)
    case .side: return (lat * point.y, -point.z, lat * point.x)
    case .above: return (point.x, -point.y, point.z)
    }
  }

  /// What lies to the left and to the right of the picture.
  package func ends(_ side: Side) -> (left: String, right: String) {
    let (left, right) =
      switch self {
      case .front, .above: side == .left ? ("medial", "lateral") : ("lateral", "medial")
      case .side: side == .left ? ("anterior", "posterior") : ("posterior", "anterior")
      }
    return (left, right)
  }
}
