import Films
import Foundation
import HexapodKinematics
import RigidMotion
import TestSupport
import Testing
import TreatmentModel

@Suite struct FilmFindingTests {
  private func codes(_ set: FilmSet, single: Bool = false) -> [FilmFinding.Code] {
    FilmSolver.solve(set, single: single).findings.filter { $0.severity == .error }.map(\.code)
  }

  private func films(_ change: (Films.Film) throws -> Films.Film = { $0 }) throws -> FilmSet {
    let set = try KnownFilms.read().set(.beam)
    return try set.with(films: set.films.map(change))
  }

  @Test func oneFilmIsRefusedAndTakenOnlyWhereThatIsAskedFor() throws {
    let both = try films()
    let one = try both.with(films: [both.films[0]])
    #expect(codes(one) == [.oneFilm] || codes(one).contains(.oneFilm))
    #expect(FilmSolver.solve(one).values.isEmpty)
    let solution = FilmSolver.solve(one, single: true)
    #expect(!solution.hasErrors, "\(solution.findings.map(\.message))")
    #expect(solution.findings.contains { $0.code == .depthAssumed })
    // The depth that nobody sees is the assumption's, in the plane of the film it is the marks'.
    let depth = try #require(solution[.mounting(.lateralOffset)])
    #expect(abs(depth.standardDeviation - 20) < 3, "\(depth.standardDeviation)")
    let lateral = try #require(solution[.deformity(.lateralAngulation)])
    #expect(degrees(lateral.standardDeviation) > 10)
    let across = try #require(solution[.mounting(.apOffset)])
    #expect(across.standardDeviation < 3)
  }

