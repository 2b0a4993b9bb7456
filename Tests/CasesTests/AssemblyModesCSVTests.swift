import HexapodKinematics
import Reports
import RigidMotion
import Testing

@Suite struct AssemblyModesCSVTests {
  @Test func everyPoseIsALineUnderTheHeader() throws {
    let hexapod = try Hexapod(
      reference: Ring(standard: .proximal, jointRadius: 100, halfAngle: 0.1),
      moving: Ring(standard: .distal, jointRadius: 90, halfAngle: 0.15),
      neutral: Hexapod.neutralPose(height: 150, side: -1))
    let neutral = try #require(hexapod.neutral)
    let lengths = hexapod.strutLengths(at: neutral)
    let found = AllPoses(hexapod).solve(StrutLengths { lengths[$0] + 1 })
    let lines = found.csv.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count == found.modes.count + 2 && lines.last == "")
    #expect(
      lines[0] == "x_mm,y_mm,z_mm,qw,qx,qy,qz,residual_mm,stiffness,determinant_sign,rings_face,reachable")
    for (line, mode) in zip(lines.dropFirst(), found.modes) {
      let fields = line.split(separator: ",")
      #expect(fields.count == 12 && Double(fields[2]) == mode.pose.translation.z)
      #expect(fields[10] == "\(mode.ringsFace)" && fields[11] == "\(mode.isReachable)")
    }
    #expect(lines[1].hasSuffix(",true,true"))
  }
}
