import CaseFiles
import Films
import Foundation
import HexapodKinematics
import RigidMotion
import TestSupport
import Testing
import TreatmentModel

/// What does not fit although everything is called what it is: no exchange is made of it.
@Suite struct FilmCauseTests {
  private func enlarged(_ set: FilmSet, _ factor: Double) throws -> FilmSet {
    try set.with(
      films: set.films.map { film in
        try film.with(
          marks: film.marks.map {
            FilmMark($0.subject, at: $0.place * factor, standardDeviation: $0.standardDeviation)
          })
      })
  }

  /// The moving ring's joints, its axis and the corresponding point shifted on the last film.
  private func moved(_ set: FilmSet, by shift: FilmPlace) throws -> FilmSet {
    try set.with(
      films: set.films.enumerated().map { index, film in
        guard index == set.films.count - 1 else { return film }
        return try film.with(
          marks: film.marks.map { mark in
            let isMoving =
              switch mark.subject {
              case .joint(let end, _), .axis(let end): end == set.limb.reference.opposite
              case .correspondingPoint: true
              case .origin, .object, .ball: false
              }
            return FilmMark(
              mark.subject, at: isMoving ? mark.place + shift : mark.place,
              standardDeviation: mark.standardDeviation)
          })
      })
  }

  /// A wrong magnification may put off one mark alone: its film is named beside the mark. Of marks that are off it is not said.
  @Test func aMarkThatIsOffBecauseOfTheScaleSaysSo() throws {
    var random = SplitMix64(seed: printedSeed(18_041))
    var (marks, scales, own, mistaken) = (0, 0, 0, 0)
    for number in 0..<(runsSoak ? 400 : 30) {
      let set = try RandomFilms(&random, apart: 50...130).set
      let known = try set.with(
        films: set.films.map { film in
          guard case .known(let distance) = film.sourceDistance else { return film }
          return try Films.Film(
            name: film.name, isAP: film.isAP,
            sourceDistance: .known(Measured(distance.value, standardDeviation: 5)),
            centre: film.centre, marks: film.marks)
        })
      let one = try enlarged(known, 1.1).films[0]
      let wrong = FilmSolver.solve(try known.with(films: [one] + known.films.dropFirst()))
      let saysScale = { (solution: FilmSolution) in
        solution.findings.contains {
          $0.code == .markMisfit && $0.message.contains("may be the scale as well")
        }
      }
      if wrong.findings.contains(where: { $0.code == .markMisfit }),
        !wrong.findings.contains(where: { $0.code == .misfitLarge })
      {
        marks += 1
        if saysScale(wrong) { scales += 1 }
      }
      let fits = FilmSolver.solve(known).fits.filter {
        if case .joint = $0.subject { $0.isCheckable } else { false }
      }
      let fit = try #require(fits.randomElement(using: &random))
      let way = random.uniform(0...2 * .pi)
      let off = FilmSolver.solve(
        try known.movingMark(fit, by: random.uniform(2...8) * FilmPlace(cos(way), sin(way))))
      guard off.findings.contains(where: { $0.code == .markMisfit }) else { continue }
      own += 1
      if saysScale(off) {
        mistaken += 1
        print(number, off.findings[0].message)
      }
    }
    print("of the scale \(scales) of \(marks); of a mark \(mistaken) of \(own)")
    #expect(marks > 0 && 2 * scales >= marks)
    #expect(own > 0 && Double(mistaken) <= 0.02 * Double(own))
  }

  /// Wrong magnification and a movement between the films look a little like exchanged numbers where joints stand close together.
  @Test func noExchangeIsMadeOfMagnificationOrMovement() throws {
    var random = SplitMix64(seed: printedSeed(18_040))
    var (named, large) = (0, 0)
    let count = runsSoak ? 400 : 12
    for number in 0..<count {
      let set = try RandomFilms(&random, apart: 60...120, count: 2).set
      let way = random.uniform(0...2 * .pi)
      for wrong in [
        try enlarged(set, 1.15), try enlarged(set, 0.85),
        try moved(set, by: 6 * FilmPlace(cos(way), sin(way))),
      ] {
        let solution = FilmSolver.solve(wrong)
        if solution.findings.contains(where: { $0.code == .misfitLarge }) { large += 1 }
        guard
          let finding = solution.findings.first(where: { $0.code == .marksExchanged && $0.severity == .error }
          )
        else { continue }
        named += 1
        print("set \(number): \(finding.message)")
      }
    }
    print("an exchange made of \(named) of \(3 * count), misfits large \(large)")
    #expect(Double(named) <= 0.02 * Double(3 * count))
    #expect(large > 0)
  }