  @Test func whatIsNotMarkedEnoughIsNamed() throws {
    #expect(
      codes(
        try films { film in
          try film.with(
            marks: film.marks.filter { if case .axis(.distal) = $0.subject { film.isAP } else { true } })
        }) == [.axisUndetermined])
    #expect(
      codes(try films { film in try film.with(marks: film.marks.filter { $0.subject != .origin }) }) == [
        .pointUndetermined
      ])
    let withoutOrigin = FilmSolver.solve(
      try films { try $0.with(marks: $0.marks.filter { $0.subject != .origin }) })
    #expect(withoutOrigin[.mounting(.apOffset)] == nil && withoutOrigin[.mounting(.apTilt)] != nil)
    #expect(
      withoutOrigin[.deformity(.apTranslation)] == nil && withoutOrigin[.deformity(.apAngulation)] != nil)
    let fewJoints = try films { film in
      try film.with(
        marks: film.marks.filter { mark in
          if case .joint(_, let strut) = mark.subject { return film.isAP || strut.rawValue <= 3 }
          return true
        })
    }
    let found = FilmSolver.solve(fewJoints)
    #expect(found.findings.contains { $0.code == .filmUndetermined && $0.film == "lateral" })
    #expect(found.findings.contains { $0.code == .oneFilm } && found.values.isEmpty)
    #expect(codes(try films { try $0.with(marks: []) }) == [.filmUndetermined])
  }

  /// Any two points have a line through them: a slip of 40 mm leaves no misfit.
  @Test(arguments: FragmentEnd.allCases)
  func anAxisOfTwoMarksIsSaidToBeUnchecked(end: FragmentEnd) throws {
    func marked(_ count: Int, slip: Double) throws -> FilmSolution {
      FilmSolver.solve(
        try films { film in
          let axis = film.marks.filter { $0.subject == .axis(end) }.sorted { $0.place.y < $1.place.y }
          let (low, high) = (try #require(axis.first), try #require(axis.last))
          let middle = FilmMark(
            .axis(end), at: FilmPlace((low.place.x + high.place.x) / 2, (low.place.y + high.place.y) / 2),
            standardDeviation: low.standardDeviation)
          let slipped = FilmMark(
            .axis(end), at: high.place + FilmPlace(film.isAP ? slip : 0, 0),
            standardDeviation: high.standardDeviation)
          return try film.with(
            marks: film.marks.filter { $0.subject != .axis(end) } + [low, slipped]
              + (count > 2 ? [middle] : []))
        })
    }
    for slip in [0.0, 40] {
      let solution = try marked(2, slip: slip)
      let said = try #require(
        solution.findings.first { $0.code == .markUnchecked && $0.severity == .warning })
      #expect(
        said.subjects == [.axis(end)] && said.message.contains("\(end.rawValue) axis"), "\(said.message)")
      #expect(solution.findings.count { $0.code == .markUnchecked && $0.severity == .warning } == 1)
    }
    #expect(
      !(try marked(3, slip: 0).findings.contains { $0.code == .markUnchecked && $0.severity == .warning }))
    #expect(try marked(3, slip: 40).hasErrors)
  }

  @Test func aFilmThatIsGivenTwiceIsNamed() throws {
    let set = try films()
    let again = try Films.Film(
      name: "again", sourceDistance: set.films[0].sourceDistance,
      marks: set.films[0].marks.map {
        FilmMark($0.subject, at: $0.place + FilmPlace(0.4, -0.3), standardDeviation: $0.standardDeviation)
      })
    let found = FilmSolver.solve(try set.with(films: set.films + [again])).findings
    let same = found.first { $0.code == .sameFilm }
    #expect(
      same?.severity == .error && same?.message.contains("film AP and film again are one picture") == true)
    #expect(!codes(set).contains(.sameFilm))
  }

  @Test func marksThatAreSaidToBeAnywhereAreTheReasonGiven() throws {
    let set = try films { film in
      try film.with(marks: film.marks.map { FilmMark($0.subject, at: $0.place, standardDeviation: 50) })
    }
    let mirror = try #require(FilmSolver.solve(set).findings.first { $0.code == .mirrorPose })
    #expect(mirror.message.contains("± 50.0 mm") && mirror.message.contains("mark-sd"))
    #expect(!mirror.message.contains("mark more joints"))
  }

  @Test func ringsThatNobodyVerifiedAreSaid() throws {
    let set = try films()
    #expect(!FilmSolver.solve(set).findings.contains { $0.code == .hardwareUnverified })
    let rings = try #require(set.rings)
    let unverified = try FilmSet(
      limb: set.limb,
      rings: FilmSet.Rings(proximal: rings.proximal, distal: rings.distal, unverified: ["generic-155"]),
      films: set.films)
    let note = FilmSolver.solve(unverified).findings.first { $0.code == .hardwareUnverified }
    #expect(note?.severity == .note && note?.message.contains("generic-155") == true)
  }

  @Test func whichFilmIsTheAPOneMustBeSaid() throws {
    let set = try films { film in
      try Films.Film(name: film.name, sourceDistance: film.sourceDistance, marks: film.marks)
    }
    #expect(codes(set) == [.apUnknown])
    #expect(FilmSolver.solve(set).struts != nil)
  }

  @Test func beamsThatAreCloseAreWarnedOfWithWhatTheyCost() throws {
    var random = SplitMix64(seed: printedSeed(18_030))
    var spreads: [Double] = []
    for apart in [90.0, 30, 15] {
      let films = try RandomFilms(&random, noise: 1, apart: apart...apart, count: 2)
      let solution = FilmSolver.solve(films.set)
      let warned = solution.findings.first { $0.code == .beamsClose }
      #expect((warned != nil) == (apart < 45))
      #expect(warned.map { $0.severity == .warning && $0.message.contains("±") } ?? true)
      spreads.append(try #require(solution[.deformity(.lateralAngulation)]).standardDeviation)
    }
    #expect(spreads[0] < spreads[1] && spreads[1] < spreads[2])
  }

  @Test func aThirdFilmHelps() throws {
    var random = SplitMix64(seed: printedSeed(18_031))
    let films = try RandomFilms(&random, apart: 80...100, count: 3)
    let three = FilmSolver.solve(films.set)
    let two = FilmSolver.solve(try films.set.with(films: Array(films.set.films.prefix(2))))
    for value in three.values where value.standardDeviation > 0 {
      let former = try #require(two[value.quantity])
      #expect(value.standardDeviation < former.standardDeviation, "\(value.quantity)")
    }
  }

  @Test func marksThatFitNothingAreNotBlamedOnOne() throws {
    let known = try KnownFilms.read()
    let set = try known.set(.beam)
    let small = FilmSet.Rings(
      proximal: Ring(standard: .proximal, jointRadius: 93.8, halfAngle: radians(4.58)),
      distal: Ring(standard: .distal, jointRadius: 106.3, halfAngle: radians(12)))
    let wrong = try FilmSet(limb: set.limb, rings: small, films: set.films)
    let solution = FilmSolver.solve(wrong)
    #expect(solution.hasErrors && solution.exchanged.isEmpty)
  }

  @Test func aPosteriorAnteriorFilmIsReadFromBehind() throws {
    let known = try KnownFilms.read()
    let set = try known.set(.beam)
    let turned = FilmSolver.solve(
      try set.with(
        films: set.films.map {
          try Films.Film(
            name: $0.name, isAP: $0.isAP, isPosteriorAnterior: $0.isAP, sourceDistance: $0.sourceDistance,
            marks: $0.marks)
        }))
    let plain = FilmSolver.solve(set)
    // Seen from the other side, left and right of the patient change places.
    for quantity in [FilmQuantity.deformity(.apAngulation), .deformity(.apTranslation), .mounting(.apOffset)]
    {
      let (one, other) = (try #require(plain[quantity]).value, try #require(turned[quantity]).value)
      #expect(abs(one + other) < 1e-8)
    }
  }

  @Test func typedPixelsBecomePlacesAndBack() {
    for scale in [FilmScale(), FilmScale(spacing: 0.15), FilmScale(spacing: 0.2, isMirrored: true)] {
      let place = scale.typed(scale.place(FilmPlace(812, 655)))
      #expect(abs(place.x - 812) < 1e-9 && abs(place.y - 655) < 1e-9)
    }
    #expect(FilmScale(spacing: 0.5).place(FilmPlace(10, 20)) == FilmPlace(5, -10))
    #expect(FilmScale(isMirrored: true).place(FilmPlace(10, 20)) == FilmPlace(-10, 20))
  }

  @Test func valuesThatCannotBeAreRefused() throws {
    let mark = FilmMark(.origin, at: .zero)
    #expect(throws: InvalidFilms.markedTwice(.origin, "a")) {
      try Films.Film(name: "a", sourceDistance: .unknown, marks: [mark, mark])
    }
    for bad in [Double.nan, .infinity, 1e9] {
      #expect(throws: InvalidFilms.self) {
        try Films.Film(name: "a", sourceDistance: .known(Measured(bad)), marks: [])
      }
      #expect(throws: InvalidFilms.self) {
        try Films.Film(name: "a", sourceDistance: .unknown, marks: [FilmMark(.origin, at: FilmPlace(bad, 0))])
      }
      #expect(throws: InvalidFilms.self) {
        try Films.Film(
          name: "a", sourceDistance: .unknown, marks: [FilmMark(.origin, at: .zero, standardDeviation: bad)])
      }
    }
    let film = try Films.Film(name: "a", sourceDistance: .unknown, marks: [FilmMark(.object("x"), at: .zero)])
    let limb = Limb(side: .left, reference: .proximal)
    #expect(throws: InvalidFilms.unknownSubject(.object("x"), "a")) {
      try FilmSet(limb: limb, rings: nil, films: [film])
    }
    #expect(throws: InvalidFilms.noFilm) { try FilmSet(limb: limb, rings: nil, films: []) }
  }
}
