import Films
import Foundation
import TestSupport
import Testing
import TreatmentModel

@Suite struct MalalignmentTests {
  private func film(_ side: Side = .left, deviation: Double = 1) -> LongFilm {
    var film = LongFilm(side: side, standardDeviation: deviation)
    let sign = side.lateralSign
    func place(_ u: Double, _ v: Double) -> FilmPlace { FilmPlace(sign * u, v) }
    (film.hip, film.knee, film.ankle) = (place(0, 0), place(20, -420), place(0, -800))
    let line = LongFilm.Line(place(-40, -419), place(40, -421))
    (film.femoralJointLine, film.tibialJointLine) = (line, line)
    film.proximalAxis = LongFilm.Line(place(0, 0), place(0, -80))
    film.distalAxis = LongFilm.Line(place(12, -160), place(32, -300))
    return film
  }

  @Test func theModelsNumbersComeOutOnBothSides() throws {
    for side in Side.allCases {
      let test = Malalignment(film(side))
      func near(_ angle: LimbAngle, _ expected: Double, _ limit: Double) throws {
        let value = try #require(test[angle]).value
        #expect(abs(value - expected) < limit, "\(side) \(angle): \(value)")
      }
      try near(.MAD, 20, 1e-12)
      try near(.mLDFA, 94.158407, 5e-7)
      try near(.mMPTA, 88.419309, 5e-7)
      try near(.mTFA, 5.739098, 5e-7)
      try near(.JLCA, 0, 1e-12)
      try near(.coraAngle, -8.1301, 5e-5)
      let apex = try #require(test.apex)
      #expect(abs(apex.place.y + 76) < 1e-9 && abs(apex.place.x) < 1e-9)
      #expect(LimbAngle.mTFA.words?.positive == "varus" && LimbAngle.MAD.words?.positive == "medial")
      // No mark shows which limb it is, and varus would be valgus on the other.
      #expect(test.findings.map(\.code) == [.sideUnseen] && test.findings[0].severity == .note)
    }
  }

  private func errors(_ film: LongFilm) -> [String] {
    Malalignment(film).findings.filter { $0.severity == .error }.map(\.message)
  }

  @Test func marksThatAreNotWhatTheyAreCalledAreErrors() throws {
    for side in Side.allCases {
      let sound = film(side)
      #expect(errors(sound).isEmpty)
      var axes = sound
      swap(&axes.proximalAxis, &axes.distalAxis)
      #expect(errors(axes).count == 1 && errors(axes)[0].contains("varus would be valgus"))
      var lines = sound
      lines.femoralJointLine = LongFilm.Line(FilmPlace(-30, -795), FilmPlace(30, -797))
      #expect(errors(lines).count == 1 && errors(lines)[0].contains("femoral joint line is marked"))
      var points = sound
      swap(&points.knee, &points.ankle)
      #expect(errors(points).contains { $0.contains("do not stand above one another") })
    }
  }

  @Test func limbsThatHardlyAreAreSaid() throws {
    func warnings(_ film: LongFilm) -> [String] {
      Malalignment(film).findings.filter { $0.severity == .warning }.map(\.message)
    }
    var low = film()
    low.knee = FilmPlace(0, -780)
    (low.femoralJointLine, low.tibialJointLine) = (nil, nil)
    #expect(warnings(low).contains { $0.contains("as of hardly any limb") })
    var small = LongFilm(side: .left)
    (small.hip, small.knee, small.ankle) = (FilmPlace(0, 0), FilmPlace(2, -42), FilmPlace(0, -80))
    #expect(warnings(small).contains { $0.contains("as of no limb") })
  }

