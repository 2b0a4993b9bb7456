import RigidMotion
import Testing
import TreatmentModel

@Suite struct TreatmentModelSnippet {
  @Test func runs() {
    // snippet
    var deformity = Deformity()
    deformity[.apAngulation] = radians(12)  // positive for the first word: varus
    deformity[.axialTranslation] = 20  // short
    let limb = Limb(side: .left, reference: .proximal)
    let moving = deformity.referenceFromMoving(limb, .film)
    print(deformity.flowMapping, moving.translation)

    var slip = deformity
    slip[.axialRotation] = 10  // degrees where radians are meant
    for value in slip.invalidValues { print(value) }  // deformity.axialRotation: the number is out of range …
    // end
    #expect(slip.invalidValues.map(\.property) == ["deformity.axialRotation"])
    #expect(deformity.invalidValues.isEmpty)
    #expect(deformity.flowMapping == "{ap-angulation: 12 varus, axial-translation: 20 short}")
    #expect(moving.translation.z == 20)
  }
}
