import Films
import Testing
import TreatmentModel

/// Marks that each film takes for right and that cannot all be meant: they are never answered as sure.
@Suite struct ImplausibleMarksTests {
  private func errors(_ change: (Films.Film, FilmMark) -> FilmMark?) throws -> [FilmFinding] {
    let set = try KnownFilms.read().set(.beam)
    let films = try set.films.map { film in try film.with(marks: film.marks.compactMap { change(film, $0) }) }
    let solution = FilmSolver.solve(try set.with(films: films))
    return solution.findings.filter { $0.severity == .error }
  }

  private func exchanged(_ mark: FilmMark, _ one: FilmSubject, _ other: FilmSubject) -> FilmMark {
    let subject = mark.subject == one ? other : mark.subject == other ? one : mark.subject
    return FilmMark(subject, at: mark.place, standardDeviation: mark.standardDeviation)
  }

  @Test(arguments: [["AP"], ["lateral"], ["AP", "lateral"]])
  func axesInEachOthersPlaceAreNamed(_ names: [String]) throws {
    let found = try errors { film, mark in
      names.contains(film.name) ? exchanged(mark, .axis(.proximal), .axis(.distal)) : mark
    }
    #expect(found.count == 1 && found[0].code == .marksExchanged, "\(found.map(\.message))")
    let place = names.count == 2 ? "on all films" : "on film \(names[0])"
    #expect(found[0].message.contains("both axes are marked in each other's place \(place)"))
  }

  @Test(arguments: ["AP", "lateral"]) func pointsInEachOthersPlaceDoNotFit(_ name: String) throws {
    let found = try errors { film, mark in
      film.name == name ? exchanged(mark, .origin, .correspondingPoint) : mark
    }
    #expect(!found.isEmpty)
  }

  /// Along the limb both films show a point: a mark that is off there is off on one of them.
  @Test(arguments: [FilmSubject.origin, .correspondingPoint], ["AP", "lateral"])
  func aPointThatIsOffAlongTheLimbIsNamed(_ subject: FilmSubject, _ name: String) throws {
    for shift in [8.0, -8, 15] {
      let found = try errors { film, mark in
        film.name == name && mark.subject == subject
          ? FilmMark(subject, at: mark.place + FilmPlace(0, shift), standardDeviation: mark.standardDeviation)
          : mark
      }
      #expect(found.contains { $0.code == .markMisfit && $0.subjects == [subject] }, "\(shift)")
    }
  }

  @Test func filmsThatAreUpsideDownHaveTheRingOnTheWrongSide() throws {
    let found = try errors { _, mark in
      FilmMark(
        mark.subject, at: FilmPlace(mark.place.x, -mark.place.y), standardDeviation: mark.standardDeviation)
    }
    #expect(!found.isEmpty)
  }

  @Test func theMarksAsTheyAreHaveNoError() throws { #expect(try errors { $1 }.isEmpty) }

  @Test func aLongFilmThatSaysNothingIsAnError() {
    var film = LongFilm(side: .left)
    (film.hip, film.knee, film.ankle) = (FilmPlace(0, 0), FilmPlace(0, 0), FilmPlace(0, 0))
    film.femoralJointLine = LongFilm.Line(FilmPlace(-40, 0), FilmPlace(40, 2))
    #expect(Malalignment(film).findings.contains { $0.code == .angleUnknown && $0.severity == .error })
    (film.hip, film.knee, film.ankle) = (FilmPlace(0, -800), FilmPlace(20, -420), FilmPlace(0, 0))
    #expect(Malalignment(film).findings.contains { $0.code == .angleUnknown && $0.severity == .error })
  }

  /// Marks in centimetres taken for millimetres: no film shows anything smaller than it is.
  @Test func marksOfAFilmInAnotherUnitAreNoFilmOfThisLimb() throws {
    let set = try KnownFilms.read().set(.beam)
    for number in set.films.indices {
      let films = try set.films.enumerated().map { index, film in
        try index != number
          ? film
          : film.with(
            marks: film.marks.map {
              FilmMark($0.subject, at: 0.1 * $0.place, standardDeviation: $0.standardDeviation)
            })
      }
      let solution = FilmSolver.solve(try set.with(films: films))
      #expect(solution.hasErrors)
      let said = solution.findings.filter { $0.code == .frameImpossible && $0.film == set.films[number].name }
      #expect(
        said.count == 1 && said[0].message.contains("look whether these are centimetres"),
        "\(solution.findings.map(\.message))")
    }
  }
}