  /// What an exchange is said to do is what it does when it is made.
  @Test func whatIsSaidToFitFitsWhenItIsDone() throws {
    var random = SplitMix64(seed: printedSeed(18_041))
    var count = 0
    for _ in 0..<(runsSoak ? 400 : 10) {
      let films = try RandomFilms(&random)
      let numbers = StrutNumber.allCases.shuffled(using: &random).prefix(2).sorted()
      let wrong = FilmSolver.solve(try films.set.exchanging(.distal, numbers[0], numbers[1], onFilm: 0))
      guard let set = Relabelling.apply(wrong.exchanged.map(Relabelling.pair), to: wrong.set),
        !wrong.exchanged.isEmpty
      else { continue }
      count += 1
      let right = FilmSolver.solve(set)
      // Where no place was found for it as it is marked, nothing is compared.
      #expect(wrong.views.isEmpty ? !right.views.isEmpty : right.chiSquare < wrong.chiSquare - 25)
      let errors = right.findings.filter { $0.severity == .error }
      #expect(
        !errors.contains { $0.code == .misfitLarge || $0.code == .marksExchanged }, "\(errors.map(\.message))"
      )
    }
    #expect(count > 0)
  }

  @Test func theFilmThatDoesNotGoWithTheOthersIsNamed() throws {
    var random = SplitMix64(seed: printedSeed(18_042))
    let set = try RandomFilms(&random, apart: 60...120, count: 3).set
    let solution = FilmSolver.solve(try moved(set, by: FilmPlace(12, -9)))
    let large = try #require(solution.findings.first { $0.code == .misfitLarge })
    #expect(large.message.contains("film 3 with none of them"), "\(large.message)")
  }

  /// A picture printed larger and elsewhere is no second film, and films from nearly one side are none to plan by.
  @Test func onePictureInTwoSizesIsNamed() throws {
    let set = try KnownFilms.read().set(.beam)
    var random = SplitMix64(seed: printedSeed(18_043))
    for (scale, turn) in [(1.05, 0.0), (0.8, 3), (1, 40)] {
      let (c, s) = (scale * cos(radians(turn)), scale * sin(radians(turn)))
      let copy = try Films.Film(
        name: "copy", sourceDistance: set.films[0].sourceDistance,
        marks: set.films[0].marks.map { mark in
          let place = FilmPlace(
            c * mark.place.x - s * mark.place.y + 7, s * mark.place.x + c * mark.place.y + 3)
          let noise = 0.3 * FilmPlace(random.normal(), random.normal())
          return FilmMark(mark.subject, at: place + noise, standardDeviation: mark.standardDeviation)
        })
      let found = FilmSolver.solve(try set.with(films: [set.films[0], copy])).findings
      #expect(
        found.contains { $0.code == .sameFilm && $0.severity == .error }, "\(scale): \(found.map(\.message))")
    }
  }

  @Test func whatIsKnownTooBadlyForACaseIsSaidInOneSentence() {
    let words = FilmsFile.NoCase.vague(.deformity(.lateralAngulation), 2131.04).words
    #expect(
      words == "what is known is too little for a case: deformity.lateral-angulation only to ± 2131 degrees")
  }

  @Test func filmsFromNearlyOneSideAreNotToPlanBy() throws {
    var random = SplitMix64(seed: printedSeed(18_044))
    for apart in [0.5, 1, 2, 20, 90] {
      let solution = FilmSolver.solve(try RandomFilms(&random, apart: apart...apart, count: 2).set)
      if apart >= 20 {
        #expect(!solution.findings.contains { $0.code == .ringUndetermined || $0.code == .sameFilm })
      } else {
        #expect(solution.hasErrors, "\(apart)°")
      }
    }
  }
}

/// Many films: what it costs grows with them, and not with the combinations of their poses.
@Suite struct ManyFilmsTests {
  private func films(_ random: inout SplitMix64, _ count: Int) throws -> FilmSet {
    let limb = random.limb()
    let cameras = random.cameras(turn: 0, apart: (1..<count).map { radians(37 * Double($0)) })
    return try FilmSet(
      limb: limb.limb, rings: limb.rings, apAxis: .beam,
      films: try cameras.enumerated().map { index, camera in
        try Films.Film(
          name: "\(index + 1)", isAP: index == 0, sourceDistance: .known(Measured(camera.distance)),
          marks: random.marks(limb, camera, MarkNoise(), times: 1))
      })
  }

  @Test(arguments: [5, 8, 12]) func soundFilmsAreResolved(_ count: Int) throws {
    var random = SplitMix64(seed: printedSeed(18_050))
    for _ in 0..<(runsSoak ? 100 : 2) {
      let solution = FilmSolver.solve(try films(&random, count))
      #expect(
        !solution.findings.contains { $0.severity == .error && $0.code != .markMisfit },
        "\(solution.findings.map(\.message))")
    }
  }

  /// One film is seen from the other side, and all struts may be counted from another one on besides.
  @Test(arguments: [6, 12]) func oneFilmOfManyIsNamed(_ count: Int) throws {
    var random = SplitMix64(seed: printedSeed(18_051))
    let set = try films(&random, count)
    let odd = count / 2
    let mirrored = Relabelling.mirrored(films: [odd])
    let one = FilmSolver.solve(try #require(mirrored.applied(to: set)))
    #expect(one.explanations.contains { $0.changes == [mirrored] }, "\(one.findings.map(\.message))")
    guard runsSoak || count == 6 else { return }
    let numbering = try #require(StrutNumbering.others.first { $0.shift == 1 && !$0.isReversed })
    let counted = Relabelling.struts(numbering, ring: nil, films: Array(set.films.indices))
    let both = FilmSolver.solve(try #require(Relabelling.apply([counted, mirrored], to: set)))
    #expect(
      both.explanations.contains { $0.changes.contains(mirrored) && $0.changes.count == 2 },
      "\(both.findings.map(\.message))")
  }
}