  @Test func marksOfAnotherViewAreNotDroppedInSilence() {
    var side = LongFilm(side: .left, view: .lateral)
    side.proximalAxis = LongFilm.Line(FilmPlace(0, 0), FilmPlace(0, -80))
    side.distalAxis = LongFilm.Line(FilmPlace(12, -160), FilmPlace(32, -300))
    let words = Malalignment(side).findings.map(\.message)
    #expect(
      words.contains { $0.contains("proximal-axis, distal-axis") && $0.contains("view ap") }, "\(words)")
    side.tibialAxis = LongFilm.Line(FilmPlace(0, 0), FilmPlace(0, -200))
    side.tibialJointLine = LongFilm.Line(FilmPlace(-20, 0), FilmPlace(20, -4))
    side.ankleJointLine = LongFilm.Line(FilmPlace(15, -200), FilmPlace(-15, -204))
    #expect(errors(side).contains { $0.contains("do not run one way") })
  }

  @Test func tibiofemoralAngleIsTheSumOfTheOthers() throws {
    var random = SplitMix64(seed: printedSeed(18_050))
    for _ in 0..<500 {
      var film = LongFilm(side: random.uniform(0...1) < 0.5 ? .left : .right)
      func near(_ u: Double, _ v: Double, _ size: Double) -> FilmPlace {
        FilmPlace(u + random.uniform(-size...size), v + random.uniform(-size...size))
      }
      (film.hip, film.knee, film.ankle) = (near(0, 0, 60), near(0, -420, 60), near(0, -800, 60))
      film.femoralJointLine = LongFilm.Line(near(-40, -415, 12), near(40, -415, 12))
      film.tibialJointLine = LongFilm.Line(near(40, -425, 12), near(-40, -425, 12))
      let test = Malalignment(film)
      let sum =
        try #require(test[.mLDFA]).value - (try #require(test[.mMPTA])).value
        + (try #require(test[.JLCA])).value
      #expect(abs(try #require(test[.mTFA]).value - sum) < 1e-12)
    }
  }

  @Test func standardDeviationsAreThoseOfMarkingAgain() throws {
    var random = SplitMix64(seed: printedSeed(18_051))
    let truth = film(deviation: 0.5)
    let stated = Malalignment(truth)
    let count = runsSoak ? 100_000 : 2000
    var sums: [LimbAngle: Double] = [:]
    var apex = FilmPlace.zero
    for _ in 0..<count {
      func moved(_ place: FilmPlace) -> FilmPlace {
        place + 0.5 * FilmPlace(random.normal(), random.normal())
      }
      func moved(_ line: LongFilm.Line) -> LongFilm.Line {
        LongFilm.Line(moved(line.first), moved(line.second))
      }
      var film = truth
      (film.hip, film.knee, film.ankle) = (
        truth.hip.map(moved), truth.knee.map(moved), truth.ankle.map(moved)
      )
      film.femoralJointLine = truth.femoralJointLine.map(moved)
      film.tibialJointLine = truth.tibialJointLine.map(moved)
      film.proximalAxis = truth.proximalAxis.map(moved)
      film.distalAxis = truth.distalAxis.map(moved)
      let test = Malalignment(film)
      for value in stated.values {
        let error = try #require(test[value.angle]).value - value.value
        sums[value.angle, default: 0] += error * error
      }
      let error = try #require(test.apex).place - (try #require(stated.apex)).place
      apex += error * error
    }
    for value in stated.values {
      let sampled = ((sums[value.angle] ?? 0) / Double(count)).squareRoot()
      #expect(
        abs(sampled / value.standardDeviation - 1) < 0.07,
        "\(value.angle): \(sampled), \(value.standardDeviation)")
    }
    // The apex goes along its axes far more than across: the linear propagation of a quotient is a little short.
    let spread = try #require(stated.apex).standardDeviation
    #expect(abs((apex.y / Double(count)).squareRoot() / spread.y - 1) < 0.12)
  }

  @Test func anApexUnderFiveDegreesIsGivenWithWhatItIsWorth() throws {
    var film = LongFilm(side: .left, standardDeviation: 1)
    film.proximalAxis = LongFilm.Line(FilmPlace(0, 0), FilmPlace(0, -150))
    film.distalAxis = LongFilm.Line(FilmPlace(0, -150), FilmPlace(150 * tan(4 * Double.pi / 180), -300))
    let test = Malalignment(film)
    let warning = try #require(test.findings.first { $0.code == .apexUncertain })
    #expect(warning.severity == .warning && test.apex != nil)
    film.distalAxis = LongFilm.Line(FilmPlace(5, -150), FilmPlace(5, -300))
    let parallel = Malalignment(film)
    #expect(parallel.apex == nil && parallel.findings.map(\.code) == [.apexUncertain, .sideUnseen])
    #expect(Malalignment(LongFilm(side: .left)).findings.map(\.severity) == [.error])
  }

  @Test func anApexOutsideTheBoneLeadsToLevels() throws {
    var film = LongFilm(side: .left, standardDeviation: 0.5)
    film.proximalAxis = LongFilm.Line(FilmPlace(0, 0), FilmPlace(0, -100))
    // Bent to lateral and back again: the line of the distal part meets the proximal axis far above.
    film.distalAxis = LongFilm.Line(FilmPlace(60, -250), FilmPlace(75, -380))
    let finding = try #require(Malalignment(film).findings.first { $0.code == .apexOutsideBone })
    #expect(finding.message.contains("levels") && finding.severity == .warning)
  }

  @Test func lateralAnglesAreReadOnTheirSide() throws {
    var film = LongFilm(side: .left, view: .lateral, standardDeviation: 1)
    // Anterior is to the left here; PPTA 81, PDFA 83, ADTA 80 by construction.
    film.tibialAxis = LongFilm.Line(FilmPlace(0, 0), FilmPlace(0, -300))
    film.tibialJointLine = LongFilm.Line(
      FilmPlace(-20, 20 * tan(9 * Double.pi / 180)), FilmPlace(20, -20 * tan(9 * Double.pi / 180)))
    film.ankleJointLine = LongFilm.Line(
      FilmPlace(-20, -300 + 20 * tan(10 * Double.pi / 180)),
      FilmPlace(20, -300 - 20 * tan(10 * Double.pi / 180)))
    film.femoralAxis = LongFilm.Line(FilmPlace(0, 50), FilmPlace(0, 350))
    film.femoralJointLine = LongFilm.Line(
      FilmPlace(-20, -20 * tan(7 * Double.pi / 180)), FilmPlace(20, 20 * tan(7 * Double.pi / 180)))
    for mirrored in [false, true] {
      let seen = mirrored ? film.mirrored : film
      let test = Malalignment(seen)
      #expect(abs(try #require(test[.PPTA]).value - 81) < 1e-9)
      #expect(abs(try #require(test[.ADTA]).value - 80) < 1e-9)
      #expect(abs(try #require(test[.PDFA]).value - 83) < 1e-9)
      #expect(test[.MAD] == nil)
    }
  }

  @Test func everyRowOfNormalRangesHasASource() {
    for angle in LimbAngle.allCases { #expect(!angle.normal.source.isEmpty) }
    #expect(LimbAngle.mLDFA.normal.isOutside(94) == true && LimbAngle.mLDFA.normal.isOutside(88) == false)
    // What nobody could read judges nothing.
    #expect(LimbAngle.LDTA.normal.isOutside(10) == nil && LimbAngle.MAD.normal.isOutside(100) == nil)
  }
}

extension LongFilm {
  fileprivate var mirrored: LongFilm {
    func over(_ line: Line?) -> Line? {
      line.map { Line(FilmPlace(-$0.first.x, $0.first.y), FilmPlace(-$0.second.x, $0.second.y)) }
    }
    var film = self
    film.tibialAxis = over(tibialAxis)
    film.femoralAxis = over(femoralAxis)
    film.tibialJointLine = over(tibialJointLine)
    film.ankleJointLine = over(ankleJointLine)
    film.femoralJointLine = over(femoralJointLine)
    return film
  }
}
