import Films
import HexapodKinematics
import RigidMotion
import TestSupport
import Testing
import TreatmentModel

/// Balls and objects of another size than is stated: named, first and alone, and no movement of the frame is made of it.
@Suite struct WrongCalibrationTests {
  /// Films of a random limb beside a calibration object or two balls that are `factor` times as large as is stated.
  private func solve(_ random: inout SplitMix64, hasBalls: Bool, factor: Double) throws -> FilmSolution {
    let limb = random.limb()
    let points = (0..<8).map { number in
      let corner = Vector3(Double(number & 1), Double(number >> 1 & 1), Double(number >> 2))
      return FilmSet.ObjectPoint("b\(number)", at: corner * 90 + random.vector(8))
    }
    let place = RigidTransform(rotation: random.rotation(angle: 0.4), translation: Vector3(60, 30, -20))
    let cameras = random.cameras(turn: 0, apart: [random.uniform(1.0...1.6)])
    let films = try cameras.enumerated().map { index, camera in
      let outlines = [Vector3(70, -90, 10), Vector3(-60, -70, 80)].enumerated().flatMap { number, centre in
        camera.outline(of: centre, radius: 12.7 * factor).map {
          FilmMark(
            .ball(number), at: $0 + 0.2 * FilmPlace(random.normal(), random.normal()), standardDeviation: 0.2)
        }
      }
      let own = points.map {
        FilmMark(
          .object($0.name),
          at: camera.picture(place.rotation * (factor * $0.place) + place.translation)
            + 0.3 * FilmPlace(random.normal(), random.normal()), standardDeviation: 0.3)
      }
      return try Films.Film(
        name: "\(index)", isAP: index == 0,
        sourceDistance: .known(Measured(camera.distance, standardDeviation: 5)),
        marks: random.marks(limb, camera, MarkNoise(), times: 1) + (hasBalls ? outlines : own))
    }
    return FilmSolver.solve(
      try FilmSet(
        limb: limb.limb, rings: limb.rings, object: hasBalls ? [] : points,
        balls: hasBalls ? [25.4, 25.4] : [],
        axialRotation: Measured(limb.deformity.axialRotation), films: films))
  }

  @Test(arguments: [true, false]) func ofAnotherSizeItIsNamed(_ hasBalls: Bool) throws {
    var random = SplitMix64(seed: printedSeed(18_045))
    let count = runsSoak ? 200 : 10
    let words = hasBalls ? "without the calibration balls" : "without the calibration object"
    var (named, others, accused) = (0, 0, 0)
    for number in 0..<count {
      let solution = try solve(&random, hasBalls: hasBalls, factor: number.isMultiple(of: 2) ? 1.12 : 0.88)
      let errors = solution.findings.filter { $0.severity == .error }
      if errors.first?.message.contains(words) == true {
        named += 1
        others += errors.count { $0.code == .markMisfit }
      }
      let sound = try solve(&random, hasBalls: hasBalls, factor: 1)
      if sound.findings.contains(where: { $0.message.contains(words) }) { accused += 1 }
    }
    print(
      "named first \(named) of \(count), marks accused beside what is named \(others), sound ones accused \(accused)"
    )
    #expect(Double(named) >= 0.9 * Double(count))
    #expect(others <= count / 20)
    #expect(accused == 0)
  }

  /// The same film marked a second time is one picture: nothing else is made of what then does not fit.
  @Test func aFilmThatIsMarkedAgainIsNamedFirst() throws {
    var random = SplitMix64(seed: printedSeed(18_046))
    for _ in 0..<(runsSoak ? 200 : 20) {
      let set = try RandomFilms(&random, apart: 60...120, count: 2).set
      let first = set.films[0]
      let again = try Films.Film(
        name: "again", sourceDistance: first.sourceDistance, centre: first.centre,
        marks: first.marks.map {
          FilmMark(
            $0.subject, at: $0.place + 0.5 * FilmPlace(random.normal(), random.normal()),
            standardDeviation: $0.standardDeviation)
        })
      let solution = FilmSolver.solve(try set.with(films: [first, again]))
      let finding = try #require(solution.findings.first)
      #expect(finding.code == .sameFilm, "\(finding.message)")
      #expect(solution.exchanged.isEmpty && solution.explanations.isEmpty)
    }
  }
}
