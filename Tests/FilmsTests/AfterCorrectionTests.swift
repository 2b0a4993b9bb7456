import Films
import Foundation
import HexapodKinematics
import RigidMotion
import TestSupport
import Testing
import TreatmentModel

/// What the marks leave after the correction, and what a film more would change.
@Suite struct AfterCorrectionTests {
  /// The film that is foretold, taken: the standard deviations are those that were foretold.
  @Test func aFurtherFilmGivesWhatWasForetold() throws {
    var random = SplitMix64(seed: printedSeed(18_095))
    for _ in 0..<4 {
      let limb = random.limb()
      let cameras = random.cameras(turn: 0, apart: [radians(random.uniform(30...90))])
      func film(_ camera: Camera, _ name: String, isAP: Bool, _ random: inout SplitMix64) throws -> Film {
        try Film(
          name: name, isAP: isAP, sourceDistance: .known(Measured(camera.distance)),
          marks: random.marks(limb, camera, MarkNoise(), times: 0))
      }
      let films = try cameras.enumerated().map {
        try film($0.element, "\($0.offset)", isAP: $0.offset == 0, &random)
      }
      let set = try FilmSet(limb: limb.limb, rings: limb.rings, films: films)
      let after = try #require(AfterCorrection(FilmSolver.solve(set)))
      let further = try #require(after.furtherFilm)
      #expect(further.spread.displacement < after.now.displacement)
      #expect(abs(after.shares.reduce(0) { $0 + $1.share } - 1) < 1e-9)
      let turned = cameras[0].turned(
        further.turn, about: limb.referenceAxis, Vector3(0, 0, 1))
      let third = try film(turned, "third", isAP: false, &random)
      let with = try #require(AfterCorrection(FilmSolver.solve(try set.with(films: films + [third]))))
      // Points of an axis are marked elsewhere on it.
      #expect(abs(with.now.displacement / further.spread.displacement - 1) < 0.05)
      #expect(abs(with.now.angle / further.spread.angle - 1) < 0.05)
    }
  }

  /// Marks set again with half their standard deviation: what they left is a quarter, and more than they said is not gained.
  @Test func theMarkThatWeighsMostIsTheOneToSetAgain() throws {
    var random = SplitMix64(seed: printedSeed(18_096))
    let films = try RandomFilms(&random, noise: 0, apart: 80...100, count: 2)
    let after = try #require(AfterCorrection(FilmSolver.solve(films.set)))
    func left(_ share: AfterCorrection.Share) throws -> Double {
      let again = try films.set.with(
        films: films.set.films.enumerated().map { index, film in
          guard index == share.film else { return film }
          return try film.with(
            marks: film.marks.map {
              $0.subject == share.subject
                ? FilmMark($0.subject, at: $0.place, standardDeviation: $0.standardDeviation / 2) : $0
            })
        })
      return try #require(AfterCorrection(FilmSolver.solve(again))).now.displacement
    }
    let (first, last) = (
      try #require(after.shares.first), try #require(after.shares.last { $0.subject != nil })
    )
    let gain = 1 - pow(try left(first) / after.now.displacement, 2)
    #expect(gain > 0.6 * first.share && gain < 1.2 * first.share, "\(gain) of \(first.share)")
    #expect(try left(first) < left(last))
  }
}

extension Camera {
  /// Gone round a line, against the clock seen from where its direction points.
  func turned(_ angle: Double, about point: Vector3, _ direction: Vector3) -> Camera {
    let turn = Rotation(axis: direction, angle: angle)
    return Camera(
      source: turn * (source - point) + point, right: turn * right, up: turn * up, beam: turn * beam,
      distance: distance, centre: centre)
  }
}
