import HexapodKinematics
import RigidMotion
import Testing

@Suite struct HexapodKinematicsSnippet {
  @Test func runs() throws {
    // snippet
    let above = Ring(standard: .proximal, jointRadius: 93.8, halfAngle: radians(4.58))
    let below = Ring(standard: .distal, jointRadius: 93.8, halfAngle: radians(4.58))
    let neutral = Hexapod.neutralPose(height: 150, side: -1)
    let hexapod = try Hexapod(reference: above, moving: below, neutral: neutral)

    let lengths = hexapod.strutLengths(at: neutral)  // 170.2 mm each
    let solution = PoseSolver(hexapod).solve(lengths)
    if solution.isFound {
      print(solution.pose.translation, hexapod.stiffness(at: solution.pose))
    }
    // end
    #expect(solution.isFound && (solution.pose.translation - neutral.translation).norm < 1e-9)
  }
}
