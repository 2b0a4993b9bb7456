import Films
import LinearAlgebra
import RigidMotion
import TestSupport
import Testing
import TreatmentModel

@Suite struct FilmJacobianTests {
  @Test func derivativesOfEveryKindOfMarkAreThoseOfDifferences() throws {
    var random = SplitMix64(seed: printedSeed(18_001))
    for single in [false, false, true] {
      let limb = random.limb()
      let ball = Vector3(20, -70, 5)
      let cameras = random.cameras(turn: 0.05, apart: single ? [] : [1.4])
      let films = try cameras.enumerated().map { index, camera in
        let outline = camera.outline(of: ball, radius: 12.7).map { FilmMark(.ball(0), at: $0) }
        return try Film(
          name: "film \(index)", isAP: index == 0,
          sourceDistance: .known(Measured(camera.distance, standardDeviation: 5)),
          centre: .known(.zero, standardDeviation: 3),
          marks: random.marks(limb, camera, MarkNoise(), times: 1) + outline)
      }
      let set = try FilmSet(limb: limb.limb, rings: limb.rings, balls: [25.4], films: films)
      let solution = FilmSolver.solve(set, single: single)
      let worst = try #require(solution.worstDerivative)
      #expect(worst < 1e-7, "\(worst)")
    }
  }
}

extension Camera {
  /// Points of the outline of a ball: rays that touch it.
  func outline(of centre: Vector3, radius: Double) -> [FilmPlace] {
    let towards = centre - source
    let (far, axis) = (towards.norm, towards.normalized)
    let sine = radius / far
    let across = axis.anyPerpendicular
    return (0..<8).map { number in
      let spoke = Rotation(axis: axis, angle: Double(number) * .pi / 4) * across
      return picture(source + (1 - sine * sine).squareRoot() * axis + sine * spoke)
    }
  }
}
