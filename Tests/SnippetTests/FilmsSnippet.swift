import Films
import HexapodKinematics
import RigidMotion
import Testing
import TreatmentModel

@Suite struct FilmsSnippet {
  @Test func runs() throws {
    // snippet
    let ring = Ring(standard: .proximal, jointRadius: 93.8, halfAngle: radians(4.58))
    let rings = FilmSet.Rings(
      proximal: ring, distal: Ring(standard: .distal, jointRadius: 93.8, halfAngle: radians(4.58)))
    let film = try Film(
      name: "AP", isAP: true, sourceDistance: .known(Measured(1150, standardDeviation: 5)),
      marks: [
        FilmMark(.joint(.proximal, 1), at: FilmPlace(-21.1, 77.6)),
        FilmMark(.origin, at: FilmPlace(-6.1, 22.6)),
      ])
    let set = try FilmSet(limb: Limb(side: .left, reference: .proximal), rings: rings, films: [film])
    let solution = FilmSolver.solve(set)
    for finding in solution.findings { print(finding.message) }  // one film alone fixes no depth
    for value in solution.values { print(value.quantity, value.value, value.standardDeviation) }
    // end
    #expect(solution.hasErrors && solution.values.isEmpty)
  }
}
