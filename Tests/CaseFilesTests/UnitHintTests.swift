import CaseFiles
import TestSupport
import Testing

/// Lengths in another unit than millimetres.
@Suite struct UnitHintTests {
  private func errors(_ frame: String) -> String {
    let text = """
      case: units
      side: left
      bone: tibia
      reference: proximal
      deformity: {ap-angulation: 7 valgus}
      mounting: {axial-offset: 60 proximal}
      frame: {\(frame)}

      """
    do {
      _ = try CaseFile.parse(Array(text.utf8), name: "case.yaml")
      return ""
    } catch { return error.description }
  }

  private let rest =
    "mode: chronic, proximal-ring: generic-155, struts: {min: 120, max: 260, reading-offset: 22}"

  @Test(arguments: [
    ("0.18", "0.18 looks like metres: 180 mm"),
    ("18", "18 looks like centimetres: 180 mm, or inches: 457.2 mm"),
    ("7.09", "7.09 looks like centimetres: 70.9 mm, or inches: 180.1 mm"),
    ("180000", "180000 looks like micrometres: 180 mm"),
  ])
  func aHeightInAnotherUnitSaysWhich(typed: String, hint: String) {
    let said = errors("\(rest), distal-ring: generic-155, neutral-height: \(typed)")
    #expect(
      said.contains(
        "frame.neutral-height: the number is out of range; \(hint) (found \(typed); allowed: 20 to 600 mm)"))
  }

  @Test func whatNoUnitExplainsHasNoHint() {
    for typed in ["0", "1e-9", "1e5", "1e300"] {
      let said = errors("\(rest), distal-ring: {joint-radius: \(typed), half-angle: 5}, neutral-height: 150")
      #expect(said.contains("the number is out of range"))
      #expect(said.contains("looks like") == (typed == "1e5"))
    }
  }

  @Test(arguments: [0.001, 0.1, 1 / 25.4, 1e-6])
  func ringsByJointsInAnotherUnitAreRefused(scale: Double) {
    let joints = [(90.0, 7.0), (39, 81), (51, 74), (-90, 7), (-39, -81), (51, -74)].map {
      "[\($0.0 * scale), \($0.1 * scale), 0]"
    }
    let said = errors(
      "\(rest), distal-ring: {joints: [\(joints.joined(separator: ", "))]}, neutral-height: 150")
    #expect(said.contains("frame.distal-ring.joints: the joints are too near to the ring's axis"))
    #expect(said.contains("looks like") == (scale > 1e-4))
  }

  @Test func strutsInMetresAreNamed() {
    let said = errors(
      "mode: chronic, proximal-ring: generic-155, distal-ring: generic-155, neutral-height: 150, struts: {min: 0.12, max: 0.26, reading-offset: 22}"
    )
    #expect(said.contains("0.26 looks like metres: 260 mm"))
  }
}
