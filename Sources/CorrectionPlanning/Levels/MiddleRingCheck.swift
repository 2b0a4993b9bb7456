import RigidMotion
import TextOutput
import TreatmentModel

/// Whether the ring between two levels sits on the fragment between the two cuts.
struct MiddleRingCheck {
  let middle: MiddleFragment
  /// The ring on the middle fragment, seen from the proximal level's point there.
  let place: RigidTransform
  /// Whether it is the distal level that says where it is: then it moves with the length of the fragment.
  let isStatedDistally: Bool

  /// A ring may reach beyond the end of the fragment that carries it by so much, mm: wires and posts go to the side.
  private static let reach = 25.0

  /// How far it lies beyond the nearer cut, mm; 0 or less between the two.
  private var beyond: Double { max(place.translation.z, -middle.length - place.translation.z) }

  /// The length that was likely meant, where centimetres explain it; nil otherwise.
  private var meant: Double? {
    let length = 10 * middle.length
    let z = place.translation.z + (isStatedDistally ? middle.length - length : 0)
    guard length <= 400, max(z, -length - z) <= MiddleRingCheck.reach else { return nil }
    return length
  }

  var findings: [Finding] {
    guard beyond > MiddleRingCheck.reach else { return [] }
    return [
      Finding(
        .inputsDisagree, .warning, value: beyond, limit: MiddleRingCheck.reach, unit: "mm",
        what:
          "the middle ring would sit \(decimal(beyond, 0)) mm beyond the middle fragment, which is \(decimal(middle.length, 1)) mm long "
          + "between the two cuts (\(CaseKey(.middle, .length)))",
        remedy: .checkMiddle(meant))
    ]
  }
}
