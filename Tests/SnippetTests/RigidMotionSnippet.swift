import RigidMotion
import Testing

@Suite struct RigidMotionSnippet {
  @Test func runs() throws {
    // snippet
    let turn = Rotation(axis: Vector3(0, 0, 1), angle: radians(90))
    let aFromB = RigidTransform(rotation: turn, translation: Vector3(10, 0, 0))
    let inA = aFromB * Vector3(1, 0, 0)  // (10, 1, 0)
    let bFromA = aFromB.inverse
    let halfway = RigidTransform.identity.interpolatedScrew(to: aFromB, 0.5)
    // end
    #expect((inA - Vector3(10, 1, 0)).norm < 1e-12 && (bFromA * inA - Vector3(1, 0, 0)).norm < 1e-12)
    #expect(abs(halfway.rotation.angle - radians(45)) < 1e-12)
  }
}
