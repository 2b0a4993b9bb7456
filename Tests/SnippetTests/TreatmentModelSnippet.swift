import Testing
import TreatmentModel

@Suite struct TreatmentModelSnippet {
  @Test func runs() {
    // snippet
    let deformity = Deformity(varusDegrees: 12, short: 20)  // negative numbers are valgus and long
    let limb = Limb(side: .left, reference: .proximal)
    let moving = deformity.referenceFromMoving(limb, .film)
    print(deformity, moving.translation)  // 12 deg varus, 20 mm short

    var slip = deformity
    slip[.axialRotation] = 10  // degrees where radians are meant
    for value in slip.invalidValues { print(value) }  // deformity.axialRotation: the number is out of range …
    // end
    #expect(slip.invalidValues.map(\.property) == ["deformity.axialRotation"])
    #expect(deformity.invalidValues.isEmpty)
    #expect("\(deformity)" == "12 deg varus, 20 mm short")
    #expect(deformity.flowMapping == "{ap-angulation: 12 varus, axial-translation: 20 short}")
    #expect(moving.translation.z == 20)
  }
}
